import { parse } from 'yaml';
import { isRecord } from '../../../lib/model';

type Tree = Record<string, unknown>;

/** A value of a chart, and the props that stand for it; `undefined` where it is as it always is here. */
type Row = readonly [value: string, props: ((value: never, values: Tree) => Tree) | undefined];

const secretKey = (text: string): Tree => {
  const [, secret, ...key] = text.split(':');
  return { secret, key: key.join(':') };
};

/** How a backend of Kiali is told who asks. */
function authOf({ auth }: Tree): Tree {
  if (!isRecord(auth)) return {};
  const {
    token,
    cert_file: cert,
    key_file: key,
    username,
    password,
    use_kiali_token: own,
  } = auth as Record<string, string>;
  if (own) return { auth: { bearer: 'kiali-token' } };
  if (token !== undefined) return { auth: isSecret(token) ? { bearer: secretKey(token) } : { token } };
  if (cert !== undefined) return { auth: { mtls: { cert: secretKey(cert), key: secretKey(key) } } };
  if (username !== undefined && isSecret(username))
    return { auth: { basic: { username: secretKey(username), password: secretKey(password) } } };
  return {};
}

/** The values of a backend that props stand for. */
const PROMETHEUS_KEYS = [
  'enabled',
  'url',
  'custom_headers',
  'query_scope',
  'health_check_url',
  'thanos_proxy',
  ...['type', 'token', 'use_kiali_token', 'cert_file', 'key_file', 'username', 'password'].map((key) => `auth.${key}`),
];
const TRACING_KEYS = [
  ...['enabled', 'internal_url', 'external_url', 'provider', 'use_grpc'],
  ...['org_id', 'datasource_uid', 'url_format'].map((key) => `tempo_config.${key}`),
  ...PROMETHEUS_KEYS.filter((key) => key.startsWith('auth.')),
];

/** What of a block of values no prop stands for: it is configuration. */
function configOf(block: string, given: Tree, known: readonly string[]): Tree {
  const isPlain = isRecord(given.auth) && typeof given.auth.username === 'string' && !isSecret(given.auth.username);
  const rest = without(given, isPlain ? known.filter((key) => !key.startsWith('auth.')) : known);
  return Object.keys(rest).length === 0 ? {} : { config: { external_services: { [block]: rest } } };
}

/** A tree without what stands at paths. */
function without(tree: Tree, known: readonly string[], path = ''): Tree {
  const kept: Tree = {};
  for (const [key, value] of Object.entries(tree)) {
    if (known.includes(path + key)) continue;
    const below = isRecord(value) ? without(value, known, `${path}${key}.`) : value;
    if (!isRecord(below) || Object.keys(below).length > 0) kept[key] = below;
  }
  return kept;
}

const tempoOf = (given: unknown): Tree | undefined => {
  if (!isRecord(given)) return undefined;
  return only({ orgId: given.org_id, datasourceUid: given.datasource_uid, urlFormat: given.url_format });
};

const isSecret = (text: string): boolean => text.startsWith('secret:');

const only = (entries: Tree): Tree =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));

function prometheusOf(given: Tree): Tree {
  if (given.enabled === false) return { prometheus: false };
  const proxy = isRecord(given.thanos_proxy) && given.thanos_proxy.enabled === true ? given.thanos_proxy : undefined;
  return {
    prometheus: only({
      url: given.url,
      ...authOf(given),
      headers: given.custom_headers,
      queryScope: given.query_scope,
      healthCheckUrl: given.health_check_url,
      ...(proxy && { kind: 'thanos', retention: proxy.retention_period, scrapeInterval: proxy.scrape_interval }),
    }),
    ...configOf('prometheus', given, PROMETHEUS_KEYS),
  };
}

const grafanaOf = (given: Tree): Tree =>
  given.enabled === true
    ? {
        grafana: only({
          url: given.internal_url,
          publicUrl: given.external_url,
          ...authOf(given),
          dashboards: given.dashboards,
        }),
        ...configOf('grafana', given, [...TRACING_KEYS, 'dashboards']),
      }
    : {};

const tracingOf = (given: Tree): Tree =>
  given.enabled === true
    ? {
        tracing: only({
          url: given.internal_url,
          publicUrl: given.external_url,
          kind: given.provider,
          grpc: given.use_grpc,
          tempo: tempoOf(given.tempo_config),
          ...authOf(given),
        }),
        ...configOf('tracing', given, TRACING_KEYS),
      }
    : {};

function openIdConfig(given: Tree): Tree {
  const known = ['issuer_uri', 'client_id', 'scopes', 'username_claim', 'disable_rbac'];
  const rest = Object.fromEntries(Object.entries(given).filter(([key]) => !known.includes(key)));
  return Object.keys(rest).length === 0 ? {} : { config: { auth: { openid: rest } } };
}

function openIdOf(given: Tree): Tree {
  if (given.client_id === undefined) return {};
  return {
    auth: {
      openid: only({
        issuer: given.issuer_uri,
        clientId: given.client_id,
        scopes: given.scopes,
        usernameClaim: given.username_claim,
        disableRbac: given.disable_rbac,
      }),
    },
    ...openIdConfig(given),
  };
}

interface Metric {
  readonly resource: { readonly name: string; readonly target: { readonly averageUtilization: number } };
}

function autoscalingOf({ minReplicas, maxReplicas, metrics = [], behavior }: Tree): Tree {
  const use = (metrics as Metric[]).map(({ resource }) => [resource.name, resource.target.averageUtilization]);
  const autoscaling = { min: minReplicas, max: maxReplicas, ...Object.fromEntries(use), behavior } as Tree;
  return { autoscaling: only(autoscaling) };
}

interface KialiIngress {
  readonly enabled?: boolean;
  readonly additional_labels?: Tree;
  readonly override_yaml?: {
    readonly metadata?: { readonly annotations?: Tree };
    readonly spec?: { readonly tls?: { secretName: string }[]; readonly rules: { host: string }[] };
  };
}

function kialiIngressOf({ enabled, additional_labels: labels, override_yaml: own }: KialiIngress): Tree {
  if (enabled !== true) return {};
  const { tls, rules = [] } = own?.spec ?? {};
  const { annotations } = own?.metadata ?? {};
  return { ingress: only({ host: rules[0]?.host, tlsSecret: tls?.[0]?.secretName, annotations, labels }) };
}

/** The whole reference of an image whose parts the chart has. */
function kialiImage(name: string, { deployment }: Tree): string {
  const { image_digest: digest, image_version: version } = deployment as Record<string, string>;
  return digest ? `${name}@${digest}:${version}` : `${name}:${version}`;
}

/** Kiali's chart: a value that has no row is one of `config`, by the same path. */
export const KIALI_VALUES: readonly Row[] = [
  ['auth.strategy', (strategy: string) => (strategy === 'openid' ? {} : { auth: strategy })],
  ['auth.openid', openIdOf],
  [
    'deployment.custom_envs',
    (list: { name: string; value: string }[]) => ({
      env: Object.fromEntries(list.map(({ name, value }) => [name, value])),
    }),
  ],
  ['deployment.custom_secrets', (customSecrets: unknown) => ({ customSecrets })],
  ['deployment.host_aliases', (hostAliases: unknown) => ({ hostAliases })],
  ['deployment.hpa.spec', autoscalingOf],
  ['deployment.ingress', kialiIngressOf],
  ['deployment.image_pull_policy', (imagePullPolicy: unknown) => ({ imagePullPolicy })],
  ['deployment.image_name', (name: string, values: Tree) => ({ image: kialiImage(name, values) })],
  ['deployment.image_digest', undefined],
  ['deployment.image_version', undefined],
  ['deployment.image_pull_secrets', (imagePullSecrets: unknown) => ({ imagePullSecrets })],
  [
    'deployment.affinity',
    ({ node, pod, pod_anti }: Tree) => ({
      scheduling: { affinity: only({ nodeAffinity: node, podAffinity: pod, podAntiAffinity: pod_anti }) },
    }),
  ],
  ['deployment.topology_spread_constraints', (list: unknown) => ({ scheduling: { topologySpreadConstraints: list } })],
  ['deployment.pod_annotations', (podAnnotations: unknown) => ({ podAnnotations })],
  ['deployment.security_context', (securityContext: unknown) => ({ securityContext })],
  ['deployment.service_annotations', (annotations: unknown) => ({ service: { annotations } })],
  ['deployment.instance_name', (name: unknown) => ({ name })],
  ['deployment.ingress_enabled', undefined],
  ['deployment.logger.log_format', (logFormat: unknown) => ({ logFormat })],
  ['deployment.logger.log_level', (logLevel: unknown) => ({ logLevel })],
  ['deployment.network_policy.enabled', (networkPolicy: unknown) => ({ networkPolicy })],
  ['deployment.node_selector', (nodeSelector: unknown) => ({ scheduling: { nodeSelector } })],
  ['deployment.pod_disruption_budget.spec', (podDisruptionBudget: unknown) => ({ podDisruptionBudget })],
  ['deployment.pod_labels', (podLabels: unknown) => ({ podLabels })],
  ['deployment.priority_class_name', (priorityClassName: unknown) => ({ scheduling: { priorityClassName } })],
  ['deployment.remote_cluster_resources_only', (on: unknown) => ({ remoteClusterResourcesOnly: on })],
  ['deployment.replicas', (replicas: unknown) => ({ replicas })],
  ['deployment.resources', (resources: unknown) => ({ resources })],
  ['deployment.service_type', (type: unknown) => ({ service: { type } })],
  ['deployment.tolerations', (tolerations: unknown) => ({ scheduling: { tolerations } })],
  ['deployment.view_only_mode', (on: boolean) => ({ access: on ? 'read-only' : 'read-write' })],
  ['external_services.prometheus', prometheusOf],
  ['external_services.grafana', grafanaOf],
  ['external_services.tracing', tracingOf],
  ['login_token.signing_key', (key: string) => ({ signingKey: key.startsWith('secret:') ? secretKey(key) : key })],
  [
    'server.web_fqdn',
    // Behind an ingress of its own it is the host of that.
    (web_fqdn: unknown, { deployment }: Tree) =>
      isRecord((deployment as Tree).ingress) ? {} : { config: { server: { web_fqdn } } },
  ],
  // Which namespaces a selector means the chart asks the cluster, of which `helm template` knows none.
  ['deployment.cluster_wide_access', (on: unknown) => (on === false ? { namespaces: [] } : {})],
  [
    'deployment.discovery_selectors',
    (discovery_selectors: unknown, { deployment }: Tree) =>
      (deployment as Tree).cluster_wide_access === false ? {} : { config: { deployment: { discovery_selectors } } },
  ],

  ['server.web_root', (webRoot: unknown) => ({ webRoot })],
];

const hostOf = (text: string): string => text.split('/')[0];

/** An Ingress of the charts of Prometheus and Grafana. */
function ingressOf(given: Tree): Tree {
  if (given.enabled !== true) return {};
  const [host] = given.hosts as string[];
  const [tls] = (given.tls ?? []) as { secretName?: string }[];
  return {
    ingress: only({
      host: hostOf(host),
      className: given.ingressClassName,
      tlsSecret: tls?.secretName,
      annotations: given.annotations,
      labels: given.extraLabels ?? given.labels,
      path: given.path === '/' ? undefined : given.path,
    }),
  };
}

const volumeOf = (given: Tree, usual: string): Tree => {
  const { enabled, size = usual, storageClass, storageClassName, accessModes, annotations, labels } = given;
  if (enabled !== true) return {};
  return { storage: only({ size, storageClass: storageClass ?? storageClassName, accessModes, annotations, labels }) };
};

/** A Service with one port, which is called differently in each chart. */
function serviceOf(given: Tree, portName: string, usual: number): Tree {
  const { type, annotations, labels, nodePort, loadBalancerSourceRanges, [portName]: port } = given;
  return only({
    type,
    annotations,
    labels,
    nodePort,
    loadBalancerSourceRanges,
    port: port === usual ? undefined : port,
  });
}

const accountOf = ({ create, name, annotations }: Tree): Tree => ({
  serviceAccount: only({ name: create === false ? name : undefined, annotations }),
});

const CHART_SECURITY = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  seccompProfile: { type: 'RuntimeDefault' },
};

const GRAFANA_ENV: readonly string[] = [
  'GF_SECURITY_ADMIN_USER',
  'GF_SECURITY_ADMIN_PASSWORD',
  'GF_AUTH_BASIC_ENABLED',
  'GF_AUTH_ANONYMOUS_ENABLED',
  'GF_AUTH_ANONYMOUS_ORG_ROLE',
];

/** The variables of the sample, and others. */
function grafanaEnvOf(env: Record<string, string>): Tree {
  const others = Object.entries(env).filter(([name]) => !GRAFANA_ENV.includes(name));
  return {
    anonymous: env.GF_AUTH_ANONYMOUS_ENABLED === 'true',
    ...(others.length > 0 && { env: Object.fromEntries(others) }),
  };
}

function grafanaImageOf({
  registry = 'docker.io',
  repository = 'grafana/grafana',
  tag,
  pullPolicy,
  pullSecrets,
}: Tree) {
  const image = tag === undefined ? undefined : `${String(registry)}/${String(repository)}:${String(tag)}`;
  return only({ image, imagePullPolicy: pullPolicy, imagePullSecrets: pullSecrets });
}

/** What a sidecar finds; `provider` says how Grafana reads it. */
function foundOf(given: Tree): Tree | undefined {
  const { enabled, provider, ...found } = given;
  if (enabled !== true) return undefined;
  const { name, folder, allowUiUpdates, foldersFromFilesStructure } = (provider ?? {}) as Tree;
  const of = { providerName: name, providerFolder: folder, allowUiUpdates, foldersFromFilesStructure };
  return only({ ...found, ...of });
}

function sidecarOf({ dashboards, datasources, image, resources }: Record<string, Tree>): Tree {
  const { registry = 'quay.io', repository = 'kiwigrid/k8s-sidecar', tag } = (image ?? {}) as Record<string, string>;
  return {
    sidecar: only({
      dashboards: dashboards && foundOf(dashboards),
      datasources: datasources && foundOf(datasources),
      image: image && `${registry}/${repository}:${tag}`,
      resources,
    }),
  };
}

const budgetOf = ({ enabled, ...limits }: Tree): Tree => (enabled === false ? {} : { podDisruptionBudget: limits });

/** The chart of Prometheus. */
export const PROMETHEUS_VALUES: readonly Row[] = [
  ['alertmanager.enabled', undefined],
  ['prometheus-pushgateway.enabled', undefined],
  ['kube-state-metrics.enabled', undefined],
  ['prometheus-node-exporter.enabled', undefined],
  ['configmapReload.prometheus.image.repository', undefined],
  ['server.fullnameOverride', (name: unknown) => ({ name })],

  ['server.readinessProbeInitialDelay', undefined],

  ['server.persistentVolume', (given: Tree) => volumeOf(given, '8Gi')],
  ['server.podLabels', (podLabels: unknown) => ({ podLabels })],
  ['server.podAnnotations', (podAnnotations: unknown) => ({ podAnnotations })],
  ['server.global.scrape_interval', (scrapeInterval: unknown) => ({ scrapeInterval })],
  ['server.global.scrape_timeout', (scrapeTimeout: unknown) => ({ scrapeTimeout })],
  ['server.global.evaluation_interval', (evaluationInterval: unknown) => ({ evaluationInterval })],
  ['server.global.external_labels', (externalLabels: unknown) => ({ externalLabels })],
  ['server.securityContext', (context: unknown) => ({ podSecurityContext: context ?? {} })],
  ['server.containerSecurityContext', (securityContext: unknown) => ({ securityContext })],
  ['server.retention', (retention: unknown) => ({ retention })],
  ['server.retentionSize', (retentionSize: unknown) => ({ retentionSize })],
  ['server.resources', (resources: unknown) => ({ resources })],
  ['server.nodeSelector', (nodeSelector: unknown) => ({ scheduling: { nodeSelector } })],
  ['server.tolerations', (tolerations: unknown) => ({ scheduling: { tolerations } })],
  ['server.affinity', (affinity: unknown) => ({ scheduling: { affinity } })],
  ['server.topologySpreadConstraints', (list: unknown) => ({ scheduling: { topologySpreadConstraints: list } })],
  ['server.priorityClassName', (priorityClassName: unknown) => ({ scheduling: { priorityClassName } })],
  ['server.replicaCount', (replicas: unknown) => ({ replicas })],
  ['server.baseURL', (externalUrl: unknown) => ({ externalUrl })],
  ['server.ingress', ingressOf],
  ['server.remoteWrite', (remoteWrite: unknown) => ({ remoteWrite })],
  ['server.alertmanagers', (alertmanagers: unknown) => ({ alertmanagers })],
  ['server.podDisruptionBudget', budgetOf],
  ['server.service', (given: Tree) => ({ service: serviceOf(given, 'servicePort', 9090) })],
  [
    'server.image',
    ({ repository, tag, digest, pullPolicy }: Record<string, string>) =>
      only({
        image: tag || digest ? `${repository}${digest ? `@${digest}` : `:${tag}`}` : undefined,
        imagePullPolicy: pullPolicy,
      }),
  ],
  ['imagePullSecrets', (list: { name: string }[]) => ({ imagePullSecrets: list.map(({ name }) => name) })],
  ['serviceAccounts.server', accountOf],
  [
    'server.env',
    (list: { name: string; value: string }[]) => ({
      env: Object.fromEntries(list.map(({ name, value }) => [name, value])),
    }),
  ],
  [
    'server.extraArgs',
    (args: Tree) => ({
      extraArgs: Object.fromEntries(Object.entries(args).map(([flag, value]) => [flag, value ?? true])),
    }),
  ],
  [
    'server.extraFlags',
    (flags: string[]) => ({
      extraArgs: Object.fromEntries(
        flags.filter((flag) => flag !== 'web.enable-lifecycle').map((flag) => [flag, true]),
      ),
    }),
  ],
  ['server.remoteRead', (remote_read: unknown) => ({ config: { remote_read } })],
  ['server.tsdb', (tsdb: unknown) => ({ config: { storage: { tsdb } } })],
  ['server.exemplars', (exemplars: unknown) => ({ config: { storage: { exemplars } } })],
  ['server.global', (global: Tree) => ({ config: { global } })],
  ['server.releaseNamespace', undefined],
  ['scrapeConfigFiles', (scrape_config_files: unknown) => ({ config: { scrape_config_files } })],
  ['networkPolicy.enabled', (networkPolicy: unknown) => ({ networkPolicy })],
  ['extraScrapeConfigs', (text: string) => ({ scrapeConfigs: parse(text) as unknown })],
  [
    'serverFiles',
    (files: Record<string, { groups?: unknown }>) =>
      only({
        recordingRules: files['recording_rules.yml']?.groups,
        alertingRules: files['alerting_rules.yml']?.groups,
      }),
  ],
];

/** The chart of Grafana. */
export const GRAFANA_VALUES: readonly Row[] = [
  ['rbac', ({ namespaced }: Tree) => (namespaced === true ? { sidecar: { namespaced } } : {})],
  ['testFramework', undefined],
  ['ldap', undefined],
  ['fullnameOverride', (name: unknown) => ({ name })],
  ['service', (given: Tree) => ({ service: serviceOf(given, 'port', 3000) })],
  ['image', (given: Tree) => grafanaImageOf(given)],
  ['topologySpreadConstraints', (list: unknown) => ({ scheduling: { topologySpreadConstraints: list } })],
  ['podAnnotations', (podAnnotations: unknown) => ({ podAnnotations })],
  ['networkPolicy.enabled', (networkPolicy: unknown) => ({ networkPolicy })],
  ['containerSecurityContext', (own: Tree) => ({ securityContext: { ...CHART_SECURITY, ...own } })],
  ['serviceAccount', accountOf],
  ['plugins', (plugins: unknown) => ({ plugins })],
  ['sidecar', sidecarOf],
  ['dashboardProviders', undefined],
  ['dashboardsConfigMaps', undefined],
  ['env', grafanaEnvOf],
  // The sample's variables win over the Secret in the chart.
  ['admin', undefined],
  ['podLabels', (podLabels: unknown) => ({ podLabels })],
  ['securityContext', (context: unknown) => ({ podSecurityContext: context ?? {} })],
  [
    'datasources',
    (files: { 'datasources.yaml': { datasources: Record<string, string>[] } }) => {
      const { datasources } = files['datasources.yaml'];
      const own = datasources.filter(({ type }) => ['prometheus', 'loki'].includes(type));
      const others = datasources.filter((source) => !own.includes(source));
      return {
        ...Object.fromEntries(own.map(({ type, url }) => [type, url])),
        ...(others.length > 0 && { datasources: others }),
      };
    },
  ],
  ['resources', (resources: unknown) => ({ resources })],
  ['nodeSelector', (nodeSelector: unknown) => ({ scheduling: { nodeSelector } })],
  ['tolerations', (tolerations: unknown) => ({ scheduling: { tolerations } })],
  ['affinity', (affinity: unknown) => ({ scheduling: { affinity } })],
  ['priorityClassName', (priorityClassName: unknown) => ({ scheduling: { priorityClassName } })],
  ['replicas', (replicas: unknown) => ({ replicas })],
  ['podDisruptionBudget', budgetOf],
  ['ingress', ingressOf],
  ['persistence', (given: Tree) => volumeOf(given, '10Gi')],
  ['grafana.ini', (config: unknown) => ({ config })],
];

const isPrefix = (path: string, of: string): boolean => path === of || of.startsWith(`${path}.`);

function merged(under: Tree, over: Tree): Tree {
  const result = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = result[key];
    result[key] = isRecord(below) && isRecord(value) ? merged(below, value) : value;
  }
  return result;
}

/** The props that stand for values; what no row is for becomes `config` of Kiali, or is named. */
export function propsFor(rows: readonly Row[], values: Tree): { readonly props: Tree; readonly rest: Tree } {
  let props: Tree = {};
  const walk = (tree: Tree, path: string): Tree => {
    const rest: Tree = {};
    for (const [key, value] of Object.entries(tree)) {
      const at = path === '' ? key : `${path}.${key}`;
      const row = rows.find(([own]) => own === at);
      if (row !== undefined) props = merged(props, row[1]?.(value as never, values) ?? {});
      else if (isRecord(value) && rows.some(([own]) => isPrefix(at, own))) {
        const below = walk(value, at);
        if (Object.keys(below).length > 0) rest[key] = below;
      } else rest[key] = value;
    }
    return rest;
  };
  const rest = walk(values, '');
  return { props, rest };
}
