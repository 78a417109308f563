import { aligned } from '../model/aligned';
import { DEFAULT_RELEASE, findRelease } from '../releases';
import { apiServerOf } from './api-servers';
import type { MeshCa } from './ca/types';
import { CREDENTIAL_KEYS } from './remote-secret/credential';
import type { ClusterPlan, ClusterRole, MultiClusterPlan } from './types';

/** Source of the remote secret of a cluster: a key of its credential, or `elsewhere`. */
export type SecretSource = (typeof CREDENTIAL_KEYS)[number] | 'elsewhere';

/** Cluster of a mesh over several, as plain data. */
export interface ClusterDescription {
  readonly name: string;
  readonly role: ClusterRole;
  /** Cluster whose control plane or configuration serves this one. */
  readonly primary: string;
  /** Empty where none is given. */
  readonly network: string;
  /** Exact release of Istio. */
  readonly version: string;
  readonly revision: string;
  readonly namespace: string;
  readonly trustDomain: string;
  readonly dataPlane: 'sidecar' | 'ambient';
  /** Namespace and name of the east-west gateway, where the cluster has one. */
  readonly eastWestGateway?: string;
  /** Names of the clusters whose API servers the control plane here reads. */
  readonly reads: readonly string[];
  /** Names of the clusters whose control planes read the API server here. */
  readonly readBy: readonly string[];
  /** Source of the remote secret by which the cluster is read; absent where nobody reads it. */
  readonly secret?: SecretSource;
}

/** Mesh over several clusters, as plain data. */
export interface ClustersDescription {
  readonly meshId: string;
  readonly trustDomain: string;
  /** Source of the root of trust, where one is given. */
  readonly ca?: string;
  readonly networks: Readonly<Record<string, readonly string[]>>;
  readonly clusters: readonly ClusterDescription[];
}

/** Returns what is decided of a mesh over several clusters, as plain data: who is primary, networks, secrets. */
export function clustersDescription(plan: MultiClusterPlan): ClustersDescription {
  const [ca] = Object.keys((plan.props.ca as MeshCa | undefined) ?? {});
  return {
    meshId: plan.meshId,
    trustDomain: plan.trustDomain,
    ...(ca !== undefined && { ca }),
    networks: Object.fromEntries([...plan.networks].filter(([network]) => network !== '')),
    clusters: plan.clusters.map((cluster) => descriptionOf(cluster, plan)),
  };
}

function descriptionOf(cluster: ClusterPlan, plan: MultiClusterPlan): ClusterDescription {
  const { name, role, primary, network, revision, namespace, trustDomain, dataPlane, watches, watchedBy } = cluster;
  const { eastWestGateway: gateway, mesh } = cluster;
  const { version } = findRelease(mesh.version ?? DEFAULT_RELEASE.version) ?? DEFAULT_RELEASE;
  return {
    ...{ name, role, primary, network, version, revision, namespace, trustDomain, dataPlane },
    ...(gateway && { eastWestGateway: `${gateway.namespace}/${gateway.name}` }),
    reads: watches,
    readBy: watchedBy,
    ...(watchedBy.length > 0 && { secret: secretSource(name, plan) }),
  };
}

function secretSource(name: string, { props }: MultiClusterPlan): SecretSource {
  const { credential = {} } = apiServerOf(props, name) ?? {};
  const key = CREDENTIAL_KEYS.find((candidate) => candidate in credential);
  return key === undefined || key === 'secret' ? 'elsewhere' : key;
}

type Column = readonly [title: string, cell: (cluster: ClusterDescription) => string];

const COLUMNS: readonly Column[] = [
  ['CLUSTER', ({ name }) => name],
  ['ROLE', ({ role, primary }) => (role === 'remote' ? `remote of ${primary}` : role)],
  ['NETWORK', ({ network }) => network || '-'],
  ['ISTIO', ({ version, revision }) => (revision === 'default' ? version : `${version} (${revision})`)],
  ['DATA PLANE', ({ dataPlane }) => dataPlane],
  ['EAST-WEST GATEWAY', ({ eastWestGateway }) => eastWestGateway ?? '-'],
  ['READ BY', ({ readBy }) => countedNames(readBy)],
  ['REMOTE SECRET', ({ secret }) => secret ?? '-'],
];

const TRUST_DOMAIN: Column = ['TRUST DOMAIN', ({ trustDomain }) => trustDomain];

/** Greatest number of names that a cell of the table lists. */
const MOST_NAMES = 4;

const countedNames = (names: readonly string[]): string =>
  names.length > MOST_NAMES ? `${names.length} clusters` : names.join(', ') || '-';

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/**
 * Returns a table of a mesh over several clusters: who is primary, which network, release and gateway each has, and by
 * which secret it is read.
 */
export function describeClusters(plan: MultiClusterPlan): string {
  const { meshId, trustDomain, ca, networks, clusters } = clustersDescription(plan);
  const domains = new Set(clusters.map((cluster) => cluster.trustDomain));
  const columns = domains.size > 1 ? [...COLUMNS, TRUST_DOMAIN] : COLUMNS;
  const count = Object.keys(networks).length;
  const head = [
    `Mesh ${meshId}: ${counted(clusters.length, 'cluster')}`,
    count === 0 ? 'one network' : counted(count, 'network'),
    domains.size > 1 ? counted(domains.size, 'trust domain') : `trust domain ${[...domains][0] ?? trustDomain}`,
    ...(ca === undefined ? [] : [`root of trust: ${ca}`]),
  ].join(', ');
  const rows = clusters.map((cluster) => columns.map(([, cell]) => cell(cluster)));
  return `${head}\n\n${aligned([columns.map(([title]) => title), ...rows])}`;
}
