import { isRecord } from '../../model';
import type { Tree } from '../tree';

/** Returns the ports of a Service as Kubernetes' types serialize them: a target port that is not given is 0. */
export function servicePorts(ports: readonly unknown[]): Tree[] {
  return ports.filter(isRecord).map((port) => ({
    ...given('name', port.name),
    ...given('protocol', port.protocol),
    ...('appProtocol' in port && port.appProtocol !== null ? { appProtocol: port.appProtocol } : {}),
    port: port.port ?? 0,
    targetPort: port.targetPort ?? 0,
    ...given('nodePort', port.nodePort),
  }));
}

const given = (name: string, value: unknown): Tree => (value ? { [name]: value } : {});
