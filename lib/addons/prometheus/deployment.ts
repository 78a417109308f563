import type { Manifest } from '../../model';
import { when } from '../../components/shared/sparse';
import { accountName, placedObject, storageVolume } from '../shared/objects';
import { containerSecurity, moreEnv, podFields, podLabels } from '../shared/pod';
import { ingressUrl } from '../shared/ingress';
import { PROMETHEUS_PORT, prometheusLabels, type PrometheusInput } from './input';
import { CERTS } from './secure-jobs';

/** The image's own user, `nobody`. */
const USER = 65534;

/** Secure metrics: an agent without Envoy beside the server, which writes a certificate of the mesh to a volume. */
const AGENT = {
  labels: { 'sidecar.istio.io/inject': 'true' },
  annotations: {
    'sidecar.istio.io/userVolumeMount': `[{"name": "istio-certs", "mountPath": "${CERTS}"}]`,
    'proxy.istio.io/config': `proxyMetadata:\n  OUTPUT_CERTS: ${CERTS}\n  INBOUND_CAPTURE_PORTS: ""\n`,
  },
};
const CERTS_VOLUME = 'istio-certs';

export function prometheusDeployment(input: PrometheusInput): Manifest {
  const { props } = input;
  const { labels, selector } = prometheusLabels(input);
  const secure = props.secureMetrics === true;
  const annotations = { ...(secure && AGENT.annotations), ...props.podAnnotations };
  return placedObject(['apps/v1', 'Deployment'], input, labels, {
    spec: {
      // Two servers cannot have one volume.
      strategy: { type: 'Recreate', rollingUpdate: null },
      selector: { matchLabels: selector },
      replicas: props.replicas ?? 1,
      revisionHistoryLimit: 10,
      template: {
        metadata: {
          labels: podLabels(labels, secure ? { podLabels: { ...AGENT.labels, ...props.podLabels } } : props),
          ...when('annotations', annotations),
        },
        spec: podSpec(input, secure),
      },
    },
  });
}

function podSpec(input: PrometheusInput, secure: boolean): object {
  const { name, props } = input;
  return {
    enableServiceLinks: true,
    serviceAccountName: accountName(input),
    containers: [reloader(input), server(input, secure)],
    dnsPolicy: 'ClusterFirst',
    terminationGracePeriodSeconds: 300,
    ...podFields(input, USER),
    volumes: [
      { name: 'config-volume', configMap: { name } },
      storageVolume('storage-volume', name, props.storage),
      ...(secure ? [{ name: CERTS_VOLUME, emptyDir: {} }] : []),
    ],
  };
}

const probe = (path: string, port: number | string, fields: object): object => ({
  httpGet: { path, port, scheme: 'HTTP' },
  ...fields,
});

/** Tells the server when its configuration has changed. */
function reloader(input: PrometheusInput): object {
  const { versions, props } = input;
  return {
    name: 'prometheus-server-configmap-reload',
    image: `ghcr.io/prometheus-operator/prometheus-config-reloader:${versions.configReloader}`,
    imagePullPolicy: props.imagePullPolicy ?? 'IfNotPresent',
    ...containerSecurity(input),
    args: [
      '--watched-dir=/etc/config',
      '--listen-address=0.0.0.0:8080',
      `--reload-url=http://127.0.0.1:${PROMETHEUS_PORT}/-/reload`,
    ],
    ports: [{ containerPort: 8080, name: 'metrics' }],
    livenessProbe: probe('/healthz', 'metrics', { initialDelaySeconds: 2, periodSeconds: 10 }),
    readinessProbe: probe('/healthz', 'metrics', { periodSeconds: 10 }),
    volumeMounts: [{ name: 'config-volume', mountPath: '/etc/config', readOnly: true }],
  };
}

function server(input: PrometheusInput, secure: boolean): object {
  const { props, versions } = input;
  return {
    name: 'prometheus-server',
    image: props.image ?? `docker.io/prom/prometheus:${versions.prometheus}`,
    imagePullPolicy: props.imagePullPolicy ?? 'IfNotPresent',
    ...when('env', moreEnv(props)),
    args: args(input),
    ports: [{ containerPort: PROMETHEUS_PORT }],
    readinessProbe: probe('/-/ready', PROMETHEUS_PORT, {
      initialDelaySeconds: 0,
      periodSeconds: 5,
      timeoutSeconds: 4,
      failureThreshold: 3,
      successThreshold: 1,
    }),
    livenessProbe: probe('/-/healthy', PROMETHEUS_PORT, {
      initialDelaySeconds: 30,
      periodSeconds: 15,
      timeoutSeconds: 10,
      failureThreshold: 3,
      successThreshold: 1,
    }),
    ...when('resources', props.resources),
    volumeMounts: [
      { name: 'config-volume', mountPath: '/etc/config' },
      { name: 'storage-volume', mountPath: '/data', subPath: '' },
      ...(secure ? [{ name: CERTS_VOLUME, mountPath: CERTS }] : []),
    ],
    ...containerSecurity(input),
  };
}

function args({ props }: PrometheusInput): string[] {
  const { retention = '15d', retentionSize, extraArgs = {}, externalUrl = ingressUrl(props.ingress) } = props;
  return [
    `--storage.tsdb.retention.time=${retention}`,
    ...(retentionSize === undefined ? [] : [`--storage.tsdb.retention.size=${retentionSize}`]),
    '--config.file=/etc/config/prometheus.yml',
    '--storage.tsdb.path=/data',
    '--web.console.libraries=/etc/prometheus/console_libraries',
    '--web.console.templates=/etc/prometheus/consoles',
    '--web.enable-lifecycle',
    ...Object.entries(extraArgs).map(([flag, value]) => (value === true ? `--${flag}` : `--${flag}=${String(value)}`)),
    ...(externalUrl === undefined ? [] : [`--web.external-url=${externalUrl}`]),
  ];
}
