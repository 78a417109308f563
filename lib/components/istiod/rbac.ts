import type { IstiodInput } from './values';

/** The API groups of Istio's configuration. Past ones are kept: an older istiod beside this one still asks for them. */
export const ISTIO_GROUPS = [
  'config.istio.io',
  'security.istio.io',
  'networking.istio.io',
  'authentication.istio.io',
  'rbac.istio.io',
  'telemetry.istio.io',
  'extensions.istio.io',
];

/** The API group of multi-cluster Services, which a cloud may have under its own name. */
export function multiClusterServicesGroup({ values }: IstiodInput): string {
  return String(values.env?.MCS_API_GROUP || 'multicluster.x-k8s.io');
}
