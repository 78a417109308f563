import { given } from '../shared/sparse';
import type { AntiAffinityTerm, IngressGatewayInput } from './values';

/**
 * Returns the affinity of the pods to nodes and other pods, from the short forms `nodeSelector`, `arch` and
 * `podAntiAffinity...`.
 */
export function ingressGatewayAffinity(input: IngressGatewayInput): object {
  return {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: requiredNodes(input),
      preferredDuringSchedulingIgnoredDuringExecution: preferredNodes(input),
    },
    ...podAntiAffinity(input),
  };
}

function architectures({ values }: IngressGatewayInput): [string, number][] {
  const byName = Object.entries(values.global.arch ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return byName
    .map(([name, weight]): [string, number] => [name, Math.trunc(Number(weight))])
    .filter(([, weight]) => weight > 0);
}

const isIn = (key: string, values: string[] | null): object => ({ key, operator: 'In', values });

function requiredNodes(input: IngressGatewayInput): object | null {
  const { arch, defaultNodeSelector } = input.values.global;
  const nodeSelector = given(input.gateway.nodeSelector) ? input.gateway.nodeSelector : defaultNodeSelector;
  if (!given(arch) && !given(nodeSelector)) return null;
  const names = architectures(input).map(([name]) => name);
  const labels = Object.entries(nodeSelector ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const matchExpressions = [
    ...(given(arch) ? [isIn('kubernetes.io/arch', names.length > 0 ? names : null)] : []),
    ...labels.map(([key, value]) => isIn(key, [String(value)])),
  ];
  return { nodeSelectorTerms: [{ matchExpressions }] };
}

function preferredNodes(input: IngressGatewayInput): object[] | null {
  const terms = architectures(input).map(([name, weight]) => ({
    weight,
    preference: { matchExpressions: [isIn('kubernetes.io/arch', [name])] },
  }));
  return terms.length > 0 ? terms : null;
}

function podAntiAffinity({ gateway }: IngressGatewayInput): object {
  const { podAntiAffinityLabelSelector: required, podAntiAffinityTermLabelSelector: preferred } = gateway;
  if (!given(required) && !given(preferred)) return {};
  return {
    podAntiAffinity: {
      ...(given(required) && {
        requiredDuringSchedulingIgnoredDuringExecution: required.map((term) => ({
          ...podTerm(term),
          ...namespacesOf(term),
        })),
      }),
      ...(given(preferred) && {
        preferredDuringSchedulingIgnoredDuringExecution: preferred.map((term) => ({
          podAffinityTerm: podTerm(term),
          weight: 100,
        })),
      }),
    },
  };
}

function podTerm({ key, operator, values, topologyKey }: AntiAffinityTerm): object {
  return {
    labelSelector: { matchExpressions: [{ key, operator, ...(given(values) && { values: values.split(',') }) }] },
    topologyKey,
  };
}

function namespacesOf({ namespaces }: AntiAffinityTerm): object {
  return given(namespaces) ? { namespaces: namespaces.split(',') } : {};
}
