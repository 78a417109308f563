// Generated from tools/generate/handles.ts by `npm run generate`. Changes made here are lost.
import { Construct } from 'constructs';
import type { Scraper } from '../lib/addons/scraping/problems';
import type { ObservedMesh } from '../lib/addons/shared/observed-mesh';
import type { MeshGateway } from '../lib/cdk8s/gateway-handle';
import { multicluster } from '../lib/lazy';
import { addonAddress, addonUrl, type AddonRequest } from '../lib/mesh/addons';
import type { MeshHandle, MeshMembers } from '../lib/mesh/handle';
import { ADDRESS, type Addressed, type Manifest, type MeshFacts, type Problem } from '../lib/model';
import type { ClusterPlan, MultiClusterPlan, ServiceClusters, SharedService } from '../lib/multicluster/types';
import type { ExtensionProvider } from '../lib/policies/references/extension-provider';
import { REFERENCE, type ReferenceContext } from '../lib/policies/references/references';
import { ServiceDestination, type CircuitBreakerOptions, type FaultOptions, type RequestMatch, type RetryOptions, type ServiceMethods, type ServiceModel, type SharesOf, type TrafficMethod } from '../lib/policies/service';
import type { IstioRelease } from '../lib/releases/names';
import type { Duration } from './types';

/** The methods of a `MeshService`, each of which adds to the traffic of the service. */
export abstract class ServiceBase<Subset extends string>
  extends Construct
  implements ServiceMethods<Subset, SharesOf<Subset>>
{
  abstract readonly model: ServiceModel;
  abstract subset(name: Subset): ServiceDestination;

  /** Stands for the service in policies. */
  abstract [REFERENCE](place: string, from: ReferenceContext): unknown;

  /** Adds the call of a method to the traffic of the service. */
  protected abstract call(method: TrafficMethod, ...args: readonly unknown[]): this;

  get namespace(): string | undefined {
    return this.model.namespace;
  }

  get host(): string {
    return this.model.host;
  }

  port(number: number): ServiceDestination {
    return new ServiceDestination(this.model, undefined, number);
  }

  split(shares: SharesOf<Subset>): this {
    return this.call('split', shares);
  }

  darkLaunch(subset: Subset, requests: RequestMatch): this {
    return this.call('darkLaunch', subset, requests);
  }

  retry(options: number | RetryOptions): this {
    return this.call('retry', options);
  }

  timeout(limit: Duration): this {
    return this.call('timeout', limit);
  }

  mirror(subset: Subset, percent = 100): this {
    return this.call('mirror', subset, percent);
  }

  circuitBreaker(options: CircuitBreakerOptions): this {
    return this.call('circuitBreaker', options);
  }

  fault(options: FaultOptions): this {
    return this.call('fault', options);
  }
}

/** The gateways, providers and facts of a mesh, read from its objects. */
export abstract class MeshBase
  extends Construct
  implements Pick<MeshMembers<MeshGateway>, 'ingressGateway' | 'egressGateway' | 'eastWestGateway' | 'provider'>
{
  protected abstract readonly handle: MeshHandle<MeshGateway>;

  get namespace(): string {
    return this.handle.resolved.namespace;
  }

  get revision(): string {
    return this.handle.resolved.revision;
  }

  get version(): IstioRelease {
    return this.handle.resolved.version as IstioRelease;
  }

  get gateways(): MeshGateway[] {
    return this.handle.gateways;
  }

  get ingressGateway(): MeshGateway {
    return this.handle.firstGateway('ingress');
  }

  get egressGateway(): MeshGateway {
    return this.handle.firstGateway('egress');
  }

  get eastWestGateway(): MeshGateway {
    return this.handle.firstGateway('east-west');
  }

  provider(name: string): ExtensionProvider {
    return this.handle.provider(name);
  }

  /** Facts of the mesh for its observers: for `istioScrapeConfigs`, `istioRules` and `istioDashboards`. */
  get observed(): ObservedMesh {
    return this.handle.observed;
  }

  /** Constructs that scrape the metrics of the mesh. @internal */
  get scrapers(): Scraper[] {
    return this.handle.scrapers;
  }

  /** Facts of the mesh for addons beside it. @internal */
  get facts(): MeshFacts {
    return this.handle.facts;
  }
}

/** The name, place and address of an addon, which props of others may take in its place. */
export abstract class AddonBase extends Construct implements Addressed {
  protected abstract request: AddonRequest;

  /** Name of its objects. */
  get name(): string {
    return this.request.name;
  }

  /** Namespace of its objects. */
  get namespace(): string {
    return this.request.namespace;
  }

  /** The URL at which it is reached inside the cluster. */
  get url(): string {
    return addonUrl(this.request);
  }

  /** Stands for the addon in props. @internal */
  [ADDRESS](path: string): unknown {
    return addonAddress(this.request, path);
  }

  /** Returns its name in problems: `Jaeger observability/jaeger`. */
  override toString(): string {
    return `${this.constructor.name} ${this.namespace}/${this.name}`;
  }
}

/** One cluster of a mesh over several: its part in the whole, and its ServiceMesh. */
export abstract class ClusterBase<Mesh extends MeshBase> {
  constructor(
    readonly plan: ClusterPlan,
    readonly mesh: Mesh,
  ) {}

  get name(): string {
    return this.plan.name;
  }

  /** The first ingress gateway; a problem when the cluster has none. */
  get ingressGateway(): MeshGateway {
    return this.mesh.ingressGateway;
  }
}

/** The clusters of a mesh over several. */
export abstract class ClustersBase<Cluster> extends Construct {
  /** All that was decided of the clusters. */
  abstract readonly plan: MultiClusterPlan;
  protected abstract readonly byName: ReadonlyMap<string, Cluster>;

  readonly #shared: SharedService[] = [];

  /** Name of the mesh in problems. */
  protected abstract get objectName(): string;

  /** The same with nothing in it but plain values, which checks read. */
  protected get plainPlan(): MultiClusterPlan {
    return this.plan;
  }

  /** Returns the objects of one kind in a cluster, as they would be written. */
  protected abstract objectsOf(cluster: string, kind: string): readonly Manifest[];

  /** The clusters, in the order of the props. */
  get clusters(): Cluster[] {
    return this.plan.clusters.map(({ name }) => this.cluster(name));
  }

  /** A cluster by its name. @throws MeshProblems when the mesh has no such cluster */
  cluster(name: string): Cluster {
    return multicluster().declaredCluster(this.byName, name, this.objectName, 'cluster()');
  }

  /**
   * Returns a table of the clusters: who is primary, which network, release and gateway each has, and by which secret
   * it is read.
   */
  describe(): string {
    return multicluster().describeClusters(this.plan);
  }

  /** Returns what is wrong or doubtful with the objects of all clusters together. */
  problems(): Problem[] {
    const [plan, services] = [this.plainPlan, this.#shared];
    return multicluster().programProblems({ plan, services, objectsOf: (...of) => this.objectsOf(...of) });
  }

  /** Writes a service for each control plane that serves its callers, and returns the labels of its Services too. */
  protected share<Service>(
    service: Omit<SharedService, 'clusters'>,
    where: ServiceClusters,
    write: (cluster: Cluster) => Service,
  ): readonly [services: ReadonlyMap<string, Service>, labels: Readonly<Record<string, string>>] {
    const { clustersOfService, labelsOfShared } = multicluster();
    const { runsIn, writtenIn } = clustersOfService(this.plan, where, this.objectName);
    const services = new Map(writtenIn.map((name) => [name, write(this.cluster(name))]));
    this.#shared.push({ ...service, clusters: runsIn });
    return [services, labelsOfShared(this.plan, runsIn)];
  }
}

/** A service that runs in several clusters under one host: what is written for each control plane of its callers. */
export abstract class SharedServiceBase<Subset extends string, Service extends ServiceBase<Subset>>
  extends ServiceBase<Subset>
{
  protected abstract readonly services: ReadonlyMap<string, Service>;

  /** Labels that its Service needs in each of its clusters: in ambient mode the one that shares it. */
  abstract readonly labels: Readonly<Record<string, string>>;

  get model(): ServiceModel {
    return this.first.model;
  }

  /** The service as it is written for the control plane of one cluster; nothing where nobody calls it. */
  in(cluster: string): Service | undefined {
    return this.services.get(cluster);
  }

  subset(name: Subset): ServiceDestination {
    return [...this.services.values()].map((service) => service.subset(name))[0];
  }

  /** Stands for the service in policies of every cluster. */
  [REFERENCE](place: string, from: ReferenceContext): unknown {
    return this.first[REFERENCE](place, from);
  }

  protected override call(method: TrafficMethod, ...args: readonly unknown[]): this {
    for (const service of this.services.values())
      (service[method] as (...given: readonly unknown[]) => unknown)(...args);
    return this;
  }

  private get first(): Service {
    return [...this.services.values()][0];
  }
}
