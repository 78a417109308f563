import * as pulumi from '@pulumi/pulumi';
import { MeshProblems, throwIfAny, type Problem } from '../../model';
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
  type IntentRule,
} from '../../policies/intents';
import { namespaceOf } from '../../policies/references/kubernetes-reference';
import { KubernetesGateway } from '../gateway-api';
import { identityOfCall, openCallee } from '../../outputs/calls';
import { ENGINE } from '../inputs/outputs';
import { throwLocated } from '../../outputs/problems';
import type { Inputs } from '../inputs/types';
import { alwaysVisibleIn } from '../../program/ledger';
import { gatewaysUseWaypoint, namespaceMode } from '../program/namespaces';
import { clusterOf, meshesBeside, perCluster, perProgram } from '../program/meshes';
import { calledResource, nameOfResource, urnOfResource } from '../program/resource-names';
import { completed, type LaterWorkload } from '../../outputs/workload';
import { declaredWorkload, isWorkload, keyOfWorkload, workloadOf } from '../references/workload';
import { gatewayOf, isMeshService, optionsOfService, type GatewayLike, type ServiceHandle } from './handles';
import { Intent, type IntentPlace } from './intent';

/**
 * Who can call: a service (that is, the pods behind it), a gateway, or a workload: a resource of `@pulumi/kubernetes`
 * such as a Deployment, whose name, labels and account are Outputs.
 */
export type CallerLike = ServiceHandle | GatewayLike | KubernetesGateway | pulumi.CustomResource;

/** A caller, with the Outputs of its pods. */
interface Caller extends Calling<pulumi.Resource> {
  readonly workload?: LaterWorkload;
}

/**
 * Lets `caller` call `callee`, and says so in both places: an AuthorizationPolicy for the pods of the callee, which
 * then take no other calls, and a Sidecar for the pods of the caller, which then know no other services. Calls add up:
 * one policy for each callee, one Sidecar for each caller. Both are complete when the program awaits something: calls
 * are said before.
 *
 * In ambient mode there is no Sidecar; with a waypoint, the policy is carried out there, and the pods take calls from
 * the waypoint only. Enrol namespaces before, by their names.
 * https://istio.io/latest/docs/tasks/security/authorization/authz-http/
 *
 * Items of the options may be Outputs.
 * @throws MeshProblems for pods or accounts that are not known (`intents/unknown-pods`, `intents/unknown-account`),
 * conditions for services outside (`intents/outside`), callers that pass by a waypoint (`intents/past-waypoint`), and
 * calls that come too late (`pulumi/too-late`)
 */
export function calls(caller: CallerLike, callee: ServiceHandle | string, options: Inputs<CallOptions> = {}): void {
  const home = pulumi.Resource.isInstance(caller) ? caller : undefined;
  if (pulumi.Output.isInstance(callee)) refuse([openCallee], home);
  requestCall(engine, callerOf(caller, callee), callee, options as CallOptions);
}

function refuse(problems: readonly Problem[], at: pulumi.Resource | undefined): void {
  if (at === undefined) throwIfAny(problems);
  else throwLocated(problems, urnOfResource(at));
}

const callsIn = perCluster(noCalls);

const openIn = <Request>(
  home: pulumi.Resource,
  suffix: string,
  rule: IntentRule<Request>,
  place: Pick<IntentPlace, 'idOf' | 'complete'> = {},
): Intent<Request> =>
  new Intent(
    {
      component: home,
      name: `${nameOfResource(home)}-${suffix}`,
      urn: urnOfResource(home),
      options: optionsOfService(home),
      ...place,
    },
    rule,
  );

const engine: CallEngine<pulumi.Resource, ServiceHandle, Caller> = {
  callsBeside: (home) => callsIn(clusterOf(home)),
  openCallee: (callee, rule) => openIn(callee, 'callers', rule),
  openCaller: ({ workload }, home, rule) =>
    openIn(home, 'calls', rule, {
      idOf: ({ kind }) => kind,
      ...(workload && { complete: (manifest) => completed(manifest, workload) }),
    }),
  namespaceOf: ({ model }) => model.namespace,
  namespaceMode,
  gatewaysUseWaypoint,
  alwaysVisible: (home) => alwaysVisibleIn(meshesBeside(home)) as readonly string[],
  identityOf: (options) => identityOfCall(ENGINE, outputs(), options),
  refuse,
};

function callerOf(caller: CallerLike, callee: ServiceHandle | string): Caller {
  // A program may run without being type-checked.
  if (typeof (caller as unknown) !== 'object') throw noCaller(caller);
  const gateway = gatewayOf(caller);
  if (gateway) return callingGateway(gateway);
  if (isWorkload(caller)) return { ...workloadCallerOf(caller), home: caller };
  if (isMeshService(caller)) {
    const { namespace } = caller.model;
    return callingService(caller, namespace, namespaceMode(caller, namespace), callee);
  }
  if (caller instanceof KubernetesGateway)
    return { ...gatewayCaller(urnOfResource(caller), caller), found: nameOfResource(caller) };
  throw noCaller(caller);
}

const noCaller = (caller: unknown): MeshProblems => {
  const fix = 'name a MeshService, a gateway, or a workload';
  return new MeshProblems([intentProblem('no-caller', 'calls()', String(caller), 'this cannot call', fix)]);
};

/** Returns a workload as its resource declares it, with Outputs where that has Outputs. */
function workloadCallerOf(resource: pulumi.CustomResource): Caller {
  const declared = declaredWorkload(resource);
  if (declared === undefined) return workloadOf(resource);
  const namespace = namespaceOf(declared);
  return {
    ...workloadCaller(keyOfWorkload(resource), declared, namespace, namespaceMode(resource, namespace)),
    found: calledResource(resource),
  };
}

const outputs = perProgram(() => new Map<object, string>());
