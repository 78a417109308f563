import { url } from '../../schema/late';
import { bool, either, en, int, list, str, struct } from '../../schema/notation';
import { Autoscaling, labels } from '../common';
import { extended, props } from '../declare';
import { SecretKey, named, ingressProp, names, nodePortService, ChartedAddon, replicaProps, structs } from './shared';

const Basic = props('BasicAuth', 'A user name and a password.', {
  'username!': SecretKey.doc('Key of the user name.'),
  'password!': SecretKey.doc('Key of the password.'),
});
const ClientCertificate = props('ClientCertificate', 'A certificate by which a client shows who it is.', {
  'cert!': SecretKey.doc('Key of the certificate.'),
  'key!': SecretKey.doc('Key of its private key.'),
});

const Auth = props('BackendAuth', 'Credentials of Kiali: one of these.', {
  bearer: either(en('kiali-token'), SecretKey).doc(
    "A token: a key of a Secret, or `'kiali-token'` for the one of the user who is logged in.",
  ),
  basic: Basic.doc('A user name and a password.'),
  mtls: ClientCertificate.doc('A client certificate.'),
  token: str.doc('A token in plain text. Everybody who may read ConfigMaps can read it: `bearer` is better.'),
});

const Prometheus = props('ExternalPrometheus', 'A Prometheus, or a server that answers like one.', {
  'url!': url.doc('Its URL: `http://prometheus.monitoring:9090`.'),
  'auth': Auth.doc('Credentials of Kiali. @default - none'),
  'headers': labels.doc('Headers of all requests, for example `X-Scope-OrgID`. @default - none'),
  'queryScope': labels.doc('Labels of all queries: `{ cluster: "prod" }`. @default - none'),
  'kind': en('prometheus', 'thanos', 'mimir', 'amp', 'gmp').doc(
    "Product of the server. Only Prometheus itself has an API for retention and scrape interval. @default 'prometheus'",
  ),
  'retention': str.doc(
    'Time that samples are kept, for a server without an API for it. @default - read from the server',
  ),
  'scrapeInterval': str.doc('Interval of scrapes, for a server without an API for it. @default - read from the server'),
  'healthCheckUrl': url.doc('URL that says whether it is well. @default - its own'),
});

const Grafana = props('ExternalGrafana', 'A Grafana that Kiali links to.', {
  'url!': url.doc('Its URL inside the cluster: `http://grafana.monitoring:3000`.'),
  'publicUrl': url.doc('Its URL for browsers. @default - Kiali finds it out, if it can'),
  'auth': Auth.doc('Credentials of Kiali. @default - none'),
  'dashboards': structs.doc("Dashboards that Kiali links to: `{ name, variables }`. @default - Istio's"),
});

const Tempo = props('TempoProps', 'Settings of a Tempo that Kiali needs.', {
  orgId: str.doc('Organization of its links. @default - none'),
  datasourceUid: str.doc("The data source of Grafana's links. @default - none"),
  urlFormat: en('grafana', 'openshift', 'jaeger').doc("Form of links to traces. @default 'grafana'"),
});

const Tracing = props('KialiTracing', 'Backend that Kiali reads traces from.', {
  'url!': url.doc('URL inside the cluster: `http://tracing.istio-system:16685/jaeger`.'),
  'kind': en('jaeger', 'tempo').doc("Product of the backend. @default 'jaeger'"),
  'grpc': bool.doc('Read by gRPC. @default - true for port 16685, false for all others'),
  'publicUrl': url.doc('URL for browsers. @default - no links'),
  'auth': Auth.doc('Credentials of Kiali. @default - none'),
  'tempo': Tempo.doc('Settings of a Tempo. @default - none'),
});

const OpenId = props('KialiOpenId', 'Users are those of an OpenID provider.', {
  'issuer!': url.doc('URL of the provider.'),
  'clientId!': str.doc('Id of Kiali there.'),
  'secret': str.doc("Secret with Kiali's key, under `oidc-secret`. @default 'kiali'"),
  'scopes': names.doc("Scopes that are asked for. @default - Kiali's own"),
  'usernameClaim': str.doc("Claim with the user's name. @default 'sub'"),
  'disableRbac': bool.doc("Everybody has Kiali's own rights. @default false"),
});

const KialiAuth = props('KialiAuth', 'Authentication of the users of Kiali.', {
  'openid!': OpenId.doc('Users of an OpenID provider.'),
});

const Cluster = props('KialiCluster', 'Another cluster that Kiali shows.', {
  'name!': str.doc("The cluster's name in the mesh."),
  'secret!': str.doc('Secret with a kubeconfig for it.'),
});

const CustomSecret = props('KialiSecret', 'A Secret that is mounted into the container.', {
  'name!': str.doc('Name of the Secret.'),
  'mount!': str.doc('Path at which it is mounted.'),
  'optional': bool.doc('Lets the pod start without it. @default false'),
  'csi': struct.doc('A volume of a CSI driver in place of the Secret. @default - the Secret'),
});

const seconds = int.min(0);
const usual = "@default - the chart's";
const probe = {
  initialDelaySeconds: seconds.doc(`Seconds before the first. ${usual}`),
  periodSeconds: seconds.doc(`Seconds between two. ${usual}`),
};
const Probe = props('KialiProbe', 'A probe of Kiali.', probe);
const StartupProbe = props('KialiStartupProbe', 'The probe while Kiali starts.', {
  ...probe,
  failureThreshold: seconds.doc(`Failures in a row after which it is started anew. ${usual}`),
});
const Probes = props('KialiProbes', 'Probes of the container of Kiali.', {
  liveness: Probe.doc(`Liveness probe. ${usual}`),
  readiness: Probe.doc(`Readiness probe. ${usual}`),
  startup: StartupProbe.doc(`Startup probe. ${usual}`),
});

export const Kiali = extended(ChartedAddon, 'KialiProps', 'Kiali: shows the mesh. https://kiali.io/docs/', {
  ...named('kiali', 'quay.io/kiali/kiali'),
  ...replicaProps,
  service: nodePortService,
  prometheus: either(url, Prometheus, bool)
    .type('UrlLike | ExternalPrometheus | false')
    .doc(
      'Prometheus that metrics are read from; `false` for a Kiali without them. @default - the Prometheus of `addons`',
    ),
  grafana: either(url, Grafana)
    .type('UrlLike | ExternalGrafana')
    .doc('A Grafana that it links to. @default - the Grafana of `addons`, else none'),
  tracing: either(url, Tracing)
    .type('UrlLike | KialiTracing')
    .doc('Backend that traces are read from. @default - the Jaeger of `addons`, else none'),
  auth: either(str, KialiAuth)
    .type("'anonymous' | 'token' | 'openshift' | 'header' | KialiAuth")
    .plain.doc("Authentication of its users. @default 'anonymous' under `addons`, else 'token'"),
  signingKey: either(str, SecretKey).doc(
    'Key of the sessions, 16, 24 or 32 bytes: a key of a Secret. Needed unless `auth` is anonymous. @default - none',
  ),
  access: en('read-write', 'read-only').plain.doc(
    "Access to the mesh. @default 'read-write'; 'read-only' for everybody, outside `addons`",
  ),
  namespaces: names.plain.doc('Namespaces that it may see. @default - all, by a ClusterRole'),
  clusters: list(Cluster).doc(
    'Other clusters of the mesh. @default - those of the Secret `kiali-multi-cluster-secret`',
  ),
  caBundle: str.doc('ConfigMap with further certificates, under `additional-ca-bundle.pem`. @default `NAME-cabundle`'),
  webRoot: str.doc("Path of its pages. @default '/kiali'"),
  logLevel: en('trace', 'debug', 'info', 'warn', 'error', 'fatal').doc("Level of its logs. @default 'info'"),
  logFormat: en('text', 'json').doc("Format of its logs. @default 'text'"),
  logTimeFormat: str.doc("Layout of times in its logs, as Go writes it. @default '2006-01-02T15:04:05Z07:00'"),
  logSamplerRate: str.doc("Which of its messages it writes: every nth. @default '1'"),
  probes: Probes.doc("Probes of its container. @default - the chart's"),
  secretName: str.doc("Secret with its credentials, mounted where it is there. @default 'kiali'"),
  versionLabel: str.doc("Value of the labels `version`. @default - Kiali's version"),
  skipResources: list(en('clusterrole', 'clusterrolebinding', 'sa')).plain.doc(
    'Roles, bindings and account that others write. @default - none',
  ),
  autoscaling: Autoscaling.plain.doc('A HorizontalPodAutoscaler. @default - none'),
  customSecrets: list(CustomSecret).doc('Further Secrets in the container. @default - none'),
  hostAliases: structs.doc('Entries of /etc/hosts: `{ ip, hostnames }`. @default - none'),
  remoteClusterResourcesOnly: bool.plain.doc(
    'Only the account and roles, for a Kiali in another cluster. @default false',
  ),
  ingress: ingressProp,
  config: struct
    .type('KialiConfig')
    .doc(
      "Everything else of Kiali's configuration, by its official names. A contradiction to a prop is a problem. " +
        'https://kiali.io/docs/configuration/kialis.kiali.io/ @default - none',
    ),
});
