import type { AuthorizationPolicySpec, Operation } from '../../../imports/authorization-policy';
import type { Manifest, WaypointName } from '../../model';
import { Account } from '../references/account';
import { accountName, namespaceOf } from '../references/kubernetes-reference';
import type { KubernetesObject, Reference } from '../references/references';
import type { WithReferences } from '../props';
import { policyObject } from './object';
import { PORT, type IntentRule, type ValueMeaning, type ValuePath } from './rule';

/** What a caller may do. Without any of these: everything. */
export interface CallOptions {
  /** HTTP methods: `['GET']`. @default - all */
  readonly methods?: readonly string[];
  /** Paths; `*` stands at the beginning or end for anything: `['/items/*']`. @default - all */
  readonly paths?: readonly string[];
  /** Ports of the pods. @default - all */
  readonly ports?: readonly number[];
  /** Hosts of HTTP requests. @default - all */
  readonly hosts?: readonly string[];
}

/** One caller with what it may do. */
export interface Call {
  /** The caller's service account, by whatever stands for it. */
  readonly caller: Reference;
  /** Tells callers apart: two calls of one caller have one key. */
  readonly key: string;
  readonly options: CallOptions;
  /**
   * Tells what is allowed apart, where it is not known yet: callers with the same are written together. @default -
   * `options` themselves
   */
  readonly same?: string;
}

/** Who is called. */
export interface Callee {
  /** Name of the service and of its policy. */
  readonly name: string;
  readonly namespace?: string;
  /** Labels of its pods. */
  readonly selector: Readonly<Record<string, string>>;
  /** The waypoint in front of it, in ambient mode. */
  readonly waypoint?: WaypointName;
}

/**
 * The least policies that let all calls of one service through, and nothing else. For pods with sidecars, and in
 * ambient mode without a waypoint,
 * one policy that selects the pods. With a waypoint, one that it carries out, and one by which the pods take calls from
 * the waypoint only.
 * https://istio.io/latest/docs/ambient/usage/l7-features/
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

/** One rule for all callers that may do the same. */
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

/** Who calls: the pods of a workload with sidecars. */
export interface Caller {
  readonly name: string;
  readonly namespace?: string;
  readonly selector: Readonly<Record<string, string>>;
}

/** Whether a whole namespace that is named has a service already. */
function isCovered(host: string | Reference, always: readonly string[]): boolean {
  if (typeof host === 'string') return false;
  const { namespace } = (host as { readonly model?: { readonly namespace?: unknown } }).model ?? {};
  return typeof namespace === 'string' && always.includes(`${namespace}/*`);
}

/**
 * What the proxies of a caller know of the mesh: the services that it calls, and those that all proxies need, such as
 * collectors of traces.
 * https://istio.io/latest/docs/reference/config/networking/sidecar/
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
  /** Tells callers apart. */
  readonly key: string;
  /** The caller's account; or its workload, whose account may have Outputs in it. */
  readonly account: Reference | { readonly workload: KubernetesObject };
  readonly options: CallOptions;
  /** What is allowed, as text. @default - the options themselves */
  readonly same?: string;
  /** The waypoint in front of the callee, as it is now. */
  readonly waypoint?: WaypointName;
}

/** The policies of a callee, for all its calls. */
export const calleeRule = (callee: Omit<Callee, 'waypoint'>): IntentRule<CallRequest> => ({
  method: 'calls',
  render: (requests) => ({
    objects: calleePolicies({ ...callee, waypoint: requests.at(-1)?.waypoint }, requests.map(callOf)),
  }),
  meaningOf: callMeaning,
});

/** Accounts of workloads are made anew for each rendering: their names may be Outputs. */
const callOf = ({ account, waypoint: _, ...call }: CallRequest): Call => ({
  ...call,
  caller: 'workload' in account ? accountOf(account.workload as KubernetesObject) : account,
});

const accountOf = (workload: KubernetesObject): Account => new Account(accountName(workload), namespaceOf(workload));

/** Where the options end in an AuthorizationPolicy. Ports become text there. */
function callMeaning([of, field, ...path]: ValuePath): ValueMeaning | undefined {
  if (of !== 'options') return undefined;
  if (field === 'ports' && path.length > 0) return PORT;
  return { kind: 'AuthorizationPolicy', at: ['rules', 0, 'to', 0, 'operation', field, ...path] };
}

/** One host that a caller calls. */
export interface HostRequest {
  readonly host: string | Reference;
  /** Tells hosts apart. */
  readonly called: string;
  /** What all proxies must know. */
  readonly always: readonly string[];
}

/** The Sidecar of a caller, for all that it calls. */
export const callerRule = (caller: Caller): IntentRule<HostRequest> => ({
  method: 'calls',
  render: (requests) => {
    const hosts = new Map(requests.map(({ called, host }) => [called, host]));
    return { objects: [callerScope(caller, [...hosts.values()], requests.at(-1)?.always ?? [])] };
  },
});
