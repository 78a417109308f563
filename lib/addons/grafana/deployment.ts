import type { Manifest } from '../../model';
import { envFromField } from '../../components/shared/env';
import { when } from '../../components/shared/sparse';
import { checksum } from '../shared/checksum';
import { accountName, placedObject, storageVolume } from '../shared/objects';
import { moreEnv, overlaid, podFields, podLabels, RESTRICTED_CONTAINER } from '../shared/pod';
import { grafanaFiles } from './config-map';
import { foldersOf } from './folders';
import { GRAFANA_PORT, grafanaLabels, type GrafanaInput } from './input';
import { sidecarMounts, sidecars, sidecarVolumes } from './sidecar';

/** The image's own user. */
const USER = 472;
const SECURITY = { ...RESTRICTED_CONTAINER, seccompProfile: { type: 'RuntimeDefault' } };

export function grafanaDeployment(input: GrafanaInput): Manifest {
  const { props } = input;
  const { labels, selector } = grafanaLabels(input);
  const { 'dashboardproviders.yaml': providers, ...files } = grafanaFiles(input);
  const manifest = placedObject(['apps/v1', 'Deployment'], input, labels, {
    spec: {
      ...(!props.autoscaling && { replicas: props.replicas ?? 1 }),
      revisionHistoryLimit: 10,
      selector: { matchLabels: selector },
      // Two of them cannot have one volume.
      strategy: { type: props.storage === undefined ? 'RollingUpdate' : 'Recreate' },
      template: {
        metadata: {
          labels: podLabels(labels, props),
          annotations: {
            'checksum/config': checksum(files),
            'checksum/sc-dashboard-provider-config': checksum(providers),
            'kubectl.kubernetes.io/default-container': 'grafana',
            ...props.podAnnotations,
          },
        },
        spec: podSpec(input),
      },
    },
  });
  return overlaid(manifest, props, 'grafana');
}

function podSpec(input: GrafanaInput): object {
  const { name, props } = input;
  return {
    serviceAccountName: accountName(input),
    automountServiceAccountToken: true,
    shareProcessNamespace: false,
    enableServiceLinks: true,
    containers: [...sidecars(input), container(input)],
    ...podFields(input, USER),
    volumes: [
      { name: 'config', configMap: { name } },
      ...foldersOf(input).map((folder) => ({
        name: `dashboards-${folder.name}`,
        configMap: { name: folder.configMap },
      })),
      storageVolume('storage', name, props.storage),
      ...sidecarVolumes(input),
    ],
  };
}

const file = (name: string, path: string): object => ({ name: 'config', mountPath: path, subPath: name });
const port = (name: string, containerPort: number, protocol: string): object => ({ name, containerPort, protocol });

function container(input: GrafanaInput): object {
  const { props, versions } = input;
  const health = { httpGet: { path: '/api/health', port: GRAFANA_PORT } };
  const provisioning = '/etc/grafana/provisioning';
  return {
    name: 'grafana',
    image: props.image ?? `docker.io/grafana/grafana:${versions.grafana}`,
    imagePullPolicy: props.imagePullPolicy ?? 'IfNotPresent',
    securityContext: props.securityContext ?? SECURITY,
    volumeMounts: [
      file('grafana.ini', '/etc/grafana/grafana.ini'),
      { name: 'storage', mountPath: '/var/lib/grafana' },
      ...foldersOf(input).map(({ name }) => ({
        name: `dashboards-${name}`,
        mountPath: `/var/lib/grafana/dashboards/${name}`,
      })),
      file('datasources.yaml', `${provisioning}/datasources/datasources.yaml`),
      ...Object.keys(props.alerting ?? {})
        .sort()
        .map((name) => file(name, `${provisioning}/alerting/${name}`)),
      file('dashboardproviders.yaml', `${provisioning}/dashboards/dashboardproviders.yaml`),
      ...sidecarMounts(input),
    ],
    ports: [
      port('grafana', GRAFANA_PORT, 'TCP'),
      port('gossip-tcp', 9094, 'TCP'),
      port('gossip-udp', 9094, 'UDP'),
      port('profiling', 6060, 'TCP'),
    ],
    env: env(input),
    livenessProbe: { failureThreshold: 10, ...health, initialDelaySeconds: 60, timeoutSeconds: 30 },
    readinessProbe: health,
    ...when('resources', props.resources),
  };
}

function env({ name, props, asSample }: GrafanaInput): object[] {
  const anonymous = props.anonymous ?? asSample;
  const { secret, userKey = 'admin-user', passwordKey = 'admin-password' } = props.adminSecret ?? {};
  const text = (name: string, value: string) => ({ name, value });
  const admin = (name: string, key: string) =>
    secret === undefined ? text(name, 'admin') : { name, valueFrom: { secretKeyRef: { name: secret, key } } };
  const own = [
    text('GF_AUTH_ANONYMOUS_ENABLED', String(anonymous)),
    text('GF_AUTH_ANONYMOUS_ORG_ROLE', 'Admin'),
    text('GF_AUTH_BASIC_ENABLED', String(!anonymous)),
    admin('GF_SECURITY_ADMIN_PASSWORD', passwordKey),
    admin('GF_SECURITY_ADMIN_USER', userKey),
  ];
  return [
    envFromField('POD_IP', 'status.podIP'),
    ...(props.plugins
      ? [{ name: 'GF_INSTALL_PLUGINS', valueFrom: { configMapKeyRef: { name, key: 'plugins' } } }]
      : []),
    text('GF_PATHS_DATA', '/var/lib/grafana/'),
    text('GF_PATHS_LOGS', '/var/log/grafana'),
    text('GF_PATHS_PLUGINS', '/var/lib/grafana/plugins'),
    text('GF_PATHS_PROVISIONING', '/etc/grafana/provisioning'),
    ...byName(own, moreEnv(props)),
  ];
}

type EnvVariable = Readonly<Record<string, unknown>>;

/** Variables in the order of their names; those of the program win. */
function byName(own: readonly EnvVariable[], more: readonly EnvVariable[]): object[] {
  const kept = own.filter(({ name }) => !more.some((other) => other.name === name));
  return [...kept, ...more].sort((a, b) => (String(a.name) < String(b.name) ? -1 : 1));
}
