import { parse } from 'yaml';
import { isRecord } from '../../../lib/model';
import {
  accountOf,
  at,
  budgetOf,
  byName,
  envOf,
  ingressOf,
  only,
  same,
  serviceOf,
  volumeOf,
  type Row,
  type Tree,
  type Unmapped,
} from './rows';

const PORT = 9090;
const CONFIG_MOUNT = { name: 'config-volume', mountPath: '/etc/config' };
const HTTP = '/healthz';

/** Volumes and mounts of one kind, which the chart has in one list. */
const mountsOf =
  (prefix: string, source: (mount: Tree) => Tree) =>
  (list: readonly Tree[]): Tree => ({
    volumes: list.map((mount) => ({ name: `${prefix}${String(mount.name)}`, ...source(mount) })),
    volumeMounts: list.map(({ name, mountPath, subPath, readOnly }) => ({
      name: `${prefix}${String(name)}`,
      mountPath,
      subPath,
      readOnly,
    })),
  });

/** A field of a probe, of the server's container. */
const probe = (value: string, kind: string, field: string): Row =>
  same(`server.${value}`, `container.${kind}.${field}`);

/** What both probes ask otherwise. */
const bothProbes = (fields: Tree): Tree => ({ container: { readinessProbe: fields, livenessProbe: fields } });

const targetOf = (values: Tree): unknown => at(values, 'server.portName') ?? PORT;

/** The start-up probe, which asks as the others do. */
function startupProbe({ enabled, ...times }: Tree, values: Tree): Tree {
  if (enabled !== true) return {};
  const server = values.server as Tree;
  const path = `${String(server.prefixURL ?? '')}/-/healthy`;
  const httpGet = { path, port: targetOf(values), scheme: server.probeScheme ?? 'HTTP' };
  const way = server.tcpSocketProbeEnabled === true ? { tcpSocket: { port: targetOf(values) } } : { httpGet };
  return {
    container: { startupProbe: { ...way, failureThreshold: 30, periodSeconds: 5, timeoutSeconds: 10, ...times } },
  };
}

interface Image {
  readonly repository?: string;
  readonly tag?: string;
  readonly digest?: string;
  readonly distroless?: boolean;
  readonly pullPolicy?: string;
}

function imageOf({ repository = 'quay.io/prometheus/prometheus', tag, digest, distroless, pullPolicy }: Image): Tree {
  const version = `${tag ?? 'v3.10.0'}${distroless === true ? '-distroless' : ''}`;
  const isUsual = repository === 'docker.io/prom/prometheus' && version === 'v3.10.0' && !digest;
  return only({
    image: isUsual ? undefined : `${repository}${digest ? `@${digest}` : `:${version}`}`,
    container: pullPolicy && { imagePullPolicy: pullPolicy },
  });
}

interface ServicePorts {
  readonly servicePort?: number;
  readonly nodePort?: number;
  readonly type?: string;
  readonly gRPC?: Tree;
  readonly additionalPorts?: readonly Tree[];
}

const SERVICE_FIELDS = ['clusterIP', 'externalIPs', 'loadBalancerIP', 'loadBalancerClass', 'externalTrafficPolicy'];

/** The Service: with more than one port its ports are those of its spec. */
function prometheusService(given: Tree & ServicePorts, values: Tree): Tree {
  const { servicePort = 80, nodePort, gRPC, additionalPorts = [], sessionAffinity } = given;
  const isUsual = gRPC?.enabled !== true && additionalPorts.length === 0 && targetOf(values) === PORT;
  const tcp = (name: string, port: unknown, targetPort: unknown, node: unknown) =>
    only({ name, port, protocol: 'TCP', targetPort, nodePort: given.type === 'NodePort' ? node : undefined });
  const ports = [
    tcp('http', servicePort, targetOf(values), nodePort),
    ...(gRPC?.enabled === true ? [tcp('grpc', gRPC.servicePort ?? 10901, 10901, gRPC.nodePort)] : []),
    ...additionalPorts,
  ];
  const fields = SERVICE_FIELDS.filter((field) => Boolean(given[field])).map((field) => [field, given[field]]);
  const affinity = sessionAffinity === undefined ? {} : { sessionAffinity: sessionAffinity || null };
  const spec = { ...(Object.fromEntries(fields) as Tree), ...affinity, ...(!isUsual && { ports }) };
  return { service: { ...serviceOf(given, 'servicePort', PORT), ...(Object.keys(spec).length > 0 && { spec }) } };
}

interface Reloader {
  readonly reloadUrl?: string;
  readonly env?: readonly Tree[];
  readonly prometheus?: Tree & {
    readonly image?: Image;
    readonly extraArgs?: Tree;
    readonly extraVolumeDirs?: readonly string[];
    readonly extraVolumeMounts?: readonly Tree[];
    readonly startupProbe?: Tree;
  };
}

/** The arguments of the reloader, where they are not the usual ones. */
function reloaderArgs({ reloadUrl, prometheus = {} }: Reloader, values: Tree): string[] | undefined {
  const { containerPort = 8080, extraArgs = {}, extraVolumeDirs = [] } = prometheus;
  const port = containerPort ? [`--listen-address=0.0.0.0:${String(containerPort)}`] : [];
  if (!reloadUrl && byName(extraArgs).length + extraVolumeDirs.length === 0 && containerPort === 8080) return undefined;
  const prefix = (at(values, 'server.prefixURL') ?? '') as string;
  return [
    '--watched-dir=/etc/config',
    ...port,
    `--reload-url=${reloadUrl || `http://127.0.0.1:${PORT}${prefix}/-/reload`}`,
    ...byName(extraArgs).map(([name, value]) => (value ? `--${name}=${String(value)}` : `--${name}`)),
    ...extraVolumeDirs.map((path) => `--watched-dir=${path}`),
  ];
}

/** The container that has the server read its configuration again. */
function reloaderOf(given: Reloader, values: Tree): Tree {
  const { prometheus = {}, env } = given;
  if (prometheus.enabled === false) return { configReloader: false };
  const { image, containerPort, containerPortName = 'metrics', extraVolumeMounts, startupProbe: startup } = prometheus;
  const {
    repository = 'quay.io/prometheus-operator/prometheus-config-reloader',
    tag = 'v0.89.0',
    digest,
  } = image ?? {};
  const { enabled, ...times } = startup ?? {};
  const usual = { httpGet: { path: HTTP, port: 'metrics', scheme: 'HTTP' }, periodSeconds: 10 };
  const ports = containerPort
    ? [only({ containerPort, name: containerPortName || undefined })]
    : [only({ containerPort: 8080, name: containerPortName || undefined })];
  const isNamed = containerPort !== undefined || containerPortName !== 'metrics';
  return {
    configReloader: only({
      image: `${repository}${digest ? `@${digest}` : `:${tag}`}`,
      imagePullPolicy: image?.pullPolicy,
      args: reloaderArgs(given, values),
      ports: isNamed ? (containerPort === 0 ? null : ports) : undefined,
      env,
      resources: prometheus.resources,
      securityContext: prometheus.containerSecurityContext,
      livenessProbe: prometheus.livenessProbe,
      readinessProbe: prometheus.readinessProbe,
      startupProbe: enabled === true ? { ...usual, ...times } : undefined,
      volumeMounts: extraVolumeMounts && [{ ...CONFIG_MOUNT, readOnly: true }, ...extraVolumeMounts],
    }),
  };
}

/** Pods apart from each other, as the chart has it in a word. */
function antiAffinity(strength: string, values: Tree): Tree {
  const topologyKey = at(values, 'server.podAntiAffinityTopologyKey') ?? 'kubernetes.io/hostname';
  const matchExpressions = [{ key: 'app.kubernetes.io/name', operator: 'In', values: ['prometheus'] }];
  const term = { topologyKey, labelSelector: { matchExpressions } };
  const podAntiAffinity =
    strength === 'hard'
      ? { requiredDuringSchedulingIgnoredDuringExecution: [term] }
      : { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }] };
  return strength === '' ? {} : { scheduling: { affinity: { podAntiAffinity } } };
}

interface ServerFile extends Tree {
  readonly groups?: unknown;
  readonly scrape_configs?: readonly Tree[];
}

/** The files of the configuration: rules, and what stands in `prometheus.yml` besides what other values say. */
function filesOf(files: Readonly<Record<string, ServerFile>>, values: Tree): Tree {
  const { scrape_configs: jobs, ...config } = files['prometheus.yml'] ?? {};
  return only({
    recordingRules: files['recording_rules.yml']?.groups,
    alertingRules: files['alerting_rules.yml']?.groups,
    scrapeConfigs: jobs && [...jobs, ...extraJobs(values)],
    config: Object.keys(config).length > 0 ? config : undefined,
  });
}

const extraJobs = ({ extraScrapeConfigs: text }: Tree): unknown[] =>
  typeof text === 'string' && text !== '' ? (parse(text) as unknown[]) : [];

interface Job extends Tree {
  readonly enabled?: boolean;
  readonly job_name?: string;
}

/** Jobs by name: those that are left out, and others. */
function jobsOf(jobs: Readonly<Record<string, Job>>): Tree {
  const off = byName(jobs).filter(([, { enabled }]) => enabled === false);
  const more = byName(jobs).filter(([, { enabled, ...fields }]) => enabled !== false && Object.keys(fields).length > 0);
  return only({
    disabledJobs: off.length > 0 ? off.map(([name]) => name) : undefined,
    scrapeConfigs:
      more.length > 0
        ? more.map(([name, { enabled: _, job_name, ...fields }]) => ({ job_name: job_name || name, ...fields }))
        : undefined,
  });
}

const flagsOf = (args: Tree): Tree => Object.fromEntries(byName(args).map(([flag, value]) => [flag, value || true]));

/** The chart's own security settings of the pod. */
const USER = { runAsUser: 65534, runAsNonRoot: true, runAsGroup: 65534, fsGroup: 65534 };

interface Claims {
  readonly enabled?: boolean;
  readonly annotations?: Tree;
  readonly podManagementPolicy?: string;
  readonly updateStrategy?: Tree;
  readonly pvcDeleteOnStsDelete?: boolean;
  readonly pvcDeleteOnStsScale?: boolean;
}

function statefulSetOf(given: Claims): Tree {
  if (given.enabled !== true) return {};
  const { podManagementPolicy, updateStrategy, pvcDeleteOnStsDelete, pvcDeleteOnStsScale } = given;
  const policy = only({
    whenDeleted: pvcDeleteOnStsDelete ? 'Delete' : undefined,
    whenScaled: pvcDeleteOnStsScale ? 'Delete' : undefined,
  });
  const workload = only({
    podManagementPolicy,
    updateStrategy,
    persistentVolumeClaimRetentionPolicy: Object.keys(policy).length > 0 ? policy : undefined,
  });
  return { kind: 'StatefulSet', ...(Object.keys(workload).length > 0 && { workload }) };
}

/** The volume, of which a directory may be mounted. */
function persistentVolumeOf({ subPath, ...given }: Tree): Tree {
  const mount = { name: 'storage-volume', mountPath: '/data', subPath };
  return { ...volumeOf(given, '8Gi'), ...(Boolean(subPath) && { volumeMounts: [mount] }) };
}

/** The volume where there is no claim, with a limit. */
function emptyDirOf(given: Tree): Tree {
  const emptyDir = Object.fromEntries(Object.entries(given).filter(([, value]) => Boolean(value)));
  return Object.keys(emptyDir).length === 0 ? {} : { volumes: [{ name: 'storage-volume', emptyDir }] };
}

function globalOf(given: Tree): Tree {
  const { scrape_interval, scrape_timeout, evaluation_interval, external_labels, ...global } = given;
  return only({
    scrapeInterval: scrape_interval,
    scrapeTimeout: scrape_timeout,
    evaluationInterval: evaluation_interval,
    externalLabels: external_labels,
    config: Object.keys(global).length > 0 ? { global } : undefined,
  });
}

const HOST_NETWORK = { hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' };
const isOnHost = (values: Tree): boolean => at(values, 'server.hostNetwork') === true;
const bySocket = (values: Tree): boolean => at(values, 'server.tcpSocketProbeEnabled') === true;
const flag = (name: string, value: unknown): Tree => ({ extraArgs: { [name]: value } });
const jobsInFile = ({ serverFiles }: Tree): boolean =>
  isRecord(serverFiles) && isRecord(serverFiles['prometheus.yml']) && 'scrape_configs' in serverFiles['prometheus.yml'];
const serviceFor = (values: Tree) => ({
  name: (at(values, 'server.fullnameOverride') ?? 'prometheus-server') as string,
  port: (at(values, 'server.service.servicePort') ?? 80) as number,
});

/** The chart of Prometheus. */
export const PROMETHEUS_VALUES: readonly Row[] = [
  ['alertmanager.enabled', undefined],
  ['prometheus-pushgateway.enabled', undefined],
  ['kube-state-metrics.enabled', undefined],
  ['prometheus-node-exporter.enabled', undefined],
  ['configmapReload', reloaderOf],
  ['rbac.create', (rbac: unknown) => (rbac === false ? { rbac } : {})],
  ['imagePullSecrets', (list: { name: string }[]) => ({ imagePullSecrets: list.map(({ name }) => name) })],
  ['serviceAccounts.server', accountOf],
  same('commonMetaLabels', 'labels'),
  same('forceNamespace', 'namespace'),
  same('networkPolicy.enabled', 'networkPolicy'),
  ['extraScrapeConfigs', (_: string, values: Tree) => (jobsInFile(values) ? {} : { scrapeConfigs: extraJobs(values) })],
  ['scrapeConfigs', jobsOf],
  same('scrapeConfigFiles', 'config.scrape_config_files'),
  ['serverFiles', filesOf],
  same('alertRelabelConfigs', 'config.alerting'),

  same('server.fullnameOverride', 'name'),
  ['server.image', imageOf],
  same('server.command', 'container.command'),
  ['server.env', envOf],
  same('server.resources', 'resources'),
  same('server.containerSecurityContext', 'container.securityContext'),
  ['server.securityContext', (own: Tree | null) => ({ podSecurityContext: own === null ? {} : { ...USER, ...own } })],
  same('server.podLabels', 'podLabels'),
  same('server.podAnnotations', 'podAnnotations'),
  same('server.deploymentAnnotations', 'annotations'),
  same('server.configMapAnnotations', 'configMapAnnotations'),

  same('server.nodeSelector', 'scheduling.nodeSelector'),
  same('server.tolerations', 'scheduling.tolerations'),
  same('server.affinity', 'scheduling.affinity'),
  ['server.podAntiAffinity', antiAffinity],
  ['server.podAntiAffinityTopologyKey', undefined],
  same('server.topologySpreadConstraints', 'scheduling.topologySpreadConstraints'),
  same('server.priorityClassName', 'scheduling.priorityClassName'),
  same('server.runtimeClassName', 'pod.runtimeClassName'),
  same('server.schedulerName', 'pod.schedulerName'),
  ['server.enableServiceLinks', (on: unknown) => ({ pod: { enableServiceLinks: on !== false } })],
  [
    'server.automountServiceAccountToken',
    (on: unknown) => ({ pod: { automountServiceAccountToken: on }, serviceAccount: { automountToken: on } }),
  ],
  ['server.hostNetwork', (on: unknown) => (on === true ? { pod: HOST_NETWORK } : {})],
  ['server.dnsPolicy', (dnsPolicy: unknown, values: Tree) => (isOnHost(values) ? {} : { pod: { dnsPolicy } })],
  same('server.dnsConfig', 'pod.dnsConfig'),
  same('server.hostAliases', 'pod.hostAliases'),
  same('server.terminationGracePeriodSeconds', 'pod.terminationGracePeriodSeconds'),
  same('server.extraInitContainers', 'initContainers'),
  [
    'server.sidecarContainers',
    (containers: Record<string, Tree | string>) => ({
      additionalContainers: byName(containers).map(([name, own]) => ({
        name,
        ...((typeof own === 'string' ? parse(own) : own) as Tree),
      })),
    }),
  ],
  same('server.extraVolumes', 'volumes'),
  same('server.extraVolumeMounts', 'volumeMounts'),
  ['server.extraHostPathMounts', mountsOf('', ({ hostPath: path }) => ({ hostPath: { path } }))],
  ['server.extraConfigmapMounts', mountsOf('server-', ({ configMap: name }) => ({ configMap: { name } }))],
  [
    'server.extraSecretMounts',
    mountsOf('', ({ secretName, optional }) => ({ secret: { secretName, ...(optional === true && { optional }) } })),
  ],

  same('server.replicaCount', 'replicas'),
  same('server.revisionHistoryLimit', 'workload.revisionHistoryLimit'),
  [
    'server.strategy',
    (own: Tree) => (own.type === 'Recreate' ? {} : { workload: { strategy: { rollingUpdate: null, ...own } } }),
  ],
  ['server.statefulSet', statefulSetOf],
  [
    'server.daemonSet',
    ({ enabled, updateStrategy }: Tree) =>
      enabled === true
        ? { kind: 'DaemonSet', ...(updateStrategy !== undefined && { workload: { updateStrategy } }) }
        : {},
  ],
  ['server.podDisruptionBudget', (given: Tree) => budgetOf(given, { maxUnavailable: 1 })],
  ['server.persistentVolume', persistentVolumeOf],
  ['server.emptyDir', emptyDirOf],
  ['server.service', prometheusService],
  ['server.ingress', (given: Tree, values: Tree) => ingressOf(given, serviceFor(values))],

  probe('readinessProbeInitialDelay', 'readinessProbe', 'initialDelaySeconds'),
  probe('readinessProbePeriodSeconds', 'readinessProbe', 'periodSeconds'),
  probe('readinessProbeTimeout', 'readinessProbe', 'timeoutSeconds'),
  probe('readinessProbeFailureThreshold', 'readinessProbe', 'failureThreshold'),
  probe('readinessProbeSuccessThreshold', 'readinessProbe', 'successThreshold'),
  probe('livenessProbeInitialDelay', 'livenessProbe', 'initialDelaySeconds'),
  probe('livenessProbePeriodSeconds', 'livenessProbe', 'periodSeconds'),
  probe('livenessProbeTimeout', 'livenessProbe', 'timeoutSeconds'),
  probe('livenessProbeFailureThreshold', 'livenessProbe', 'failureThreshold'),
  probe('livenessProbeSuccessThreshold', 'livenessProbe', 'successThreshold'),
  ['server.startupProbe', startupProbe],
  [
    'server.probeScheme',
    (scheme: unknown, values: Tree) => (bySocket(values) ? {} : bothProbes({ httpGet: { scheme } })),
  ],
  ['server.probeHeaders', (httpHeaders: unknown) => bothProbes({ httpGet: { httpHeaders } })],
  [
    'server.tcpSocketProbeEnabled',
    (on: unknown, values: Tree) =>
      on === true ? bothProbes({ httpGet: null, tcpSocket: { port: targetOf(values) } }) : {},
  ],
  [
    'server.portName',
    (name: string, values: Tree) => {
      const ports = [only({ containerPort: PORT, name, hostPort: at(values, 'server.hostPort') })];
      const probes = bySocket(values)
        ? {}
        : { readinessProbe: { httpGet: { port: name } }, livenessProbe: { httpGet: { port: name } } };
      return { container: { ports, ...probes } };
    },
  ],
  [
    'server.hostPort',
    (hostPort: unknown, values: Tree) =>
      at(values, 'server.portName') === undefined ? { container: { ports: [{ containerPort: PORT, hostPort }] } } : {},
  ],

  [
    'server.retention',
    (text: string) => (text === '' ? flag('storage.tsdb.retention.time', false) : { retention: text }),
  ],
  ['server.retentionSize', (text: string) => (text === '' ? {} : { retentionSize: text })],
  ['server.configPath', (path: string) => flag('config.file', path)],
  ['server.storagePath', (path: string) => (path === '' ? {} : flag('storage.tsdb.path', path))],
  same('server.prefixURL', 'routePrefix'),
  same('server.baseURL', 'externalUrl'),
  ['server.extraArgs', (args: Tree) => ({ extraArgs: flagsOf(args) })],
  [
    'server.extraFlags',
    (flags: string[]) => ({
      extraArgs: {
        ...(!flags.includes('web.enable-lifecycle') && { 'web.enable-lifecycle': false }),
        ...Object.fromEntries(flags.map((name) => [name, true])),
      },
    }),
  ],
  same('server.defaultFlagsOverride', 'container.args'),

  ['server.global', globalOf],
  same('server.remoteWrite', 'remoteWrite'),
  same('server.remoteRead', 'config.remote_read'),
  same('server.alertmanagers', 'alertmanagers'),
  same('server.tsdb', 'config.storage.tsdb'),
  same('server.exemplars', 'config.storage.exemplars'),
  same('server.otlp', 'config.otlp'),
];

const OTHER_CHART = 'it is of another chart, whose programs are installed by themselves';
const NAMES = 'names of objects are those by which Kiali, Grafana and people find them';

/** What no prop stands for. */
export const PROMETHEUS_UNMAPPED: readonly Unmapped[] = [
  ['alertmanager', `${OTHER_CHART}; alertmanagers says where alerts go`],
  ['kube-state-metrics', OTHER_CHART],
  ['prometheus-node-exporter', OTHER_CHART],
  ['prometheus-pushgateway', OTHER_CHART],
  ['extraManifests', 'a program writes objects of its own beside it'],
  ['nameOverride', NAMES],
  ['fullnameOverride', NAMES],
  ['ruleFiles', 'rules are `recordingRules` and `alertingRules`'],
  ['serverFiles.rules', 'an old name of `recording_rules.yml`'],
  ['serverFiles.alerts', 'an old name of `alerting_rules.yml`'],
  ['scrapeConfigs.*', 'a job of its own is left out by `disabledJobs`, and another stands in `scrapeConfigs`'],
  ['configmapReload.prometheus.name', NAMES],
  ['configmapReload.prometheus.extraConfigmapMounts', 'the chart writes its volumes twice, which no cluster takes'],
  ['server.name', NAMES],
  ['server.clusterRoleNameOverride', NAMES],
  ['server.useExistingClusterRoleName', 'with `rbac: false` a program binds a role of its own'],
  ['server.namespaces', 'with `rbac: false` a program binds a role of its own, in the namespaces that it names'],
  ['server.releaseNamespace', 'with `rbac: false` a program binds a role of its own, in the namespaces that it names'],
  ['server.configFromSecret', 'the configuration is written by the props, and `volumes` may lay a Secret over it'],
  ['server.configMapOverrideName', NAMES],
  ['server.extraConfigmapLabels', '`labels` are those of all objects'],
  ['server.sidecarTemplateValues', 'props are no templates'],
  ['server.route', "a way in through a gateway is `ingress.gateway`, or a route of the program's own"],
  ['server.persistentVolume.mountPath', 'no other program sees this directory of the container'],
  ['server.persistentVolume.statefulSetNameOverride', NAMES],
  ['server.statefulSet.labels', '`labels` are those of all objects'],
  ['server.statefulSet.annotations', 'the chart itself does not read it'],
  ['server.statefulSet.headless', 'nothing asks the Service by which pods have names'],
  ['server.daemonSet.labels', '`labels` are those of all objects'],
  ['server.daemonSet.annotations', 'the chart itself does not read it'],
  ['server.verticalAutoscaler', 'its API is no part of Kubernetes, and the chart writes it wrongly'],
  ['server.service.enabled', 'Kiali and Grafana find it by its Service'],
  ['server.service.statefulsetReplica', 'a Service of one pod is an object of the program'],
];
