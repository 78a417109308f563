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
  const text = (value: string): boolean => String(value).startsWith('secret:');
  if (own) return { auth: { bearer: 'kiali-token' } };
  if (token !== undefined) return { auth: text(token) ? { bearer: secretKey(token) } : { token } };
  if (cert !== undefined) return { auth: { mtls: { cert: secretKey(cert), key: secretKey(key) } } };
  if (username !== undefined)
    return { auth: { basic: { username: secretKey(username), password: secretKey(password) } } };
  return {};
}

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
          ...authOf(given),
        }),
      }
    : {};

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
  ['deployment.image_version', undefined],
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
  ['server.web_fqdn', undefined],
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
    }),
  };
}

const volumeOf = (given: Tree): Tree =>
  given.enabled === true
    ? { storage: only({ size: given.size ?? '8Gi', storageClass: given.storageClass ?? given.storageClassName }) }
    : {};

const budgetOf = ({ enabled, ...limits }: Tree): Tree => (enabled === false ? {} : { podDisruptionBudget: limits });

/** The chart of Prometheus. */
export const PROMETHEUS_VALUES: readonly Row[] = [
  ['alertmanager.enabled', undefined],
  ['prometheus-pushgateway.enabled', undefined],
  ['kube-state-metrics.enabled', undefined],
  ['prometheus-node-exporter.enabled', undefined],
  ['configmapReload.prometheus.image.repository', undefined],
  ['server.fullnameOverride', undefined],
  ['server.image.repository', undefined],
  ['server.readinessProbeInitialDelay', undefined],
  ['server.service.servicePort', undefined],
  ['server.persistentVolume', volumeOf],
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
  ['server.service.type', (type: unknown) => ({ service: { type } })],
  ['server.service.annotations', (annotations: unknown) => ({ service: { annotations } })],
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
  ['rbac', undefined],
  ['testFramework', undefined],
  ['ldap', undefined],
  ['service.port', undefined],
  ['dashboardProviders', undefined],
  ['dashboardsConfigMaps', undefined],
  ['env', (env: Record<string, string>) => ({ anonymous: env.GF_AUTH_ANONYMOUS_ENABLED === 'true' })],
  // The sample's variables win over the Secret in the chart.
  ['admin', undefined],
  ['podLabels', (podLabels: unknown) => ({ podLabels })],
  ['securityContext', (context: unknown) => ({ podSecurityContext: context ?? {} })],
  [
    'datasources',
    (files: { 'datasources.yaml': { datasources: { type: string; url: string }[] } }) =>
      Object.fromEntries(files['datasources.yaml'].datasources.map(({ type, url }) => [type, url])),
  ],
  ['resources', (resources: unknown) => ({ resources })],
  ['nodeSelector', (nodeSelector: unknown) => ({ scheduling: { nodeSelector } })],
  ['tolerations', (tolerations: unknown) => ({ scheduling: { tolerations } })],
  ['affinity', (affinity: unknown) => ({ scheduling: { affinity } })],
  ['priorityClassName', (priorityClassName: unknown) => ({ scheduling: { priorityClassName } })],
  ['replicas', (replicas: unknown) => ({ replicas })],
  ['podDisruptionBudget', budgetOf],
  ['ingress', ingressOf],
  ['persistence', volumeOf],
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
