import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ClusterBase, ClustersBase } from '../../imports/cdk8s-handles';
import type { Manifest, MeshNode, Problem } from '../model';
import type { MeshProps } from '../props';
import { multicluster } from '../lazy';
import type {
  ClusterPlan,
  MultiClusterMeshProps,
  MultiClusterPlan,
  ServiceClusters,
  WithExternalIstiod,
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
export interface ClusterFolder {
  /** Chart of the program. It is the cluster's own: nothing else is written there. @default - a folder */
  readonly chart?: Chart;
  /** Folder of the cluster's files. @default - the cluster's name, in the folder of the app */
  readonly outdir?: string;
}

/** Places of the objects of one cluster, and of its control plane outside. */
export type ClusterPlace = ClusterFolder & WithExternalIstiod<string, ClusterFolder>;

/** Props of `MultiClusterMesh`. */
export type MultiClusterProps = MultiClusterMeshProps<ClusterPlace>;

/** One cluster of a mesh over several: its ServiceMesh, and the place of what the program adds to it. */
export class MeshCluster extends ClusterBase<ServiceMesh> {
  constructor(
    plan: ClusterPlan,
    mesh: ServiceMesh,
    private readonly policies: () => Chart,
    private readonly gateway: KubernetesGateway | undefined,
    /** The external control plane of the cluster, where the program declares it. */
    readonly externalIstiod: ServiceMesh | undefined,
  ) {
    super(plan, mesh);
  }

  /** The chart of services, policies and all else in this cluster, which is applied after the mesh. */
  get chart(): Chart {
    return this.policies();
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
export class MultiClusterMesh extends ClustersBase<MeshCluster> {
  readonly plan: MultiClusterPlan;
  protected readonly byName: ReadonlyMap<string, MeshCluster>;
  private readonly apps: App[] = [];

  /** @throws MeshProblems with what is wrong in all clusters */
  constructor(scope: Construct, id: string, props: MultiClusterProps) {
    super(scope, id);
    const { plan, clusters, warnings } = multicluster().declareClusters(props, this.node.path, (...cluster) =>
      this.declare(...cluster),
    );
    [this.plan, this.byName] = [plan, clusters];
    const programs = this.clusters.map(({ mesh }) => Program.of(mesh));
    for (const program of programs) program.join(programs);
    const { ledger } = Program.of(this);
    const found = (): Problem[] => [...warnings, ...this.problems()];
    writeAtSynth(this, () => found().filter(({ severity }) => severity === 'warning'));
    this.node.addValidation({
      validate: () => [...errorsOf(found(), ledger.isStrict()), ...this.apps.flatMap(errorsIn)],
    });
    if (this.apps.length > 0) this.writeWith(App.of(this));
  }

  /**
   * A service that runs in several clusters under one host. What is written for it (subsets, routes) is written for
   * each control plane that serves its callers.
   */
  service<const Subset extends string = never>(
    name: string,
    { clusters, from, ...props }: MeshServiceProps<Subset> & ServiceClusters = {},
  ): MultiClusterService<Subset> {
    const { name: own = name, namespace } = props;
    const write = ({ chart }: MeshCluster) => new MeshService<Subset>(chart, name, props as MeshServiceProps<Subset>);
    const written = this.share({ name: own, namespace }, { clusters, from }, write);
    return new MultiClusterService(this, name, ...written);
  }

  protected override get objectName(): string {
    return this.node.path;
  }

  protected override objectsOf(cluster: string, kind: string): Manifest[] {
    return Program.of(this.cluster(cluster).mesh).objectsOf(kind);
  }

  private declare(cluster: ClusterPlan, plan: MultiClusterPlan): MeshCluster {
    const { name, externalIstiod } = cluster;
    const { externalIstiod: outside, ...place } = plan.props.clusters[name] as ClusterPlace;
    const { clusterObjects, externalIstiodObjects, istiodFolder } = multicluster();
    const { mesh, policies, objects } = this.place(name, place, cluster.mesh, clusterObjects(plan, name));
    const istiod =
      externalIstiod && this.place(istiodFolder(name), outside, externalIstiod, externalIstiodObjects(plan, name)).mesh;
    if (istiod && outside?.certificate) Program.of(istiod).ledger.markOutside({ secrets: [outside.certificate] });
    mesh.warnings.splice(0, Infinity, ...mesh.warnings.filter(multicluster().isNewInWhole));
    const gateway = objects.find((object): object is KubernetesGateway => object instanceof KubernetesGateway);
    return new MeshCluster(cluster, mesh, policies, gateway, istiod);
  }

  /** Declares a mesh and what stands beside it, in a chart that is given or in a folder. */
  private place(name: string, { chart: given, outdir }: ClusterFolder = {}, props: MeshProps, nodes: MeshNode[]) {
    const chart = given ?? new Chart(this.appOf(name, outdir), name);
    if (given) Program.apart(given, this);
    const mesh = new ServiceMesh(chart, this.node.id, props);
    const policies = (): Chart => given ?? policiesChart(mesh) ?? chart;
    const objects = nodes.map((node) => besideMesh(node.phase === 'config' ? policies() : chart, mesh, node));
    return { mesh, policies, objects };
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

/** The construct of an object beside the mesh of a cluster. What istiod needs when it starts comes before it. */
function besideMesh(chart: Chart, mesh: ServiceMesh, { id, phase, manifest }: MeshNode): Construct {
  const [component, name] = id.split('/');
  const place = phase === 'config' ? component : `${component}-${phase}`;
  const scope = (chart.node.tryFindChild(place) as Construct | undefined) ?? new Construct(chart, place);
  if (phase !== 'config') {
    const namespaces = mesh.node.tryFindChild('namespaces');
    if (namespaces) scope.node.addDependency(namespaces);
    for (const part of mesh.node.children) if (part !== namespaces) part.node.addDependency(scope);
  } else if (Chart.of(mesh) === chart) scope.node.addDependency(mesh);
  const { apiVersion, kind, metadata, spec } = manifest;
  if (apiVersion === 'gateway.networking.k8s.io/v1' && kind === 'Gateway') {
    const { name: own, namespace, ...others } = metadata;
    return new KubernetesGateway(scope, name, { name: own, namespace, metadata: others, ...(spec as object) } as never);
  }
  return apiVersion.startsWith('networking.istio.io/')
    ? new WrittenPolicy(scope, name, manifest)
    : meshObject(scope, name, manifest);
}

/** What is wrong in the app of a cluster, with the paths of its constructs. */
const errorsIn = (app: App): string[] =>
  app.node.findAll().flatMap(({ node }) => node.validate().map((error) => `[${node.path}] ${error}`));
