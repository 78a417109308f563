import type { Problem } from '../../model';
import type { KubernetesObject, Reference } from '../references/references';
import type { ServiceModel } from '../service';
import type { GatewayHandle } from '../references/gateway-handle';
import {
  callerProblems,
  gatewayCaller,
  isOutside,
  outsideProblems,
  waypointBypassProblems,
  serviceCaller,
  type CallerModel,
} from './callers';
import { calleeRule, callerRule, type CallOptions, type CallRequest, type HostRequest } from './calls';
import type { NamespaceMode } from './namespaces';
import { selectsPods, unknownPods } from './problems';
import type { IntentRule, Requests } from './rule';

/** Service that can be called. */
interface CallableService {
  readonly host: string;
  readonly model: ServiceModel;
}

/** Caller as an engine describes it, with the place where its Sidecar is written. */
export interface Calling<Home> extends Omit<CallerModel, 'account'> {
  /** Account of the caller; or the workload, where an engine with Outputs resolves the account later. */
  readonly account?: Reference | { readonly workload: KubernetesObject };
  /** Name of the caller in problems. */
  readonly found: string;
  /** Part of the program that the caller is; undefined for other callers. */
  readonly home?: Home;
}

/** Returns a gateway of the mesh as a caller. */
export function callingGateway<Home>(gateway: GatewayHandle): Calling<Home> {
  const found = `gateway ${gateway.namespace}/${gateway.name}`;
  return { ...gatewayCaller(found, gateway), found };
}

/** Returns the pods behind a service as callers. */
export function callingService<Home extends CallableService>(
  home: Home,
  namespace: string | undefined,
  mode: NamespaceMode,
  callee: CallableService | string,
): Calling<Home> {
  return { ...serviceCaller(home.model, namespace, mode, isOutside(callee)), found: home.host, home };
}

/** Calls of one cluster: hosts of its services, and the accounts of its callers. */
export interface Calls {
  readonly callees: Map<string, Requests<CallRequest>>;
  readonly callers: Map<string, Requests<HostRequest>>;
}

export const noCalls = (): Calls => ({ callees: new Map(), callers: new Map() });

/** Operations of an engine that calls need. */
export interface CallEngine<Home, Service extends Home & CallableService, Caller extends Calling<Home>> {
  /** Returns the calls of the cluster that a service or caller is in. */
  callsBeside(home: Home): Calls;
  /** Opens the requests for the policies of a callee. */
  openCallee(callee: Service, rule: IntentRule<CallRequest>): Requests<CallRequest>;
  /** Opens the requests for the scope of a caller. */
  openCaller(caller: Caller, home: Home, rule: IntentRule<HostRequest>): Requests<HostRequest>;
  namespaceOf(callee: Service): string | undefined;
  namespaceMode(callee: Service, namespace: string | undefined): NamespaceMode;
  gatewaysUseWaypoint(callee: Service, name: string, namespace: string): boolean;
  /** Returns the hosts that all proxies beside a caller must know. */
  alwaysVisible(home: Home): readonly string[];
  /** Returns a text that identifies the allowed requests. @default - the options themselves */
  identityOf?(options: CallOptions): string;
  /** Throws problems, if there are any, as those of a part of the program. */
  refuse(problems: readonly Problem[], at: Home | undefined): void;
}

/** Adds a call to the policies of the callee, and the callee to the scope of the caller. */
export function requestCall<Home extends object, Service extends Home & CallableService, Caller extends Calling<Home>>(
  engine: CallEngine<Home, Service, Caller>,
  caller: Caller,
  callee: Service | string,
  options: CallOptions,
): void {
  engine.refuse(callerProblems({ ...caller, account: caller.account as Reference }, caller.found), caller.home);
  if (typeof callee !== 'string' && !isOutside(callee)) allow(engine, caller, callee, options);
  else engine.refuse(outsideProblems(typeof callee === 'string' ? callee : callee.host, options), caller.home);
  if (caller.pods && caller.home) widen(engine, caller, caller.home, callee);
}

/** Adds the call to the policies of the callee. */
function allow<Home, Service extends Home & CallableService, Caller extends Calling<Home>>(
  engine: CallEngine<Home, Service, Caller>,
  { key, account, gateway, mode, pods }: Caller,
  callee: Service,
  options: CallOptions,
): void {
  const { host, model } = callee;
  const { name, selector } = model;
  const namespace = engine.namespaceOf(callee);
  const { waypoint } = engine.namespaceMode(callee, namespace);
  if (waypoint) {
    const usesWaypoint = engine.gatewaysUseWaypoint(callee, name, namespace ?? 'default');
    engine.refuse(waypointBypassProblems({ key, gateway, mode, pods }, host, namespace, usesWaypoint), callee);
  }
  if (!selectsPods(selector)) engine.refuse([unknownPods(host, 'calls')], callee);
  const { callees } = engine.callsBeside(callee);
  const requests =
    callees.get(host) ?? engine.openCallee(callee, calleeRule({ name, namespace, selector: selector ?? {} }));
  requests.add({ key, account: account as Reference, options, waypoint, same: engine.identityOf?.(options) });
  callees.set(host, requests);
}

/** Adds the callee to the Sidecar of the caller. */
function widen<Home, Service extends Home & CallableService, Caller extends Calling<Home>>(
  engine: CallEngine<Home, Service, Caller>,
  caller: Caller,
  home: Home,
  callee: Service | string,
): void {
  const { name = '', namespace, selector = {} } = caller.pods ?? {};
  const { callers } = engine.callsBeside(home);
  const requests =
    callers.get(caller.key) ?? engine.openCaller(caller, home, callerRule({ name, namespace, selector }));
  const always = engine.alwaysVisible(home);
  requests.add(
    typeof callee === 'string'
      ? { called: callee, host: `*/${callee}`, always }
      : { called: callee.host, host: callee as unknown as Reference, always },
  );
  callers.set(caller.key, requests);
}
