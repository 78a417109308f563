// Generated from tools/generate/components.ts by `npm run generate`. Changes made here are lost.
import type { Construct } from 'constructs';
import { ScrapingConstruct, AddonConstruct, type AddonOptions } from '../lib/cdk8s/addons';
import { GatewayConstruct, type OfMesh } from '../lib/cdk8s/gateways';
import { Watcher, type WatchesMesh } from '../lib/cdk8s/watchers';
import type { PrometheusProps, GrafanaProps, KialiProps, JaegerProps, ZipkinProps, SkyWalkingProps, LokiProps, OtelCollectorProps, IngressGatewayProps, EgressGatewayProps, EastWestGatewayProps, IstioMonitorsProps, AdditionalScrapeConfigsProps, IstioRulesProps, GrafanaDashboardsProps } from '../lib/props';

/** A Prometheus server, which scrapes the mesh that it is given. https://prometheus.io/docs/ */
export class Prometheus extends ScrapingConstruct {
  constructor(scope: Construct, id: string, props: PrometheusProps & AddonOptions = {}) {
    super(scope, id, 'prometheus', props);
  }
}

/** A Grafana server with Istio's dashboards. https://grafana.com/docs/ */
export class Grafana extends AddonConstruct {
  constructor(scope: Construct, id: string, props: GrafanaProps & AddonOptions = {}) {
    super(scope, id, 'grafana', props);
  }
}

/** Kiali, which shows a mesh. https://kiali.io/docs/ */
export class Kiali extends AddonConstruct {
  constructor(scope: Construct, id: string, props: KialiProps & AddonOptions) {
    super(scope, id, 'kiali', props);
  }
}

/** Jaeger: collects traces and shows them. https://www.jaegertracing.io/docs/ */
export class Jaeger extends AddonConstruct {
  constructor(scope: Construct, id: string, props: JaegerProps & AddonOptions = {}) {
    super(scope, id, 'jaeger', props);
  }
}

/** Zipkin: collects traces and shows them. https://zipkin.io */
export class Zipkin extends AddonConstruct {
  constructor(scope: Construct, id: string, props: ZipkinProps & AddonOptions = {}) {
    super(scope, id, 'zipkin', props);
  }
}

/** Apache SkyWalking: collects traces and shows them. https://skywalking.apache.org/docs/ */
export class SkyWalking extends AddonConstruct {
  constructor(scope: Construct, id: string, props: SkyWalkingProps & AddonOptions = {}) {
    super(scope, id, 'skywalking', props);
  }
}

/** Loki: collects logs. https://grafana.com/docs/loki/ */
export class Loki extends AddonConstruct {
  constructor(scope: Construct, id: string, props: LokiProps & AddonOptions = {}) {
    super(scope, id, 'loki', props);
  }
}

/** An OpenTelemetry Collector, which takes traces and access logs and passes them on. */
export class OtelCollector extends AddonConstruct {
  constructor(scope: Construct, id: string, props: OtelCollectorProps & AddonOptions = {}) {
    super(scope, id, 'otel', props);
  }
}

/** A gateway for traffic into the mesh, beside the mesh or in another part of the program. https://istio.io/latest/docs/setup/additional-setup/gateway/ */
export class IngressGateway extends GatewayConstruct {
  constructor(scope: Construct, id: string, props: IngressGatewayProps & OfMesh) {
    super(scope, id, 'ingress', props);
  }
}

/** A gateway for traffic out of the mesh. https://istio.io/latest/docs/tasks/traffic-management/egress/egress-gateway/ */
export class EgressGateway extends GatewayConstruct {
  constructor(scope: Construct, id: string, props: EgressGatewayProps & OfMesh) {
    super(scope, id, 'egress', props);
  }
}

/** A gateway for traffic from other networks of the mesh. https://istio.io/latest/docs/setup/install/multicluster/ */
export class EastWestGateway extends GatewayConstruct {
  constructor(scope: Construct, id: string, props: EastWestGatewayProps & OfMesh) {
    super(scope, id, 'east-west', props);
  }
}

/** Monitors of the Prometheus Operator for a mesh: PodMonitors of all proxies, and of ztunnel and the CNI agents where the mesh is ambient, and the ServiceMonitor of istiod. Nothing is scraped twice. */
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
