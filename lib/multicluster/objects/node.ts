import type { Manifest, MeshNode } from '../../model';

/** Name of the component that the objects beside a cluster's mesh belong to. */
const COMPONENT = 'multicluster';

/** Returns a node for an object beside a cluster's mesh. */
export const besideMesh = (id: string, manifest: Manifest): MeshNode => ({
  id: `${COMPONENT}/${id}`,
  component: COMPONENT,
  phase: 'config',
  manifest,
});

/** Returns a node for an object of Istio's networking API. */
export const configNode = (kind: string, name: string, namespace: string, spec: object): MeshNode =>
  besideMesh(name, { apiVersion: 'networking.istio.io/v1', kind, metadata: { name, namespace }, spec });
