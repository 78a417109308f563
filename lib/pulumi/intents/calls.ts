import * as pulumi from '@pulumi/pulumi';
import { throwIfAny } from '../../model';
import type { Problem, WaypointName } from '../../model';
import { Account } from '../../policies/references/account';
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
import type { Call, CallerModel, CallOptions } from '../../policies/intents';
import { accountName, namespaceOf } from '../../policies/references/kubernetes-reference';
import type { KubernetesObject, Reference } from '../../policies/references/references';
import { KubernetesGateway } from '../gateway-api';
import type { MeshGateway } from '../gateway-handle';
import type { Path } from '../inputs/found';
import { throwLocated } from '../inputs/problems';
import type { Inputs } from '../inputs/types';
import { Intent } from './intent';
import { shapes } from '../../lazy';
import type { MeshService } from '../mesh-service';
import { gatewaysUseWaypoint, namespaceMode } from '../program/namespaces';
import { clusterOf, meshesBeside, perProgram } from '../program/meshes';
import { calledResource, nameOfResource, urnOfResource } from '../program/resource-names';
import { completed, declaredWorkload, isWorkload, keyOfWorkload, workloadOf } from '../references/workload';
import type { Workload } from '../references/workload';

export type AnyService = MeshService<never> | MeshService;

/** A gateway of the mesh: its handle, such as `mesh.ingressGateway`, or an `IngressGateway`, `EgressGateway` or `EastWestGateway`. */
export type AnyGateway = MeshGateway | (pulumi.Resource & { readonly gateway: MeshGateway });

/**
 * Who can call: a service (that is, the pods behind it), a gateway, or a workload: a resource of `@pulumi/kubernetes` such as a Deployment, whose
 * name, labels and account are Outputs.
 */
export type CallerLike = AnyService | AnyGateway | KubernetesGateway | pulumi.CustomResource;

/** Told by what they have: this file is loaded before their classes are. */
export const isMeshService = (value: object): value is AnyService => 'model' in value;

/** The handle of a gateway, if it is one. */
export function gatewayOf(value: object): MeshGateway | undefined {
  const handle = 'gateway' in value ? (value.gateway as object) : value;
  return 'role' in handle && 'labels' in handle ? (handle as MeshGateway) : undefined;
}

/** Who calls, and where what it knows of the mesh is written. */
interface Caller extends Omit<CallerModel, 'account'> {
  /** Its account, with Outputs where it has some. */
  readonly account?: Reference | { readonly workload: KubernetesObject };
  /** As problems name it. */
  readonly found: string;
  /** The caller, where it is a resource. */
  readonly home?: pulumi.Resource;
  /** What is only known later of its pods. */
  readonly workload?: Workload;
}

/** One call, as a callee is asked for it. */
interface AskedCall {
  readonly key: string;
  readonly account: Caller['account'];
  readonly options: CallOptions;
  readonly same: string;
  readonly waypoint?: WaypointName;
}

/** One host that a caller calls. */
interface AskedHost {
  readonly host: string | Reference;
  readonly called: string;
  /** What all proxies must know. */
  readonly always: readonly string[];
}

/** All calls of a program: those of services by their hosts, and those that callers make. */
const graphs = perProgram(
  () =>
    new Map<
      pulumi.ProviderResource | undefined,
      { callees: Map<string, Intent<AskedCall>>; scopes: Map<string, Intent<AskedHost>> }
    >(),
);

function graphBeside(component: pulumi.Resource) {
  const cluster = clusterOf(component);
  const graph = graphs().get(cluster) ?? {
    callees: new Map<string, Intent<AskedCall>>(),
    scopes: new Map<string, Intent<AskedHost>>(),
  };
  graphs().set(cluster, graph);
  return graph;
}

/**
 * Lets `caller` call `callee`, and says so in both places: an AuthorizationPolicy for the pods of the callee, which then take no other calls, and
 * a Sidecar for the pods of the caller, which then know no other services. Calls add up: one policy for each callee, one Sidecar for each caller.
 * Both are complete when the program awaits something: calls are said before.
 *
 * In ambient mode there is no Sidecar; with a waypoint, the policy is carried out there, and the pods take calls from the waypoint only. Enrol
 * namespaces before, by their names. https://istio.io/latest/docs/tasks/security/authorization/authz-http/
 *
 * Items of the options may be Outputs.
 * @throws MeshProblems for pods or accounts that are not known (`intents/unknown-pods`, `intents/unknown-account`), conditions for services outside
 * (`intents/outside`), callers that pass by a waypoint (`intents/past-waypoint`), and calls that come too late (`pulumi/too-late`)
 */
export function calls(caller: CallerLike, callee: AnyService | string, options: Inputs<CallOptions> = {}): void {
  const home = pulumi.Resource.isInstance(caller) ? urnOfResource(caller) : undefined;
  if (pulumi.Output.isInstance(callee)) refuse([openCallee], home);
  const model = callerOf(caller, callee);
  const callerUrn = model.home && urnOfResource(model.home);
  const { account, ...rest } = model;
  refuse(callerProblems({ ...rest, account: account as Reference | undefined }, model.found), callerUrn);
  if (typeof callee !== 'string' && !isOutside(callee)) allow(model, callee, options as CallOptions);
  else refuse(outsideProblems(typeof callee === 'string' ? callee : callee.host, options), callerUrn);
  if (model.pods && model.home) widen(model, model.home, callee);
}

const openCallee: Problem = {
  severity: 'error',
  code: 'pulumi/structural',
  path: 'calls()',
  found: 'an Output',
  message: 'it decides what is written, so its value must be known when the program runs',
  fix: 'pass a plain value',
};

function refuse(problems: readonly Problem[], urn: string | undefined): void {
  if (urn === undefined) throwIfAny(problems);
  else throwLocated(problems, urn);
}

function callerOf(caller: CallerLike, callee: AnyService | string): Caller {
  const gateway = gatewayOf(caller);
  if (gateway) {
    const key = `gateway ${gateway.namespace}/${gateway.name}`;
    return { ...gatewayCaller(key, gateway), found: key };
  }
  if (isWorkload(caller)) return { ...workloadCallerOf(caller), home: caller };
  if (isMeshService(caller)) {
    const { namespace } = caller.model;
    return {
      ...serviceCaller(caller.model, namespace, namespaceMode(caller, namespace), isOutside(callee)),
      found: caller.host,
      home: caller,
    };
  }
  if (caller instanceof KubernetesGateway)
    return { ...gatewayCaller(urnOfResource(caller), caller), found: nameOfResource(caller) };
  throw throwIfAny([
    intentProblem(
      'no-caller',
      'calls()',
      String(caller),
      'this cannot call',
      'name a MeshService, a gateway, or a workload',
    ),
  ]);
}

/** A workload as its resource declares it, or with Outputs where it says something only later. */
function workloadCallerOf(resource: pulumi.CustomResource): Caller {
  const declared = declaredWorkload(resource);
  if (declared === undefined) return workloadOf(resource);
  const namespace = namespaceOf(declared);
  return {
    ...workloadCaller(keyOfWorkload(resource), declared, namespace, namespaceMode(resource, namespace)),
    found: calledResource(resource),
  };
}

/** The policy at the callee. */
function allow(caller: Caller, callee: AnyService, options: CallOptions): void {
  const {
    host,
    model: { name, namespace, selector },
  } = callee;
  const urn = urnOfResource(callee);
  const { key, account } = caller;
  const { waypoint } = namespaceMode(callee, namespace);
  if (waypoint)
    throwLocated(
      passerProblems(
        { ...caller, account: undefined },
        host,
        namespace,
        gatewaysUseWaypoint(callee, name, namespace ?? 'default'),
      ),
      urn,
    );
  if (!selectsPods(selector)) throwLocated([unknownPods(host, 'calls')], urn);
  const { callees } = graphBeside(callee);
  const intent =
    callees.get(host) ??
    new Intent<AskedCall>(
      { component: callee, name: `${nameOfResource(callee)}-callers`, urn, options: callee.optionsOfService },
      {
        called: 'calls',
        render: (asked) => {
          const policies = calleePolicies(
            { name, namespace, selector: selector ?? {}, waypoint: asked.at(-1)?.waypoint },
            asked.map(callOf),
          );
          return {
            nodes: policies.map((manifest) => ({ id: `${manifest.kind}-${manifest.metadata.name}`, manifest })),
          };
        },
        shapeAt: callShape,
        isStructural: () => false,
      },
    );
  callees.set(host, intent);
  intent.ask({ key, account, options, waypoint, same: identityOf(options) });
}

/** Accounts of workloads are made anew for each rendering: their names may be Outputs. */
function callOf({ key, account, options, same }: AskedCall): Call {
  const caller =
    'workload' in (account as object)
      ? accountOf((account as { workload: KubernetesObject }).workload)
      : (account as Reference);
  return { key, caller, options, same };
}

const accountOf = (workload: KubernetesObject): Account => new Account(accountName(workload), namespaceOf(workload));

const outputs = perProgram(() => new Map<object, string>());

/** What is allowed, as text: two Outputs are never the same, whatever they will be. */
function identityOf(options: CallOptions): string {
  const idOf = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(idOf);
    if (!pulumi.Output.isInstance(value) && !(value instanceof Promise)) return value;
    if (!outputs().has(value)) outputs().set(value, `output ${outputs().size}`);
    return outputs().get(value);
  };
  return JSON.stringify(
    Object.entries(options)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([field, items]) => [field, idOf(items)]),
  );
}

/** Where the options end in an AuthorizationPolicy. Ports become text there. */
function callShape([of, field, ...path]: Path): ReturnType<ReturnType<typeof shapes>['inputShape']> {
  if (of !== 'options') return undefined;
  return field === 'ports' && path.length > 0
    ? { type: 'integer', min: 1, max: 65_535 }
    : shapes().inputShape('AuthorizationPolicy', ['rules', 0, 'to', 0, 'operation', field, ...path]);
}

/** What is written below a service has its options; below a workload there are none. */
const optionsOf = (home: pulumi.Resource): pulumi.ComponentResourceOptions | undefined =>
  isMeshService(home) ? home.optionsOfService : undefined;

/** The view of the caller. */
function widen({ key, pods, workload }: Caller, home: pulumi.Resource, callee: AnyService | string): void {
  const { scopes } = graphBeside(home);
  const { name = '', namespace, selector = {} } = pods ?? {};
  const intent =
    scopes.get(key) ??
    new Intent<AskedHost>(
      { component: home, name: `${nameOfResource(home)}-calls`, urn: urnOfResource(home), options: optionsOf(home) },
      {
        called: 'calls',
        render: (asked) => {
          const hosts = new Map(asked.map(({ called, host }) => [called, host]));
          return {
            nodes: [
              {
                id: 'Sidecar',
                manifest: callerScope({ name, namespace, selector }, [...hosts.values()], asked.at(-1)?.always ?? []),
              },
            ],
          };
        },
        shapeAt: () => undefined,
        isStructural: () => false,
        ...(workload && { complete: (manifest) => completed(manifest, workload) }),
      },
    );
  scopes.set(key, intent);
  const always = (meshesBeside(home)[0]?.alwaysVisible?.() ?? ['istio-system/*']) as readonly string[];
  intent.ask(
    typeof callee === 'string'
      ? { called: callee, host: `*/${callee}`, always }
      : { called: callee.host, host: callee, always },
  );
}
