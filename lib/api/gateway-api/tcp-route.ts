import type { Kind } from '../../schema/kind';
import { en, list, obj } from '../../schema/notation';
import type { Breach } from '../../schema/rules/rule';
import { GATEWAY_API } from './group';
import { backendRefs, parentRefsWithPort } from './references';
import { breaches, items } from './rules';
import { sectionName } from './texts';

const ruleNames = breaches(
  'rule-name',
  'each rule has a name of its own',
  'give it another name',
  (value): Breach[] => {
    const names = items(value).map((rule) => rule.name);
    return names.flatMap((name, i) =>
      name !== undefined && names.indexOf(name) < i ? [{ at: `[${i}].name`, found: name }] : [],
    );
  },
);

/** https://gateway-api.sigs.k8s.io/reference/specx/#tcproute . Of the experimental channel; istiod reads it with PILOT_ENABLE_ALPHA_GATEWAY_API. */
export const TCPRoute: Kind = {
  ...GATEWAY_API,
  kind: 'TCPRoute',
  plural: 'tcproutes',
  versions: ['v1alpha2'],
  doc: 'Where TCP connections go.',
  specRequired: true,
  spec: obj('TCPRouteSpec', {
    'parentRefs': parentRefsWithPort,
    'rules!': list(
      obj('TCPRouteRule', {
        'backendRefs!': backendRefs.min(1).doc('Where connections go, by weight.'),
        'name': sectionName.doc('Name of the rule.'),
      }),
    )
      .min(1)
      .max(16)
      .atomic.rule(ruleNames)
      .doc('Rules of the route.'),
    'useDefaultGateways': en({ All: 'All default gateways', None: 'None' }).doc(
      'Also belong to default gateways; default None.',
    ),
  }),
};
