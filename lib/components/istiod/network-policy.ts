import type { Manifest } from '../../model';
import { ingressRules, tcp } from '../shared/ingress-rules';
import { inNamespace } from './conditions';
import { revisionLabel, revisionLabels, revisioned } from './names';
import type { IstiodInput } from './values';

const WEBHOOKS = [tcp(15017)];
const XDS = [15010, 15011, 15012, 8080, 15014].map(tcp);

/** Renders the NetworkPolicy: istiod's ports in, everything out, since JWKS documents may be anywhere. */
export function istiodNetworkPolicy(input: IstiodInput): Manifest | undefined {
  const { values } = input;
  if (!inNamespace(input) || !values.global.networkPolicy?.enabled) return undefined;
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: revisioned('istiod', values.revision),
      namespace: input.namespace,
      labels: { app: 'istiod', istio: 'pilot', ...revisionLabels(input) },
    },
    spec: {
      podSelector: { matchLabels: { 'app': 'istiod', 'istio.io/rev': revisionLabel(input) } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: ingressRules([WEBHOOKS, XDS], input.release.facts.networkPolicyEmptyFrom),
      egress: [{}],
    },
  };
}
