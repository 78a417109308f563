import type { AuthorizationPolicySpec, Operation } from '../../../imports/authorization-policy';
import type { Manifest, WaypointName } from '../../model';
import { Account } from '../references/account';
import { accountName, namespaceOf } from '../references/kubernetes-reference';
import type { KubernetesObject, Reference } from '../references/references';
import type { WithReferences } from '../props';
import { policyObject } from './object';
import { PORT, type IntentRule, type ValueMeaning, type ValuePath } from './rule';

/** Requests that a caller may make. Without any of these: all requests. */
export interface CallOptions {
  /** HTTP methods: `['GET']`. @default - all */
  readonly methods?: readonly string[];
  /** Paths; a leading or trailing `*` matches anything: `['/items/*']`. @default - all */
  readonly paths?: readonly string[];
  /** Ports of the pods. @default - all */
  readonly ports?: readonly number[];
  /** Hosts of HTTP requests. @default - all */
  readonly hosts?: readonly string[];
}

/** One caller with its allowed requests. */
export interface Call {
  /** Service account of the caller, by name or reference. */
  readonly caller: Reference;
  /** Key that identifies the caller: two calls of one caller have the same key. */
  readonly key: string;
  readonly options: CallOptions;
  /**
   * Text that identifies the allowed requests where they are not known yet: callers with the same text share a rule.
   * @default - `options` themselves
   */
  readonly same?: string;
}

/** Service that is called, with its pods. */
export interface Callee {
  /** Name of the service and of its policies. */
  readonly name: string;
  readonly namespace?: string;
  /** Labels of the service's pods. */
  readonly selector: Readonly<Record<string, string>>;
  /** Waypoint in front of the service, in ambient mode. */
  readonly waypoint?: WaypointName;
}

/**
 * Returns the least policies that allow all calls of one service, and no other. For pods with sidecars, and in ambient
 * mode without a waypoint, one policy that selects the pods. With a waypoint, one that the waypoint enforces, and one
 * by which the pods take calls from the waypoint only. https://istio.io/latest/docs/ambient/usage/l7-features/
 */
export function calleePolicies({ name, namespace, selector, waypoint }: Callee, calls: readonly Call[]): Manifest[] {
  const rules = callRules(calls);
  if (waypoint === undefined)
    return [
      policyObject('AuthorizationPolicy', name, namespace, {
        selector: { matchLabels: selector },
        action: 'ALLOW',
        rules,
      }),
    ];
  const onlyWaypoint = [{ from: [{ source: { principals: [new Account(waypoint.name, waypoint.namespace)] } }] }];
  return [
    policyObject('AuthorizationPolicy', name, namespace, {
      targetRefs: [{ group: '', kind: 'Service', name }],
      action: 'ALLOW',
      rules,
    }),
    policyObject('AuthorizationPolicy', `${name}-waypoint-only`, namespace, {
      selector: { matchLabels: selector },
      action: 'ALLOW',
      rules: onlyWaypoint,
    }),
  ];
}

type Rules = WithReferences<NonNullable<AuthorizationPolicySpec['rules']>>;

/** Returns one rule for all callers with the same allowed requests. */
function callRules(calls: readonly Call[]): Rules {
  const callers = new Map<string, Call>();
  const operations = new Map<string, Map<string, Operation>>();
  for (const call of calls) {
    callers.set(call.key, callers.get(call.key) ?? call);
    const operation = operationOf(call.options);
    operations.set(
      call.key,
      (operations.get(call.key) ?? new Map<string, Operation>()).set(call.same ?? JSON.stringify(operation), operation),
    );
  }
  const groups = new Map<string, { from: Call[]; to: Operation[] }>();
  for (const [key, allowed] of operations) {
    const same = [...allowed.keys()].sort().join();
    const group = groups.get(same) ?? { from: [], to: [...allowed.values()] };
    group.from.push(callers.get(key) as Call);
    groups.set(same, group);
  }
  return [...groups.values()].map(({ from, to }) => ({
    from: [{ source: { principals: from.map(({ caller }) => caller) } }],
    ...(to.every((operation) => Object.keys(operation).length > 0) && { to: to.map((operation) => ({ operation })) }),
  }));
}

function operationOf({ methods, paths, ports, hosts }: CallOptions): Operation {
  return {
    ...(methods && { methods }),
    ...(paths && { paths }),
    ...(ports && { ports: ports.map(String) }),
    ...(hosts && { hosts }),
  };
}

/** Pods of a workload with sidecars, which call services. */
export interface Caller {
  readonly name: string;
  readonly namespace?: string;
  readonly selector: Readonly<Record<string, string>>;
}

/** Reports whether a host is in one of the namespaces that are imported as a whole. */
function isCovered(host: string | Reference, always: readonly string[]): boolean {
  if (typeof host === 'string') return false;
  const { namespace } = (host as { readonly model?: { readonly namespace?: unknown } }).model ?? {};
  return typeof namespace === 'string' && always.includes(`${namespace}/*`);
}

/**
 * Returns the Sidecar of a caller: it imports the services that the caller calls, and those that all proxies need, such
 * as collectors of traces. https://istio.io/latest/docs/reference/config/networking/sidecar/
 */
export function callerScope(
  { name, namespace, selector }: Caller,
  hosts: readonly (string | Reference)[],
  always: readonly string[],
): Manifest {
  return policyObject('Sidecar', name, namespace, {
    workloadSelector: { labels: selector },
    egress: [{ hosts: [...new Set([...always, ...hosts])].filter((host) => !isCovered(host, always)) }],
  });
}

/** One call, as it is requested of a callee. */
export interface CallRequest {
  /** Key that identifies the caller. */
  readonly key: string;
  /** Account of the caller; or its workload, whose account may contain Outputs. */
  readonly account: Reference | { readonly workload: KubernetesObject };
  readonly options: CallOptions;
  /** Text that identifies the allowed requests. @default - the options themselves */
  readonly same?: string;
  /** Waypoint in front of the callee at the time of the request. */
  readonly waypoint?: WaypointName;
}

/** Returns the rule of a callee's policies, for all its calls. */
export const calleeRule = (callee: Omit<Callee, 'waypoint'>): IntentRule<CallRequest> => ({
  method: 'calls',
  render: (requests) => ({
    objects: calleePolicies({ ...callee, waypoint: requests.at(-1)?.waypoint }, requests.map(callOf)),
  }),
  meaningOf: callMeaning,
});

/**
 * Returns the call with the account of its workload, which is created for each rendering because its name may be an
 * Output.
 */
const callOf = ({ account, waypoint: _, ...call }: CallRequest): Call => ({
  ...call,
  caller: 'workload' in account ? accountOf(account.workload as KubernetesObject) : account,
});

const accountOf = (workload: KubernetesObject): Account => new Account(accountName(workload), namespaceOf(workload));

/** Returns the field of an AuthorizationPolicy that an option becomes. Ports become text there. */
function callMeaning([of, field, ...path]: ValuePath): ValueMeaning | undefined {
  if (of !== 'options') return undefined;
  if (field === 'ports' && path.length > 0) return PORT;
  return { kind: 'AuthorizationPolicy', at: ['rules', 0, 'to', 0, 'operation', field, ...path] };
}

/** Host that a caller calls. */
export interface HostRequest {
  readonly host: string | Reference;
  /** Key that identifies the host. */
  readonly called: string;
  /** Hosts that all proxies must know. */
  readonly always: readonly string[];
}

/** Returns the rule of a caller's Sidecar, for all hosts that it calls. */
export const callerRule = (caller: Caller): IntentRule<HostRequest> => ({
  method: 'calls',
  render: (requests) => {
    const hosts = new Map(requests.map(({ called, host }) => [called, host]));
    return { objects: [callerScope(caller, [...hosts.values()], requests.at(-1)?.always ?? [])] };
  },
});
