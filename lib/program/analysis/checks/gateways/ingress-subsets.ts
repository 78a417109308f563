import type { Manifest } from '../../../../model';
import { VIRTUAL_SERVICE, type Check } from '../../check';
import { fieldsOf, itemsOf, textOf, textsByIndex } from '../../../objects/read';
import { fullName } from '../../wording';

/** Reports subset routes in the mesh that do not apply to requests that a gateway sends to the same host. */
export const ingressSubsets: Check = {
  codes: ['IST0140'],
  kinds: [VIRTUAL_SERVICE],
  check: (facts, report) => {
    const routedBySubset = new Map<string, Manifest[]>();
    for (const object of facts.of(VIRTUAL_SERVICE)) {
      const hosts = new Set(textsByIndex(fieldsOf(object, 'spec'), 'hosts'));
      for (const { host, subset } of httpDestinations(object)) {
        if (subset === undefined || !hosts.has(host)) continue;
        routedBySubset.set(host, [...(routedBySubset.get(host) ?? []), object]);
      }
    }
    for (const object of facts.of(VIRTUAL_SERVICE)) {
      if (textsByIndex(fieldsOf(object, 'spec'), 'gateways').length === 0) continue;
      for (const { host, subset, path } of httpDestinations(object)) {
        if (subset !== undefined) continue;
        for (const other of routedBySubset.get(host) ?? []) {
          report({
            code: 'IST0140',
            object,
            path: `${path}.host`,
            found: host,
            message:
              `VirtualService ${fullName(other)} routes this host by subset, ` +
              'which does not hold for requests here',
            fix: 'name the subset here too',
            related: [other],
            parameters: [fullName(other), fullName(object)],
          });
        }
      }
    }
  },
};

function httpDestinations(object: Manifest) {
  return itemsOf(fieldsOf(object, 'spec'), 'http').flatMap((route, i) =>
    itemsOf(route, 'route').map((item, j) => {
      const destination = fieldsOf(item, 'destination');
      return {
        host: textOf(destination, 'host') ?? '',
        subset: textOf(destination, 'subset'),
        path: `spec.http[${i}].route[${j}].destination`,
      };
    }),
  );
}
