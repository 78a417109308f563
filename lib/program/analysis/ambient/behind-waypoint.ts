import type { Manifest, Problem } from '../../../model';
import { isOfIdentity, policyRules, type PolicyAttribute, type PolicyRule } from '../../access/policy-rules';
import { matchesRule, reachesZtunnel, ztunnelPolicy, type ZtunnelPolicy } from '../../access/ztunnel';
import { anyOf, type Tri } from '../../access/tri-state';
import { fieldsOf, namespaceOf } from '../../objects/read';
import { comparesCallers, policiesAtPod } from './attached';
import { podsOfPolicy, problemOf, type AmbientMesh } from './mesh';
import type { Workload } from './data-planes';
import { podPorts, shownService, type ServiceView } from './services';
import type { GatewayView } from './waypoints';

/** Connections to the pods of one service as ztunnel receives them: from the waypoint. */
interface ThroughWaypoint {
  readonly service: ServiceView;
  readonly waypoint: GatewayView;
  readonly principal: string;
  readonly ports: readonly number[];
}

/**
 * Checks the policies that ztunnel enforces for pods behind a waypoint. Requests to the service come from the waypoint,
 * whose identity ztunnel receives instead of the caller's: sources of a policy are compared with the waypoint.
 */
export function behindWaypointProblems(policy: Manifest, mesh: AmbientMesh): Problem[] {
  const sent = ztunnelPolicy(policy);
  if (sent === undefined || !policyRules(fieldsOf(policy, 'spec')).some(comparesIdentity)) return [];
  for (const pod of podsOfPolicy(policy, mesh).filter((one) => mesh.planes.modeOf(one) === 'ambient')) {
    for (const service of mesh.services.of(pod)) {
      const calls = throughWaypoint(service, pod, mesh);
      const problems = calls ? problemsOfCalls(policy, sent, pod, calls, mesh) : [];
      if (problems.length > 0) return problems;
    }
  }
  return [];
}

function throughWaypoint(service: ServiceView, pod: Workload, mesh: AmbientMesh): ThroughWaypoint | undefined {
  const { waypoint, unbound } = mesh.waypoints.ofService({ ...service, view: service });
  if (waypoint === undefined || unbound) return undefined;
  const principal = `${mesh.settings.trustDomain}/ns/${waypoint.namespace}/sa/${waypoint.account}`;
  const ports = [...new Set(service.ports.flatMap((port) => podPorts(port, [pod])))];
  return ports.length === 0 ? undefined : { service, waypoint, principal, ports };
}

/** Returns the attributes of a rule that ztunnel compares with the identity of the caller. */
const identityOf = (rule: PolicyRule): PolicyAttribute[] =>
  rule.clauses.flatMap((clause) =>
    clause.alternatives.flat().filter((attribute) => isOfIdentity(attribute) && reachesZtunnel(attribute, clause)),
  );

const comparesIdentity = (rule: PolicyRule): boolean => identityOf(rule).length > 0;

/** Reports whether an attribute distinguishes callers: `*` matches any identity, the waypoint's too. */
const distinguishes = ({ values }: PolicyAttribute): boolean => values.some((value) => value !== '*');

/** Reports whether an attribute names the waypoint, and no other caller, in one value, so that it is intended. */
function namesWaypoint(
  { key, values }: PolicyAttribute,
  policy: Manifest,
  { waypoint, principal }: ThroughWaypoint,
): boolean {
  if (key === 'source.principal') return values.includes(principal);
  if (key !== 'source.serviceAccount') return false;
  const own = waypoint.namespace === namespaceOf(policy) && values.includes(waypoint.account);
  return own || values.includes(`${waypoint.namespace}/${waypoint.account}`);
}

function problemsOfCalls(
  policy: Manifest,
  sent: ZtunnelPolicy,
  pod: Workload,
  calls: ThroughWaypoint,
  mesh: AmbientMesh,
): Problem[] {
  const rules = policyRules(fieldsOf(policy, 'spec'));
  if (sent.action === 'ALLOW') return allowProblems(policy, rules, pod, calls, mesh);
  return rules.flatMap((rule) => denyProblems(policy, rule, sent, calls, mesh));
}

const matchesCalls = (sent: ZtunnelPolicy, index: number, { principal, ports }: ThroughWaypoint): Tri => {
  const rule = sent.rules.get(index);
  return rule === undefined ? false : anyOf(ports, (port) => matchesRule(rule, { principal, port }));
};

const FIX_DENY = 'attach the policy with `targetRefs` to the Service: the waypoint sees who calls';

function denyProblems(
  policy: Manifest,
  rule: PolicyRule,
  sent: ZtunnelPolicy,
  calls: ThroughWaypoint,
  mesh: AmbientMesh,
): Problem[] {
  const identity = identityOf(rule).filter(distinguishes);
  const matches = matchesCalls(sent, rule.index, calls);
  if (identity.length === 0 || matches === undefined) return [];
  if (identity.some((attribute) => attribute.negative !== matches && namesWaypoint(attribute, policy, calls)))
    return [];
  const seen =
    `calls of ${shownService(calls.service)} come from waypoint ` +
    `${calls.waypoint.namespace}/${calls.waypoint.name}, whose identity ztunnel compares`;
  const at = { code: 'behind-waypoint' as const, path: identity[0].path, found: identity[0].values, fix: FIX_DENY };
  if (matches) return [problemOf(policy, { ...at, message: `${seen}, so that the rule denies all of them` })];
  if (comparesCallers(calls.service, mesh) || !couldFire(rule, calls)) return [];
  return [
    problemOf(policy, {
      ...at,
      message: `${seen}, so that the rule never fires for them, and what it is to deny is let through`,
    }),
  ];
}

/**
 * Reports whether a rule would match calls without its attributes of the caller; otherwise the waypoint makes no
 * difference.
 */
function couldFire(rule: PolicyRule, { ports }: ThroughWaypoint): boolean {
  const clauses = rule.clauses.map((clause) => ({
    ...clause,
    alternatives: clause.alternatives.map((attributes) =>
      attributes.filter((attribute) => reachesZtunnel(attribute, clause)),
    ),
  }));
  if (clauses.some(({ alternatives }) => alternatives.every((attributes) => attributes.length === 0))) return false;
  const portTests = clauses
    .flatMap(({ alternatives }) => (alternatives.length === 1 ? alternatives[0] : []))
    .filter(({ key }) => key === 'destination.port');
  return ports.some((port) => portTests.every(({ negative, values }) => values.includes(String(port)) !== negative));
}

/** Checks all ALLOW policies of a pod together, because together they decide which callers are allowed. */
function allowProblems(
  policy: Manifest,
  rules: readonly PolicyRule[],
  pod: Workload,
  calls: ThroughWaypoint,
  mesh: AmbientMesh,
): Problem[] {
  const all = policiesAtPod(pod, mesh).filter((one) => one.sent.action === 'ALLOW');
  const admitting = all.flatMap(({ object, sent }) =>
    policyRules(fieldsOf(object, 'spec')).map((rule) => ({
      object,
      rule,
      matches: matchesCalls(sent, rule.index, calls),
    })),
  );
  const seen =
    `calls of ${shownService(calls.service)} come from waypoint ` +
    `${calls.waypoint.namespace}/${calls.waypoint.name}, whose identity ztunnel compares`;
  const first = rules.flatMap(identityOf)[0];
  const at = { code: 'behind-waypoint' as const, path: first.path, found: first.values };
  if (admitting.every(({ matches }) => matches === false)) {
    if (mesh.settings.istiod.admitsWaypoints) return [];
    const fix =
      'attach the policy with `targetRefs` to the Service, and admit the waypoint here: ' +
      `principals ["${calls.principal}"]`;
    return [problemOf(policy, { ...at, message: `${seen}, so that all of them are denied`, fix })];
  }
  const open = admitting.filter(({ matches }) => matches !== false);
  if (
    open.some(({ object, rule }) => isIntendedForWaypoint(object, rule, calls)) ||
    comparesCallers(calls.service, mesh)
  )
    return [];
  if (!open.some(({ object, matches }) => object === policy && matches === true)) return [];
  const own =
    open.flatMap(({ object, rule }) => (object === policy ? identityOf(rule) : [])).find(distinguishes) ?? first;
  const message = `${seen}, so that all of them are let in, whoever calls`;
  return [problemOf(policy, { ...at, path: own.path, found: own.values, message, fix: FIX_DENY })];
}

/** Reports whether a rule allows every caller, or names the waypoint. */
function isIntendedForWaypoint(policy: Manifest, rule: PolicyRule, calls: ThroughWaypoint): boolean {
  const identity = identityOf(rule);
  return (
    !identity.some(distinguishes) ||
    identity.some((attribute) => !attribute.negative && namesWaypoint(attribute, policy, calls))
  );
}
