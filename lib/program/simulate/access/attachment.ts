import { hasTargets } from '../../access/ztunnel';
import type { ObjectFact } from '../../registry/objects';
import { fieldsOf, itemsOf, textMapOf, textOf, type Fields } from '../../objects/read';
import { matchesLabels } from '../../objects/selectors';
import type { ServiceFact } from '../../registry/services';
import type { ProxyFact } from '../proxies';

const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';
const WAYPOINT_CLASS = 'istio-waypoint';

/** Proxy to which policies are attached, and the service whose requests it handles as a waypoint. */
export interface PolicySubject {
  readonly proxy: ProxyFact;
  readonly service?: ServiceFact;
  readonly rootNamespace: string;
}

/** Object that a policy targets by name. */
export interface Target {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
}

/** Returns the objects that a policy targets by name. */
export function targetsOf(spec: Fields): Target[] {
  const listed = itemsOf(spec, 'targetRefs');
  const all = listed.length > 0 ? listed : [fieldsOf(spec, 'targetRef')];
  return all.map((one) => ({
    group: textOf(one, 'group') ?? '',
    kind: textOf(one, 'kind') ?? '',
    name: textOf(one, 'name') ?? '',
  }));
}

/** Reports whether a proxy enforces a policy: by its labels, or by the targets of the policy. */
export function isAttached(policy: ObjectFact, subject: PolicySubject): boolean {
  const { proxy, service, rootNamespace } = subject;
  const isWaypoint = proxy.kind === 'waypoint';
  const namespaces = [rootNamespace, proxy.namespace, ...(service ? [service.namespace] : [])];
  if (!namespaces.includes(policy.namespace)) return false;
  const gateway = proxy.labels[GATEWAY_NAME] ?? (isWaypoint ? proxy.name : undefined);
  if (!hasTargets(policy.spec)) return !isWaypoint && isSelected(policy.spec, proxy);
  return gateway !== undefined && targetsOf(policy.spec).some((target) => isTarget(target, policy, subject, gateway));
}

/** Reports whether the labels of a proxy's pod match the selector. */
export const isSelected = (spec: Fields, { labels }: Pick<ProxyFact, 'labels'>): boolean =>
  matchesLabels(textMapOf(fieldsOf(spec, 'selector'), 'matchLabels'), labels);

const REGISTRIES: Readonly<Record<string, { group: string; registry: ServiceFact['registry'] }>> = {
  Service: { group: '', registry: 'kubernetes' },
  ServiceEntry: { group: 'networking.istio.io', registry: 'external' },
};

function isTarget(
  target: Target,
  policy: ObjectFact,
  { proxy, service, rootNamespace }: PolicySubject,
  gateway: string,
) {
  const { group, kind, name } = target;
  if (proxy.kind === 'waypoint') {
    const of = Object.hasOwn(REGISTRIES, kind) ? REGISTRIES[kind] : undefined;
    if (of && service && name === service.name && policy.namespace === service.namespace) {
      return (group === of.group || group === 'core') && service.registry === of.registry;
    }
    if (kind === 'GatewayClass' && name === WAYPOINT_CLASS && policy.namespace === rootNamespace) return true;
  }
  return kind === 'Gateway' && name === gateway && policy.namespace === proxy.namespace;
}
