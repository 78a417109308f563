import type { Manifest } from '../../../model';
import { isOfIdentity, policyRules, type PolicyAttribute } from '../../access/policy-rules';
import { isDryRun, matchesPolicy, ztunnelPolicy, type ZtunnelPolicy } from '../../access/ztunnel';
import { fieldsOf, namespaceOf, type Fields } from '../../objects/read';
import { Selectors } from './label-index';
import type { Workload } from './data-planes';
import { isMeshWide, selectorOf, targetsOf, type AmbientMesh, type Target } from './mesh';
import { podPorts, podsOf, shownService, type ServiceView } from './services';
import { WAYPOINT_CLASS } from './waypoints';

/** AuthorizationPolicies, indexed by the objects and namespaces that they apply to. */
interface PolicyIndex {
  /**
   * Policies by target, such as `Service shop/orders` or `Gateway shop/waypoint`; `GatewayClass` for policies of all
   * waypoints.
   */
  readonly byTarget: ReadonlyMap<string, readonly Manifest[]>;
  /** Policies without targets in the form of ztunnel, by namespace. */
  readonly byNamespace: ReadonlyMap<string, Selectors<SentPolicy>>;
}

/** AuthorizationPolicy as written, and in the form of ztunnel. */
export interface SentPolicy {
  readonly object: Manifest;
  readonly selector: Fields;
  readonly sent: ZtunnelPolicy;
}

const INDEXES = new WeakMap<AmbientMesh, PolicyIndex>();

function indexOf(mesh: AmbientMesh): PolicyIndex {
  const known = INDEXES.get(mesh);
  if (known) return known;
  const byTarget = new Map<string, Manifest[]>();
  const byNamespace = new Map<string, Selectors<SentPolicy>>();
  for (const object of mesh.authorizationPolicies) {
    const spec = fieldsOf(object, 'spec');
    for (const key of new Set(targetsOf(spec).map((target) => targetKey(object, target, mesh)))) {
      const others = byTarget.get(key);
      if (others) others.push(object);
      else byTarget.set(key, [object]);
    }
    const sent = ztunnelPolicy(object);
    if (sent === undefined) continue;
    const policies = byNamespace.get(namespaceOf(object)) ?? new Selectors<SentPolicy>();
    byNamespace.set(namespaceOf(object), policies);
    policies.add({ object, selector: selectorOf(spec), sent });
  }
  const index = { byTarget, byNamespace };
  INDEXES.set(mesh, index);
  return index;
}

function targetKey(object: Manifest, { kind, name }: Target, mesh: AmbientMesh): string {
  if (kind !== 'GatewayClass') return `${kind} ${namespaceOf(object)}/${name}`;
  return name === WAYPOINT_CLASS && isMeshWide(object, mesh) ? 'GatewayClass' : '';
}

/** Returns the AuthorizationPolicies that the waypoint of a service enforces for it. */
export function policiesAtWaypoint(service: ServiceView, mesh: AmbientMesh): Manifest[] {
  const { waypoint, unbound } = mesh.waypoints.ofService({ ...service, view: service });
  if (waypoint === undefined || unbound) return [];
  const keys = [shownService(service), `Gateway ${waypoint.namespace}/${waypoint.name}`, 'GatewayClass'];
  return [...new Set(keys.flatMap((key) => indexOf(mesh).byTarget.get(key) ?? []))];
}

const OF_CALLER = (attribute: PolicyAttribute): boolean =>
  isOfIdentity(attribute) || attribute.key.startsWith('request.auth.');

/** Reports whether a policy at the waypoint of a service compares the caller, or allows no caller. */
export function comparesCallers(service: ServiceView, mesh: AmbientMesh): boolean {
  return policiesAtWaypoint(service, mesh).some((policy) => {
    if (isDryRun(policy)) return false;
    const spec = fieldsOf(policy, 'spec');
    const rules = policyRules(spec);
    if (rules.length === 0) return (spec.action ?? 'ALLOW') === 'ALLOW';
    return (
      spec.action === 'CUSTOM' ||
      rules.some(({ clauses }) => clauses.some(({ alternatives }) => alternatives.flat().some(OF_CALLER)))
    );
  });
}

/** Returns the policies that ztunnel enforces for a pod. */
export function policiesAtPod({ namespace, labels }: Workload, mesh: AmbientMesh): SentPolicy[] {
  const { byNamespace } = indexOf(mesh);
  const namespaces = new Set([namespace, mesh.settings.rootNamespace]);
  return [...namespaces].flatMap((one) => byNamespace.get(one)?.matching(labels) ?? []);
}

/** Reports whether ztunnel refuses all connections of an identity to the pods of a service. */
export function refusedAtPods(service: ServiceView, principal: string | undefined, mesh: AmbientMesh): boolean {
  const pods = podsOf(service, mesh.planes);
  if (principal === undefined || pods.length === 0 || pods.some((pod) => mesh.planes.modeOf(pod) !== 'ambient'))
    return false;
  return pods.every((pod) =>
    service.ports.flatMap((port) => podPorts(port, [pod])).every((port) => refused(pod, { principal, port }, mesh)),
  );
}

function refused(pod: Workload, connection: { principal: string; port: number }, mesh: AmbientMesh): boolean {
  const policies = policiesAtPod(pod, mesh).map(({ sent }) => sent);
  const of = (action: string) => policies.filter((policy) => policy.action === action);
  if (of('DENY').some((policy) => matchesPolicy(policy, connection) === true)) return true;
  return of('ALLOW').length > 0 && of('ALLOW').every((policy) => matchesPolicy(policy, connection) === false);
}
