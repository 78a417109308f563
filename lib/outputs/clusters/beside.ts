import { caSecret, type IntermediatePem } from '../../multicluster/ca/intermediate';
import { besideMesh } from '../../multicluster/objects/node';
import { readerToken } from '../../multicluster/objects/remote-secrets';
import type { ApiServerProps, ClusterPlan, MultiClusterPlan } from '../../multicluster/types';
import type { Manifest, MeshNode } from '../../model';
import type { Resolved } from '../core';
import type { Later } from '../engine';
import type { Rendered } from '../rendered';
import { PROPS, withServer, type RenderedBeside } from './core';
import type { GivenServer } from './servers';

/** Objects beside the mesh of one cluster, with the ids that they have there. */
export interface ObjectsOfCluster {
  /** The objects with samples in place of Outputs. */
  readonly rendered: RenderedBeside;
  /** The same with other samples. */
  readonly other: Rendered;
  /** The objects with their Outputs. */
  readonly manifests: ReadonlyMap<string, Manifest>;
}

/** Returns the objects beside the mesh of one cluster among those of all. */
export function objectsIn(
  { rendered, other, manifests }: Omit<Resolved<RenderedBeside>, 'warnings'>,
  cluster: string,
): ObjectsOfCluster {
  const start = `${cluster}/`;
  const own = ({ nodes }: RenderedBeside): RenderedBeside => ({
    nodes: nodes
      .filter(({ id, component }) => id.startsWith(start) && component !== PROPS)
      .map((node) => ({ ...node, id: node.id.slice(start.length) })),
    problems: [],
  });
  const objects = own(rendered);
  return {
    rendered: objects,
    other: other === rendered ? objects : own(other),
    manifests: new Map(objects.nodes.map(({ id }) => [id, manifests.get(start + id) as Manifest])),
  };
}

function plainObjects(nodes: readonly MeshNode[]): ObjectsOfCluster {
  const rendered = { nodes, problems: [] };
  return { rendered, other: rendered, manifests: new Map(nodes.map(({ id, manifest }) => [id, manifest])) };
}

/** Ids of the token Secrets of a cluster's accounts: the one that reads it, and that of an external control plane. */
export const TOKENS = { reader: 'multicluster/reader-token', istiod: 'multicluster/istiod-token' };

/** Returns the token Secret of a cluster's reader account, where remote secrets are made of it. */
export function readerTokenOf(cluster: ClusterPlan, plan: MultiClusterPlan, given: GivenServer): ObjectsOfCluster {
  const server = given.server ?? ({} as ApiServerProps);
  return plainObjects(readerToken(cluster, withServer(plan, cluster.name, server)));
}

/** Returns the Secret from which istiod reads an intermediate that the program makes. It is there before istiod. */
export function caObjects({ namespace }: ClusterPlan, intermediate: Later<IntermediatePem>): ObjectsOfCluster {
  const manifest = caSecret(namespace, { certificate: '', key: '', root: '' });
  const node: MeshNode = { ...besideMesh('cacerts', manifest), phase: 'base' };
  const stringData = intermediate.apply((pem) => caSecret(namespace, pem).stringData);
  return { ...plainObjects([node]), manifests: new Map([[node.id, { ...manifest, stringData }]]) };
}
