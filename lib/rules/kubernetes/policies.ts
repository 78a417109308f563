import type { Place } from '../place';
import { dnsSubdomain, portName } from './formats/names';
import { cidr, plainCidr } from './formats/network';
import { selector } from './labels';
import { amount, object, objects, portOrName, text, texts, reportAsWarning, whole, word } from './read';
import { quantity } from './resources';

const EVICTION_POLICIES = ['IfHealthyBudget', 'AlwaysAllow'];

/** Checks a PodDisruptionBudget. */
export function podDisruptionBudget(place: Place): void {
  object(place, 'spec', (spec) => {
    const least = amount(spec, 'minAvailable', 100);
    const most = amount(spec, 'maxUnavailable', 100);
    if (least !== undefined && most !== undefined)
      spec
        .at('maxUnavailable')
        .error('more-than-one', 'takes `minAvailable` or `maxUnavailable`, not both', 'keep one of them');
    selector(spec, 'selector');
    const policy = word(spec, 'unhealthyPodEvictionPolicy', EVICTION_POLICIES);
    if (policy === '')
      spec
        .at('unhealthyPodEvictionPolicy')
        .error('not-allowed', `must be one of ${EVICTION_POLICIES.join(', ')}`, 'leave it out, or use one of them');
  });
}

const MAX_WINDOW = 3600;
const MAX_PERIOD = 1800;

function scalingRules(place: Place): void {
  whole(place, 'stabilizationWindowSeconds', 0, MAX_WINDOW);
  word(place, 'selectPolicy', ['Max', 'Min', 'Disabled']);
  quantity(place.at('tolerance'));
  objects(place, 'policies', (policy) => {
    word(policy, 'type', ['Pods', 'Percent']);
    whole(policy, 'value', 1);
    whole(policy, 'periodSeconds', 1, MAX_PERIOD);
  });
  const { value } = place.at('policies');
  if (Array.isArray(value) && value.length === 0)
    place
      .at('policies')
      .error('missing', 'needs at least one policy', "leave it out, or stop scaling with selectPolicy: 'Disabled'");
}

/** Checks the scaling speed of an autoscaler. */
export function autoscalingBehavior(place: Place): void {
  object(place, 'scaleUp', scalingRules);
  object(place, 'scaleDown', scalingRules);
}

function metric(place: Place): void {
  word(place, 'type', ['Resource', 'ContainerResource', 'Pods', 'Object', 'External']);
  object(place, 'resource', (resource) => {
    text(resource, 'name');
    object(resource, 'target', (target) => {
      word(target, 'type', ['Utilization', 'Value', 'AverageValue']);
      whole(target, 'averageUtilization', 1);
      for (const field of ['value', 'averageValue']) quantity(target.at(field));
    });
  });
}

/** Checks a HorizontalPodAutoscaler. */
export function horizontalPodAutoscaler(place: Place): void {
  object(place, 'spec', (spec) => {
    const min = whole(spec, 'minReplicas', 1);
    const max = whole(spec, 'maxReplicas', 1);
    if (max !== undefined && max > 0 && max < (min ?? 1))
      spec
        .at('maxReplicas')
        .error(
          'replicas',
          `must be at least minReplicas, ${min ?? 1}`,
          `use ${min ?? 1} or more, or lower minReplicas`,
        );
    object(spec, 'scaleTargetRef', (target) => text(target, 'name'));
    objects(spec, 'metrics', metric);
    object(spec, 'behavior', autoscalingBehavior);
  });
}

function policyPeer(place: Place): void {
  if (!['podSelector', 'namespaceSelector', 'ipBlock'].some((field) => place.has(field)))
    place.error('missing', 'names no peer', 'give a selector or an `ipBlock`');
  selector(place, 'podSelector');
  selector(place, 'namespaceSelector');
  object(place, 'ipBlock', (block) => {
    text(block, 'cidr', cidr);
    for (const range of [block.at('cidr'), ...texts(block, 'except', cidr)])
      reportAsWarning(range, plainCidr(range.string));
    if (place.has('podSelector') || place.has('namespaceSelector'))
      block.error('more-than-one', 'takes `ipBlock` or selectors, not both', 'write two peers');
  });
}

function policyRule(peers: string): (place: Place) => void {
  return (place) => {
    objects(place, peers, policyPeer);
    objects(place, 'ports', (port) => {
      word(port, 'protocol', ['TCP', 'UDP', 'SCTP']);
      if (port.has('port')) portOrName(port, 'port', portName);
      const end = whole(port, 'endPort', 1, 65535);
      const start = port.number('port');
      if (end !== undefined && start > end)
        port.at('endPort').error('range', `must be at least the first port, ${start}`, 'raise it');
      if (end !== undefined && start === 0)
        port.at('endPort').error('port-range', 'needs a number in `port`, where the range begins', 'give one');
    });
  };
}

/** Checks a NetworkPolicy. */
export function networkPolicy(place: Place): void {
  object(place, 'spec', (spec) => {
    selector(spec, 'podSelector');
    objects(spec, 'ingress', policyRule('from'));
    objects(spec, 'egress', policyRule('to'));
    texts(spec, 'policyTypes', (type) =>
      ['Ingress', 'Egress'].includes(type)
        ? undefined
        : { code: 'not-allowed', message: 'must be Ingress or Egress', fix: 'use one of them' },
    );
  });
}

/** Checks a ResourceQuota. */
export function resourceQuota(place: Place): void {
  object(place, 'spec', (spec) => {
    const hard = object(spec, 'hard');
    for (const [, amount_] of hard === undefined ? [] : spec.entries('hard')) quantity(amount_);
  });
}

/** Checks subjects and rules of RBAC objects. */
export function roleBinding(place: Place): void {
  objects(place, 'subjects', (subject) => {
    word(subject, 'kind', ['ServiceAccount', 'User', 'Group']);
    text(subject, 'name', subject.text('kind') === 'ServiceAccount' ? dnsSubdomain : undefined);
  });
}
