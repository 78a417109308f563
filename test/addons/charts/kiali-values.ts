import { isRecord } from '../../../lib/model';
import { at, only, same, type Row, type Tree, type Unmapped } from './rows';

const secretKey = (text: string): Tree => {
  const [, secret, ...key] = text.split(':');
  return { secret, key: key.join(':') };
};

/** How a backend of Kiali is told who asks; nothing where props have no words for it. */
function authOf({ auth }: Tree): Tree {
  if (!isRecord(auth)) return {};
  const { token, username, password, use_kiali_token: own } = auth as Record<string, string>;
  const { cert_file: cert, key_file: key } = auth as Record<string, string>;
  if (own) return { auth: { bearer: 'kiali-token' } };
  if (token !== undefined) return { auth: isSecret(token) ? { bearer: secretKey(token) } : { token } };
  if (isSecret(cert) && isSecret(key)) return { auth: { mtls: { cert: secretKey(cert), key: secretKey(key) } } };
  if (isSecret(username) && isSecret(password))
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
  const isPlain = Object.keys(authOf(given)).length === 0;
  const isOff = !(isRecord(given.thanos_proxy) && given.thanos_proxy.enabled === true);
  const covered = known.filter((key) => !(isPlain && key.startsWith('auth.')) && !(isOff && key === 'thanos_proxy'));
  const rest = without(given, covered);
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

const isSecret = (text: string | undefined): boolean => text?.startsWith('secret:') === true;

/** A backend without a URL is where Kiali looks for it by itself: all that is said of it is configuration. */
const whole = (block: string, given: Tree): Tree => ({ config: { external_services: { [block]: given } } });

function prometheusOf(given: Tree): Tree {
  if (given.enabled === false) return { prometheus: false };
  if (given.url === undefined) return whole('prometheus', given);
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

const grafanaOf = (given: Tree): Tree => {
  if (given.enabled !== true) return {};
  return given.internal_url === undefined
    ? whole('grafana', given)
    : {
        grafana: only({
          url: given.internal_url,
          publicUrl: given.external_url,
          ...authOf(given),
          dashboards: given.dashboards,
        }),
        ...configOf('grafana', given, [...TRACING_KEYS, 'dashboards']),
      };
};

const tracingOf = (given: Tree): Tree => {
  if (given.enabled !== true) return {};
  return given.internal_url === undefined
    ? whole('tracing', given)
    : {
        tracing: only({
          url: given.internal_url,
          publicUrl: given.external_url,
          kind: given.provider,
          grpc: given.use_grpc,
          tempo: tempoOf(given.tempo_config),
          ...authOf(given),
        }),
        ...configOf('tracing', given, TRACING_KEYS),
      };
};

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

interface IngressSpec {
  readonly tls?: readonly { readonly hosts?: readonly string[]; readonly secretName: string }[];
  readonly rules?: readonly { readonly host?: string }[];
  readonly ingressClassName?: string;
}

interface KialiIngress {
  readonly enabled?: boolean;
  readonly class_name?: string;
  readonly additional_labels?: Tree;
  readonly override_yaml?: { readonly metadata?: { readonly annotations?: Tree }; readonly spec?: IngressSpec };
}

/** An Ingress of Kiali's chart: by its class and the host of the server, or with a spec of its own. */
function kialiIngressOf(given: KialiIngress, values: Tree): Tree {
  if (given.enabled !== true) return {};
  const { class_name: className = 'nginx', additional_labels: labels, override_yaml: own } = given;
  const { annotations } = own?.metadata ?? {};
  const spec = own?.spec;
  if (spec === undefined) {
    const host = (at(values, 'server.web_fqdn') as string | undefined) ?? '*';
    return { ingress: only({ host, className, annotations, labels }) };
  }
  const { tls, rules = [], ...rest } = spec;
  const host = rules[0]?.host ?? '*';
  const isUsual = rules.length === 1 && JSON.stringify(tls?.[0]?.hosts ?? [host]) === JSON.stringify([host]);
  const more = { ...rest, rules: spec.rules ?? null, ...(tls && { tls }) };
  return {
    ingress: only({
      host,
      className: spec.ingressClassName,
      tlsSecret: tls?.[0]?.secretName,
      annotations,
      labels,
      // Beside it the chart itself writes none.
      spec: isUsual ? (tls ? undefined : {}) : more,
    }),
  };
}

interface ChartProbe {
  readonly initial_delay_seconds?: number;
  readonly period_seconds?: number;
  readonly failure_threshold?: number;
}

const probesOf = (probes: Readonly<Record<string, ChartProbe>>): Tree => ({
  probes: Object.fromEntries(
    Object.entries(probes).map(([name, probe]) => [
      name,
      only({
        initialDelaySeconds: probe.initial_delay_seconds,
        periodSeconds: probe.period_seconds,
        failureThreshold: probe.failure_threshold,
      }),
    ]),
  ),
});

/** The whole reference of an image whose parts the chart has. */
function kialiImage(name: string, { deployment }: Tree): string {
  const { image_digest: digest, image_version: version } = deployment as Record<string, string>;
  return digest ? `${name}@${digest}:${version}` : `${name}:${version}`;
}

/** A version of the image that has the usual name. */
const versionOf = (version: string, { deployment }: Tree): Tree =>
  (deployment as Tree).image_name !== undefined || version === 'v2.27'
    ? {}
    : { image: kialiImage('quay.io/kiali/kiali', { deployment }) };

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
  same('deployment.custom_secrets', 'customSecrets'),
  same('deployment.host_aliases', 'hostAliases'),
  ['deployment.hpa.spec', autoscalingOf],
  ['deployment.ingress', kialiIngressOf],
  same('deployment.additional_pod_containers_yaml', 'additionalContainers'),
  same('deployment.additional_pod_init_containers_yaml', 'initContainers'),
  same('deployment.additional_service_yaml', 'service.spec'),
  same('deployment.configmap_annotations', 'configMapAnnotations'),
  same('deployment.dns.policy', 'pod.dnsPolicy'),
  same('deployment.dns.config', 'pod.dnsConfig'),
  same('deployment.extra_labels', 'labels'),
  same('deployment.logger.time_field_format', 'logTimeFormat'),
  same('deployment.logger.sampler_rate', 'logSamplerRate'),
  ['deployment.namespace', undefined],
  ['deployment.probes', probesOf],
  same('deployment.secret_name', 'secretName'),
  same('deployment.strategy', 'workload.strategy'),
  same('deployment.version_label', 'versionLabel'),
  same('server.node_port', 'service.nodePort'),
  same('skipResources', 'skipResources'),
  same('external_services.istio.root_namespace', 'mesh.rootNamespace'),
  same('deployment.image_pull_policy', 'imagePullPolicy'),
  ['deployment.image_name', (name: string, values: Tree) => ({ image: kialiImage(name, values) })],
  ['deployment.image_digest', undefined],
  ['deployment.image_version', versionOf],
  same('deployment.image_pull_secrets', 'imagePullSecrets'),
  [
    'deployment.affinity',
    ({ node, pod, pod_anti }: Tree) => ({
      scheduling: { affinity: only({ nodeAffinity: node, podAffinity: pod, podAntiAffinity: pod_anti }) },
    }),
  ],
  same('deployment.topology_spread_constraints', 'scheduling.topologySpreadConstraints'),
  same('deployment.pod_annotations', 'podAnnotations'),
  same('deployment.security_context', 'securityContext'),
  same('deployment.service_annotations', 'service.annotations'),
  same('deployment.instance_name', 'name'),
  ['deployment.ingress_enabled', undefined],
  same('deployment.logger.log_format', 'logFormat'),
  same('deployment.logger.log_level', 'logLevel'),
  same('deployment.network_policy.enabled', 'networkPolicy'),
  same('deployment.node_selector', 'scheduling.nodeSelector'),
  same('deployment.pod_disruption_budget.spec', 'podDisruptionBudget'),
  same('deployment.pod_labels', 'podLabels'),
  same('deployment.priority_class_name', 'scheduling.priorityClassName'),
  same('deployment.remote_cluster_resources_only', 'remoteClusterResourcesOnly'),
  same('deployment.replicas', 'replicas'),
  same('deployment.resources', 'resources'),
  same('deployment.service_type', 'service.type'),
  same('deployment.tolerations', 'scheduling.tolerations'),
  ['deployment.view_only_mode', (on: boolean) => ({ access: on ? 'read-only' : 'read-write' })],
  ['external_services.prometheus', prometheusOf],
  ['external_services.grafana', grafanaOf],
  ['external_services.tracing', tracingOf],
  ['login_token.signing_key', (key: string) => ({ signingKey: key.startsWith('secret:') ? secretKey(key) : key })],
  [
    'server.web_fqdn',
    // Behind an ingress of its own it is the host of that.
    (web_fqdn: unknown, values: Tree) =>
      at(values, 'deployment.ingress.enabled') === true ? {} : { config: { server: { web_fqdn } } },
  ],
  // Which namespaces a selector means the chart asks the cluster, of which `helm template` knows none.
  ['deployment.cluster_wide_access', (on: unknown) => (on === false ? { namespaces: [] } : {})],
  [
    'deployment.discovery_selectors',
    (discovery_selectors: unknown, { deployment }: Tree) =>
      (deployment as Tree).cluster_wide_access === false ? {} : { config: { deployment: { discovery_selectors } } },
  ],

  same('server.web_root', 'webRoot'),
];

/** What no prop stands for. */
export const KIALI_UNMAPPED: readonly Unmapped[] = [
  ['kiali_route_url', "it is for an OpenShift Route, which the mesh's own way in replaces"],
  ['isOpenShift', 'it simulates the cluster where charts are tried'],
  ['auth.openshift', 'the chart makes an OAuthClient of it, on OpenShift only; the rest is `config`'],
  ['clustering.autodetect_secrets', 'the chart asks the cluster for Secrets, which `clusters` names'],
  ['deployment.hpa.api_version', 'it is that of all clusters that this release of Istio supports'],
  ['deployment.pod_disruption_budget.api_version', 'it is that of all clusters that this release of Istio supports'],
];
