import type { Kind } from '../../schema/kind';
import { list, obj, type Shape } from '../../schema/notation';
import { GATEWAY_API } from './group';
import { backendRefs, parentRefs, parentRefsWithPort, useDefaultGateways } from './references';
import { ruleNames } from './rules';
import { sectionName } from './texts';

/** Returns the spec of a route for connections or packets, which match nothing of their contents. */
function spec(kind: string, what: string): Pick<Kind, 'spec' | 'olderSpecs'> {
  const rules: Shape = list(
    obj(`${kind}Rule`, {
      'backendRefs!': backendRefs.min(1).doc(`Destinations of ${what}, by weight.`),
      'name': sectionName.doc('Name of the rule.'),
    }),
  ).min(1).atomic;
  return {
    spec: obj(`${kind}Spec`, { parentRefs, 'rules!': rules.max(1).doc('The one rule.'), useDefaultGateways }),
    olderSpecs: {
      v1alpha2: obj(`${kind}Spec`, {
        'parentRefs': parentRefsWithPort,
        'rules!': rules.max(16).rule(ruleNames).doc('Rules of the route.'),
        useDefaultGateways,
      }),
    },
  };
}

/** Kind TCPRoute: https://gateway-api.sigs.k8s.io/reference/spec/#tcproute */
export const TCPRoute: Kind = {
  ...GATEWAY_API,
  kind: 'TCPRoute',
  plural: 'tcproutes',
  versions: ['v1', 'v1alpha2'],
  doc: 'Route of TCP connections.',
  specRequired: true,
  ...spec('TCPRoute', 'connections'),
};

/** Kind UDPRoute: https://gateway-api.sigs.k8s.io/reference/spec/#udproute . istiod does not read it. */
export const UDPRoute: Kind = {
  ...GATEWAY_API,
  kind: 'UDPRoute',
  plural: 'udproutes',
  versions: ['v1', 'v1alpha2'],
  doc: 'Route of UDP packets. Istio does not act on it.',
  specRequired: true,
  ...spec('UDPRoute', 'packets'),
};
