import type { Kind } from '../../schema/kind';
import { list, obj } from '../../schema/notation';
import { isIpAddress } from '../../schema/rules/network';
import { textRule } from '../../schema/rules/native';
import { GATEWAY_API } from './group';
import { backendRefs, parentRefs } from './references';
import { hostname, sectionName } from './texts';

const notAddress = textRule(
  'hostname-address',
  (text) => !isIpAddress(text),
  'a server name is no IP address',
  'write the DNS name',
);

/** https://gateway-api.sigs.k8s.io/reference/spec/#tlsroute */
export const TLSRoute: Kind = {
  ...GATEWAY_API,
  kind: 'TLSRoute',
  plural: 'tlsroutes',
  versions: ['v1', 'v1alpha3', 'v1alpha2'],
  doc: 'Where TLS connections go, by the server name of the handshake.',
  specRequired: true,
  spec: obj('TLSRouteSpec', {
    'hostnames!': list(hostname.rule(notAddress))
      .min(1)
      .max(16)
      .atomic.doc('Server names that the route is for; "*." may begin one.'),
    parentRefs,
    'rules!': list(
      obj('TLSRouteRule', {
        'backendRefs!': backendRefs.min(1).doc('Where connections go, by weight.'),
        'name': sectionName.doc('Name of the rule.'),
      }),
    )
      .min(1)
      .max(1)
      .atomic.doc('The one rule.'),
  }),
};
