import { remoteSecretsProblems } from '../../multicluster/checks/remote-secrets';
import { clusterObjects } from '../../multicluster/objects';
import { externalIstiodObjects } from '../../multicluster/objects/external-istiod';
import { remoteSecrets } from '../../multicluster/objects/remote-secrets';
import { planClusters } from '../../multicluster/plan';
import type { ApiServerProps, MultiClusterMeshProps, MultiClusterPlan } from '../../multicluster/types';
import { shapes } from '../../lazy';
import type { Manifest, MeshNode, Problem } from '../../model';
import type { MeshProps } from '../../props';
import { isStructural } from '../../props/structural';
import type { Facts } from '../../schema/notation';
import type { Core, Places, Resolved } from '../core';
import { pathText } from '../found';
import type { Rendered } from '../rendered';

/** Objects of several clusters; their ids begin with the names of their clusters. */
export interface RenderedBeside extends Rendered {
  readonly nodes: readonly MeshNode[];
}

/** Rendered plan of several clusters: the props of each mesh, and what stands beside it. */
export interface RenderedClusters extends RenderedBeside {
  readonly plan: MultiClusterPlan;
}

/** Shapes of what may be an Output in a cluster, and is no prop of its mesh. */
const SHAPES: Readonly<Record<string, Facts>> = {
  discoveryAddress: { type: 'string' },
  istiodUrl: { type: 'string', meaning: 'url' },
};

/** What decides the topology. */
const TOPOLOGY: ReadonlySet<unknown> = new Set(['network', 'trustDomain', 'primary', 'controlPlane']);

/** Places in the props of a cluster, and in those that all clusters share. */
const CLUSTER: Places = {
  shapeAt: (path) => SHAPES[String(path[0])] ?? shapes().inputShape('mesh', path),
  isStructural: (path) => path.length === 0 || TOPOLOGY.has(path[0]) || isStructural('mesh', path),
};

const PLACES: Places = {
  shapeAt: ([of, ...path]) => CLUSTER.shapeAt(of === 'clusters' ? path.slice(1) : path),
  isStructural: ([of, ...path]) => {
    if (of === 'clusters') return CLUSTER.isStructural(path.slice(1));
    return of !== 'defaults' || CLUSTER.isStructural(path);
  },
};

/** Id and component of the object that has the props of a cluster's mesh. */
export const PROPS = 'props';

const inCluster = (cluster: string, nodes: readonly MeshNode[]): MeshNode[] =>
  nodes.map((node) => ({ ...node, id: `${cluster}/${node.id}` }));

const propsNode = (name: string, mesh: MeshProps): MeshNode => ({
  id: PROPS,
  component: PROPS,
  phase: 'base',
  manifest: { apiVersion: '', kind: 'Cluster', metadata: { name }, mesh },
});

/** Returns the rendering of the plan of several clusters. */
export const clustersCore = (urn: string): Core<MultiClusterMeshProps, RenderedClusters> => ({
  urn,
  render: (props) => {
    const problems: Problem[] = [];
    const plan = planClusters(props, (found) => problems.push(...found));
    const nodes = plan.clusters.flatMap(({ name, mesh, externalIstiod: istiod }) => [
      ...inCluster(name, [propsNode(name, mesh), ...clusterObjects(plan, name)]),
      ...(istiod ? inCluster(istiodOf(name), [propsNode(name, istiod), ...externalIstiodObjects(plan, name)]) : []),
    ]);
    return { plan, nodes, problems };
  },
  ...PLACES,
});

/** Returns the name by which objects beside the external control plane of a cluster are told from its own. */
export const istiodOf = (cluster: string): string => `${cluster}:istiod`;

/** Returns the plan with what is known of the API server of one cluster, and of no other. */
export const withServer = (plan: MultiClusterPlan, cluster: string, server: ApiServerProps): MultiClusterPlan => ({
  ...plan,
  props: { ...plan.props, apiServers: { [cluster]: server } },
});

const SERVER_SHAPES: Readonly<Record<string, Facts>> = {
  url: { type: 'string', meaning: 'url' },
  ca: { type: 'string', meaning: 'certificate' },
};

/** Returns the rendering of the remote secrets of one cluster: one in each cluster that watches it. */
export const remoteSecretsCore = (
  urn: string,
  plan: MultiClusterPlan,
  cluster: string,
): Core<ApiServerProps, RenderedBeside> => ({
  urn,
  render: (server) => {
    const known = withServer(plan, cluster, server);
    return {
      nodes: plan.clusters.flatMap((watcher) => {
        const { name, externalIstiod } = watcher;
        // An external control plane looks for them where it runs.
        return externalIstiod === undefined
          ? inCluster(name, remoteSecrets(watcher, known))
          : inCluster(istiodOf(name), remoteSecrets({ ...watcher, externalIstiod: undefined }, known));
      }),
      problems: remoteSecretsProblems(known, { tokensAreSecret: true }),
    };
  },
  ...serverPlaces(cluster),
});

/** Returns the rendering of the Secret by which an external control plane finds the cluster that it serves. */
export const configSecretCore = (
  urn: string,
  plan: MultiClusterPlan,
  cluster: string,
): Core<ApiServerProps, RenderedBeside> => ({
  urn,
  render: (server) => {
    const known = withServer(plan, cluster, server);
    const { [cluster]: own, ...others } = known.props.clusters;
    const externalIstiod = { ...own.externalIstiod, credential: server.credential };
    const props = { ...known.props, clusters: { ...others, [cluster]: { ...own, externalIstiod } } };
    const nodes = externalIstiodObjects({ ...known, props }, cluster).filter(({ id }) => id === CONFIG_SECRET);
    // istiod reads it when it starts.
    return {
      nodes: inCluster(
        istiodOf(cluster),
        nodes.map((node) => ({ ...node, phase: 'base' })),
      ),
      problems: [],
    };
  },
  ...serverPlaces(cluster),
});

const CONFIG_SECRET = 'multicluster/config-secret';

const serverPlaces = (cluster: string): Places => ({
  shapeAt: (path) => (path.length === 1 ? SERVER_SHAPES[String(path[0])] : undefined),
  isStructural: () => false,
  nameOf: (path) => pathText(['apiServers', cluster, ...path]),
});

/** Props of a cluster's mesh, where values may be Outputs. */
export const meshPropsIn = ({ manifests }: Resolved<RenderedClusters>, cluster: string): MeshProps =>
  (manifests.get(`${cluster}/${PROPS}`) as Manifest & { readonly mesh: MeshProps }).mesh;
