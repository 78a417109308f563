import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { Manifest, MeshNode, Problem } from '../model';
import { multicluster } from '../lazy';
import type {
  ClusterPlan,
  MultiClusterMeshProps,
  MultiClusterPlan,
  ServiceClusters,
  SharedService,
} from '../multicluster/types';
import type { MeshServiceProps } from '../policies/service';
import { WrittenPolicy } from './intents/intent';
import { policiesChart } from './intents/policy-home';
import { KubernetesGateway } from './gateway-api';
import type { MeshGateway } from './gateway-handle';
import { MultiClusterService } from './multi-cluster-service';
import { MeshService } from './mesh-service';
import { FastApp } from './output/app';
import { meshObject } from './output/mesh-object';
import { errorsOf, Program } from './program/program';
import { ServiceMesh, writeAtSynth } from './service-mesh';

/** Place of the objects of one cluster. */
export interface ClusterPlace {
  /** Chart of the program. It is the cluster's own: nothing else is written there. @default - a folder */
  readonly chart?: Chart;
  /** Folder of the cluster's files. @default - the cluster's name, in the folder of the app */
  readonly outdir?: string;
}

/** Props of `MultiClusterMesh`. */
export type MultiClusterProps = MultiClusterMeshProps<ClusterPlace>;

/** One cluster of a mesh over several: its ServiceMesh, and the place of what the program adds to it. */
export class MeshCluster {
  constructor(
    readonly plan: ClusterPlan,
    readonly mesh: ServiceMesh,
    private readonly policies: () => Chart,
    private readonly gateway: KubernetesGateway | undefined,
  ) {}

  get name(): string {
    return this.plan.name;
  }
  /** The chart of services, policies and all else in this cluster, which is applied after the mesh. */
  get chart(): Chart {
    return this.policies();
  }
  /** The first ingress gateway; a problem when the cluster has none. */
  get ingressGateway(): MeshGateway {
    return this.mesh.ingressGateway;
  }
  /** The east-west gateway, in ambient mode one of the Gateway API; a problem when the cluster has none. */
  get eastWestGateway(): MeshGateway | KubernetesGateway {
    return this.gateway ?? this.mesh.eastWestGateway;
  }
}

/**
 * One mesh over many clusters: a ServiceMesh for each, and all by which they find and trust each other. Each cluster's
 * files are in a folder of its own (`dist/east`), or in a chart of the program.
 * https://istio.io/latest/docs/setup/install/multicluster/
 */
export class MultiClusterMesh extends Construct {
  readonly plan: MultiClusterPlan;
  private readonly byName: ReadonlyMap<string, MeshCluster>;
  private readonly apps: App[] = [];
  private readonly shared: SharedService[] = [];

  /** @throws MeshProblems with what is wrong in all clusters */
  constructor(scope: Construct, id: string, props: MultiClusterProps) {
    super(scope, id);
    const { plan, clusters, warnings } = multicluster().declareClusters(props, this.node.path, (...cluster) =>
      this.declare(...cluster),
    );
    [this.plan, this.byName] = [plan, clusters];
    const programs = this.clusters.map(({ mesh }) => Program.of(mesh));
    for (const program of programs) program.join(programs);
    writeAtSynth(this, warnings);
    this.node.addValidation({ validate: () => [...errorsOf(this.problems()), ...this.apps.flatMap(errorsIn)] });
    if (this.apps.length > 0) this.writeWith(App.of(this));
  }

  /** Returns what is wrong or doubtful with the objects of all clusters together. */
  problems(): Problem[] {
    const objectsOf = (cluster: string, kind: string): Manifest[] =>
      Program.of(this.cluster(cluster).mesh).objectsOf(kind);
    return multicluster().programProblems({ plan: this.plan, services: this.shared, objectsOf });
  }

  get clusters(): MeshCluster[] {
    return [...this.byName.values()];
  }

  /** A cluster by its name. @throws MeshProblems when the mesh has no such cluster */
  cluster(name: string): MeshCluster {
    return multicluster().declaredCluster(this.byName, name, this.node.path, 'cluster()');
  }

  /**
   * A service that runs in several clusters under one host. What is written for it (subsets, routes) is written for
   * each control plane that serves its callers.
   */
  service<const Subset extends string = never>(
    name: string,
    { clusters, from, ...props }: MeshServiceProps<Subset> & ServiceClusters = {},
  ): MultiClusterService<Subset> {
    const { clustersOfService, labelsOfShared } = multicluster();
    const { runsIn, writtenIn } = clustersOfService(this.plan, { clusters, from }, this.node.path);
    const services = writtenIn.map((cluster) => [
      cluster,
      new MeshService<Subset>(this.cluster(cluster).chart, name, props as MeshServiceProps<Subset>),
    ]) as [string, MeshService<Subset>][];
    this.shared.push({ name: props.name ?? name, namespace: props.namespace, clusters: runsIn });
    return new MultiClusterService(this, name, new Map(services), labelsOfShared(this.plan, runsIn));
  }

  private declare(cluster: ClusterPlan, plan: MultiClusterPlan): MeshCluster {
    const { chart: given, outdir } = plan.props.clusters[cluster.name] as ClusterPlace;
    const chart = given ?? new Chart(this.appOf(cluster.name, outdir), cluster.name);
    if (given) Program.apart(given, this);
    const mesh = new ServiceMesh(chart, this.node.id, cluster.mesh);
    const policies = (): Chart => given ?? policiesChart(mesh) ?? chart;
    const gateway = multicluster()
      .clusterObjects(plan, cluster.name)
      .map((node) => besideMesh(node.phase === 'config' ? policies() : chart, mesh, node))
      .find((object): object is KubernetesGateway => object instanceof KubernetesGateway);
    return new MeshCluster(cluster, mesh, policies, gateway);
  }

  /** The app of a cluster, whose files are written with those of the program's own app. */
  private appOf(name: string, outdir: string | undefined): App {
    const { outdir: root = 'dist', outputFileExtension, yamlOutputType } = App.of(this) as Partial<App>;
    const app = new FastApp({ outdir: outdir ?? join(root, name), outputFileExtension, yamlOutputType });
    Program.apart(app, this);
    this.apps.push(app);
    return app;
  }

  private writeWith(app: App): void {
    const synth = app.synth?.bind(app);
    app.synth = () => {
      synth();
      for (const each of this.apps) each.synth();
    };
  }
}

/** The construct of an object beside the mesh of a cluster. */
function besideMesh(chart: Chart, mesh: ServiceMesh, { id, manifest }: MeshNode): Construct {
  const [component, name] = id.split('/');
  const scope = (chart.node.tryFindChild(component) as Construct | undefined) ?? new Construct(chart, component);
  if (Chart.of(mesh) === chart) scope.node.addDependency(mesh);
  const { apiVersion, kind, metadata, spec } = manifest;
  if (apiVersion === 'gateway.networking.k8s.io/v1' && kind === 'Gateway')
    return new KubernetesGateway(scope, name, { ...metadata, objectMetadata: metadata, ...(spec as object) } as never);
  return apiVersion.startsWith('networking.istio.io/')
    ? new WrittenPolicy(scope, name, manifest)
    : meshObject(scope, name, manifest);
}

/** What is wrong in the app of a cluster, with the paths of its constructs. */
const errorsIn = (app: App): string[] =>
  app.node.findAll().flatMap(({ node }) => node.validate().map((error) => `[${node.path}] ${error}`));
