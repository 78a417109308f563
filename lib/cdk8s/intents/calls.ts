import { Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { MeshProblems, throwIfAny } from '../../model';
import {
  callingGateway,
  callingService,
  gatewayCaller,
  intentProblem,
  noCalls,
  requestCall,
  workloadCaller,
  type CallEngine,
  type Calling,
  type CallOptions,
  type Calls,
  type IntentRule,
} from '../../policies/intents';
import type { GatewayHandle } from '../../policies/references/gateway-handle';
import { namespaceOf } from '../../policies/references/kubernetes-reference';
import type { KubernetesObject } from '../../policies/references/references';
import { KubernetesGateway } from '../gateway-api';
import { gatewaysUseWaypoint, namespaceMode } from '../program/namespaces';
import { Program } from '../program/program';
import { Intent } from './intent';
import { isMeshGateway, isMeshService, type ServiceHandle } from './policy-target';
import { throwAt } from './throw-at';

/** A caller: a service (that is, the pods behind it), a workload, or a gateway. */
export type CallerLike = ServiceHandle | GatewayHandle | KubernetesGateway | (Construct & KubernetesObject);

/**
 * Lets `caller` call `callee`, and says so in both places: an AuthorizationPolicy for the pods of the callee, which
 * then take no other calls, and a Sidecar for the pods of the caller, which then know no other services. Calls add up:
 * one policy for each callee, one Sidecar for each caller.
 *
 * In ambient mode there is no Sidecar; with a waypoint, the policy is carried out there, and the pods take calls from
 * the waypoint only. Enrol namespaces before. https://istio.io/latest/docs/tasks/security/authorization/authz-http/
 */
export function calls(caller: CallerLike, callee: ServiceHandle | string, options: CallOptions = {}): void {
  requestCall(engine, callerOf(caller, callee), callee, options);
}

/** The calls of each app, by its root. */
const callsOfApps = new WeakMap<IConstruct, Calls>();

const openIn = <Request>(scope: Construct, prefix: string, rule: IntentRule<Request>): Intent<Request> =>
  new Intent({ scope: () => scope, prefix, at: scope }, rule);

const engine: CallEngine<Construct, ServiceHandle, Calling<Construct>> = {
  callsBeside({ node: { root } }) {
    const known = callsOfApps.get(root) ?? noCalls();
    callsOfApps.set(root, known);
    return known;
  },
  openCallee: (callee, rule) => openIn(callee, 'callers', rule),
  openCaller: (_, home, rule) => openIn(home, 'calls', rule),
  namespaceOf: (callee) => callee.model.namespace ?? Chart.of(homeOf(callee)).namespace,
  namespaceMode,
  gatewaysUseWaypoint,
  alwaysVisible: (home) => Program.of(home).alwaysVisible,
  refuse: (problems, at) => (at ? throwAt(at, problems) : throwIfAny(problems)),
};

function callerOf(caller: CallerLike, callee: ServiceHandle | string): Calling<Construct> {
  if (isMeshGateway(caller)) return callingGateway(caller);
  const { path } = caller.node;
  if (caller instanceof KubernetesGateway) return { ...gatewayCaller(path, caller), found: path, home: caller };
  if (isMeshService(caller)) {
    const { namespace = Chart.of(homeOf(caller)).namespace } = caller.model;
    return callingService(caller, namespace, namespaceMode(caller, namespace), callee);
  }
  const namespace = namespaceOf(caller) ?? Chart.of(caller).namespace;
  const model = workloadCaller(path, caller, namespace, namespaceMode(caller, namespace));
  return { ...model, found: path, home: caller };
}

/** The service itself, where it has a place in the app. */
function homeOf(service: ServiceHandle): Construct {
  if (service.node.scope !== undefined) return service;
  const fix = 'give the scope first, for example MeshService.of(chart, ...)';
  const message = 'there is no place to write the objects in';
  throw new MeshProblems([intentProblem('no-scope', 'calls()', service.host, message, fix)]);
}
