import type { Manifest } from '../../model';
import type { ServiceModel } from '../service';

/** Returns a `MeshService` as a manifest with the fields that backends name. */
export function serviceBackend({ kind, name, namespace, host, ports }: ServiceModel): Manifest {
  const isService = kind === 'Service';
  return {
    apiVersion: isService ? 'v1' : 'networking.istio.io/v1',
    kind,
    metadata: { name, ...(namespace !== undefined && { namespace }) },
    spec: { hosts: [host], ports: ports.slice(0, 1).map(({ number }) => ({ number, port: number })) },
  };
}
