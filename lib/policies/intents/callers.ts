import type { Problem } from '../../model';
import { Account } from '../references/account';
import { accountName, namespaceOf, nameOf, podLabels } from '../references/kubernetes-reference';
import type { KubernetesObject, Reference } from '../references/references';
import type { ServiceModel } from '../service';
import type { CallOptions, Caller } from './calls';
import type { NamespaceMode } from './namespaces';
import { intentProblem, selectsPods, unknownPods } from './problems';

/** Who calls, in the words of both kinds of policy. */
export interface CallerModel {
  /** Tells callers apart. */
  readonly key: string;
  /** Whether it is a gateway. */
  readonly gateway?: boolean;
  /** Stands for the service account; undefined where it is not known. */
  readonly account?: Reference;
  /** How its namespace takes part in the mesh. */
  readonly mode?: NamespaceMode['mode'];
  /** Pods with sidecars, whose view of the mesh is made to fit; undefined for gateways and in ambient mode. */
  readonly pods?: Omit<Caller, 'selector'> & { readonly selector?: Caller['selector'] };
}

/** A gateway as a caller. */
export const gatewayCaller = (key: string, account: Reference): CallerModel => ({ key, account, gateway: true });

/** The pods behind a service as callers. Their account matters only to services that we write policies for. */
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

/** The pods of a workload as callers. */
export function workloadCaller(
  key: string,
  workload: KubernetesObject,
  namespace = namespaceOf(workload),
  { mode }: NamespaceMode = {},
): CallerModel {
  const pods = { name: nameOf(workload), namespace, selector: podLabels(workload) };
  return { key, account: new Account(accountName(workload), namespace), mode, pods: withSidecars(mode, pods) };
}

/** Where the program does not say, pods are taken to have sidecars. */
const withSidecars = (mode: NamespaceMode['mode'], pods: CallerModel['pods']): CallerModel['pods'] =>
  (mode ?? 'sidecar') === 'sidecar' ? pods : undefined;

/** What is not known of a caller. */
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

/** Whether a service is one that the program writes no policies for. */
export const isOutside = (callee: { readonly model: ServiceModel } | string): boolean =>
  typeof callee === 'string' || callee.model.kind === 'ServiceEntry' || callee.model.outside === true;

/** Nobody of ours stands before a service that is outside. */
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

/** Pods behind a waypoint take calls from it only: who does not go through it would be refused. */
export function passerProblems(
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
