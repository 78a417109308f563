import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { MeshProblems } from '../model';
import { Account } from '../policies/account';
import { calleePolicies, callerScope } from '../policies/intents';
import type { Call, CallOptions } from '../policies/intents';
import { accountName, namespaceOf, nameOf, podLabels } from '../policies/kubernetes-reference';
import type { KubernetesObject, Reference } from '../policies/references';
import { Program } from './analysis';
import { gatewaysUseWaypoint, namespaceMode } from './ambient';
import type { MeshGateway } from './gateway-handle';
import { KubernetesGateway } from './gateway-api';
import { isMeshGateway, isMeshService, unknownPods } from './policy-target';
import type { AnyService } from './policy-target';
import { WrittenPolicies } from './written';

/** Who can call: a service (that is, the pods behind it), a workload, or a gateway. */
export type CallerLike = AnyService | MeshGateway | KubernetesGateway | (Construct & KubernetesObject);

/** Who calls, in the words of both kinds of policy. */
interface Caller {
  readonly key: string;
  /** Whether it is a gateway. */
  readonly gateway?: boolean;
  /** Stands for the service account. */
  readonly account: Reference;
  /** Pods with sidecars, whose view of the mesh is made to fit; undefined for gateways and in ambient mode. */
  readonly scoped?: { readonly home: Construct; readonly name: string; readonly namespace?: string; readonly selector: Readonly<Record<string, string>> };
}

/**
 * Lets `caller` call `callee`, and says so in both places: an AuthorizationPolicy for the pods of the callee, which then take no other calls, and
 * a Sidecar for the pods of the caller, which then know no other services. Calls add up: one policy for each callee, one Sidecar for each caller.
 *
 * In ambient mode there is no Sidecar; with a waypoint, the policy is carried out there, and the pods take calls from the waypoint only. Enrol
 * namespaces before. https://istio.io/latest/docs/tasks/security/authorization/authz-http/
 */
export function calls(caller: CallerLike, callee: AnyService | string, options: CallOptions = {}): void {
  const root = (Construct.isConstruct(caller) ? caller : (callee as Construct)).node.root;
  CallGraph.of(root).add(caller, callee, options);
}

/** All calls of one app. */
class CallGraph {
  private static readonly graphs = new WeakMap<IConstruct, CallGraph>();

  static of(root: IConstruct): CallGraph {
    let graph = CallGraph.graphs.get(root);
    if (graph === undefined) CallGraph.graphs.set(root, graph = new CallGraph());
    return graph;
  }

  private readonly callees = new Map<string, { calls: Call[]; written: WrittenPolicies }>();
  private readonly scopes = new Map<string, { hosts: Map<string, string | Reference>; written: WrittenPolicies }>();

  add(callerLike: CallerLike, callee: AnyService | string, options: CallOptions): void {
    const caller = callerOf(callerLike, callee);
    if (typeof callee === 'string' || callee.model.kind === 'ServiceEntry' || callee.model.outside) refuseConditions(callerLike, callee, options);
    else this.allow(caller, callee, options);
    if (caller.scoped) this.widen(caller.key, caller.scoped, callee);
  }

  /** The policy at the callee. */
  private allow(caller: Caller, callee: AnyService, options: CallOptions): void {
    const { key, account } = caller;
    const { host, model } = callee;
    const namespace = model.namespace ?? Chart.of(homeOf(callee)).namespace;
    const { waypoint } = namespaceMode(callee, namespace);
    if (waypoint) refusePassers(caller, callee, namespace ?? 'default');
    const selector = model.selector ?? unknownPods(callee, host, 'calls');
    let known = this.callees.get(host);
    if (known === undefined) this.callees.set(host, known = { calls: [], written: new WrittenPolicies(callee, 'callers') });
    known.calls.push({ key, caller: account, options });
    known.written.write(calleePolicies({ name: model.name, namespace, selector, waypoint }, known.calls));
  }

  /** The view of the caller. */
  private widen(key: string, { home, ...caller }: NonNullable<Caller['scoped']>, callee: AnyService | string): void {
    let known = this.scopes.get(key);
    if (known === undefined) this.scopes.set(key, known = { hosts: new Map(), written: new WrittenPolicies(home, 'calls') });
    if (typeof callee === 'string') known.hosts.set(callee, `*/${callee}`);
    else known.hosts.set(callee.host, callee);
    known.written.write([callerScope(caller, [...known.hosts.values()], Program.of(home).alwaysVisible)]);
  }
}

function callerOf(caller: CallerLike, callee: AnyService | string): Caller {
  if (isMeshGateway(caller)) return { key: `gateway ${caller.namespace}/${caller.name}`, account: caller, gateway: true };
  if (caller instanceof KubernetesGateway) return { key: caller.node.path, account: caller, gateway: true };
  if (isMeshService(caller)) {
    const { name, namespace = Chart.of(homeOf(caller)).namespace, selector, account } = caller.model;
    const known = account ?? (typeof callee === 'string' ? new Account(name, namespace) : unknownAccount(caller));
    return { key: caller.host, account: known, scoped: scopedPods(caller, name, namespace, selector) };
  }
  const namespace = namespaceOf(caller) ?? Chart.of(caller).namespace;
  const name = nameOf(caller);
  return { key: caller.node.path, account: new Account(accountName(caller), namespace), scoped: scopedPods(caller, name, namespace, podLabels(caller)) };
}

/** Pods that have sidecars; where the program does not say, they are taken to have them. */
function scopedPods(home: Construct, name: string, namespace: string | undefined, selector: Readonly<Record<string, string>> | undefined): Caller['scoped'] {
  const { mode = 'sidecar' } = namespaceMode(home, namespace);
  return mode === 'sidecar' ? { home, name, namespace, selector: selector ?? unknownPods(home, name, 'calls') } : undefined;
}

/** The service itself, where it has a place in the app. */
function homeOf(service: AnyService): Construct {
  if (service.node.scope !== undefined) return service;
  throw new MeshProblems([{
    severity: 'error', code: 'intents/no-scope', path: 'calls()', found: service.host, message: 'there is no place to write the objects in', fix: 'give the scope first, for example MeshService.of(chart, ...)',
  }]);
}

function unknownAccount(service: AnyService): never {
  throw new MeshProblems([{
    severity: 'error', code: 'intents/unknown-account', object: service.node.path, path: 'calls()', found: service.host, message: 'the service account of its pods is not known',
    fix: 'name the `workload` of the MeshService, or its `serviceAccount`',
  }]);
}

/** Nobody of ours stands before a service that is outside. */
function refuseConditions(caller: CallerLike, callee: AnyService | string, options: CallOptions): void {
  const given = Object.keys(options);
  if (given.length === 0) return;
  throw new MeshProblems([{
    severity: 'error', code: 'intents/outside', ...(Construct.isConstruct(caller) && { object: caller.node.path }), path: `calls().${given[0]}`, found: typeof callee === 'string' ? callee : callee.host,
    message: 'the program does not write policies for this service, so the condition would not be carried out', fix: 'leave the conditions out',
  }]);
}

/** Pods behind a waypoint take calls from it only: who does not go through it would be refused. */
function refusePassers({ gateway, scoped }: Caller, callee: AnyService, namespace: string): void {
  const problem = (message: string, fix: string) => new MeshProblems([{
    severity: 'error', code: 'intents/past-waypoint', object: callee.node.path, path: 'calls()', found: callee.host, message, fix,
  }]);
  if (gateway && !gatewaysUseWaypoint(callee, callee.model.name, namespace)) {
    throw problem('gateways pass by the waypoint of the service, and its pods take calls from the waypoint only', `give namespace ${namespace} or the Service the label istio.io/ingress-use-waypoint: "true"`);
  }
  if (scoped && namespaceMode(scoped.home, scoped.namespace).mode === 'sidecar') {
    throw problem('sidecars pass by the waypoint of the service, and its pods take calls from the waypoint only', `enrol namespace ${scoped.namespace} as ambient too`);
  }
}
