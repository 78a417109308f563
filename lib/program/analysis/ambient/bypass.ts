import type { Manifest, Problem } from '../../../model';
import { isOfIdentity, policyRules, type PolicyAttribute } from '../../access/policy-rules';
import { isDryRun } from '../../access/ztunnel';
import { identityTest } from '../../access/identity';
import { allOf, anyOf, not, type Tri } from '../../access/tri-state';
import { fieldsOf, namespaceOf, textOf } from '../../objects/read';
import { policiesAtWaypoint, refusedAtPods } from './attached';
import { gatewaysInFront, type Bypass } from './gateways-in-front';
import { problemOf, type AmbientMesh, type Target } from './mesh';
import { shownService, type ServiceView } from './services';

/** Reports callers of a service that bypass the policy at its waypoint, which might deny their requests. */
export function bypassProblems(policy: Manifest, target: Target, service: ServiceView, mesh: AmbientMesh): Problem[] {
  if (isDryRun(policy)) return [];
  const together = fieldsOf(policy, 'spec').action ?? 'ALLOW';
  const policies = together === 'ALLOW' ? policiesAtWaypoint(service, mesh).filter((one) => isAllow(one)) : [policy];
  const callers = [...gatewaysInFront(service, mesh), ...callersWithSidecars(service, mesh)].filter(
    ({ principal }) => mayDeny(policies, principal) && !refusedAtPods(service, principal, mesh),
  );
  if (callers.length === 0) return [];
  const [{ shown, reason, fix }] = callers;
  const more = callers.length - 1;
  const others = more === 0 ? '' : `, and so do those of ${more} other ${more === 1 ? 'caller' : 'callers'}`;
  const message =
    `${shown} ${reason}: its requests reach the pods of ${shownService(service)} without ` + `this policy${others}`;
  return [problemOf(policy, { code: 'bypass', path: target.path, found: target.name, message, fix })];
}

/** Returns the callers with sidecars, which connect to pods and not to waypoints. */
function callersWithSidecars(service: ServiceView, { planes, settings }: AmbientMesh): Bypass[] {
  return planes.withSidecars
    .filter(({ labels, annotations }) => !isGateway(labels, annotations))
    .map(({ object, namespace, account }) => ({
      shown: `${object.kind} ${namespace}/${String(object.metadata.name)}`,
      principal: `${settings.trustDomain}/ns/${namespace}/sa/${account}`,
      reason: 'has a sidecar, and sidecars do not send to waypoints',
      fix:
        'take it into ambient mode, or let only the waypoint reach the pods of ' +
        `${shownService(service)} with a policy that selects them`,
    }));
}

const isGateway = (
  labels: Readonly<Record<string, unknown>>,
  annotations: Readonly<Record<string, unknown>>,
): boolean => annotations['inject.istio.io/templates'] !== undefined || typeof labels.istio === 'string';

const isAllow = (policy: Manifest): boolean =>
  (fieldsOf(policy, 'spec').action ?? 'ALLOW') === 'ALLOW' && !isDryRun(policy);

/** Reports whether policies of one action may deny a request of a caller of which only the identity is known. */
function mayDeny(policies: readonly Manifest[], principal: string | undefined): boolean {
  const action = textOf(fieldsOf(policies[0], 'spec'), 'action') ?? 'ALLOW';
  if (action === 'AUDIT') return false;
  const matches = anyOf(policies, (policy) => mayMatch(policy, principal));
  return action === 'ALLOW' ? matches !== true : matches !== false;
}

const mayMatch = (policy: Manifest, principal: string | undefined): Tri =>
  anyOf(policyRules(fieldsOf(policy, 'spec')), ({ clauses }) =>
    allOf(clauses, ({ alternatives }) =>
      anyOf(alternatives, (attributes) =>
        allOf(attributes, (one) => attributeMatches(one, principal, namespaceOf(policy))),
      ),
    ),
  );

function attributeMatches(attribute: PolicyAttribute, principal: string | undefined, namespace: string): Tri {
  if (!isOfIdentity(attribute) || principal === undefined) return undefined;
  const found = anyOf(attribute.values, (value) => identityTest(attribute.key, value, namespace)(principal));
  return attribute.negative ? not(found) : found;
}
