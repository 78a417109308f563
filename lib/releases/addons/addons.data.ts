/** Versions of one release of Istio's samples. */
interface SampleVersions {
  readonly prometheus: string;
  readonly configReloader: string;
  readonly grafanaSidecar: string;
  readonly grafana: string;
  readonly jaeger: string;
  /** Without the patch, which the samples' images do not name. */
  readonly kiali: string;
  readonly loki: string;
  readonly k8sSidecar: string;
  readonly zipkin: string;
  readonly skywalking: string;
  readonly skywalkingUi: string;
  readonly otelCollector: string;
}

/** In which way the objects of a release's samples differ. */
interface SampleFacts {
  /** Prometheus reads the metrics of kubelets from them, not through the API server. */
  readonly scrapesKubelets: boolean;
  /** Kiali's configuration has `chat_ai`, `pod_disruption_budget`, `strategy` and `health_status`. */
  readonly kialiChatAi: boolean;
  /** Kiali's configuration has `external_services.prometheus.enabled`. */
  readonly kialiPrometheusSwitch: boolean;
  /** Kiali's container has a seccomp profile. */
  readonly kialiSeccomp: boolean;
  /** Kiali shows waypoints under their own names where traces come by Zipkin's protocol. */
  readonly kialiWaypointNames: boolean;
  /** Loki's rule loader mounts `/tmp`. */
  readonly lokiRulesTmp: boolean;
}

export type AddonRelease = SampleVersions & SampleFacts;

const v1_29: AddonRelease = {
  prometheus: 'v3.8.1',
  configReloader: 'v0.87.1',
  grafanaSidecar: '1.30.0',
  grafana: '12.0.1',
  jaeger: '2.14.0',
  kiali: 'v2.21',
  loki: '3.6.3',
  k8sSidecar: '1.30.9',
  zipkin: '3.4.0',
  skywalking: '9.7.0',
  skywalkingUi: '9.1.0',
  otelCollector: '0.123.0',
  scrapesKubelets: false,
  kialiChatAi: false,
  kialiPrometheusSwitch: false,
  kialiSeccomp: false,
  kialiWaypointNames: false,
  lokiRulesTmp: false,
};

const v1_30: AddonRelease = {
  ...v1_29,
  prometheus: 'v3.10.0',
  configReloader: 'v0.89.0',
  kiali: 'v2.26',
  loki: '3.6.5',
  scrapesKubelets: true,
  kialiChatAi: true,
  kialiPrometheusSwitch: true,
  kialiSeccomp: true,
  kialiWaypointNames: true,
};

const v1_31: AddonRelease = {
  ...v1_30,
  jaeger: '2.17.0',
  kiali: 'v2.27',
  loki: '3.6.7',
  k8sSidecar: '2.5.0',
  lokiRulesTmp: true,
};

/** The addons of the samples, by the minor of Istio. */
export const ADDON_RELEASES: Readonly<Record<string, AddonRelease>> = { '1.29': v1_29, '1.30': v1_30, '1.31': v1_31 };
