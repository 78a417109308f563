// Generated from tools/generate/components.ts by `npm run generate`. Changes made here are lost.
import type * as pulumi from '@pulumi/pulumi';
import { ScrapingComponent, AddonComponent, type AddonArgs } from '../lib/pulumi/addons';
import { GatewayComponent, type OfMesh } from '../lib/pulumi/gateways';
import { Watcher, type WatchesMesh } from '../lib/pulumi/watchers';
import type { PrometheusProps, GrafanaProps, KialiProps, JaegerProps, ZipkinProps, SkyWalkingProps, LokiProps, OtelCollectorProps, IngressGatewayProps, EgressGatewayProps, EastWestGatewayProps } from '../lib/props';
import type { GatewayInputs, IstioMonitorsInputs, AdditionalScrapeConfigsInputs, IstioRulesInputs, GrafanaDashboardsInputs } from './mesh-inputs';

export type IstioMonitorsArgs = IstioMonitorsInputs & WatchesMesh;
export type AdditionalScrapeConfigsArgs = AdditionalScrapeConfigsInputs & WatchesMesh;
export type IstioRulesArgs = IstioRulesInputs & WatchesMesh;
export type GrafanaDashboardsArgs = GrafanaDashboardsInputs & WatchesMesh;

/** A Prometheus server, which scrapes the mesh that it is given. https://prometheus.io/docs/ */
export class Prometheus extends ScrapingComponent {
  constructor(name: string, args: AddonArgs<PrometheusProps> = {}, options: pulumi.ComponentResourceOptions = {}) {
    super('istio-constructs:index:Prometheus', name, 'prometheus', args, options);
  }
}

/** A Grafana server with Istio's dashboards. https://grafana.com/docs/ */
export class Grafana extends AddonComponent {
  constructor(name: string, args: AddonArgs<GrafanaProps> = {}, options: pulumi.ComponentResourceOptions = {}) {
    super('istio-constructs:index:Grafana', name, 'grafana', args, options);
  }
}

/** Kiali, which shows a mesh. https://kiali.io/docs/ */
export class Kiali extends AddonComponent {
  constructor(name: string, args: AddonArgs<KialiProps>, options: pulumi.ComponentResourceOptions = {}) {
    super('istio-constructs:index:Kiali', name, 'kiali', args, options);
  }
}

/** Jaeger: collects traces and shows them. https://www.jaegertracing.io/docs/ */
export class Jaeger extends AddonComponent {
  constructor(name: string, args: AddonArgs<JaegerProps> = {}, options: pulumi.ComponentResourceOptions = {}) {
    super('istio-constructs:index:Jaeger', name, 'jaeger', args, options);
  }
}

/** Zipkin: collects traces and shows them. https://zipkin.io */
export class Zipkin extends AddonComponent {
  constructor(name: string, args: AddonArgs<ZipkinProps> = {}, options: pulumi.ComponentResourceOptions = {}) {
    super('istio-constructs:index:Zipkin', name, 'zipkin', args, options);
  }
}

/** Apache SkyWalking: collects traces and shows them. https://skywalking.apache.org/docs/ */
export class SkyWalking extends AddonComponent {
  constructor(name: string, args: AddonArgs<SkyWalkingProps> = {}, options: pulumi.ComponentResourceOptions = {}) {
    super('istio-constructs:index:SkyWalking', name, 'skywalking', args, options);
  }
}

/** Loki: collects logs. https://grafana.com/docs/loki/ */
export class Loki extends AddonComponent {
  constructor(name: string, args: AddonArgs<LokiProps> = {}, options: pulumi.ComponentResourceOptions = {}) {
    super('istio-constructs:index:Loki', name, 'loki', args, options);
  }
}

/** An OpenTelemetry Collector, which takes traces and access logs and passes them on. */
export class OtelCollector extends AddonComponent {
  constructor(name: string, args: AddonArgs<OtelCollectorProps> = {}, options: pulumi.ComponentResourceOptions = {}) {
    super('istio-constructs:index:OtelCollector', name, 'otel', args, options);
  }
}

/** A gateway for traffic into the mesh, beside the mesh or in another part of the program. https://istio.io/latest/docs/setup/additional-setup/gateway/ */
export class IngressGateway extends GatewayComponent {
  constructor(name: string, args: GatewayInputs<IngressGatewayProps> & OfMesh, options: pulumi.ComponentResourceOptions = {}) {
    super('istio-constructs:index:IngressGateway', name, 'ingress', args, options);
  }
}

/** A gateway for traffic out of the mesh. https://istio.io/latest/docs/tasks/traffic-management/egress/egress-gateway/ */
export class EgressGateway extends GatewayComponent {
  constructor(name: string, args: GatewayInputs<EgressGatewayProps> & OfMesh, options: pulumi.ComponentResourceOptions = {}) {
    super('istio-constructs:index:EgressGateway', name, 'egress', args, options);
  }
}

/** A gateway for traffic from other networks of the mesh. https://istio.io/latest/docs/setup/install/multicluster/ */
export class EastWestGateway extends GatewayComponent {
  constructor(name: string, args: GatewayInputs<EastWestGatewayProps> & OfMesh, options: pulumi.ComponentResourceOptions = {}) {
    super('istio-constructs:index:EastWestGateway', name, 'east-west', args, options);
  }
}

/** Monitors of the Prometheus Operator for a mesh: PodMonitors of all proxies, and of ztunnel and the CNI agents where the mesh is ambient, and the ServiceMonitor of istiod. Nothing is scraped twice. */
export class IstioMonitors extends Watcher<'monitors'> {
  constructor(name: string, args: IstioMonitorsArgs, options: pulumi.ComponentResourceOptions = {}) {
    super('istio-constructs:index:IstioMonitors', name, 'monitors', args, options);
  }
}

/** The Secret from which a Prometheus of the Prometheus Operator takes jobs of Istio: `additionalScrapeConfigs`. */
export class AdditionalScrapeConfigs extends Watcher<'scrape-configs'> {
  constructor(name: string, args: AdditionalScrapeConfigsArgs, options: pulumi.ComponentResourceOptions = {}) {
    super('istio-constructs:index:AdditionalScrapeConfigs', name, 'scrape-configs', args, options);
  }
}

/** Recording rules and alerts for a mesh, as a PrometheusRule of the Prometheus Operator. */
export class IstioRules extends Watcher<'rules'> {
  constructor(name: string, args: IstioRulesArgs, options: pulumi.ComponentResourceOptions = {}) {
    super('istio-constructs:index:IstioRules', name, 'rules', args, options);
  }
}

/** Dashboards of a mesh for a Grafana that is there: ConfigMaps for its sidecar, or objects of the Grafana Operator. */
export class GrafanaDashboards extends Watcher<'dashboards'> {
  constructor(name: string, args: GrafanaDashboardsArgs, options: pulumi.ComponentResourceOptions = {}) {
    super('istio-constructs:index:GrafanaDashboards', name, 'dashboards', args, options);
  }
}
