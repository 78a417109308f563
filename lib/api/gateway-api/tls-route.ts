import type { Kind } from '../../schema/kind';
import { list, obj, type Shape } from '../../schema/notation';
import { isIpAddress } from '../../schema/rules/network';
import { textRule } from '../../schema/rules/native';
import { GATEWAY_API } from './group';
import { backendRefs, parentRefs, parentRefsWithPort, useDefaultGateways } from './references';
import { ruleNames } from './rules';
import { hostname, sectionName } from './texts';

const notAddress = textRule(
  'hostname-address',
  (text) => !isIpAddress(text),
  'a server name is no IP address',
  'write the DNS name',
);

const HOSTNAMES_DOC = 'Server names that the route is for; "*." may begin one.';
const hostnamesOf = (item: Shape): Shape =>
  list(item)
    .max(1024)
    .before('1.31', (names) => names.max(16)).atomic;
const anyRules = list(
  obj('TLSRouteRule', {
    'backendRefs!': backendRefs.min(1).doc('Destinations of connections, by weight.'),
    'name': sectionName.doc('Name of the rule.'),
  }),
).min(1).atomic;
const oneRule = anyRules.max(1);

const spec = obj('TLSRouteSpec', {
  'hostnames!': list(hostname.rule(notAddress))
    .min(1)
    .max(1024)
    .before('1.31', (names) => names.max(16))
    .atomic.doc(HOSTNAMES_DOC),
  parentRefs,
  'rules!': oneRule.doc('The one rule.'),
  useDefaultGateways,
});
/** Spec of version `v1alpha2`, which accepted several rules and no hostnames. */
const V1ALPHA2 = obj('TLSRouteSpec', {
  'hostnames': hostnamesOf(hostname).doc(HOSTNAMES_DOC),
  'parentRefs': parentRefsWithPort,
  'rules!': anyRules.max(16).rule(ruleNames).doc('Rules of the route.'),
  useDefaultGateways,
});
const V1ALPHA3 = spec.before('1.30', () =>
  obj('TLSRouteSpec', {
    'hostnames!': list(hostname).min(1).max(16).atomic.doc(HOSTNAMES_DOC),
    'parentRefs': parentRefsWithPort,
    'rules!': oneRule.doc('The one rule.'),
    useDefaultGateways,
  }),
);

/** Kind TLSRoute: https://gateway-api.sigs.k8s.io/reference/spec/#tlsroute */
export const TLSRoute: Kind = {
  ...GATEWAY_API,
  kind: 'TLSRoute',
  plural: 'tlsroutes',
  versions: ['v1', 'v1alpha3', 'v1alpha2'],
  doc: 'Route of TLS connections, by the server name of the handshake.',
  specRequired: true,
  spec,
  olderSpecs: { v1alpha2: V1ALPHA2, v1alpha3: V1ALPHA3 },
};
