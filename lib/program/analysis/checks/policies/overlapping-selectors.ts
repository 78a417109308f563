import type { Manifest } from '../../../../model';
import { sidecarSelector, type PodFact, type ProgramFacts } from '../../../facts';
import { SIDECAR, TELEMETRY, type Check, type Report } from '../../check';
import type { CodeName } from '../../codes.data';
import { fieldsOf, itemsOf, kindOf, namespaceOf, type Fields } from '../../../objects/read';
import { groupedBy, labelSuggestions, listed, selectorText, sortedNames } from '../../wording';

/** Kind of which only one object may apply to a pod, by its selector or for its namespace. */
interface Single {
  readonly kind: string;
  readonly selectorPath: string;
  readonly selectorOf: (object: Manifest) => Fields;
  readonly isDefault: (object: Manifest) => boolean;
  readonly codes: { readonly perPod: CodeName; readonly perNamespace: CodeName };
}

const isAttached = (spec: Fields): boolean => spec.targetRef !== undefined || itemsOf(spec, 'targetRefs').length > 0;

const SIDECARS: Single = {
  kind: SIDECAR,
  selectorPath: 'spec.workloadSelector.labels',
  selectorOf: sidecarSelector,
  isDefault: (object) => Object.keys(sidecarSelector(object)).length === 0,
  codes: { perPod: 'IST0110', perNamespace: 'IST0111' },
};

const telemetrySelector = (object: Manifest): Fields =>
  fieldsOf(fieldsOf(fieldsOf(object, 'spec'), 'selector'), 'matchLabels');

const TELEMETRIES: Single = {
  kind: TELEMETRY,
  selectorPath: 'spec.selector.matchLabels',
  selectorOf: telemetrySelector,
  isDefault: (object) => Object.keys(telemetrySelector(object)).length === 0 && !isAttached(fieldsOf(object, 'spec')),
  codes: { perPod: 'IST0159', perNamespace: 'IST0160' },
};

/** Reports Sidecars that apply to the same pods: proxies take one of them, in an undefined order. */
export const overlappingSidecars: Check = {
  codes: ['IST0101', 'IST0110', 'IST0111'],
  kinds: [SIDECAR],
  check: (facts, report) => checkSingle(SIDECARS, facts, report),
};

/** Reports Telemetries that apply to the same pods. */
export const overlappingTelemetries: Check = {
  codes: ['IST0101', 'IST0159', 'IST0160'],
  kinds: [TELEMETRY],
  check: (facts, report) => checkSingle(TELEMETRIES, facts, report),
};

/** Reports whether Istio's analyzers take a namespace for ambient: labels of injection and revision come first. */
const isAmbientNamespace = (labels: Fields): boolean =>
  labels['istio.io/dataplane-mode'] === 'ambient' &&
  labels['istio-injection'] !== 'enabled' &&
  (labels['istio.io/rev'] ?? '') === '';

function checkSingle(single: Single, facts: ProgramFacts, report: Report): void {
  const objects = facts.of(single.kind);
  const isAmbient = (namespace: string) =>
    single.kind === SIDECAR && isAmbientNamespace(facts.namespaces.labels(namespace));
  for (const [namespace, group] of groupedBy(objects.filter(single.isDefault), namespaceOf)) {
    if (group.length > 1 && !isAmbient(namespace)) reportDefaults(single, group, report);
  }
  const byPod = new Map<PodFact, Manifest[]>();
  for (const object of objects) {
    const selector = single.selectorOf(object);
    if (Object.keys(selector).length === 0) continue;
    const pods = facts.pods.selected(selector, namespaceOf(object));
    if (pods.length === 0) reportUnmatched(single, object, facts, report);
    for (const pod of pods) byPod.set(pod, [...(byPod.get(pod) ?? []), object]);
  }
  for (const [pod, group] of byPod) {
    if (group.length < 2) continue;
    if (facts.namespaces.modeOf(pod) !== 'ambient') reportOverlap(single, pod, group, report);
    // In a program the checks of ambient mode say that the selector has no effect; Istio's analyzers only this.
    else if (single.kind === TELEMETRY)
      reportOverlap(single, pod, group, (finding) => report({ ...finding, audience: 'analyze' }));
  }
}

/** Limit of the other objects of a group that a finding names. */
const MAX_OTHERS = 3;

/** Returns the first objects of a group without the given one. */
function others(object: Manifest, group: readonly Manifest[]): Manifest[] {
  return group.slice(0, MAX_OTHERS + 1).filter((other) => other !== object);
}

function reportDefaults({ kind, selectorPath, codes }: Single, group: readonly Manifest[], report: Report): void {
  const name = kind.split('/')[1];
  const names = listed(sortedNames(group));
  for (const object of group) {
    report({
      code: codes.perNamespace,
      object,
      path: selectorPath.split('.').slice(0, 2).join('.'),
      related: others(object, group),
      message:
        `${name} ${sortedNames(others(object, group)).join(', ')} has no selector either, and only the oldest of ` +
        `them holds in namespace ${namespaceOf(object)}`,
      fix: 'join them, or give all but one a selector',
      parameters: [names, object.metadata.namespace ?? ''],
    });
  }
}

function reportOverlap(
  { kind, selectorPath, codes }: Single,
  pod: PodFact,
  group: readonly Manifest[],
  report: Report,
): void {
  const name = kind.split('/')[1];
  const names = listed(sortedNames(group));
  for (const object of group) {
    report({
      code: codes.perPod,
      object,
      path: selectorPath,
      related: [...others(object, group), pod.owner],
      message:
        `${name} ${sortedNames(others(object, group)).join(', ')} selects the pods of ${pod.owner.kind} ` +
        `${pod.name} too, and which of them holds is not defined`,
      fix: 'join them, or let each select pods of its own',
      parameters: [names, object.metadata.namespace ?? '', pod.name],
    });
  }
}

function reportUnmatched(
  { selectorPath, selectorOf }: Single,
  object: Manifest,
  facts: ProgramFacts,
  report: Report,
): void {
  const selector = selectorOf(object);
  const namespace = namespaceOf(object);
  if (!facts.knowsPodsOf(namespace) || (!facts.isComplete && facts.hasServiceFor(selector, namespace))) return;
  report({
    code: 'IST0101',
    object,
    path: selectorPath,
    found: selectorText(selector),
    severity: 'warning',
    message: `no pod in namespace ${namespace} has these labels, so the ${kindOf(object).split('/')[1]} holds for none`,
    known: () => labelSuggestions(selector, facts.pods.in(namespace)),
    fix: 'use labels of the pods that are meant',
    parameters: ['selector', selectorText(selector)],
  });
}
