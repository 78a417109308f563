import type { Manifest } from '../../../../model';
import { areVisibleTogether, type ProgramFacts } from '../../../facts';
import { append } from '../../../facts/append';
import { DESTINATION_RULE, PEER_AUTHENTICATION, VIRTUAL_SERVICE, type Check, type Report } from '../../check';
import { fieldsOf, itemsOf, namespaceOf, textOf } from '../../../objects/read';
import { objectText, selectorText } from '../../wording';

/** Reports several PeerAuthentications for the same pods, of which the oldest applies. */
export const repeatedAuthentications: Check = {
  codes: ['ISC1019'],
  kinds: [PEER_AUTHENTICATION],
  check: (facts, report) => {
    const first = new Map<string, Manifest>();
    for (const object of facts.of(PEER_AUTHENTICATION)) {
      const selector = selectorText(fieldsOf(fieldsOf(fieldsOf(object, 'spec'), 'selector'), 'matchLabels'));
      const key = `${namespaceOf(object)} ${selector}`;
      const other = first.get(key);
      if (other === undefined) first.set(key, object);
      else reportAuthentication(object, other, selector, report);
    }
  },
};

function reportAuthentication(object: Manifest, other: Manifest, selector: string, report: Report): void {
  report({
    code: 'ISC1019',
    object,
    path: 'spec.selector',
    ...(selector !== '' && { found: selector }),
    message: `${objectText(other)} is for the same pods, and only the older of the two holds`,
    fix: 'join them',
    related: [other],
  });
}

/** Reports subsets that two DestinationRules of one host define, of which istiod takes the first. */
export const repeatedSubsets: Check = {
  codes: ['ISC1018'],
  kinds: [DESTINATION_RULE],
  check: (facts, report) => {
    const byHost = new Map<string, Manifest[]>();
    for (const object of facts.of(DESTINATION_RULE)) {
      const spec = fieldsOf(object, 'spec');
      if (spec.workloadSelector !== undefined) continue;
      const host = facts.hosts.fullHost(textOf(spec, 'host') ?? '', namespaceOf(object));
      append(byHost, `${namespaceOf(object)} ${host}`, object);
    }
    for (const rules of byHost.values()) if (rules.length > 1) compareRules(rules, facts, report);
  },
};

function compareRules(rules: readonly Manifest[], facts: ProgramFacts, report: Report): void {
  const defined = new Map<string, Manifest>();
  for (const object of rules) {
    itemsOf(fieldsOf(object, 'spec'), 'subsets').forEach((subset, i) => {
      const name = textOf(subset, 'name') ?? '';
      const other = defined.get(name);
      if (other === undefined) defined.set(name, object);
      else if (other !== object && seeEachOther(object, other, facts)) {
        report({
          code: 'ISC1018',
          object,
          path: `spec.subsets[${i}].name`,
          found: name,
          message: `${objectText(other)} gives the host this subset too, and only the older of the two holds`,
          fix: 'write all subsets of a host in one DestinationRule',
          related: [other],
        });
      }
    });
  }
}

function seeEachOther(one: Manifest, other: Manifest, facts: ProgramFacts): boolean {
  const scopeOfRule = (object: Manifest) => {
    const host = facts.hosts.fullHost(textOf(fieldsOf(object, 'spec'), 'host') ?? '', namespaceOf(object));
    return facts.rulesFor(host).find((rule) => rule.object === object)?.scope ?? 'all';
  };
  return areVisibleTogether(scopeOfRule(one), scopeOfRule(other));
}

/** Reports routes that name one destination twice. */
export const repeatedDestinations: Check = {
  codes: ['ISC1021'],
  kinds: [VIRTUAL_SERVICE],
  check: (facts, report) => {
    for (const object of facts.of(VIRTUAL_SERVICE)) {
      for (const protocol of ['http', 'tls', 'tcp']) {
        itemsOf(fieldsOf(object, 'spec'), protocol).forEach((route, i) =>
          checkRoute({ object, path: `spec.${protocol}[${i}]` }, route, report),
        );
      }
    }
  },
};

function checkRoute(
  { object, path }: { object: Manifest; path: string },
  route: ReturnType<typeof fieldsOf>,
  report: Report,
): void {
  const first = new Map<string, number>();
  itemsOf(route, 'route').forEach((item, j) => {
    const { host, subset, port } = fieldsOf(item, 'destination');
    if (typeof host !== 'string') return;
    const key = JSON.stringify([host, subset, port]);
    const other = first.get(key);
    if (other === undefined) first.set(key, j);
    else if (item.headers === undefined) {
      report({
        code: 'ISC1021',
        object,
        path: `${path}.route[${j}].destination`,
        found: fieldsOf(item, 'destination'),
        message: `route[${other}] has the same destination, so its share is the sum of the two weights`,
        fix: 'join their weights, or correct the subset',
      });
    }
  });
}
