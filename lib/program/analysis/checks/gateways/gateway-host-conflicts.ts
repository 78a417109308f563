import type { Manifest } from '../../../../model';
import { VIRTUAL_SERVICE, type Check } from '../../check';
import { fieldsOf, textsByIndex } from '../../../objects/read';
import { gatewaysOf } from '../../virtual-services';
import { objectText } from '../../wording';

/** Reports several VirtualServices for one host at one gateway: their routes are merged in an undefined order. */
export const gatewayHostConflicts: Check = {
  codes: ['ISC1005'],
  kinds: [VIRTUAL_SERVICE],
  check: (facts, report) => {
    const claims = new Map<string, Manifest>();
    for (const object of facts.of(VIRTUAL_SERVICE)) {
      for (const gateway of new Set(gatewaysOf(object).map(({ namespace, name }) => `${namespace}/${name}`))) {
        textsByIndex(fieldsOf(object, 'spec'), 'hosts').forEach((host, i) => {
          const key = `${gateway} ${host}`;
          const other = claims.get(key);
          claims.set(key, other ?? object);
          if (other === undefined || other === object) return;
          report({
            code: 'ISC1005',
            object,
            path: `spec.hosts[${i}]`,
            found: host,
            related: [other],
            message:
              `${objectText(other)} routes this host on gateway ${gateway} too, and the order of their routes is ` +
              'left to chance',
            fix: 'join their routes, or delegate to one of them',
          });
        });
      }
    }
  },
};
