import type { Manifest } from '../../model';
import { when } from '../../components/shared/sparse';
import { accountName, claimTemplate, placedObject, storageVolume } from '../shared/objects';
import { merged } from '../shared/merge';
import { containerSecurity, moreEnv, overlaid, podFields, podLabels } from '../shared/pod';
import { serverArgs } from './args';
import { PROMETHEUS_PORT, prometheusLabels, SERVER, type PrometheusInput } from './input';
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

/** Fields of a kind of workload beside its pods. */
function kindFields({ name, props }: PrometheusInput): object {
  const replicas = { replicas: props.replicas ?? 1 };
  switch (props.kind) {
    case 'DaemonSet':
      return {};
    case 'StatefulSet':
      return {
        ...replicas,
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
        podManagementPolicy: 'OrderedReady',
        serviceName: `${name}-headless`,
        ...(props.storage && { volumeClaimTemplates: [claimTemplate(STORAGE, props.storage)] }),
      };
    default:
      // Two servers cannot have one volume.
      return { ...replicas, strategy: { type: 'Recreate', rollingUpdate: null } };
  }
}

const STORAGE = 'storage-volume';

export function prometheusWorkload(input: PrometheusInput): Manifest {
  const { props } = input;
  const { labels, selector } = prometheusLabels(input);
  const secure = props.secureMetrics === true;
  const annotations = { ...(secure && AGENT.annotations), ...props.podAnnotations };
  const manifest = placedObject(['apps/v1', props.kind ?? 'Deployment'], input, labels, {
    spec: {
      ...kindFields(input),
      selector: { matchLabels: selector },
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
  return overlaid(manifest, props, SERVER);
}

function podSpec(input: PrometheusInput, secure: boolean): object {
  const { name, props } = input;
  return {
    enableServiceLinks: true,
    serviceAccountName: accountName(input),
    containers: [...reloader(input), server(input, secure)],
    dnsPolicy: 'ClusterFirst',
    terminationGracePeriodSeconds: 300,
    ...podFields(input, USER),
    volumes: [
      { name: 'config-volume', configMap: { name } },
      ...(props.kind === 'StatefulSet' && props.storage ? [] : [storageVolume(STORAGE, name, props.storage)]),
      ...(secure ? [{ name: CERTS_VOLUME, emptyDir: {} }] : []),
    ],
  };
}

const probe = (path: string, port: number | string, fields: object): object => ({
  httpGet: { path, port, scheme: 'HTTP' },
  ...fields,
});

/** Tells the server when its configuration has changed. */
function reloader(input: PrometheusInput): object[] {
  const { versions, props } = input;
  const { configReloader: given, routePrefix = '' } = props;
  if (given === false) return [];
  const container = {
    name: 'prometheus-server-configmap-reload',
    image: `ghcr.io/prometheus-operator/prometheus-config-reloader:${versions.configReloader}`,
    imagePullPolicy: props.imagePullPolicy ?? 'IfNotPresent',
    ...containerSecurity(input),
    args: [
      '--watched-dir=/etc/config',
      '--listen-address=0.0.0.0:8080',
      `--reload-url=http://127.0.0.1:${PROMETHEUS_PORT}${routePrefix}/-/reload`,
    ],
    ports: [{ containerPort: 8080, name: 'metrics' }],
    livenessProbe: probe('/healthz', 'metrics', { initialDelaySeconds: 2, periodSeconds: 10 }),
    readinessProbe: probe('/healthz', 'metrics', { periodSeconds: 10 }),
    volumeMounts: [{ name: 'config-volume', mountPath: '/etc/config', readOnly: true }],
  };
  return [merged(container, given)];
}

function server(input: PrometheusInput, secure: boolean): object {
  const { props, versions } = input;
  const { routePrefix = '' } = props;
  return {
    name: SERVER,
    image: props.image ?? `docker.io/prom/prometheus:${versions.prometheus}`,
    imagePullPolicy: props.imagePullPolicy ?? 'IfNotPresent',
    ...when('env', moreEnv(props)),
    args: serverArgs(input),
    ports: [{ containerPort: PROMETHEUS_PORT }],
    readinessProbe: probe(`${routePrefix}/-/ready`, PROMETHEUS_PORT, {
      initialDelaySeconds: 0,
      periodSeconds: 5,
      timeoutSeconds: 4,
      failureThreshold: 3,
      successThreshold: 1,
    }),
    livenessProbe: probe(`${routePrefix}/-/healthy`, PROMETHEUS_PORT, {
      initialDelaySeconds: 30,
      periodSeconds: 15,
      timeoutSeconds: 10,
      failureThreshold: 3,
      successThreshold: 1,
    }),
    ...when('resources', props.resources),
    volumeMounts: [
      { name: 'config-volume', mountPath: '/etc/config' },
      { name: STORAGE, mountPath: '/data', subPath: '' },
      ...(secure ? [{ name: CERTS_VOLUME, mountPath: CERTS }] : []),
    ],
    ...containerSecurity(input),
  };
}
