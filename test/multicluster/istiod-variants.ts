import type { RemoteCredential, RemoteSecretProps } from '../../lib/multicluster/remote-secret';

/** What a remote secret for a real API server needs. */
export interface Access {
  readonly url: string;
  /** `HOST:PORT` of the same. */
  readonly host: string;
  /** `HOST:PORT` of a server without TLS. */
  readonly open: string;
  readonly ca: string;
  /** Token that does not end soon, with its end in it. */
  readonly token: string;
}

/** Access of the recorded answers, in place of what the real ones had. */
export const STANDING_IN: Access = {
  url: 'https://east.example.com:6443',
  host: 'east.example.com:6443',
  open: 'east.example.com:8080',
  ca: '-----BEGIN CERTIFICATE-----\nZWFzdA==\n-----END CERTIFICATE-----\n',
  token: 'eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjF9.c2ln',
};

type Variant = (access: Access) => Partial<RemoteSecretProps>;

const OIDC = { 'idp-issuer-url': 'https://login.example.com', 'client-id': 'istiod' };
const plugin = (name: string, config: Readonly<Record<string, string>> = {}): Variant => {
  const credential: RemoteCredential = { plugin: { name, config } };
  return () => ({ credential });
};
const PRIVATE_KEY = '-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n';

/** Changes to a remote secret that is right, by the name of the cluster that it is for. */
export const ISTIOD_VARIANTS: Readonly<Record<string, Variant>> = {
  'usual': () => ({}),
  'authority-in-base64': ({ ca }) => ({ ca: Buffer.from(ca).toString('base64') }),
  'authority-with-private-key': ({ ca }) => ({ ca: `${ca}${PRIVATE_KEY}` }),
  'authority-of-other-text': () => ({ ca: 'east' }),
  'authority-in-a-file': () => ({ ca: '/etc/ca.crt' }),
  'address-without-scheme': ({ host }) => ({ url: host }),
  'address-with-slash': ({ url }) => ({ url: `${url}/` }),
  'address-empty': () => ({ url: '' }),
  'address-with-blank': ({ url }) => ({ url: url.replace('://', ':// ') }),
  'address-without-scheme-with-path': ({ host }) => ({ url: `${host}/k8s` }),
  'address-without-tls': ({ open }) => ({ url: `http://${open}` }),
  'address-of-ftp': ({ host }) => ({ url: `ftp://${host}` }),
  'token-empty': () => ({ credential: { token: '' } }),
  'token-with-line-end': ({ token }) => ({ credential: { token: `${token}\n` } }),
  'token-with-blank': ({ token }) => ({ credential: { token: `Bearer ${token}` } }),
  'plugin-gcp': plugin('gcp'),
  'plugin-azure': plugin('azure'),
  'plugin-openstack': plugin('openstack'),
  'plugin-oidc': ({ token }) => ({ credential: { plugin: { name: 'oidc', config: { ...OIDC, 'id-token': token } } } }),
  'plugin-oidc-without-client': plugin('oidc', { 'idp-issuer-url': OIDC['idp-issuer-url'] }),
  'plugin-oidc-without-issuer': plugin('oidc', { 'client-id': OIDC['client-id'] }),
  'command': ({ token }) => ({
    credential: {
      exec: {
        command: 'sh',
        args: [
          '-c',
          `echo '${JSON.stringify({
            apiVersion: 'client.authentication.k8s.io/v1',
            kind: 'ExecCredential',
            status: { token },
          })}'`,
        ],
      },
    },
  }),
};

/** Environments of istiod, by what they admit. */
export const ENVIRONMENTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'nothing': {},
  'commands': { PILOT_INSECURE_MULTICLUSTER_KUBECONFIG_OPTIONS: 'exec' },
  'commands and plugins': { PILOT_INSECURE_MULTICLUSTER_KUBECONFIG_OPTIONS: 'gcp,azure,openstack,exec' },
};

/** Props of a variant for an API server. */
export const propsOf = (cluster: string, access: Access): RemoteSecretProps => ({
  cluster,
  url: access.url,
  ca: access.ca,
  tlsServerName: 'kubernetes.default.svc',
  credential: { token: access.token },
  ...ISTIOD_VARIANTS[cluster](access),
});
