import { url } from '../../schema/late';
import { any, bool, either, en, k8s, map, str, struct } from '../../schema/notation';
import { labels, strings } from '../common';
import { extended } from '../declare';
import {
  ClaimedStorage,
  named,
  ingressProp,
  ChartedAddon,
  portService,
  replicaProps,
  serviceAccount,
  structs,
} from './shared';

export const Prometheus = extended(
  ChartedAddon,
  'PrometheusProps',
  'A Prometheus server. https://prometheus.io/docs/',
  {
    ...named('prometheus', 'docker.io/prom/prometheus'),
    ...replicaProps,
    service: portService,
    serviceAccount,
    retention: str.doc("Time that samples are kept, as a duration of Prometheus: `30d`. @default '15d'"),
    retentionSize: str.doc('Limit of the space of samples: `40GB`. @default - no limit'),
    kind: en('Deployment', 'StatefulSet', 'DaemonSet').plain.doc(
      "Workload kind of the pods. A StatefulSet has a volume for each of them. @default 'Deployment'",
    ),
    rbac: bool.plain.doc('Writes its permissions: a ClusterRole and a ClusterRoleBinding. @default true'),
    configReloader: either(bool, k8s('ContainerFields')).plain.doc(
      'The container that has it read a changed configuration: `false` for none, or fields that are laid over it. ' +
        '@default true',
    ),
    storage: ClaimedStorage.doc('A volume for its data. @default - an emptyDir: data are lost when the pod restarts'),
    scrapeInterval: str.doc("Interval of scrapes. @default '15s'"),
    scrapeTimeout: str.doc("Timeout of a scrape. @default '10s'"),
    evaluationInterval: str.doc("Interval at which rules are evaluated. @default '1m'"),
    jobs: en('annotations', 'istio', 'none').doc(
      'Which targets it finds by itself: all pods and Services with `prometheus.io/scrape`, only those of the mesh, ' +
        'or ' +
        "none. @default 'annotations' under `addons`, else 'istio'",
    ),
    disabledJobs: strings.doc('Names of its own jobs that are left out. @default - none'),
    scrapeConfigs: structs.doc('Further scrape configs, as Prometheus has them. @default - none'),
    recordingRules: structs.doc('Groups of recording rules, as Prometheus has them. @default - none'),
    alertingRules: structs.doc('Groups of alerting rules, as Prometheus has them. @default - none'),
    alertmanagers: structs.doc('Alertmanagers that alerts are sent to: `alerting.alertmanagers`. @default - nowhere'),
    remoteWrite: structs.doc('Servers that samples are sent to besides: `remote_write`. @default - nowhere'),
    externalLabels: labels.doc('Labels of all samples that leave this server. @default - none'),
    externalUrl: url.doc('URL by which people reach it. @default - that of `ingress`, if there is one'),
    routePrefix: str.plain.doc('Path under which it serves: `/prometheus`. @default - `/`'),
    secureMetrics: bool.doc(
      'Scrape proxies by mutual TLS, with a certificate of the mesh: from Istio 1.31. @default false',
    ),
    extraArgs: map(any).doc(
      "Further flags of the server by their names: `{ 'query.timeout': '1m' }`; `true` for one without a value, " +
        '`false` for none. @default - none',
    ),
    config: struct.doc('Changes to `prometheus.yml`: maps merge, lists replace, null removes. @default - none'),
    ingress: ingressProp,
  },
);
