import type { Manifest } from '../../../../model';
import { AUTHORIZATION_POLICY, KUBERNETES_GATEWAY, SERVICE_ENTRY, type Check, type Report } from '../../check';
import { fieldsOf, itemsOf, textOf, type Fields } from '../../../objects/read';

const ROUTE_CONDITIONS = ['Accepted', 'Programmed', 'ResolvedRefs'];
const BOUND = ['istio.io/WaypointBound'];

/** Condition types that indicate a failure when they are false. */
const CONDITIONS: Readonly<Record<string, readonly string[]>> = {
  'Service': BOUND,
  [SERVICE_ENTRY]: BOUND,
  'networking.istio.io/WorkloadEntry': BOUND,
  [AUTHORIZATION_POLICY]: ['ZtunnelAccepted', 'WaypointAccepted'],
  [KUBERNETES_GATEWAY]: ROUTE_CONDITIONS,
  'gateway.networking.k8s.io/HTTPRoute': ROUTE_CONDITIONS,
  'gateway.networking.k8s.io/GRPCRoute': ROUTE_CONDITIONS,
};

/** Reports failed conditions in the status of objects that were read from a cluster. */
export const negativeConditions: Check = {
  codes: ['IST0171'],
  kinds: Object.keys(CONDITIONS),
  check: (facts, report) => {
    for (const [kind, types] of Object.entries(CONDITIONS)) {
      if (kind === 'networking.istio.io/WorkloadEntry' && !facts.checksWorkloadConditions) continue;
      for (const object of facts.of(kind))
        for (const [condition, path] of conditionsOf(object))
          checkCondition({ object, condition, path }, types, report);
    }
  },
};

function conditionsOf(object: Manifest): [condition: Fields, path: string][] {
  const status = fieldsOf(object, 'status');
  const own = itemsOf(status, 'conditions').map((condition, i): [Fields, string] => [
    condition,
    `status.conditions[${i}]`,
  ]);
  const ofParents = itemsOf(status, 'parents').flatMap((parent, i) =>
    itemsOf(parent, 'conditions').map((condition, j): [Fields, string] => [
      condition,
      `status.parents[${i}].conditions[${j}]`,
    ]),
  );
  return [...own, ...ofParents];
}

interface Condition {
  readonly object: Manifest;
  readonly condition: Fields;
  readonly path: string;
}

function checkCondition({ object, condition, path }: Condition, types: readonly string[], report: Report): void {
  const type = textOf(condition, 'type') ?? '';
  const reason = textOf(condition, 'reason') ?? '';
  const isNegative = types.includes(type) && condition.status === 'False';
  const isPartly =
    object.kind === 'AuthorizationPolicy' && type === 'WaypointAccepted' && reason === 'PartiallyInvalid';
  if (!isNegative && !isPartly) return;
  const message = textOf(condition, 'message') ?? '';
  report({
    code: 'IST0171',
    object,
    path,
    found: type,
    message: `a controller says that something is wrong: ${reason}${message === '' ? '' : `, ${message}`}`,
    fix: 'see what it says, and apply the object again',
    parameters: [type, reason, message],
  });
}
