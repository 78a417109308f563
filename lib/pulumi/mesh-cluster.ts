import type * as pulumi from '@pulumi/pulumi';
import { ClusterBase } from '../../imports/pulumi-handles';
import type { MeshNode } from '../model';
import type { ClusterPlan } from '../multicluster/types';
import type { ObjectsOfCluster } from '../outputs/clusters';
import { renderings } from '../outputs/rendered';
import { dependenciesOf, registerNodes, type Dependency } from './deploy/register';
import type { KubeObject } from './deploy/kube-object';
import type { MeshGateway } from './gateway-handle';
import { declare } from './program/analysis';
import { nameOfResource, urnOfResource } from './program/resource-names';
import type { ServiceMesh } from './service-mesh';

/** One cluster of a mesh over several: its ServiceMesh, and what stands beside that. */
export class MeshCluster extends ClusterBase<ServiceMesh> {
  /** Resources beside the mesh by the ids of their objects, for example `multicluster/istiod-gateway`. */
  readonly resources = new Map<string, KubeObject>();
  private exposed: readonly KubeObject[] = [];
  /** External control plane, in the cluster that runs it. @internal */
  outside: MeshCluster | undefined;

  /** @param beforePods resources for which the pods of the mesh wait; it grows until the whole is declared */
  constructor(
    plan: ClusterPlan,
    mesh: ServiceMesh,
    /** Provider of the cluster, for what the program adds to it. */
    readonly provider: pulumi.ProviderResource | undefined,
    private readonly beforePods: KubeObject[],
  ) {
    super(plan, mesh);
  }

  /** The east-west gateway of the mesh's pods; a problem when the cluster has none. */
  get eastWestGateway(): MeshGateway {
    return this.mesh.eastWestGateway;
  }

  /** The external control plane by itself, where the program declares it. */
  get istiod(): ServiceMesh | undefined {
    return this.outside?.mesh;
  }

  /** Where its control plane looks for Secrets. @internal */
  get control(): MeshCluster {
    return this.outside ?? this;
  }

  /** Resources by which other clusters reach the control plane: its gateway, and what is exposed there. @internal */
  get ways(): KubeObject[] {
    if (this.outside) return [...this.outside.mesh.controlPlane, ...this.outside.exposed];
    const start = `${this.plan.eastWestGateway?.name}/`;
    const gateway = [...this.mesh.resources].filter(([id]) => id.startsWith(start)).map(([, resource]) => resource);
    return [...gateway, ...this.exposed];
  }

  /** Has the pods of the mesh wait for resources, beside those that are there. @internal */
  holdPods(until: readonly KubeObject[]): void {
    this.beforePods.push(...until);
  }

  /** Registers what exposes the control plane, and what else follows from the plan. @internal */
  expose(objects: ObjectsOfCluster): void {
    this.exposed = this.add(objects);
  }

  /** Registers objects: those that istiod reads when it starts before its pods, others after it. @internal */
  add({ rendered, other, manifests }: ObjectsOfCluster): KubeObject[] {
    const { mesh, plan } = this;
    if (rendered.nodes.length === 0) return [];
    void declare({ component: mesh, urn: urnOfResource(mesh), objects: () => renderings(rendered, other) });
    const register = (nodes: readonly MeshNode[], after: readonly Dependency[]): KubeObject[] => {
      const to = { component: mesh, name: nameOfResource(mesh), options: {}, args: mesh.forGateways.deploy, after };
      const added = registerNodes(nodes, manifests, to);
      for (const [id, resource] of added) this.resources.set(id, resource);
      return [...added.values()];
    };
    const isEarly = ({ phase }: MeshNode): boolean => phase === 'base';
    const namespace = mesh.namespaceResource(plan.namespace);
    const early = register(rendered.nodes.filter(isEarly), namespace ? [namespace] : []);
    this.holdPods(early);
    return [
      ...early,
      ...register(
        rendered.nodes.filter((node) => !isEarly(node)),
        mesh.controlPlane,
      ),
    ];
  }
}

const PODS = /^kubernetes:apps\/v1:(Deployment|DaemonSet)$/;

/** Has pods wait for resources that are declared until the program yields. */
export function podsAfter(resources: readonly KubeObject[]): pulumi.ResourceTransformation {
  const all = Promise.resolve().then(() => resources) as unknown as Dependency;
  return ({ type, props, opts }) =>
    PODS.test(type) ? { props, opts: { ...opts, dependsOn: [...dependenciesOf(opts), all] } } : undefined;
}
