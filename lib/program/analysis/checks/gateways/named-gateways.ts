import type { Manifest } from '../../../../model';
import type { ProgramFacts } from '../../../facts';
import { VIRTUAL_SERVICE, type Check, type CheckFinding, type Report } from '../../check';
import { fieldsOf, itemsOf, namespaceOf, textsByIndex } from '../../../objects/read';
import { gatewaysOf, isInternalGateway, MESH, namedGateway, type NamedGateway } from '../../virtual-services';
import { fullName } from '../../wording';

/** Reports missing gateways that VirtualServices name. */
export const namedGateways: Check = {
  codes: ['IST0101', 'IST0165', 'ISC1002'],
  kinds: [VIRTUAL_SERVICE],
  needs: ['gateways'],
  check: (facts, report) => {
    for (const object of facts.of(VIRTUAL_SERVICE)) checkVirtualService(object, facts, report);
  },
};

function checkVirtualService(object: Manifest, facts: ProgramFacts, report: Report): void {
  for (const named of gatewaysOf(object)) {
    if (isInternalGateway(named)) reportInternal(object, named, report);
    else reportUnknown(object, named, { code: 'IST0101', parameters: ['gateway', named.text] }, facts, report);
  }
  for (const protocol of ['http', 'tls', 'tcp']) {
    itemsOf(fieldsOf(object, 'spec'), protocol).forEach((route, i) =>
      itemsOf(route, 'match').forEach((match, j) => {
        textsByIndex(match, 'gateways').forEach((text, k) => {
          if (text === MESH || text === '') return;
          const named = namedGateway(object, text, `spec.${protocol}[${i}].match[${j}].gateways[${k}]`);
          reportUnknown(object, named, { code: 'ISC1002' }, facts, report);
        });
      }),
    );
  }
}

function reportUnknown(
  object: Manifest,
  named: NamedGateway,
  as: Pick<CheckFinding, 'code' | 'parameters'>,
  facts: ProgramFacts,
  report: Report,
): void {
  const { gateways } = facts;
  if (
    gateways.has(named.namespace, named.name) ||
    facts.isOutside(named.namespace) ||
    !facts.expects(gateways.size > 0)
  )
    return;
  const known = () => [
    ...(named.text.includes('/') ? [] : gateways.namesIn(namespaceOf(object))),
    ...gateways.qualified(),
  ];
  report({
    ...as,
    object,
    path: named.path,
    found: named.text,
    message: 'there is no such Gateway',
    known,
    fix: 'declare the Gateway, or name it in `outside`',
  });
}

/** Reports a Gateway that istiod derives from one of the Gateway API: its name may change with any release. */
function reportInternal(object: Manifest, { path, text }: NamedGateway, report: Report): void {
  report({
    code: 'IST0165',
    object,
    path,
    found: text,
    message: 'istiod makes this Gateway itself, from one of the Gateway API, and may name it otherwise in any release',
    fix: 'route with an HTTPRoute, TLSRoute or TCPRoute that has the Gateway as parent',
    parameters: [fullName(object), text],
  });
}
