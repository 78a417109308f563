import { Construct } from 'constructs';
import type {
  AdditionalScrapeConfigsProps,
  GrafanaDashboardsProps,
  IstioMonitorsProps,
  IstioRulesProps,
  WatcherKind,
  WatcherProps,
} from '../addons/watchers';
import { watchers } from '../lazy';
import { throwIfAny } from '../model';
import type { MeshObject } from './output/mesh-object';
import { addObjects, located, type ServiceMesh } from './service-mesh';

/** The mesh that is watched. */
export interface WatchesMesh {
  readonly mesh: ServiceMesh;
}

/** What the constructs below have in common: objects that follow from what a mesh has. */
abstract class Watcher<Kind extends WatcherKind> extends Construct {
  private readonly objectsById = new Map<string, MeshObject>();

  constructor(scope: Construct, id: string, kind: Kind, { mesh, ...props }: WatcherProps[Kind] & WatchesMesh) {
    super(scope, id);
    const watched = { mesh: mesh.observed, id, namespace: mesh.namespace };
    const nodes = located(this, () => {
      const rendered = watchers().renderWatcher(kind, props as unknown as WatcherProps[Kind], watched);
      throwIfAny(rendered.problems);
      const twice = watchers().scrapedTwice(kind, this.node.path, mesh.scrapers);
      mesh.warnings.push(
        ...[...rendered.problems, ...twice].map((problem) => ({ ...problem, object: this.node.path })),
      );
      return rendered.nodes;
    });
    addObjects(this, nodes, this.objectsById);
  }

  /** The rendered objects by their ids, for example `pod-monitor/envoy-stats-monitor`. */
  get objects(): ReadonlyMap<string, MeshObject> {
    return this.objectsById;
  }
}

/**
 * Monitors of the Prometheus Operator for a mesh: PodMonitors of all proxies, and of ztunnel and the CNI agents where
 * the mesh is ambient, and the ServiceMonitor of istiod. Nothing is scraped twice.
 */
export class IstioMonitors extends Watcher<'monitors'> {
  constructor(scope: Construct, id: string, props: IstioMonitorsProps & WatchesMesh) {
    super(scope, id, 'monitors', props);
  }
}

/** The Secret from which a Prometheus of the Prometheus Operator takes jobs of Istio: `additionalScrapeConfigs`. */
export class AdditionalScrapeConfigs extends Watcher<'scrape-configs'> {
  constructor(scope: Construct, id: string, props: AdditionalScrapeConfigsProps & WatchesMesh) {
    super(scope, id, 'scrape-configs', props);
  }
}

/** Recording rules and alerts for a mesh, as a PrometheusRule of the Prometheus Operator. */
export class IstioRules extends Watcher<'rules'> {
  constructor(scope: Construct, id: string, props: IstioRulesProps & WatchesMesh) {
    super(scope, id, 'rules', props);
  }
}

/** Dashboards of a mesh for a Grafana that is there: ConfigMaps for its sidecar, or objects of the Grafana Operator. */
export class GrafanaDashboards extends Watcher<'dashboards'> {
  constructor(scope: Construct, id: string, props: GrafanaDashboardsProps & WatchesMesh) {
    super(scope, id, 'dashboards', props);
  }
}
