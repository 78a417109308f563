import type { ExecCredential, PluginCredential, RemoteSecretProps } from '../../lib/multicluster/remote-secret';

/** Call of `istioctl create-remote-secret` beside the props that must give the same Secret. */
export interface Variant {
  readonly name: string;
  readonly args: readonly string[];
  readonly props: RemoteSecretProps;
}

/** Text in place of a certificate: istioctl copies the bytes, and reads none of them. */
const pem = (body: string): string => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;

/** What the token Secrets of the accounts hold. */
export const AUTHORITY = pem('ZWFzdA==');
export const CHAIN = `${pem('aW50ZXJtZWRpYXRl')}${pem('cm9vdA==')}`;
export const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJyZWFkZXIifQ.c2lnbmF0dXJl-_';

/** Accounts with their token Secrets: of the default name, of another account, and in another namespace. */
export const TOKEN_SECRETS = [
  { namespace: 'istio-system', account: 'istio-reader-service-account', ca: AUTHORITY },
  { namespace: 'istio-system', account: 'istiod', ca: AUTHORITY },
  { namespace: 'istio-system', account: 'reader', name: 'reader-token', ca: CHAIN },
  { namespace: 'istio-system', account: 'reader', name: 'reader-second', ca: AUTHORITY },
  { namespace: 'mesh-east', account: 'istio-reader-service-account', ca: AUTHORITY },
] as const;

const URL = 'https://east.example.com:6443';
const credential = { token: TOKEN };
const usual = { cluster: 'east', url: URL, ca: AUTHORITY, credential };
const at = (url: string): readonly string[] => ['--server', url];
const OIDC = {
  'idp-issuer-url': 'https://login.example.com/realms/shop',
  'client-id': 'istiod',
  'extra-scopes': 'groups',
};
const ODD = {
  colon: 'a: b',
  hash: 'a #b',
  number: '123',
  truth: 'yes',
  long: 'some long text of many words that goes beyond the eightieth column of a line of YAML as Go writes it here',
  quote: "it's",
};
const pairs = (config: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(config).map(([key, value]) => `--auth-plugin-config=${key}=${value}`);
const named = (cluster: string): Variant => ({
  name: `cluster ${cluster}`,
  args: ['--name', cluster, ...at(URL)],
  props: { ...usual, cluster },
});
const addressed = (url: string): Variant => ({
  name: `address ${url}`,
  args: ['--name', 'east', ...at(url)],
  props: { ...usual, url },
});

export const VARIANTS: readonly Variant[] = [
  ...['east', '123', '1e3', '0x1f', 'true', 'null', 'y', 'a-1', 'East'].map(named),
  ...[
    URL,
    'https://10.0.0.1:6443',
    'https://[2001:db8::1]:6443',
    'https://east.example.com/k8s/clusters/c-1',
    'east.example.com:6443',
    'http://east.example.com:8080',
  ].map(addressed),
  {
    name: 'name of the server',
    args: ['--name', 'east', ...at('https://proxy.example.com'), '--tls-server-name', 'kubernetes.default'],
    props: { ...usual, url: 'https://proxy.example.com', tlsServerName: 'kubernetes.default' },
  },
  {
    name: 'token Secret by its name',
    args: ['--name', 'east', ...at(URL), '--service-account', 'reader', '--secret-name', 'reader-token'],
    props: { ...usual, ca: CHAIN },
  },
  {
    name: 'other namespace',
    args: ['--name', 'east', ...at(URL), '-n', 'mesh-east'],
    props: { ...usual, namespace: 'mesh-east' },
  },
  {
    name: 'other namespace of Istio',
    args: ['--name', 'east', ...at(URL), '-i', 'mesh-east'],
    props: { ...usual, namespace: 'mesh-east' },
  },
  {
    name: 'configuration',
    args: ['--name', 'east', ...at(URL), '--type', 'config'],
    props: { ...usual, type: 'config' },
  },
  {
    name: 'configuration by the reader account',
    args: ['--name', 'east', ...at(URL), '--type', 'config', '--service-account', 'istio-reader-service-account'],
    props: { ...usual, type: 'config' },
  },
  {
    // istioctl takes `--auth-plugin-config` and forgets it.
    name: 'plugin oidc',
    args: ['--name', 'east', ...at(URL), '--auth-type', 'plugin', '--auth-plugin-name', 'oidc', ...pairs(OIDC)],
    props: { ...usual, credential: { plugin: { name: 'oidc' } } },
  },
  {
    name: 'plugin gcp without settings',
    args: ['--name', 'east', ...at(URL), '--auth-type', 'plugin', '--auth-plugin-name', 'gcp'],
    props: { ...usual, credential: { plugin: { name: 'gcp' } } },
  },
  {
    name: 'plugin, configuration',
    args: ['--name', 'east', ...at(URL), '--type', 'config', '--auth-type', 'plugin', '--auth-plugin-name', 'oidc'],
    props: { ...usual, type: 'config', credential: { plugin: { name: 'oidc' } } },
  },
];

/** Calls that istioctl refuses. It prints a Secret of cluster `East`, whose name Kubernetes then refuses. */
export const REFUSED = {
  'name of a cluster with a dot': ['--name', 'east.1', ...at(URL)],
  'name of a cluster with 64 characters': ['--name', 'e'.repeat(64), ...at(URL)],
} as const;

/** Credential beside the options of `kubectl config set-credentials` that write the same user. */
interface UserVariant {
  readonly name: string;
  readonly args: readonly string[];
  readonly credential: ExecCredential | PluginCredential;
}

const provider = (config: Readonly<Record<string, string>>): readonly string[] => [
  '--auth-provider=oidc',
  ...Object.entries(config).map(([key, value]) => `--auth-provider-arg=${key}=${value}`),
];

export const USER_VARIANTS: readonly UserVariant[] = [
  {
    name: 'command with all settings',
    args: [
      '--exec-interactive-mode=Never',
      '--exec-command=aws-iam-authenticator',
      '--exec-api-version=client.authentication.k8s.io/v1',
      '--exec-arg=token',
      '--exec-arg=-i',
      '--exec-arg=east',
      '--exec-env=AWS_PROFILE=mesh',
      '--exec-provide-cluster-info',
    ],
    credential: {
      exec: {
        command: 'aws-iam-authenticator',
        args: ['token', '-i', 'east'],
        env: [{ name: 'AWS_PROFILE', value: 'mesh' }],
        provideClusterInfo: true,
      },
    },
  },
  {
    name: 'command without settings',
    args: [
      '--exec-interactive-mode=Never',
      '--exec-command=gke-gcloud-auth-plugin',
      '--exec-api-version=client.authentication.k8s.io/v1beta1',
    ],
    credential: { exec: { command: 'gke-gcloud-auth-plugin', apiVersion: 'client.authentication.k8s.io/v1beta1' } },
  },
  {
    name: 'command with texts that YAML quotes',
    args: [
      '--exec-interactive-mode=Never',
      '--exec-command=/usr/local/bin/login',
      '--exec-api-version=client.authentication.k8s.io/v1',
      '--exec-arg=yes',
      '--exec-arg=1',
      '--exec-arg=a: b',
    ],
    credential: { exec: { command: '/usr/local/bin/login', args: ['yes', '1', 'a: b'] } },
  },
  { name: 'plugin with settings', args: provider(OIDC), credential: { plugin: { name: 'oidc', config: OIDC } } },
  {
    name: 'plugin with texts that YAML quotes or folds',
    args: provider(ODD),
    credential: { plugin: { name: 'oidc', config: ODD } },
  },
];
