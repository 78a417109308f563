import type { Manifest } from '../../../model';
import { isOfIdentity, policyRules } from '../../access/policy-rules';
import type { PolicyAttribute } from '../../access/policy-rules';
import { isDryRun, matchesPolicy, ztunnelPolicy } from '../../access/ztunnel';
import type { ZtunnelPolicy } from '../../access/ztunnel';
import { fields, namespaceOf } from '../read';
import { selects } from './data-planes';
import type { Workload } from './data-planes';
import { isMeshWide, selectorOf, targetsOf } from './mesh';
import type { AmbientMesh } from './mesh';
import { podPorts, podsOf } from './services';
import type { ServiceView } from './services';
import { WAYPOINT_CLASS } from './waypoints';

/** The AuthorizationPolicies that the waypoint of a service carries out for it. */
export function policiesAtWaypoint(service: ServiceView, mesh: AmbientMesh): Manifest[] {
  const { waypoint, unbound } = mesh.waypoints.ofService({ ...service, view: service });
  if (waypoint === undefined || unbound) return [];
  return mesh.authorizationPolicies.filter((policy) =>
    targetsOf(fields(policy, 'spec')).some(({ kind, name }) => {
      if (kind === 'GatewayClass') return name === WAYPOINT_CLASS && isMeshWide(policy, mesh);
      const owner = kind === 'Gateway' ? waypoint : service;
      return (
        (kind === 'Gateway' || kind === service.kind) && name === owner.name && namespaceOf(policy) === owner.namespace
      );
    }),
  );
}

const OF_CALLER = (attribute: PolicyAttribute): boolean =>
  isOfIdentity(attribute) || attribute.key.startsWith('request.auth.');

/** Whether a policy at the waypoint of a service compares who calls it, or lets nobody in. */
export function comparesCallers(service: ServiceView, mesh: AmbientMesh): boolean {
  return policiesAtWaypoint(service, mesh).some((policy) => {
    if (isDryRun(policy)) return false;
    const spec = fields(policy, 'spec');
    const rules = policyRules(spec);
    if (rules.length === 0) return (spec.action ?? 'ALLOW') === 'ALLOW';
    return (
      spec.action === 'CUSTOM' ||
      rules.some(({ clauses }) => clauses.some(({ alternatives }) => alternatives.flat().some(OF_CALLER)))
    );
  });
}

/** A policy as it is written, and as ztunnel has it. */
export interface SentPolicy {
  readonly object: Manifest;
  readonly sent: ZtunnelPolicy;
}

/** The policies that ztunnel has for a pod. */
export function policiesAtPod(pod: Workload, mesh: AmbientMesh): SentPolicy[] {
  return mesh.authorizationPolicies.flatMap((object) => {
    const spec = fields(object, 'spec');
    const own = namespaceOf(object) === pod.namespace || isMeshWide(object, mesh);
    if (!own || targetsOf(spec).length > 0 || !selects(selectorOf(spec), pod.labels)) return [];
    const sent = ztunnelPolicy(object);
    return sent ? [{ object, sent }] : [];
  });
}

/** Whether ztunnel refuses all connections of an identity to the pods of a service. */
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
