import type { Place } from '../place';

/** Kinds that a policy may be attached to. */
const TARGETS: readonly { readonly group: string; readonly kind: string }[] = [
  { group: '', kind: 'Service' },
  { group: 'networking.istio.io', kind: 'ServiceEntry' },
  { group: 'gateway.networking.k8s.io', kind: 'Gateway' },
  { group: 'gateway.networking.k8s.io', kind: 'GatewayClass' },
];

function checkTarget(target: Place): void {
  if (target.text('name') === '')
    target.at('name').error('target-name', 'the target has no name', 'name the object that the policy is for');
  const [group, kind] = [target.text('group') === 'core' ? '' : target.text('group'), target.text('kind')];
  if (TARGETS.some((allowed) => allowed.kind === kind && allowed.group === group)) return;
  const sameKind = TARGETS.find((allowed) => allowed.kind === kind);
  target.error(
    'target-kind',
    `a policy cannot be attached to ${kind === '' ? 'nothing' : `${group === '' ? 'core' : group}/${kind}`}`,
    sameKind === undefined
      ? 'target a Service, ServiceEntry, Gateway (gateway.networking.k8s.io) or GatewayClass'
      : `write group: ${JSON.stringify(sameKind.group)} for kind ${kind}`,
  );
}

/** Checks `targetRef` and `targetRefs`, by which a policy is attached in ambient mode and on gateways. */
export function checkTargets(spec: Place): void {
  const single = spec.record('targetRef');
  if (single !== undefined) checkTarget(single);
  for (const target of spec.list('targetRefs')) checkTarget(target);
}

/** Warns of a selector without labels: it selects everything, which is seldom meant. */
function warnEmpty(selector: Place, labels: string): void {
  if (selector.size(labels) > 0) return;
  selector.warn(
    'selector-empty',
    'the selector has no labels and so selects every workload of the namespace',
    `name the labels in ${labels}, or remove the selector`,
  );
}

/** Checks the `selector` of a policy. Wildcards and empty keys are the schema's rules. */
export function checkSelector(spec: Place, field = 'selector'): void {
  const selector = spec.record(field);
  if (selector !== undefined) warnEmpty(selector, 'matchLabels');
}

/** Checks the older `workloadSelector`, for whose keys the schema has no rule. */
export function checkWorkloadSelector(spec: Place): void {
  const selector = spec.record('workloadSelector');
  if (selector === undefined) return;
  warnEmpty(selector, 'labels');
  for (const [key, label] of selector.entries('labels')) {
    if (key === '' || key.includes('*'))
      label.error('selector-key', 'a selector names its labels in full', 'write the whole key, without "*"');
  }
}
