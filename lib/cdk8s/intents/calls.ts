import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { MeshProblems, throwIfAny } from '../../model';
import type { Problem } from '../../model';
import {
  calleePolicies,
  callerProblems,
  callerScope,
  gatewayCaller,
  intentProblem,
  isOutside,
  outsideProblems,
  passerProblems,
  selectsPods,
  serviceCaller,
  unknownPods,
  workloadCaller,
} from '../../policies/intents';
import type { Call, CallerModel, CallOptions, Caller as PodsOfCaller } from '../../policies/intents';
import { namespaceOf } from '../../policies/references/kubernetes-reference';
import type { KubernetesObject, Reference } from '../../policies/references/references';
import { Program } from '../program/program';
import { gatewaysUseWaypoint, namespaceMode } from '../program/namespaces';
import type { MeshGateway } from '../gateway-handle';
import { KubernetesGateway } from '../gateway-api';
import { isMeshGateway, isMeshService } from './policy-target';
import type { AnyService } from './policy-target';
import { throwAt } from './throw-at';
import { WrittenPolicies } from './written';

/** Who can call: a service (that is, the pods behind it), a workload, or a gateway. */
export type CallerLike = AnyService | MeshGateway | KubernetesGateway | (Construct & KubernetesObject);

/**
 * Lets `caller` call `callee`, and says so in both places: an AuthorizationPolicy for the pods of the callee, which
 * then take no other calls, and
 * a Sidecar for the pods of the caller, which then know no other services. Calls add up: one policy for each callee,
 * one Sidecar for each caller.
 *
 * In ambient mode there is no Sidecar; with a waypoint, the policy is carried out there, and the pods take calls from
 * the waypoint only. Enrol
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
    if (graph === undefined) CallGraph.graphs.set(root, (graph = new CallGraph()));
    return graph;
  }

  private readonly callees = new Map<string, { calls: Call[]; written: WrittenPolicies }>();
  private readonly scopes = new Map<string, { hosts: Map<string, string | Reference>; written: WrittenPolicies }>();

  add(callerLike: CallerLike, callee: AnyService | string, options: CallOptions): void {
    const caller = callerOf(callerLike, callee);
    if (Construct.isConstruct(callerLike))
      throwAt(
        callerLike,
        callerProblems(
          caller,
          typeof callerLike === 'object' && isMeshService(callerLike) ? callerLike.host : caller.key,
        ),
      );
    if (typeof callee !== 'string' && !isOutside(callee)) this.allow(caller, callee, options);
    else refuse(callerLike, outsideProblems(typeof callee === 'string' ? callee : callee.host, options));
    if (caller.pods) this.widen(caller.key, callerLike as Construct, caller.pods as PodsOfCaller, callee);
  }

  /** The policy at the callee. */
  private allow(caller: CallerModel, callee: AnyService, options: CallOptions): void {
    const {
      host,
      model: { name, selector, namespace = Chart.of(homeOf(callee)).namespace },
    } = callee;
    const { waypoint } = namespaceMode(callee, namespace);
    if (waypoint)
      throwAt(
        callee,
        passerProblems(caller, host, namespace, gatewaysUseWaypoint(callee, name, namespace ?? 'default')),
      );
    if (!selectsPods(selector)) throwAt(callee, [unknownPods(host, 'calls')]);
    let known = this.callees.get(host);
    if (known === undefined)
      this.callees.set(host, (known = { calls: [], written: new WrittenPolicies(callee, 'callers') }));
    known.calls.push({ key: caller.key, caller: caller.account as Reference, options });
    known.written.write(
      calleePolicies({ name, namespace, selector: selector as PodsOfCaller['selector'], waypoint }, known.calls),
    );
  }

  /** The view of the caller. */
  private widen(key: string, home: Construct, pods: PodsOfCaller, callee: AnyService | string): void {
    let known = this.scopes.get(key);
    if (known === undefined)
      this.scopes.set(key, (known = { hosts: new Map(), written: new WrittenPolicies(home, 'calls') }));
    if (typeof callee === 'string') known.hosts.set(callee, `*/${callee}`);
    else known.hosts.set(callee.host, callee);
    known.written.write([callerScope(pods, [...known.hosts.values()], Program.of(home).alwaysVisible)]);
  }
}

function callerOf(caller: CallerLike, callee: AnyService | string): CallerModel {
  if (isMeshGateway(caller)) return gatewayCaller(`gateway ${caller.namespace}/${caller.name}`, caller);
  if (caller instanceof KubernetesGateway) return gatewayCaller(caller.node.path, caller);
  if (isMeshService(caller)) {
    const { namespace = Chart.of(homeOf(caller)).namespace } = caller.model;
    return serviceCaller(caller.model, namespace, namespaceMode(caller, namespace), isOutside(callee));
  }
  const namespace = namespaceOf(caller) ?? Chart.of(caller).namespace;
  return workloadCaller(caller.node.path, caller, namespace, namespaceMode(caller, namespace));
}

/** The service itself, where it has a place in the app. */
function homeOf(service: AnyService): Construct {
  if (service.node.scope !== undefined) return service;
  throw new MeshProblems([
    intentProblem(
      'no-scope',
      'calls()',
      service.host,
      'there is no place to write the objects in',
      'give the scope first, for example MeshService.of(chart, ...)',
    ),
  ]);
}

/** Throws problems with the path of the caller, if it has one. */
function refuse(caller: CallerLike, problems: readonly Problem[]): void {
  if (Construct.isConstruct(caller)) throwAt(caller, problems);
  else throwIfAny(problems);
}
