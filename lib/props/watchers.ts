import { any, bool, dur0, either, en, list, num, str } from '../schema/notation';
import { labels } from './common';
import { props, toggle, type Fields } from './declare';

/** Settings with which metrics of a mesh are scraped. */
const scraping: Fields = {
  merged: bool.doc(
    'Scrapes the agent beside each proxy, which has the metrics of the application too. ' +
      '@default - as `meshConfig.enablePrometheusMerge` says',
  ),
  interval: dur0.doc('Interval of scrapes, for example `15s`. @default - that of the Prometheus'),
};

const Monitors = props('IstioMonitorsProps', 'Props of `IstioMonitors`.', {
  namespace: str.plain.doc('The namespace of the monitors. @default - that of the mesh'),
  ...scraping,
  labels: labels.doc(
    'Labels by which a Prometheus picks monitors: that of kube-prometheus-stack takes those with its own `release` ' +
      'only. @default - none',
  ),
});

const ScrapeConfigs = props('AdditionalScrapeConfigsProps', 'Props of `AdditionalScrapeConfigs`.', {
  'namespace!': str.plain.doc('The namespace of the Prometheus that reads it.'),
  'name': str.plain.doc("The name of the Secret. @default 'additional-scrape-configs'"),
  'key': str.plain.doc("The key with the jobs. @default 'prometheus-additional.yaml'"),
  ...scraping,
  'labels': labels.doc('Labels of the Secret. @default - none'),
});

const Alerts = props('AlertOptions', 'Limits of alerts, and their labels.', {
  errorRate: num
    .min(0)
    .max(1)
    .doc('The part of requests to a service that may fail with a 5xx: 0.05 are five of a hundred. @default 0.05'),
  latency: dur0.doc(
    "Limit for the 99th percentile of the duration of requests, as a duration of Prometheus. @default '1s'",
  ),
  labels: labels.doc('Labels of every alert, for the routes of Alertmanager. @default - none'),
});

const Rules = props('IstioRulesProps', 'Props of `IstioRules`.', {
  name: str.plain.doc("The name of the PrometheusRule. @default - the construct's id"),
  namespace: str.plain.doc('The namespace of the PrometheusRule. @default - that of the mesh'),
  labels: labels.doc('Labels by which a Prometheus picks rules. @default - none'),
  recording: bool.plain.doc('Record the traffic of whole workloads, to keep it long and to federate it. @default true'),
  alerts: toggle(Alerts).doc('Raise alerts, with limits of your own. @default true'),
  telemetry: list(any)
    .type('readonly TelemetryOf[]')
    .plain.doc(
      'Telemetry that exists without this program, and adds labels to metrics or takes them away. That of the ' +
        'program counts in any case. @default - none',
    ),
});

const Dashboards = props('GrafanaDashboardsProps', 'Props of `GrafanaDashboards`.', {
  'for!': en('sidecar', 'operator').plain.doc(
    "Means by which they are loaded: the sidecar of Grafana's chart, or the Grafana Operator.",
  ),
  'namespace!': str.plain.doc('The namespace of the dashboards.'),
  'folder': str.doc("Folder of the dashboards in Grafana. @default 'Istio'"),
  'labels': labels.doc("Labels of the objects. @default - for the sidecar `grafana_dashboard: '1'`"),
  'instanceSelector': labels.doc(
    'For the operator: labels of the Grafana that shows them. @default - `dashboards: grafana`',
  ),
  'dashboards': list(either(str, any))
    .type('readonly (DashboardName | DashboardJson)[]')
    .plain.doc(
      'Names of dashboards of Istio, and dashboards of your own as JSON. @default - all there is something to see on',
    ),
});

/** Objects with which a mesh is watched: the props of each kind. */
export const WATCHER_SHAPES = {
  'monitors': Monitors,
  'scrape-configs': ScrapeConfigs,
  'rules': Rules,
  'dashboards': Dashboards,
} as const;

export type WatcherKind = keyof typeof WATCHER_SHAPES;
