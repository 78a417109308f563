import type { Manifest } from '../../../../model';
import { matchesSelector } from '../../../facts';
import type { Check, Report } from '../../check';
import { fieldsOf, itemsOf, textOf, textsByIndex, type Fields } from '../../../objects/read';

const POLICY = 'admissionregistration.k8s.io/ValidatingAdmissionPolicy';
const BINDING = 'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding';

/**
 * Reports objects that an admission policy of Istio in the set denies: that of profile `stable`, which refuses
 * experimental fields.
 */
export const admissionPolicies: Check = {
  codes: ['ISC1012'],
  kinds: [POLICY],
  check: (facts, report) => {
    const denying = new Set(
      facts
        .of(BINDING)
        .filter(denies)
        .map((binding) => textOf(fieldsOf(binding, 'spec'), 'policyName')),
    );
    for (const policy of facts.of(POLICY)) {
      if (denying.has(String(policy.metadata.name)))
        for (const object of facts.objects) checkObject(object, policy, report);
    }
  },
};

const denies = (binding: Manifest): boolean =>
  textsByIndex(fieldsOf(binding, 'spec'), 'validationActions').includes('Deny');

function checkObject(object: Manifest, policy: Manifest, report: Report): void {
  if (!isMatched(object, policy)) return;
  const name = String(policy.metadata.name);
  for (const { path, found, what } of refused(object, itemsOf(fieldsOf(policy, 'spec'), 'validations'))) {
    report({
      code: 'ISC1012',
      object,
      path,
      ...(found !== undefined && { found }),
      related: [policy],
      message: `ValidatingAdmissionPolicy ${name} of this program denies ${what}, so the API server refuses the object`,
      fix:
        'leave it out, or install the mesh without the policy (profile stable sets ' +
        'experimental.stableValidationPolicy)',
    });
  }
}

/** Reports whether a policy applies to an object, by the object's group and labels. */
function isMatched(object: Manifest, policy: Manifest): boolean {
  const { apiVersion } = object;
  if (typeof apiVersion !== 'string' || !apiVersion.includes('/')) return false;
  const constraints = fieldsOf(fieldsOf(policy, 'spec'), 'matchConstraints');
  const [group] = apiVersion.split('/');
  const isForGroup = itemsOf(constraints, 'resourceRules').some((rule) =>
    textsByIndex(rule, 'apiGroups').some((known) => known === group || known === '*'),
  );
  return isForGroup && matchesSelector(constraints.objectSelector, fieldsOf(object.metadata as Fields, 'labels'));
}

interface Refused {
  readonly path: string;
  readonly found?: unknown;
  readonly what: string;
}

const KIND = /^!variables\.is(\w+)$/;
const OF_KIND = /variables\.is(\w+)\s*&&/;
/**
 * Pattern of a CEL validation of list fields: `(has(object.spec.tracing) ? object.spec.tracing : {}).exists(t,
 * has(t.field))`.
 */
const FIELD_OF_LIST = /object\.spec\.(\w+) : \{\}\)\.exists\((\w+), has\(\2\.(\w+)\)\)/g;
const FIELD_OF_SOURCE = /has\(\w+\.source\.(\w+)\)/g;

/**
 * Returns the parts of an object that the validations of Istio's policy refuse: whole kinds, and fields of lists and
 * sources.
 */
function refused(object: Manifest, validations: readonly Fields[]): Refused[] {
  return validations.flatMap((validation) => {
    const expression = textOf(validation, 'expression') ?? '';
    const kind = KIND.exec(expression)?.[1];
    if (kind !== undefined) return kind === object.kind ? [{ path: 'kind', found: kind, what: `every ${kind}` }] : [];
    if (OF_KIND.exec(expression)?.[1] !== object.kind) return [];
    return [...refusedInLists(object, expression), ...refusedSources(object, expression)];
  });
}

function refusedInLists(object: Manifest, expression: string): Refused[] {
  return [...expression.matchAll(FIELD_OF_LIST)].flatMap(([, list, , field]) =>
    itemsOf(fieldsOf(object, 'spec'), list).flatMap((item, i) =>
      item[field] === undefined
        ? []
        : [{ path: `spec.${list}[${i}].${field}`, found: item[field], what: `${list}[].${field}` }],
    ),
  );
}

function refusedSources(object: Manifest, expression: string): Refused[] {
  const refusedFields = [...expression.matchAll(FIELD_OF_SOURCE)].map(([, field]) => field);
  return itemsOf(fieldsOf(object, 'spec'), 'rules').flatMap((rule, i) =>
    itemsOf(rule, 'from').flatMap((from, j) => {
      const source = fieldsOf(from, 'source');
      return refusedFields
        .filter((field) => source[field] !== undefined)
        .map((field) => ({
          path: `spec.rules[${i}].from[${j}].source.${field}`,
          found: source[field],
          what: `source.${field}`,
        }));
    }),
  );
}
