import { parse } from 'yaml';
import { differences } from '../../support/compare';
import {
  accountOf,
  at,
  budgetOf,
  byName,
  ingressOf,
  only,
  same,
  serviceOf,
  volumeOf,
  type Row,
  type Tree,
  type Unmapped,
} from './rows';

const CHART_SECURITY = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  seccompProfile: { type: 'RuntimeDefault' },
};
/** The chart's own security settings of the pod. */
const USER = { runAsNonRoot: true, runAsUser: 472, runAsGroup: 472, fsGroup: 472 };

/** The variables of the sample, which follow from other props. */
const SAMPLE_ENV: Readonly<Record<string, readonly string[]>> = {
  GF_SECURITY_ADMIN_USER: ['admin'],
  GF_SECURITY_ADMIN_PASSWORD: ['admin'],
  GF_AUTH_BASIC_ENABLED: ['true', 'false'],
  GF_AUTH_ANONYMOUS_ENABLED: ['true', 'false'],
  GF_AUTH_ANONYMOUS_ORG_ROLE: ['Admin'],
};

/** The variables of the sample, and others. */
function grafanaEnvOf(env: Record<string, string>): Tree {
  const others = Object.entries(env).filter(([name, value]) => SAMPLE_ENV[name]?.includes(value) !== true);
  return {
    anonymous: env.GF_AUTH_ANONYMOUS_ENABLED === 'true',
    ...(others.length > 0 && { env: Object.fromEntries(others) }),
  };
}

interface Image {
  readonly registry?: string;
  readonly repository?: string;
  readonly tag?: string;
  readonly sha?: string;
}

/** The whole reference of an image whose parts the chart has; nothing where it is the usual one. */
function imageOf(given: Image | undefined, usual: Required<Image>): string | undefined {
  if (given === undefined || Object.keys(given).length === 0) return undefined;
  const { registry, repository, tag, sha } = { ...usual, ...given };
  return `${registry}/${repository}:${tag || usual.tag}${sha ? `@sha256:${sha}` : ''}`;
}
const GRAFANA_IMAGE = { registry: 'docker.io', repository: 'grafana/grafana', tag: '12.0.1', sha: '' };
const SIDECAR_IMAGE = { registry: 'quay.io', repository: 'kiwigrid/k8s-sidecar', tag: '1.30.0', sha: '' };

function grafanaImageOf({ pullPolicy, pullSecrets, ...image }: Tree & Image) {
  return only({
    image: imageOf(image, GRAFANA_IMAGE),
    container: pullPolicy && { imagePullPolicy: pullPolicy },
    imagePullSecrets: pullSecrets,
  });
}

/** Settings of the program in the sidecar, which it reads from its environment. */
const SIDECAR_ENV: Readonly<Record<string, string>> = {
  watchMethod: 'METHOD',
  resourceName: 'RESOURCE_NAME',
  script: 'SCRIPT',
  reloadURL: 'REQ_URL',
  logLevel: 'LOG_LEVEL',
  ignoreAlreadyProcessed: 'IGNORE_ALREADY_PROCESSED',
  watchServerTimeout: 'WATCH_SERVER_TIMEOUT',
  watchClientTimeout: 'WATCH_CLIENT_TIMEOUT',
  maxTotalRetries: 'REQ_RETRY_TOTAL',
  maxConnectRetries: 'REQ_RETRY_CONNECT',
  maxReadRetries: 'REQ_RETRY_READ',
  enableUniqueFilenames: 'UNIQUE_FILENAMES',
  skipTlsVerify: 'SKIP_TLS_VERIFY',
};

interface Found extends Tree {
  readonly enabled?: boolean;
  readonly env?: Tree;
  readonly provider?: Tree;
  readonly searchNamespace?: string | readonly string[] | null;
}

/** What a sidecar finds; `provider` says how Grafana reads it, and `all` is said of every sidecar. */
function foundOf(given: Found | undefined, all: Tree): Tree | undefined {
  if (given?.enabled !== true) return undefined;
  const { enabled: _, provider = {}, env, skipReload, searchNamespace, ...own } = given;
  const { name, folder, allowUiUpdates, foldersFromFilesStructure } = provider;
  const isSetting = (key: string): boolean => key in SIDECAR_ENV;
  const settings = Object.entries({ ...all, ...own }).filter(([key, value]) => isSetting(key) && Boolean(value));
  const found = Object.entries(own).filter(([key, value]) => !isSetting(key) && value !== null && value !== '');
  const more = { ...Object.fromEntries(settings.map(([key, value]) => [SIDECAR_ENV[key], value])), ...env };
  return only({
    ...Object.fromEntries(found),
    searchNamespace: [searchNamespace ?? undefined].flat().join(',') || undefined,
    reload: skipReload === true ? false : undefined,
    env: Object.keys(more).length > 0 ? more : undefined,
    providerName: name,
    providerFolder: folder,
    allowUiUpdates,
    foldersFromFilesStructure,
  });
}

interface Sidecar extends Tree {
  readonly image?: Image;
}

function sidecarOf({ image, resources, ...given }: Sidecar): Tree {
  const { dashboards, datasources, alerts, plugins, enableUniqueFilenames, skipTlsVerify, logLevel } = given;
  const all = only({ enableUniqueFilenames, skipTlsVerify, logLevel });
  return {
    sidecar: only({
      dashboards: foundOf(dashboards as Found | undefined, all),
      datasources: foundOf(datasources as Found | undefined, all),
      alerts: foundOf(alerts as Found | undefined, all),
      plugins: foundOf(plugins as Found | undefined, all),
      image: imageOf(image, SIDECAR_IMAGE),
      resources,
    }),
  };
}

interface Datasource {
  readonly type: string;
  readonly url: string;
  readonly name: string;
}

/** Data sources of the sample, which the addon writes by itself, but for their URLs. */
const SAMPLE_SOURCES: readonly Tree[] = [
  { name: 'Prometheus', type: 'prometheus', isDefault: true, jsonData: { timeInterval: '15s' } },
  { name: 'Loki', type: 'loki', isDefault: false, jsonData: { timeInterval: '5s' } },
].map((source) => ({ ...source, orgId: 1, access: 'proxy', editable: true }));

const isOwn = ({ url: _, ...given }: Datasource): boolean =>
  SAMPLE_SOURCES.some((source) => differences(source, given).length === 0);

interface DatasourceFile {
  readonly datasources: readonly Datasource[];
}

function datasourcesOf({ datasources }: DatasourceFile): Tree {
  const others = datasources.filter((source) => !isOwn(source));
  return {
    ...Object.fromEntries(datasources.filter(isOwn).map(({ type, url }) => [type, url])),
    ...(others.length > 0 && { datasources: others }),
  };
}

interface Autoscaling {
  readonly enabled?: boolean;
  readonly minReplicas?: number;
  readonly maxReplicas?: number;
  readonly targetCPU?: string;
  readonly targetMemory?: string;
  readonly behavior?: Tree;
}

function autoscalingOf(given: Autoscaling): Tree {
  if (given.enabled !== true) return {};
  const { minReplicas: min = 1, maxReplicas: max = 5, targetCPU = '60', targetMemory, behavior } = given;
  const share = (text: string | undefined): number | undefined => (text ? Number(text) : undefined);
  return { autoscaling: only({ min, max, cpu: share(targetCPU), memory: share(targetMemory), behavior }) };
}

const SERVICE_FIELDS = [
  'clusterIP',
  'externalIPs',
  'loadBalancerIP',
  'loadBalancerClass',
  'externalTrafficPolicy',
  'ipFamilyPolicy',
  'ipFamilies',
  'sessionAffinity',
];

/** The Service: with more than one port, or one of another name, its ports are those of its spec. */
function grafanaService(given: Tree, { extraExposePorts = [] }: Tree): Tree {
  const { type, port = 80, targetPort = 3000, portName: name = 'service', appProtocol, nodePort } = given;
  const own = { name, port, protocol: 'TCP', targetPort, appProtocol: appProtocol || undefined };
  const ports = [
    only({ ...own, nodePort: type === 'NodePort' ? nodePort : undefined }),
    ...(extraExposePorts as readonly Tree[]),
  ];
  const isUsual = name === 'service' && targetPort === 3000 && !appProtocol && ports.length === 1;
  const fields = SERVICE_FIELDS.filter((field) => Boolean(given[field])).map((field) => [field, given[field]]);
  const spec = { ...(Object.fromEntries(fields) as Tree), ...(!isUsual && { ports }) };
  return { service: { ...serviceOf(given, 'port', 3000), ...(Object.keys(spec).length > 0 && { spec }) } };
}

/** A variable whose value stands in a Secret. */
const fromSecret = (name: string, secret: unknown, key: unknown): Tree => ({
  name,
  valueFrom: { secretKeyRef: { name: secret, key } },
});

function smtpOf({ existingSecret, userKey = 'user', passwordKey = 'password' }: Tree): Tree {
  if (!existingSecret) return {};
  return {
    envFrom: [
      fromSecret('GF_SMTP_USER', existingSecret, userKey),
      fromSecret('GF_SMTP_PASSWORD', existingSecret, passwordKey),
    ],
  };
}

/** The first user, unless variables say who it is. */
function adminOf({ existingSecret, userKey, passwordKey }: Tree, values: Tree): Tree {
  const password = at(values, 'env.GF_SECURITY_ADMIN_PASSWORD');
  if (!existingSecret || password) return {};
  return { adminSecret: only({ secret: existingSecret, userKey, passwordKey }) };
}

interface EnvSource {
  readonly name: string;
  readonly optional?: boolean;
  readonly prefix?: string;
}

/** Whole Secrets and ConfigMaps as environment, in the order of the chart; said once for the three values. */
function envSources(given: unknown, values: Tree): Tree {
  const { envFromSecret: name, envFromSecrets: secrets = [], envFromConfigMaps: maps = [] } = values;
  const [first] = [name, values.envFromSecrets, values.envFromConfigMaps].filter(Boolean);
  if (given !== first) return {};
  const source = (kind: string, { name: of, optional = false, prefix }: EnvSource): Tree => ({
    [kind]: { name: of, optional },
    ...(prefix && { prefix }),
  });
  const envFrom = [
    ...(name ? [{ secretRef: { name } }] : []),
    ...(secrets as EnvSource[]).map((each) => source('secretRef', each)),
    ...(maps as EnvSource[]).map((each) => source('configMapRef', each)),
  ];
  return { container: { envFrom } };
}

const mount = ({ name, mountPath, readOnly, subPath }: Tree): Tree => ({
  name,
  mountPath,
  readOnly,
  subPath,
});

/** The source of a volume, as the chart has it. */
function sourceOf({ existingClaim, hostPath, csi, configMap, emptyDir }: Tree): Tree {
  if (existingClaim) return { persistentVolumeClaim: { claimName: existingClaim } };
  if (hostPath) return { hostPath };
  if (csi) return { csi };
  return configMap ? { configMap } : { emptyDir: emptyDir ?? {} };
}

function secretSource({ secretName, defaultMode = null, optional, items, projected, csi }: Tree): Tree | undefined {
  if (secretName) return { secret: only({ secretName, defaultMode, optional: optional || undefined, items }) };
  if (projected) return { projected };
  return csi ? { csi } : undefined;
}

/** The volume, of which a directory may be mounted, or which is in memory. */
function persistenceOf({ subPath, inMemory, ...given }: Tree): Tree {
  const { enabled: isInMemory, sizeLimit } = (inMemory ?? {}) as Tree;
  const emptyDir = only({ medium: 'Memory', sizeLimit });
  return {
    ...volumeOf(given, '10Gi'),
    ...(Boolean(subPath) && { volumeMounts: [{ name: 'storage', mountPath: '/var/lib/grafana', subPath }] }),
    ...(isInMemory === true && given.enabled !== true && { volumes: [{ name: 'storage', emptyDir }] }),
  };
}

/** The chart of Grafana. */
export const GRAFANA_VALUES: readonly Row[] = [
  ['rbac.create', undefined],
  ['rbac.pspEnabled', undefined],
  ['rbac.namespaced', (namespaced: unknown) => (namespaced === true ? { sidecar: { namespaced } } : {})],
  ['testFramework', undefined],
  ['ldap', undefined],
  same('fullnameOverride', 'name'),
  same('namespaceOverride', 'namespace'),
  same('extraLabels', 'labels'),
  ['annotations', (annotations: unknown) => ({ annotations, configMapAnnotations: annotations })],
  same('configMapAnnotations', 'configMapAnnotations'),

  ['image', grafanaImageOf],
  [
    'global.imagePullSecrets',
    (list: (string | { name: string })[]) => ({
      imagePullSecrets: list.map((each) => (typeof each === 'string' ? each : each.name)),
    }),
  ],
  same('command', 'container.command'),
  same('args', 'container.args'),
  same('resources', 'resources'),
  same('lifecycleHooks', 'container.lifecycle'),
  same('readinessProbe', 'container.readinessProbe'),
  same('livenessProbe', 'container.livenessProbe'),
  ['env', grafanaEnvOf],
  [
    'envValueFrom',
    (map: Record<string, Tree>) => ({ envFrom: byName(map).map(([name, valueFrom]) => ({ name, valueFrom })) }),
  ],
  ['envFromSecret', envSources],
  ['envFromSecrets', envSources],
  ['envFromConfigMaps', envSources],
  ['smtp', smtpOf],
  ['admin', adminOf],
  ['adminUser', undefined],
  ['containerSecurityContext', (own: Tree) => ({ securityContext: { ...CHART_SECURITY, ...own } })],
  ['securityContext', (own: Tree | null) => ({ podSecurityContext: own === null ? {} : { ...USER, ...own } })],
  same('podLabels', 'podLabels'),
  same('podAnnotations', 'podAnnotations'),

  same('nodeSelector', 'scheduling.nodeSelector'),
  same('tolerations', 'scheduling.tolerations'),
  same('affinity', 'scheduling.affinity'),
  same('topologySpreadConstraints', 'scheduling.topologySpreadConstraints'),
  same('priorityClassName', 'scheduling.priorityClassName'),
  same('schedulerName', 'pod.schedulerName'),
  same('automountServiceAccountToken', 'pod.automountServiceAccountToken'),
  same('shareProcessNamespace', 'pod.shareProcessNamespace'),
  same('enableServiceLinks', 'pod.enableServiceLinks'),
  same('hostAliases', 'pod.hostAliases'),
  same('dnsPolicy', 'pod.dnsPolicy'),
  same('dnsConfig', 'pod.dnsConfig'),
  same('extraInitContainers', 'initContainers'),
  ['extraContainers', (text: string) => ({ additionalContainers: parse(text) as unknown })],
  same('extraContainerVolumes', 'volumes'),
  ['extraVolumes', (list: Tree[]) => ({ volumes: list.map(({ name, ...source }) => ({ name, ...sourceOf(source) })) })],
  ['extraVolumeMounts', (list: Tree[]) => ({ volumeMounts: list.map(mount) })],
  [
    'extraConfigmapMounts',
    (list: Tree[]) => ({
      volumes: list.map(({ name, configMap, optional, items }) => ({
        name,
        configMap: only({ name: configMap, optional: optional || undefined, items }),
      })),
      volumeMounts: list.map(mount),
    }),
  ],
  [
    'extraSecretMounts',
    (list: Tree[]) => ({
      volumes: list.flatMap(({ name, ...each }) => {
        const source = secretSource(each);
        return source === undefined ? [] : [{ name, ...source }];
      }),
      volumeMounts: list.map(mount),
    }),
  ],
  [
    'extraEmptyDirMounts',
    (list: Tree[]) => ({
      volumes: list.map(({ name }) => ({ name, emptyDir: {} })),
      volumeMounts: list.map(({ name, mountPath }) => ({ name, mountPath })),
    }),
  ],

  same('replicas', 'replicas'),
  ['autoscaling', autoscalingOf],
  ['podDisruptionBudget', (given: Tree) => budgetOf(given)],
  same('deploymentStrategy', 'workload.strategy'),
  same('revisionHistoryLimit', 'workload.revisionHistoryLimit'),
  ['serviceAccount', accountOf],
  same('networkPolicy.enabled', 'networkPolicy'),
  ['persistence', persistenceOf],
  // The group of the volume is that of the pod: nothing runs as root to change the owner of files.
  ['initChownData', undefined],
  ['service', grafanaService],
  ['extraExposePorts', undefined],
  ['ingress', (given: Tree, values: Tree) => ingressOf(given, serviceFor(values))],

  ['datasources.datasources.yaml.apiVersion', undefined],
  ['datasources.datasources.yaml.datasources', (datasources: readonly Datasource[]) => datasourcesOf({ datasources })],
  same('alerting', 'alerting'),
  ['plugins', (plugins: unknown) => ({ plugins })],
  ['sidecar', sidecarOf],
  ['dashboardProviders', undefined],
  ['dashboardsConfigMaps', undefined],
  same('grafana.ini', 'config'),
];

const serviceFor = (values: Tree) => ({
  name: (values.fullnameOverride ?? 'grafana') as string,
  port: (at(values, 'service.port') ?? 80) as number,
});

const IN_SECRET = 'a password in a manifest can be read by everybody: `adminSecret`, `envFrom` name a Secret';
const DEPLOYMENT = '`labels` are those of all objects';

/** What no prop stands for. */
export const GRAFANA_UNMAPPED: readonly Unmapped[] = [
  ['adminPassword', IN_SECRET],
  ['envRenderSecret', IN_SECRET],
  ['assertNoLeakedSecrets', 'it is a check of the chart'],
  ['global.imageRegistry', 'an image is a whole reference: `image`, `sidecar.image`'],
  ['datasources.*', 'all data sources stand in one file, and none is left over in a database'],
  ['nameOverride', 'names of objects are those by which Kiali and people find them'],
  ['labels', DEPLOYMENT],
  [
    'rbac.extraRoleRules',
    'Grafana itself asks nothing of Kubernetes: `serviceAccount.name` names an account with more',
  ],
  [
    'rbac.extraClusterRoleRules',
    'Grafana itself asks nothing of Kubernetes: `serviceAccount.name` names an account with more',
  ],
  ['rbac.useExistingRole', '`serviceAccount.name` names an account that has its rights'],
  ['rbac.useExistingClusterRole', '`serviceAccount.name` names an account that has its rights'],
  ['rbac.pspUseAppArmor', 'pod security policies are gone since Kubernetes 1.25'],
  ['serviceAccount.nameTest', 'it is for a test of the chart'],
  ['createConfigmap', 'the configuration is written by the props'],
  ['podPortName', 'no object finds the port by its name'],
  ['gossipPortName', 'no object finds the port by its name'],
  ['headlessService', 'several Grafanas share a database, and do not find each other'],
  ['useStatefulSet', 'its volume is one claim: several Grafanas share a database'],
  ['persistence.type', 'its volume is one claim: several Grafanas share a database'],
  ['persistence.volumeName', 'the chart reads it for a StatefulSet only'],
  ['persistence.finalizers', 'Kubernetes itself protects claims that are in use'],
  ['persistence.lookupVolumeName', 'it is about a cluster that is there'],
  ['persistence.disableWarning', 'it is about the notes of the chart'],
  ['service.enabled', 'Kiali finds it by its Service'],
  ['serviceMonitor', "a ServiceMonitor is an object of the program's own"],
  ['route', "a way in through a gateway is `ingress.gateway`, or a route of the program's own"],
  ['dashboards', 'dashboards are JSON in `dashboards`: nothing is fetched when it starts'],
  ['downloadDashboards', 'dashboards are JSON in `dashboards`: nothing is fetched when it starts'],
  ['downloadDashboardsImage', 'dashboards are JSON in `dashboards`: nothing is fetched when it starts'],
  ['defaultCurlOptions', 'dashboards are JSON in `dashboards`: nothing is fetched when it starts'],
  ['notifiers', 'Grafana 11 and later has none'],
  ['sidecar.notifiers', 'Grafana 11 and later has none'],
  ['sidecar.imagePullPolicy', '`imagePullPolicy` is that of all containers'],
  ['sidecar.securityContext', 'it is fit for the pod security level `restricted`'],
  ['sidecar.readinessProbe', 'a container that watches is not asked whether it is well'],
  ['sidecar.livenessProbe', 'a container that watches is not asked whether it is well'],
  ['sidecar.*.init*', 'Grafana reads files again when they come'],
  ['sidecar.*.extraMounts', 'a script needs no volume: it stands in `env`'],
  ['sidecar.*.sizeLimit', 'a quota of the namespace limits what pods write'],
  ['sidecar.*.envValueFrom', 'the program in the sidecar needs no secrets'],
  ['sidecar.dashboards.SCProvider', 'without a provider Grafana reads nothing of what is found'],
  ['sidecar.dashboards.defaultFolderName', '`folder` names the directory'],
  ['sidecar.dashboards.provider.type', 'a provider of files is always of this kind'],
  ['sidecar.dashboards.provider.orgid', 'a Grafana of a mesh has one organization'],
  ['sidecar.dashboards.provider.folderUid', 'a folder is known by its name'],
  ['sidecar.dashboards.provider.disableDelete', 'dashboards go with their ConfigMaps'],
  ['sidecar.dashboards.provider.updateIntervalSeconds', 'the sidecar says when files have changed'],
  ['networkPolicy.ingress', "another policy is an object of the program's own"],
  ['networkPolicy.allowExternal', "another policy is an object of the program's own"],
  ['networkPolicy.explicitNamespacesSelector', "another policy is an object of the program's own"],
  ['networkPolicy.egress', "another policy is an object of the program's own"],
  ['enableKubeBackwardCompatibility', 'it is for Kubernetes before 1.14'],
  ['imageRenderer', 'it is another program, which `env` leads to: GF_RENDERING_SERVER_URL'],
  ['extraObjects', 'a program writes objects of its own beside it'],
];
