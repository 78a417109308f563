import * as pulumi from '@pulumi/pulumi';
import { clusters as clusterRoom } from '../lazy';
import type { MeshNode, Problem } from '../model';
import type { ClusterPlan, MeshCa, MultiClusterMeshProps, MultiClusterPlan } from '../multicluster/types';
import type { ClusterPlace, GivenServer, RenderedBeside, RenderedClusters } from '../outputs/clusters';
import type { Resolved } from '../outputs/core';
import { argsProblems, throwLocated } from '../outputs/problems';
import { renderings } from '../outputs/rendered';
import { dependenciesOf, registerNodes, type Dependency } from './deploy/register';
import { providerVersion, type KubeObject } from './deploy/kube-object';
import { ENGINE, resolveInputs } from './inputs/outputs';
import { MeshRoot, tlsClasses, type TlsClasses } from './intermediates';
import { declare } from './program/analysis';
import { urnOf } from './program/meshes';
import { ServiceMesh, type ServiceMeshArgs } from './service-mesh';

/** Props of a mesh over several clusters in Pulumi, but for its root of trust. */
type Given = MultiClusterMeshProps<
  ClusterPlace<pulumi.ProviderResource, pulumi.Input<string>>,
  ServiceMeshArgs,
  pulumi.Input<string>
>;

/** Args of `MultiClusterMesh`: what decides the topology is plain; props of the meshes may have Outputs. */
export type MultiClusterMeshArgs = Omit<Given, 'ca'> & {
  /**
   * Root of trust that the clusters share. `{ intermediates: 'tls' }` has a root and an intermediate for each control
   * plane made by `@pulumi/tls`, which the program installs; or pass its functions, `{ intermediates: tls }`.
   * @default - each istiod makes its own
   */
  readonly ca?: MeshCa | { readonly intermediates: TlsClasses };
};

const TYPE = 'istio-constructs:index:MultiClusterMesh';
const PODS = /^kubernetes:apps\/v1:(Deployment|DaemonSet)$/;

/** Cluster while the mesh is declared. */
interface Declared {
  readonly plan: ClusterPlan;
  readonly mesh: ServiceMesh;
  /** Resources for which the pods of the mesh wait; the list is complete when the mesh is declared. */
  readonly beforePods: KubeObject[];
  /** Resources by which remote clusters reach the control plane. */
  readonly ways: readonly KubeObject[];
  readonly token: KubeObject | undefined;
}
