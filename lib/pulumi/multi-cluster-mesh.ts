import * as pulumi from '@pulumi/pulumi';
import { ClustersBase } from '../../imports/pulumi-handles';
import { clusters as room } from '../outputs/late-clusters';
import type { Manifest, Problem } from '../model';
import type {
  ClusterPlan,
  MeshCa,
  MultiClusterMeshProps,
  MultiClusterPlan,
  ServiceClusters,
  WithExternalIstiod,
} from '../multicluster/types';
import type { ClusterPlace, GivenServer, ReadArgs, RenderedClusters, TlsClasses } from '../outputs/clusters';
import type { Resolved } from '../outputs/core';
import { argsProblems, throwLocated, withObjectInPath } from '../outputs/problems';
import { dependenciesOf, handedDown } from './deploy/register';
import { ClusterProvider, type KubeObject } from './deploy/kube-object';
import { ENGINE, resolveInputs } from './inputs/outputs';
import { MeshCluster, podsAfter } from './mesh-cluster';
import { MeshService, type MeshServiceArgs } from './mesh-service';
import { MultiClusterService } from './multi-cluster-service';
import { declare, objectsBeside, outside } from './program/analysis';
import { joinClusters, urnOf } from './program/meshes';
import { nameOfResource } from './program/resource-names';
import { ServiceMesh, type ServiceMeshArgs } from './service-mesh';

type Text = pulumi.Input<string>;
type Place = ClusterPlace<pulumi.ProviderResource, Text>;

/** Args of `MultiClusterMesh`: what decides the topology is plain; settings of the meshes may have Outputs. */
export type MultiClusterMeshArgs = Omit<
  MultiClusterMeshProps<Place & WithExternalIstiod<Text, Place>, ServiceMeshArgs, Text>,
  'ca'
> & {
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
  /** Problems that are doubtful but not wrong. */
  readonly warnings: readonly Problem[];
  readonly #byName = new Map<string, MeshCluster>();
  /** The plan with samples in place of Outputs. */
  readonly #sampled: MultiClusterPlan;
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
    this.#sampled = resolved.rendered.plan;
    room().declareEach(this.#sampled, [], this.#urn, (plan) =>
      this.#declare(plan, { ...read, resolved, intermediate }),
    );
    const doubts = [...read.servers.values()].flatMap((server) => this.#join(server, read.credentials));
    this.warnings = [...resolved.warnings, ...doubts];
    joinClusters(this.clusters.map(({ mesh }) => mesh));
    const warnings = () => [...this.warnings, ...withObjectInPath(this.problems())];
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

  override get plan(): MultiClusterPlan {
    return { ...this.#sampled, clusters: this.#sampled.clusters.map(({ name }) => this.cluster(name).plan) };
  }

  protected override get plainPlan(): MultiClusterPlan {
    return this.#sampled;
  }

  protected override get byName(): ReadonlyMap<string, MeshCluster> {
    return this.#byName;
  }

  protected override get objectName(): string {
    return this.#urn;
  }

  protected override objectsOf(cluster: string, kind: string): Manifest[] {
    return objectsBeside(this.cluster(cluster).mesh).filter((object) => object.kind === kind);
  }

  #declare(plan: ClusterPlan, { places, deploy, istiods, resolved, servers, intermediate }: Known): void {
    const { name, primary, role } = plan;
    const serving = role === 'remote' ? this.#byName.get(primary) : undefined;
    const status = serving?.mesh.resources.get(`${serving.plan.eastWestGateway?.name}/service`)?.status;
    const { discoveryAddressType: type = 'IPAddress' } = places.get(primary) ?? {};
    const at = { primary, type, urn: this.#urn };
    const mesh = room().withAddress(ENGINE, room().meshPropsIn(resolved, name), at, status);
    const settings = deploy.get(name);
    const cluster = this.#place(name, { ...plan, mesh }, places.get(name), { settings, after: serving?.ways });
    this.#byName.set(name, cluster);
    cluster.expose(room().objectsIn(resolved, name));
    if (plan.externalIstiod) {
      const istiod = { ...plan, mesh: room().meshPropsIn(resolved, room().istiodOf(name)) };
      cluster.outside = this.#place(`${name}-istiod`, istiod, istiods.get(name), { settings });
      const { certificate } = this.#sampled.props.clusters[name].externalIstiod ?? {};
      if (certificate !== undefined) outside({ secrets: [certificate] }, cluster.outside);
      cluster.outside.expose(room().objectsIn(resolved, room().istiodOf(name)));
      cluster.holdPods(cluster.ways);
    }
    if (intermediate && (role === 'primary' || cluster.outside))
      cluster.control.add(room().caObjects(plan, intermediate(plan)));
    const server = servers.get(name);
    if (server) cluster.add(room().readerTokenOf(plan, this.#sampled, server));
  }

  /** Declares the mesh of a cluster with its provider, which may be made of a kubeconfig. */
  #place(
    id: string,
    plan: ClusterPlan,
    { kubeconfig, provider }: Place = {},
    { settings, after = [] }: { readonly settings: object | undefined; readonly after?: readonly KubeObject[] },
  ): MeshCluster {
    const name = `${this.#name}-${id}`;
    const own = provider ?? (kubeconfig === undefined ? undefined : new ClusterProvider(name, kubeconfig, this));
    const beforePods: KubeObject[] = [];
    const mesh = new ServiceMesh(
      name,
      { ...(plan.mesh as ServiceMeshArgs), ...settings },
      {
        ...handedDown(this.#options),
        parent: this,
        provider: own,
        dependsOn: [...dependenciesOf(this.#options), ...after],
        transformations: [podsAfter(beforePods)],
      },
    );
    return new MeshCluster(plan, mesh, own, beforePods);
  }

  /** Writes the Secrets by which control planes read a cluster, and returns what is doubtful about them. */
  #join(given: GivenServer, credentials: ReadonlyMap<string, unknown>): readonly Problem[] {
    const cluster = this.cluster(given.cluster);
    const secrets = (account: 'reader' | 'istiod', server: GivenServer['server']) => {
      const data = cluster.resources.get(room().TOKENS[account])?.data;
      const core = room()[account === 'reader' ? 'remoteSecretsCore' : 'configSecretCore'];
      const known = room().completeServer(ENGINE, { ...given, server }, data && pulumi.secret(data));
      return resolveInputs(core(this.#urn, this.#sampled, cluster.name), known);
    };
    const resolved = secrets('reader', given.server);
    for (const watcher of this.clusters) {
      const place = watcher.outside ? room().istiodOf(watcher.name) : watcher.name;
      const added = watcher.control.add(room().objectsIn(resolved, place));
      if (watcher.name === cluster.plan.primary) cluster.holdPods(added);
    }
    const server = { ...given.server, credential: credentials.get(cluster.name) } as GivenServer['server'];
    cluster.outside?.add(room().objectsIn(secrets('istiod', server), room().istiodOf(cluster.name)));
    return resolved.warnings;
  }
}
