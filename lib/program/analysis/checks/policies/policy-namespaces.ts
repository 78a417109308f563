import type { Manifest } from '../../../../model';
import type { ProgramFacts } from '../../../facts';
import { AUTHORIZATION_POLICY, type Check, type Report } from '../../check';
import { fieldsOf, itemsOf, textsByIndex } from '../../../objects/read';

/** Reports namespaces that AuthorizationPolicies name, and that do not exist. */
export const policyNamespaces: Check = {
  codes: ['IST0101'],
  kinds: [AUTHORIZATION_POLICY],
  needs: ['namespaces'],
  check: (facts, report) => {
    if (facts.namespaces.size === 0 || !facts.expects(true)) return;
    for (const object of facts.of(AUTHORIZATION_POLICY)) checkPolicy(object, facts, report);
  },
};

function checkPolicy(object: Manifest, facts: ProgramFacts, report: Report): void {
  itemsOf(fieldsOf(object, 'spec'), 'rules').forEach((rule, i) =>
    itemsOf(rule, 'from').forEach((from, j) => {
      for (const field of ['namespaces', 'notNamespaces']) {
        textsByIndex(fieldsOf(from, 'source'), field).forEach((name, k) => {
          if (isKnown(name, facts)) return;
          report({
            code: 'IST0101',
            object,
            path: `spec.rules[${i}].from[${j}].source.${field}[${k}]`,
            found: name,
            message: 'there is no such namespace',
            known: () => facts.namespaces.names(),
            fix: 'correct its name, or name it in `outside`',
            parameters: ['namespace', name],
            audience: 'analyze',
          });
        });
      }
    }),
  );
}

function isKnown(pattern: string, facts: ProgramFacts): boolean {
  if (pattern === '*' || facts.isOutside(pattern) || facts.namespaces.get(pattern) !== undefined) return true;
  const names = [...facts.namespaces.names()];
  if (pattern.startsWith('*')) return names.some((name) => name.endsWith(pattern.slice(1)));
  if (pattern.endsWith('*')) return names.some((name) => name.startsWith(pattern.slice(0, -1)));
  return names.some((name) => name.toLowerCase() === pattern.toLowerCase());
}
