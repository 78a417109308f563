import type { Manifest } from '../../../../model';
import type { ProgramFacts } from '../../../facts';
import { append } from '../../../facts/append';
import { AUTHORIZATION_POLICY, type Check, type Report } from '../../check';
import { fieldsOf, itemsOf, namespaceOf, textOf, textsByIndex, type Fields } from '../../../objects/read';
import { matchesLabels } from '../../../objects/selectors';
import { contradictionIn, ruleCovers } from '../../rule-cover';
import { objectText } from '../../wording';

const DRY_RUN = 'istio.io/dry-run';
const actionOf = (object: Manifest): string => textOf(fieldsOf(object, 'spec'), 'action') ?? 'ALLOW';
const rulesOf = (object: Manifest): readonly Fields[] => itemsOf(fieldsOf(object, 'spec'), 'rules');
const labelsOf = (object: Manifest): Fields => fieldsOf(fieldsOf(fieldsOf(object, 'spec'), 'selector'), 'matchLabels');

function isAttached(object: Manifest): boolean {
  const spec = fieldsOf(object, 'spec');
  return spec.targetRef !== undefined || itemsOf(spec, 'targetRefs').length > 0;
}

/** Reports rules of ALLOW policies that a DENY policy of the same pods covers, which comes first. */
export const coveredRules: Check = {
  codes: ['ISC1024'],
  kinds: [AUTHORIZATION_POLICY],
  check: (facts, report) => {
    const denials = new Map<string, Manifest[]>();
    for (const object of facts.of(AUTHORIZATION_POLICY)) {
      const isTrial = object.metadata.annotations?.[DRY_RUN] === 'true';
      if (actionOf(object) === 'DENY' && !isAttached(object) && !isTrial) append(denials, namespaceOf(object), object);
    }
    if (denials.size === 0) return;
    for (const object of facts.of(AUTHORIZATION_POLICY)) {
      // ztunnel skips rules of HTTP: what they deny in ambient mode is for the checks of that.
      if (actionOf(object) === 'ALLOW' && !isAttached(object) && !mayBeAmbient(object, facts))
        checkAllowed(object, denialsFor(object, denials, facts), report);
    }
  },
};

/** Reports whether a policy may be for pods in ambient mode. */
function mayBeAmbient(object: Manifest, { namespaces, pods, mesh }: ProgramFacts): boolean {
  const own = namespaceOf(object);
  const isWholeMesh = own === mesh.rootNamespace;
  const names = isWholeMesh ? [...namespaces.names()] : [own];
  const isAmbient = names.some((name) => namespaces.mode(name) === 'ambient');
  return (
    isAmbient || pods.all.some((pod) => (isWholeMesh || pod.namespace === own) && namespaces.modeOf(pod) === 'ambient')
  );
}

/** Returns the DENY policies that are for all pods of another policy. */
function denialsFor(
  object: Manifest,
  denials: ReadonlyMap<string, readonly Manifest[]>,
  { mesh }: ProgramFacts,
): Manifest[] {
  const labels = labelsOf(object);
  const places = new Set([namespaceOf(object), mesh.rootNamespace]);
  return [...places]
    .flatMap((place) => denials.get(place) ?? [])
    .filter((denial) => matchesLabels(labelsOf(denial), labels));
}

function checkAllowed(object: Manifest, denials: readonly Manifest[], report: Report): void {
  if (denials.length === 0) return;
  rulesOf(object).forEach((rule, i) => {
    const denial = denials.find((each) => rulesOf(each).some((other) => ruleCovers(other, rule)));
    if (denial === undefined) return;
    report({
      code: 'ISC1024',
      object,
      path: `spec.rules[${i}]`,
      message: `${objectText(denial)} denies all that this rule allows, and DENY comes before ALLOW`,
      fix: 'remove the rule, or make the other policy deny less',
      related: [denial],
    });
  });
}

/** Reports sources and operations of rules that exclude all that they ask for. */
export const unmetRules: Check = {
  codes: ['ISC1025'],
  kinds: [AUTHORIZATION_POLICY],
  check: (facts, report) => {
    for (const object of facts.of(AUTHORIZATION_POLICY)) {
      rulesOf(object).forEach((rule, i) => {
        itemsOf(rule, 'from').forEach((from, j) =>
          checkPart(object, `spec.rules[${i}].from[${j}].source`, fieldsOf(from, 'source'), report),
        );
        itemsOf(rule, 'to').forEach((to, j) =>
          checkPart(object, `spec.rules[${i}].to[${j}].operation`, fieldsOf(to, 'operation'), report),
        );
      });
    }
  },
};

function checkPart(object: Manifest, path: string, part: Fields, report: Report): void {
  const contradiction = contradictionIn(part);
  if (contradiction !== undefined) {
    report({
      code: 'ISC1025',
      object,
      path: `${path}.${contradiction}`,
      found: textsByIndex(part, contradiction),
      message: 'it excludes every value that is asked for beside it, so no request meets both',
      fix: 'leave one of the two out',
    });
  } else checkNamespaces(object, path, part, report);
}

const PRINCIPAL = /^[^/*]+\/ns\/([^/*]+)\/sa\/[^/*]+$/;

/** Checks that a caller can be in one of the namespaces and be one of the principals at once. */
function checkNamespaces(object: Manifest, path: string, part: Fields, report: Report): void {
  const namespaces = textsByIndex(part, 'namespaces');
  const own = textsByIndex(part, 'principals').map((principal) => PRINCIPAL.exec(principal)?.[1]);
  const isKnown = own.length > 0 && namespaces.length > 0 && own.every((each) => each !== undefined);
  if (!isKnown || namespaces.some((each) => each.includes('*') || own.includes(each))) return;
  report({
    code: 'ISC1025',
    object,
    path: `${path}.namespaces`,
    found: namespaces,
    message: 'no principal that is asked for beside it is in one of these namespaces, so no request meets both',
    fix: 'leave the namespaces out, or write them as a source of their own',
  });
}
