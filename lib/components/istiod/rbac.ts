import type { IstiodInput } from './values';

/**
 * API groups of Istio's configuration. Past ones are kept, because an older istiod beside this one still reads them.
 */
export const ISTIO_GROUPS = [
  'config.istio.io',
  'security.istio.io',
  'networking.istio.io',
  'authentication.istio.io',
  'rbac.istio.io',
  'telemetry.istio.io',
  'extensions.istio.io',
];

/** Returns the API group of multi-cluster Services, for which a cloud may have a name of its own. */
export function multiClusterServicesGroup({ values }: IstiodInput): string {
  return String(values.env?.MCS_API_GROUP || 'multicluster.x-k8s.io');
}
