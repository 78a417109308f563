import type { Effect } from '../../mesh/effects';
import { beside, chartedEffects, commonEffects, ingressEffects, replicaEffects } from '../common-effects';

const POD = 'kiali/deployment';
/** Its pods start anew with each change of its configuration. */
const CONFIG = ['kiali/config-map', POD];
const prometheus = 'http://prometheus.monitoring:9090';
const on = (value: unknown, ...changes: string[]): Effect => beside({ kiali: { prometheus } }, value, CONFIG, changes);
const given = (kiali: object, value: unknown, ...changes: string[]): Effect =>
  beside({ kiali: { prometheus, ...kiali } }, value, CONFIG, changes);

const KEYS = { secret: 's', key: 'k' };
const OPENID = { issuer: 'https://id.example.com', clientId: 'kiali' };
const LOGIN = { signingKey: KEYS, auth: { openid: OPENID } };

/** Rows of the ways in which Kiali shows a backend who it is. */
function authEffects(backend: 'prometheus' | 'grafana' | 'tracing'): Record<string, Effect> {
  const own = (auth: object): object => ({ [backend]: { url: 'http://b:1', auth } });
  const basic = own({ basic: { username: KEYS, password: KEYS } });
  const mtls = own({ mtls: { cert: KEYS, key: KEYS } });
  const other = (prop: string, base: object, value: string): [string, Effect] => [
    `addons.kiali.${backend}.auth.${prop}`,
    given(base, value),
  ];
  return Object.fromEntries([
    other('bearer', own({}), 'kiali-token'),
    other('bearer.secret', own({ bearer: KEYS }), 't'),
    other('bearer.key', own({ bearer: KEYS }), 't'),
    other('token', own({}), 'plain'),
    ...['basic.username', 'basic.password'].flatMap((prop) => [
      other(`${prop}.secret`, basic, 't'),
      other(`${prop}.key`, basic, 't'),
    ]),
    ...['mtls.cert', 'mtls.key'].flatMap((prop) => [
      other(`${prop}.secret`, mtls, 't'),
      other(`${prop}.key`, mtls, 't'),
    ]),
  ]);
}

const backend = (name: string, value: unknown, own: object = {}): Effect =>
  given({ [name]: { url: 'http://b:1', ...own } }, value);

const BACKENDS: Record<string, Effect> = {
  'prometheus': on('http://other:9090'),
  'prometheus.url': backend('prometheus', 'http://other:9090'),
  'prometheus.headers': backend('prometheus', { 'X-Scope-OrgID': 'mesh' }),
  'prometheus.queryScope': backend('prometheus', { cluster: 'c' }),
  'prometheus.kind': backend('prometheus', 'thanos'),
  'prometheus.retention': backend('prometheus', '14d', { kind: 'thanos' }),
  'prometheus.scrapeInterval': backend('prometheus', '30s', { kind: 'thanos' }),
  'prometheus.healthCheckUrl': backend('prometheus', 'http://b:1/healthy'),
  'grafana': on('http://grafana:3000'),
  'grafana.url': on('http://grafana:3000'),
  'grafana.publicUrl': backend('grafana', 'https://grafana.example.com'),
  'grafana.dashboards': backend('grafana', [{ name: 'Mine' }]),
  'tracing': on('http://jaeger:16685'),
  'tracing.url': on('http://jaeger:16685'),
  'tracing.kind': backend('tracing', 'tempo'),
  'tracing.grpc': given({ tracing: { url: 'http://b:16685' } }, false),
  'tracing.publicUrl': backend('tracing', 'https://jaeger.example.com'),
  'tracing.tempo.orgId': backend('tracing', '1', { kind: 'tempo' }),
  'tracing.tempo.datasourceUid': backend('tracing', 'tempo', { kind: 'tempo' }),
  'tracing.tempo.urlFormat': backend('tracing', 'jaeger', { kind: 'tempo' }),
};

const openid = (prop: string, value: unknown): [string, Effect] => [`auth.openid.${prop}`, given(LOGIN, value)];
const ROLES = ['kiali/role', 'kiali/role-binding'];

const OWN: Record<string, Effect> = {
  'auth': given({ signingKey: KEYS }, 'token', ...ROLES),
  'auth.openid.issuer': given(LOGIN, 'https://other.example.com'),
  ...Object.fromEntries([
    openid('clientId', 'other'),
    openid('secret', 'other'),
    openid('scopes', ['openid']),
    openid('usernameClaim', 'email'),
    openid('disableRbac', true),
  ]),
  'signingKey': on('0123456789abcdef'),
  'signingKey.secret': given({ auth: 'token', signingKey: KEYS }, 't'),
  'signingKey.key': given({ auth: 'token', signingKey: KEYS }, 't'),
  'access': on('read-only', ...ROLES),
  'namespaces': on(
    ['shop'],
    '-kiali/role',
    '-kiali/role-binding',
    '+kiali/role-istio-system',
    '+kiali/role-shop',
    '+kiali/role-binding-istio-system',
    '+kiali/role-binding-shop',
  ),
  'clusters[].name': given({ clusters: [{ name: 'west', secret: 's' }] }, 'east'),
  'clusters[].secret': given({ clusters: [{ name: 'west', secret: 's' }] }, 't'),
  'caBundle': beside({ kiali: { prometheus } }, 'ca', POD),
  'webRoot': on('/'),
  'logLevel': on('debug'),
  'logFormat': on('json'),
  'logTimeFormat': on('2006'),
  'logSamplerRate': on('10'),
  'secretName': on('other'),
  'versionLabel': on('v9', 'kiali/*'),
  'skipResources': on(['clusterrole'], '-kiali/role'),
  'service.nodePort': given({ service: { type: 'NodePort' } }, 30000, 'kiali/service'),
  ...Object.fromEntries(
    ['liveness', 'readiness', 'startup'].flatMap((probe) =>
      ['initialDelaySeconds', 'periodSeconds'].map((field) => [`probes.${probe}.${field}`, on(7)]),
    ),
  ),
  'probes.startup.failureThreshold': on(7),
  'autoscaling.min': on(2, '+kiali/horizontal-pod-autoscaler'),
  'customSecrets[].name': given({ customSecrets: [{ name: 'a', mount: '/a' }] }, 'b'),
  'customSecrets[].mount': given({ customSecrets: [{ name: 'a', mount: '/a' }] }, '/b'),
  'customSecrets[].csi': given({ customSecrets: [{ name: 'a', mount: '/a' }] }, { driver: 'd', readOnly: true }),
  'customSecrets[].optional': given({ customSecrets: [{ name: 'a', mount: '/a' }] }, true),
  'hostAliases': on([{ ip: '192.0.2.1', hostnames: ['a.example.com'] }]),
  'remoteClusterResourcesOnly': beside(
    { kiali: { prometheus } },
    true,
    'kiali/config-map',
    '-kiali/service',
    '-kiali/deployment',
  ),
  'config': on({ server: { gzip_enabled: false } }),
  ...Object.fromEntries(
    [
      ['max', 7],
      ['cpu', 70],
      ['memory', 70],
      ['behavior', { scaleDown: { stabilizationWindowSeconds: 9 } }],
    ].map(([prop, value]) => [
      `autoscaling.${String(prop)}`,
      beside({ kiali: { prometheus, autoscaling: { min: 2 } } }, value, CONFIG, 'kiali/horizontal-pod-autoscaler'),
    ]),
  ),
};

export const EFFECTS: Readonly<Record<string, Effect>> = {
  'addons.kiali': beside({ prometheus: true }, true, '+kiali/*'),
  ...commonEffects({
    addon: 'kiali',
    pods: [POD],
    service: 'kiali/service',
    settings: { prometheus },
    config: CONFIG,
  }),
  ...chartedEffects({ addon: 'kiali', pods: POD, labelled: ['kiali/*'], settings: { prometheus }, config: CONFIG }),
  ...replicaEffects('kiali', POD, { prometheus }, CONFIG),
  ...ingressEffects('kiali', [...CONFIG, 'kiali/service'], { prometheus }),
  ...Object.fromEntries(
    Object.entries({ ...BACKENDS, ...OWN }).map(([prop, effect]) => [`addons.kiali.${prop}`, effect]),
  ),
  ...authEffects('prometheus'),
  ...authEffects('grafana'),
  ...authEffects('tracing'),
};
