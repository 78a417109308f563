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
  'Job',
  'CronJob',
  'Pod',
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
  'RequestAuthentication',
  'PeerAuthentication',
  'ProxyConfig',
  'Telemetry',
  'WasmPlugin',
  'TrafficExtension',
]);

/** Whether the checks across objects read more than the name of an object of this kind. */
export const isRead = (kind: string): boolean => READ.has(kind);

/** Groups of objects that name others. */
const NAMING_GROUPS = /(?:^|\.)istio\.io$|^gateway\.networking\.k8s\.io$/;

/** The label that names the waypoint of a namespace or service. */
export const USE_WAYPOINT = 'istio.io/use-waypoint';

/**
 * Whether an object may name another one that is not there. Where none does, it is enough to look for names given twice, and the rules, which
 * are slow to load, are not needed.
 */
export function namesOthers(apiGroup: string, waypointLabel: unknown): boolean {
  return NAMING_GROUPS.test(apiGroup) || waypointLabel !== undefined;
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
