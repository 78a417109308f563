import { isOpenShift } from '../shared/openshift';
import { containerResources } from '../shared/resources';
import { given, when } from '../shared/sparse';
import { ingressGatewayAffinity } from './affinity';
import { ingressGatewayAccount, type GatewayVolume, type IngressGatewayInput } from './values';

/** Returns the fields that both forms of the pod share: account, security context, priority class. */
export function podIdentity(input: IngressGatewayInput): object {
  const { values, gateway } = input;
  const user = isOpenShift(values) ? {} : { runAsUser: 1337, runAsGroup: 1337 };
  return {
    ...(!gateway.runAsRoot && { securityContext: { ...user, runAsNonRoot: true } }),
    serviceAccountName: ingressGatewayAccount(input),
    ...when('priorityClassName', values.global.priorityClassName),
  };
}

export function podPlacement(input: IngressGatewayInput): object {
  const { gateway, values } = input;
  return {
    affinity: ingressGatewayAffinity(input),
    ...when('tolerations', given(gateway.tolerations) ? gateway.tolerations : values.global.defaultTolerations),
  };
}

/** Returns the proxy's ports: those of the Service, and the one with Envoy's metrics. */
export function containerPorts({ gateway }: IngressGatewayInput): object[] {
  const ports = (gateway.ports ?? []).map((port) => ({
    containerPort: port.targetPort || port.port,
    protocol: port.protocol || 'TCP',
  }));
  return [...ports, { containerPort: 15090, protocol: 'TCP', name: 'http-envoy-prom' }];
}

export function containerSecurity({ gateway }: IngressGatewayInput): object {
  if (gateway.runAsRoot) return {};
  return {
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      privileged: false,
      readOnlyRootFilesystem: true,
    },
  };
}

export function proxyResources({ gateway, values }: IngressGatewayInput): object | null {
  return containerResources(given(gateway.resources) ? gateway.resources : values.global.defaultResources);
}

/** Returns the environment variable for a proxy that may listen only on ports above 1024. */
export function unprivilegedEnv({ gateway }: IngressGatewayInput): { name: string; value: string }[] {
  return gateway.runAsRoot ? [] : [{ name: 'ISTIO_META_UNPRIVILEGED_POD', value: 'true' }];
}

const list = <T>(items: readonly T[] | null | undefined): readonly T[] => items ?? [];

/**
 * Returns the mounts of the user's Secrets and ConfigMaps. A ConfigMap without a path is there for other containers.
 */
export function userMounts({ gateway }: IngressGatewayInput): object[] {
  const mount = ({ name, mountPath }: GatewayVolume): object => ({ name, mountPath, readOnly: true });
  return [
    ...list(gateway.secretVolumes).map(mount),
    ...list(gateway.configVolumes)
      .filter(({ mountPath }) => given(mountPath))
      .map(mount),
  ];
}

export function userVolumes({ gateway }: IngressGatewayInput): object[] {
  return [
    ...list(gateway.secretVolumes).map(({ name, secretName }) => ({ name, secret: { secretName, optional: true } })),
    ...list(gateway.configVolumes).map(({ name, configMapName }) => ({
      name,
      configMap: { name: configMapName, optional: true },
    })),
  ];
}

/** Returns `null` in place of an empty list, as the official charts write it; to the API server both mean none. */
export function listOrNull<T>(items: T[]): T[] | null {
  return items.length > 0 ? items : null;
}
