import type { Problem } from '../../model';
import { Account } from '../references/account';
import { accountName, namespaceOf, nameOf, podLabels } from '../references/kubernetes-reference';
import type { KubernetesObject, Reference } from '../references/references';
import type { ServiceModel } from '../service';
import type { CallOptions, Caller } from './calls';
import type { NamespaceMode } from './namespaces';
import { intentProblem, selectsPods, unknownPods } from './problems';

/** Caller as both AuthorizationPolicy and Sidecar describe it. */
export interface CallerModel {
  /** Key that identifies the caller. */
  readonly key: string;
  /** True for a gateway. */
  readonly gateway?: boolean;
  /** Service account of the caller; undefined where it is not known. */
  readonly account?: Reference;
  /** Data plane mode of the caller's namespace. */
  readonly mode?: NamespaceMode['mode'];
  /** Pods with sidecars, for which a Sidecar is written; undefined for gateways and in ambient mode. */
  readonly pods?: Omit<Caller, 'selector'> & { readonly selector?: Caller['selector'] };
}

/** Returns the caller that a gateway is. */
export const gatewayCaller = (key: string, account: Reference): CallerModel => ({ key, account, gateway: true });

/** Returns the caller that the pods behind a service are. Their account matters only to services that have policies. */
export function serviceCaller(
  { host, name, selector, account }: ServiceModel,
  namespace: string | undefined,
  { mode }: NamespaceMode,
  isOutside: boolean,
): CallerModel {
  return {
    key: host,
    account: account ?? (isOutside ? new Account(name, namespace) : undefined),
    mode,
    pods: withSidecars(mode, { name, namespace, selector }),
  };
}

/** Returns the caller that the pods of a workload are. */
export function workloadCaller(
  key: string,
  workload: KubernetesObject,
  namespace = namespaceOf(workload),
  { mode }: NamespaceMode = {},
): CallerModel {
  const pods = { name: nameOf(workload), namespace, selector: podLabels(workload) };
  return { key, account: new Account(accountName(workload), namespace), mode, pods: withSidecars(mode, pods) };
}

/** Returns the pods of a caller that has sidecars, which is assumed where the program does not state the mode. */
const withSidecars = (mode: NamespaceMode['mode'], pods: CallerModel['pods']): CallerModel['pods'] =>
  (mode ?? 'sidecar') === 'sidecar' ? pods : undefined;

/** Reports facts about a caller that policies need and the program does not state. */
export function callerProblems({ account, pods }: CallerModel, found: string): Problem[] {
  return [
    ...(account === undefined ? [unknownAccount(found)] : []),
    ...(pods !== undefined && !selectsPods(pods.selector) ? [unknownPods(found, 'calls')] : []),
  ];
}

const unknownAccount = (found: string): Problem =>
  intentProblem(
    'unknown-account',
    'calls()',
    found,
    'the service account of its pods is not known',
    'name the `workload` of the MeshService, or its `serviceAccount`',
  );

/** Reports whether a service is one that the program writes no policies for. */
export const isOutside = (callee: { readonly model: ServiceModel } | string): boolean =>
  typeof callee === 'string' || callee.model.kind === 'ServiceEntry' || callee.model.outside === true;

/** Refuses allow-lists for a service outside the program, because no proxy of the mesh is in front of it. */
export function outsideProblems(
  host: string,
  options: { readonly [Option in keyof CallOptions]?: unknown },
): Problem[] {
  const given = Object.keys(options);
  if (given.length === 0) return [];
  return [
    intentProblem(
      'outside',
      `calls().${given[0]}`,
      host,
      'the program does not write policies for this service, so the condition would not be carried out',
      'leave the conditions out',
    ),
  ];
}

/**
 * Warns of callers that do not go through the waypoint: pods behind a waypoint take calls from it only, and would
 * refuse them.
 */
export function waypointBypassProblems(
  { gateway, mode, pods }: CallerModel,
  host: string,
  namespace = 'default',
  gatewaysUseWaypoint = false,
): Problem[] {
  const problem = (message: string, fix: string) => intentProblem('past-waypoint', 'calls()', host, message, fix);
  return [
    ...(gateway && !gatewaysUseWaypoint
      ? [
          problem(
            'gateways pass by the waypoint of the service, and its pods take calls from the waypoint only',
            `give namespace ${namespace} or the Service the label istio.io/ingress-use-waypoint: "true"`,
          ),
        ]
      : []),
    ...(mode === 'sidecar' && pods !== undefined
      ? [
          problem(
            'sidecars pass by the waypoint of the service, and its pods take calls from the waypoint only',
            `enrol namespace ${pods.namespace} as ambient too`,
          ),
        ]
      : []),
  ];
}
