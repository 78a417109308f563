import type { Place } from '../place';
import { dnsLabel, dnsSubdomain, labelValue, qualifiedName } from './formats/names';
import { checkValues, labels, operatorOf, selector } from './labels';
import { object, objects, text, texts, whole, word } from './read';

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];
const NODE_OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'];
const POLICIES = ['Honor', 'Ignore'];

/** Checks a toleration: https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
export function toleration(place: Place): void {
  const key = text(place, 'key', qualifiedName);
  const operator = word(place, 'operator', ['Equal', 'Exists']);
  const exists = operator === 'Exists';
  const value = text(place, 'value', exists ? undefined : labelValue);
  const effect = word(place, 'effect', EFFECTS);
  const seconds = place.at('tolerationSeconds');
  if (exists && value)
    place
      .at('value')
      .error('toleration-value', 'operator Exists takes no value', "leave `value` out, or use operator 'Equal'");
  if (!key && !exists)
    place
      .at('operator')
      .error(
        'toleration-key',
        'a toleration without `key` needs operator Exists',
        "give a `key`, or use operator 'Exists'",
      );
  if (
    seconds.value !== undefined &&
    seconds.value !== null &&
    whole(place, 'tolerationSeconds', -Infinity, Infinity) !== undefined &&
    effect !== 'NoExecute'
  ) {
    seconds.error('toleration-seconds', 'only effect NoExecute has a time', "leave it out, or use effect 'NoExecute'");
  }
}

function nodeExpression(strict: boolean): (place: Place) => void {
  return (place) => {
    text(place, 'key', qualifiedName);
    const operator = operatorOf(place, NODE_OPERATORS);
    texts(place, 'values', strict ? labelValue : undefined);
    checkValues(place, operator);
  };
}

/** Checks a selector of nodes by a field, of which `metadata.name` is the only one. */
function nodeField(place: Place): void {
  word(place, 'key', ['metadata.name']);
  word(place, 'operator', ['In', 'NotIn']);
  const values = texts(place, 'values', dnsSubdomain);
  if (values.length !== 1)
    place.at('values').error('selector-values', 'a field of nodes has one value', 'give one name');
}

function nodeTerm(place: Place, strict: boolean): void {
  objects(place, 'matchExpressions', nodeExpression(strict));
  objects(place, 'matchFields', nodeField);
}

const weight = (place: Place): number | undefined => whole(place, 'weight', 1, 100);

function nodeAffinity(place: Place): void {
  object(place, 'requiredDuringSchedulingIgnoredDuringExecution', (required) => {
    const terms = objects(required, 'nodeSelectorTerms', (term) => nodeTerm(term, true));
    if (terms.length === 0)
      required
        .at('nodeSelectorTerms')
        .error('node-terms', 'needs at least one term', 'give one, or leave the affinity out');
  });
  objects(place, 'preferredDuringSchedulingIgnoredDuringExecution', (preferred) => {
    weight(preferred);
    object(preferred, 'preference', (term) => nodeTerm(term, false));
  });
}

function podTerm(place: Place): void {
  const key = text(place, 'topologyKey', qualifiedName);
  if (!key)
    place
      .at('topologyKey')
      .error(
        'topology-key',
        'needs the label of nodes that makes a place',
        'write for example kubernetes.io/hostname or topology.kubernetes.io/zone',
      );
  selector(place, 'labelSelector');
  selector(place, 'namespaceSelector');
  texts(place, 'namespaces', dnsLabel);
  texts(place, 'matchLabelKeys', qualifiedName);
  texts(place, 'mismatchLabelKeys', qualifiedName);
}

function podAffinity(place: Place): void {
  objects(place, 'requiredDuringSchedulingIgnoredDuringExecution', podTerm);
  objects(place, 'preferredDuringSchedulingIgnoredDuringExecution', (preferred) => {
    weight(preferred);
    object(preferred, 'podAffinityTerm', podTerm);
  });
}

/** Checks node and pod affinity: https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/ */
export function affinity(place: Place): void {
  object(place, 'nodeAffinity', nodeAffinity);
  object(place, 'podAffinity', podAffinity);
  object(place, 'podAntiAffinity', podAffinity);
}

/**
 * Checks one constraint of the spread over nodes:
 * https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function topologySpread(place: Place): void {
  whole(place, 'maxSkew', 1);
  const key = text(place, 'topologyKey');
  if (key === '')
    place
      .at('topologyKey')
      .error(
        'topology-key',
        'needs the label of nodes that makes a place',
        'write for example kubernetes.io/hostname or topology.kubernetes.io/zone',
      );
  const action = word(place, 'whenUnsatisfiable', ['DoNotSchedule', 'ScheduleAnyway']);
  if (whole(place, 'minDomains', 1) !== undefined && action !== 'DoNotSchedule') {
    place
      .at('minDomains')
      .error(
        'min-domains',
        'only whenUnsatisfiable DoNotSchedule has it',
        "leave it out, or use whenUnsatisfiable: 'DoNotSchedule'",
      );
  }
  word(place, 'nodeAffinityPolicy', POLICIES);
  word(place, 'nodeTaintsPolicy', POLICIES);
  selector(place, 'labelSelector');
  texts(place, 'matchLabelKeys', qualifiedName);
  if (place.size('matchLabelKeys') > 0 && !place.has('labelSelector')) {
    place.at('matchLabelKeys').error('match-label-keys', 'needs a `labelSelector` beside it', 'give one');
  }
}

/** Checks the scheduling fields of a pod. */
export function scheduling(pod: Place): void {
  labels(pod, 'nodeSelector');
  objects(pod, 'tolerations', toleration);
  object(pod, 'affinity', affinity);
  const spread = objects(pod, 'topologySpreadConstraints', topologySpread);
  repeatedConstraints(spread);
  text(pod, 'priorityClassName', dnsSubdomain);
}

function repeatedConstraints(constraints: readonly Place[]): void {
  const seen = new Map<string, number>();
  for (const constraint of constraints) {
    const id = `${constraint.text('topologyKey')} ${constraint.text('whenUnsatisfiable')}`;
    const earlier = seen.get(id);
    if (earlier === undefined) seen.set(id, constraint.index);
    else
      constraint
        .at('topologyKey')
        .error(
          'duplicate',
          `constraint ${earlier} has the same topologyKey and whenUnsatisfiable`,
          'leave out one of them',
        );
  }
}
