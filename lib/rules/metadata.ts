import type { Place } from './place';

const DRY_RUN = 'istio.io/dry-run';
/**
 * Annotations and labels that istiod puts on objects of its own; from outside they would widen what an object may do,
 * or are always refused.
 */
const INTERNAL = [
  'internal.istio.io/webhook-always-reject',
  'internal.istio.io/parents',
  'internal.istio.io/parent-namespace',
];
const BOOLEANS = ['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False'];

/** Checks the annotations that the webhook knows, on every kind. */
export function checkMetadata(object: Place): void {
  const annotations = object.at('metadata').record('annotations');
  if (annotations === undefined) return;
  for (const name of INTERNAL.filter((internal) => annotations.has(internal))) {
    annotations.at(name).error('annotation-internal', 'only istiod itself may set this annotation', 'remove it');
  }
  if (annotations.has(DRY_RUN)) checkDryRun(object, annotations.at(DRY_RUN));
}

function checkDryRun(object: Place, annotation: Place): void {
  if (object.text('kind') !== 'AuthorizationPolicy') {
    return annotation.error(
      'dry-run',
      'only an AuthorizationPolicy can be tried out with this annotation',
      'remove it',
    );
  }
  const action = object.at('spec').text('action') || 'ALLOW';
  if (action !== 'ALLOW' && action !== 'DENY')
    annotation.error('dry-run', `action ${action} cannot be tried out`, 'remove the annotation, or use ALLOW or DENY');
  else if (!BOOLEANS.includes(annotation.string))
    annotation.error('dry-run', 'must be true or false', 'write "true" or "false"');
}
