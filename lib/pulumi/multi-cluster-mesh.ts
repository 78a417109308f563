import * as pulumi from '@pulumi/pulumi';
import { ClustersBase } from '../../imports/pulumi-handles';
import { clusters as room } from '../lazy';
import type { Manifest, Problem } from '../model';
import type {
  ClusterPlan,
  MeshCa,
  MultiClusterMeshProps,
  MultiClusterPlan,
  ServiceClusters,
} from '../multicluster/types';
import type { ClusterPlace, GivenServer, ReadArgs, RenderedClusters, TlsClasses } from '../outputs/clusters';
import type { Resolved } from '../outputs/core';
import { argsProblems, throwLocated } from '../outputs/problems';
import { dependenciesOf, handedDown } from './deploy/register';
import { ClusterProvider, type KubeObject } from './deploy/kube-object';
import { ENGINE, resolveInputs } from './inputs/outputs';
import { MeshCluster, podsAfter } from './mesh-cluster';
import { MeshService, type MeshServiceArgs } from './mesh-service';
import { MultiClusterService } from './multi-cluster-service';
import { declare, objectsBeside } from './program/analysis';
import { joinClusters, urnOf } from './program/meshes';
import { nameOfResource } from './program/resource-names';
import { ServiceMesh, type ServiceMeshArgs } from './service-mesh';

type Place = ClusterPlace<pulumi.ProviderResource, pulumi.Input<string>>;

/** Args of `MultiClusterMesh`: what decides the topology is plain; settings of the meshes may have Outputs. */
export type MultiClusterMeshArgs = Omit<MultiClusterMeshProps<Place, ServiceMeshArgs, pulumi.Input<string>>, 'ca'> & {
  /**
   * Root of trust that the clusters share. `{ intermediates: 'tls' }` has `@pulumi/tls`, which the program installs,
   * make a root, and an intermediate for each control plane; `{ intermediates: tls }` passes its classes.
   * @default - each istiod makes its own
   */
  readonly ca?: MeshCa | { readonly intermediates: TlsClasses };
};

/** What is known before the first cluster is declared. */
interface Known extends ReadArgs<Place, TlsClasses> {
  readonly resolved: Resolved<RenderedClusters>;
  /** Makes the intermediate of a control plane, where the program does. */
  readonly intermediate: ReturnType<ReturnType<typeof room>['authority']> | undefined;
}

const TYPE = 'istio-constructs:index:MultiClusterMesh';

/**
 * One mesh over many clusters, each with a provider of its own: a ServiceMesh for each, and all by which they find and
 * trust each other. `pulumi up` joins them in one go: the addresses of gateways, and the tokens and authorities of API
 * servers, are Outputs of each cluster.
 *
 * A remote cluster comes after the gateway of its primary and what is exposed there, a remote secret after the account
 * whose token it has, and the pods of a remote cluster after its remote secret is in its primary. What runs in the mesh
 * waits for all of it with `dependsOn: mesh`. https://istio.io/latest/docs/setup/install/multicluster/
 */
export class MultiClusterMesh extends ClustersBase<MeshCluster> {
  readonly plan: MultiClusterPlan;
  /** Problems that are doubtful but not wrong. */
  readonly warnings: readonly Problem[];
  protected override readonly byName = new Map<string, MeshCluster>();
  readonly #name: string;
  readonly #urn: string;
  readonly #options: pulumi.ComponentResourceOptions;

  /** @throws MeshProblems with what is wrong in all clusters */
  constructor(name: string, args: MultiClusterMeshArgs, options: pulumi.ComponentResourceOptions = {}) {
    super(TYPE, name, {}, options);
    [this.#name, this.#options, this.#urn] = [name, options, urnOf(TYPE, name, options)];
    throwLocated(argsProblems(args), this.#urn);
    const read = room().readArgs<Place, TlsClasses>(ENGINE, args, this.#urn);
    const resolved = room().resolveClusters(ENGINE, read.props, this.#urn);
    const tls = read.makes && room().tlsClasses(read.makes, this.#urn);
    const { meshId } = args;
    const intermediate = tls && room().authority({ engine: ENGINE, tls, name, meshId, options: { parent: this } });
    this.plan = resolved.rendered.plan;
    room().declareEach(this.plan, [], this.#urn, (plan) => this.#declare(plan, { ...read, resolved, intermediate }));
    const doubts = [...read.servers.values()].flatMap((server) => this.#join(server));
    this.warnings = [...resolved.warnings, ...doubts];
    joinClusters(this.clusters.map(({ mesh }) => mesh));
    const warnings = () => [...this.warnings, ...this.problems()];
    void declare({ component: this, urn: this.#urn, objects: () => [[], []], warnings });
    this.registerOutputs({});
  }

  /**
   * A service that runs in several clusters under one host. What is written for it (subsets, routes) is written for
   * each control plane that serves its callers.
   */
  service<const Subset extends string = never>(
    name: string,
    { clusters, from, ...args }: MeshServiceArgs<Subset> & ServiceClusters = {},
  ): MultiClusterService<Subset> {
    const { name: own = name, namespace } = args;
    const [services, labels] = this.share({ name: own, namespace }, { clusters, from }, ({ mesh }) => {
      const props = { ...args, name: own } as unknown as MeshServiceArgs<Subset>;
      return new MeshService<Subset>(`${nameOfResource(mesh)}-${name}`, props, { parent: mesh });
    });
    return new MultiClusterService(`${this.#name}-${name}`, services, labels, { parent: this });
  }

  protected override get objectName(): string {
    return this.#urn;
  }

  protected override objectsOf(cluster: string, kind: string): Manifest[] {
    return objectsBeside(this.cluster(cluster).mesh).filter((object) => object.kind === kind);
  }

  #declare(plan: ClusterPlan, { places, deploy, resolved, servers, intermediate }: Known): void {
    const { name, primary, role } = plan;
    const { provider = this.#providerOf(name, places) } = places.get(name) ?? {};
    const serving = role === 'remote' ? this.byName.get(primary) : undefined;
    const beforePods: KubeObject[] = [];
    const props = room().meshPropsIn(resolved, name);
    const status = serving?.mesh.resources.get(`${serving.plan.eastWestGateway?.name}/service`)?.status;
    const { discoveryAddressType: type = 'IPAddress' } = places.get(primary) ?? {};
    const placed = room().withAddress(ENGINE, props, { primary, type, urn: this.#urn }, status);
    const mesh = new ServiceMesh(
      `${this.#name}-${name}`,
      { ...(placed as ServiceMeshArgs), ...deploy.get(name) },
      {
        ...handedDown(this.#options),
        parent: this,
        provider,
        dependsOn: [...dependenciesOf(this.#options), ...(serving?.ways ?? [])],
        transformations: [podsAfter(beforePods)],
      },
    );
    const cluster = new MeshCluster(plan, mesh, provider, beforePods);
    this.byName.set(name, cluster);
    cluster.expose(room().objectsIn(resolved, name));
    if (intermediate && role === 'primary') cluster.add(room().caObjects(plan, intermediate(plan)));
    const server = servers.get(name);
    if (server) cluster.add(room().readerTokenOf(plan, this.plan, server));
  }

  /** The provider of a cluster of which only the kubeconfig is given. */
  #providerOf(cluster: string, places: ReadonlyMap<string, Place>): pulumi.ProviderResource | undefined {
    const { kubeconfig } = places.get(cluster) ?? {};
    return kubeconfig === undefined ? undefined : new ClusterProvider(`${this.#name}-${cluster}`, kubeconfig, this);
  }

  /** Writes the remote secrets of a cluster, and returns what is doubtful about them. */
  #join(given: GivenServer): readonly Problem[] {
    const cluster = this.cluster(given.cluster);
    const data = cluster.resources.get(room().READER_TOKEN)?.data;
    const server = room().completeServer(ENGINE, given, data && pulumi.secret(data));
    const core = room().remoteSecretsCore(this.#urn, this.plan, cluster.name);
    const resolved = resolveInputs(core, server);
    for (const watcher of this.clusters) {
      const added = watcher.add(room().objectsIn(resolved, watcher.name));
      if (watcher.name === cluster.plan.primary) cluster.holdPods(added);
    }
    return resolved.warnings;
  }
}
