import type { Manifest } from '../model';
import type { Outside } from './outside';

/** Kinds of which the checks across objects read more than the name. Custom resource definitions, which are big, are not among them. */
const READ: ReadonlySet<string> = new Set([
  'Service',
  'Secret',
  'Namespace',
  'ConfigMap',
  'Deployment',
  'DaemonSet',
  'StatefulSet',
  'ReplicaSet',
  'ReplicationController',
  'Job',
  'CronJob',
  'Pod',
  'Rollout',
  'WorkloadEntry',
  'WorkloadGroup',
  'Gateway',
  'HTTPRoute',
  'GRPCRoute',
  'TLSRoute',
  'TCPRoute',
  'ReferenceGrant',
  'Certificate',
  'ExternalSecret',
  'SealedSecret',
  'VirtualService',
  'DestinationRule',
  'ServiceEntry',
  'Sidecar',
  'EnvoyFilter',
  'AuthorizationPolicy',
  'PeerAuthentication',
  'ProxyConfig',
  'RequestAuthentication',
  'Telemetry',
  'WasmPlugin',
  'TrafficExtension',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
]);

/** Whether the checks across objects read more than the name of an object of this kind. */
export const isRead = (kind: string): boolean => READ.has(kind);

/** Groups of objects that name others. */
const NAMING_GROUPS = /(?:^|\.)istio\.io$|^gateway\.networking\.k8s\.io$/;

/**
 * Whether an object may need another one that is not there. Where none does, it is enough to look for names given twice,
 * and the checks, which are slow to load, are not needed.
 */
export function needsOthers(apiGroup: string, labelOf: (name: string) => unknown): boolean {
  const needsMesh = () =>
    labelOf('istio.io/use-waypoint') !== undefined || labelOf('istio.io/dataplane-mode') === 'ambient';
  return NAMING_GROUPS.test(apiGroup) || needsMesh();
}

/** The API group in an `apiVersion`; empty for the core group. */
export const groupOf = (apiVersion: string): string => apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')));

/** As problems name an object: `VirtualService shop/catalog`. */
export function nameOfObject({ kind, metadata: { name, namespace } }: Pick<Manifest, 'kind' | 'metadata'>): string {
  return `${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`;
}

/** All names that are marked as outside. */
export function joinedOutside(marks: readonly Outside[]): Outside {
  const all = (field: keyof Outside) => marks.flatMap((names) => names[field] ?? []);
  return {
    hosts: all('hosts'),
    gateways: all('gateways'),
    waypoints: all('waypoints'),
    secrets: all('secrets'),
    providers: all('providers'),
    namespaces: all('namespaces'),
  };
}
