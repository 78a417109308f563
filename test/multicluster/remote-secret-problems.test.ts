import { formatProblem } from '../../lib/model';
import {
  remoteSecretProblems,
  type RemoteCredential,
  type RemoteSecretProps,
} from '../../lib/multicluster/remote-secret';
import type { RemoteSecretContext } from '../../lib/multicluster/remote-secret/problems';
import { AUTHORITY, TOKEN } from './remote-secret-variants';

const external = { externalSecret: { store: 'east' } } as const;
const usual = { cluster: 'east', url: 'https://east.example.com:6443', ca: AUTHORITY, credential: external } as const;

/** Problems of some props, as they are printed, with their severity. */
const problems = (props: Partial<RemoteSecretProps>, context: Partial<RemoteSecretContext> = {}): string[] =>
  remoteSecretProblems({ ...usual, ...props }, { path: 'apiServers.east', ...context }).map(
    (problem) => `${problem.severity}: ${formatProblem(problem)}`,
  );
const ofCredential = (credential: RemoteCredential, context?: Partial<RemoteSecretContext>): string[] =>
  problems({ credential }, context);

const KEYS = '`secret`, `externalSecret`, `sealedSecret`, `token`, `plugin`, `exec`';
const PLAIN =
  'got "(hidden)"; the credential is written as plain text; use `externalSecret` or `sealedSecret`, or `secret` for ' +
  'a remote secret that is made elsewhere (remote-secret/plain-token)';

describe('right', () => {
  test.each<[string, Partial<RemoteSecretProps>]>([
    ['an ExternalSecret', {}],
    ['an address of IPv6', { url: 'https://[2001:db8::1]:6443' }],
    ['an address with a path', { url: 'https://rancher.example.com/k8s/clusters/c-1' }],
    ['no authority, with a public certificate', { ca: undefined, credential: { plugin: oidc() } }],
    ['an authority in base64', { ca: Buffer.from(AUTHORITY).toString('base64') }],
    ['an authority that is not known yet', { ca: {} as string }],
    ['a token that is not known yet', { credential: { token: {} as string } }],
    ['a secret that is made elsewhere, whose address nobody writes', { url: '', credential: { secret: 'east' } }],
    ['a sealed text for the watching cluster', { watcher: 'west', credential: sealed({ west: 'AgBy3i4OJSWK' }) }],
    ['a plugin with all that it needs', { credential: { plugin: oidc() } }],
    ['a store that is asked once', { credential: { externalSecret: { store: 'a', refreshInterval: '0' } } }],
  ])('%s', (_, props) => {
    expect(problems(props)).toEqual([]);
  });

  test('a command that istiod may run', () => {
    const env = { PILOT_INSECURE_MULTICLUSTER_KUBECONFIG_OPTIONS: 'clientKey,exec' };
    expect(ofCredential({ exec: { command: 'login' } }, { env })).toEqual([]);
  });

  test('tokens in a state that is kept secret', () => {
    expect(ofCredential({ token: TOKEN }, { tokensAreSecret: true })).toEqual([]);
    expect(ofCredential({ plugin: oidc({ 'id-token': 'x' }) }, { tokensAreSecret: true })).toEqual([]);
  });
});

function oidc(more: Readonly<Record<string, string>> = {}) {
  return { name: 'oidc', config: { 'idp-issuer-url': 'https://login.example.com', 'client-id': 'istiod', ...more } };
}

function sealed(encryptedKubeconfig: string | Record<string, string>): RemoteCredential {
  return { sealedSecret: { encryptedKubeconfig } };
}

describe('wrong or doubtful', () => {
  test('the name of a cluster', () => {
    const expected = (name: string): string =>
      `error: apiServers.east: got "${name}"; the remote secret is named after the cluster, whose name must be a DNS ` +
      'label; use lower-case letters, digits and "-", at most 63, with a letter or digit at both ends ' +
      '(remote-secret/cluster-name)';
    for (const name of ['East', 'east.1', 'east_1', '-east', 'e'.repeat(64)])
      expect(problems({ cluster: name })).toEqual([expected(name)]);
  });

  test.each(['', 'https://', 'https://east example.com', 'east.example.com/k8s', 'ftp://east.example.com', '::1:6443'])(
    'the address %j',
    (url) => {
      expect(problems({ url })).toEqual([
        `error: apiServers.east.url: got "${url}"; not a URL of an API server; write an address as in a kubeconfig: ` +
          '"https://east.example.com:6443" (remote-secret/address)',
      ]);
    },
  );

  test.each([
    'https://127.0.0.1:6443',
    'https://localhost:6443',
    'https://[::1]:6443',
    'https://0.0.0.0:6443',
    'https://kubernetes.default.svc',
    'https://kubernetes.default.svc.cluster.local:443',
  ])('an address that leads back: %s', (url) => {
    expect(problems({ url })).toEqual([
      `warning: apiServers.east.url: got "${url}"; from another cluster this address leads to another server; write ` +
        'the address at which the watching istiod reaches the API server (remote-secret/own-address)',
    ]);
  });

  test.each(['east.example.com:6443', 'east.example.com', '[2001:db8::1]:6443', '127.0.0.1:6443'])(
    'an address without a scheme: %s',
    (url) => {
      expect(problems({ url })).toEqual([
        `error: apiServers.east.url: got "${url}"; istiod shows its credential only to an address that begins with ` +
          `"https://"; write "https://${url}" (remote-secret/address)`,
      ]);
    },
  );

  test('an address without TLS', () => {
    expect(problems({ url: 'http://east.example.com:8080' })).toEqual([
      'warning: apiServers.east.url: got "http://east.example.com:8080"; istiod shows no credential to an address ' +
        'without TLS, and reads what everybody may read there; use "https://", and give the `ca` of the API server ' +
        '(remote-secret/without-tls)',
    ]);
  });

  test.each(['', 'east', '/etc/ca.crt', Buffer.from('east').toString('base64')])('the authority %j', (ca) => {
    expect(problems({ ca })).toEqual([
      `error: apiServers.east.ca: got "${ca}"; not a certificate in PEM form; give the PEM text of the certificate, ` +
        'or its base64 text as in `certificate-authority-data` (remote-secret/authority)',
    ]);
  });

  test('a private key among the certificates, which no message repeats', () => {
    const key = '-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n';
    const expected =
      'warning: apiServers.east.ca: got "(hidden)"; a private key stands beside the certificate; leave it out ' +
      '(remote-secret/private-key)';
    expect(problems({ ca: `${AUTHORITY}${key}` })).toEqual([expected]);
    expect(problems({ ca: Buffer.from(`${AUTHORITY}${key}`).toString('base64') })).toEqual([expected]);
  });

  test('no credential, an unknown one, and two at once', () => {
    const expected = (found: string): string =>
      `error: apiServers.east.credential: got ${found}; a credential comes from one place; give exactly one of ` +
      `${KEYS} (remote-secret/credential)`;
    expect(ofCredential({} as RemoteCredential)).toEqual([expected('[]')]);
    expect(ofCredential({ vault: 'east' } as never)).toEqual([expected('["vault"]')]);
    expect(ofCredential({ token: TOKEN, secret: 'east' } as never)).toEqual([expected('["token","secret"]')]);
  });

  test('a token in plain text, which no message repeats', () => {
    expect(ofCredential({ token: TOKEN })).toEqual([`warning: apiServers.east.credential.token: ${PLAIN}`]);
  });

  test('secret settings of a plugin', () => {
    const config = { 'client-secret': 'a', 'refresh-token': 'b', 'id-token': '' };
    expect(ofCredential({ plugin: oidc(config) })).toEqual(
      ['client-secret', 'refresh-token'].map(
        (name) => `warning: apiServers.east.credential.plugin.config.${name}: ${PLAIN}`,
      ),
    );
  });

  test('tokens that no request can carry', () => {
    const fix = 'give the text under `token` of the token Secret, decoded, without a line end (remote-secret/token)';
    const path = 'error: apiServers.east.credential.token';
    expect(ofCredential({ token: '' })).toEqual([`${path}: got ""; the token is empty; ${fix}`]);
    const blank = `${path}: got "(hidden)"; the token has blanks or line ends, which no request can carry; ${fix}`;
    for (const token of [`${TOKEN}\n`, `Bearer ${TOKEN}`]) expect(ofCredential({ token })).toEqual([blank]);
  });

  test.each(['gcp', 'azure', 'openstack', 'exec'])('the plugin %s, which istiod refuses', (name) => {
    expect(ofCredential({ plugin: { name, config: { any: 'thing' } } })).toEqual([
      `error: apiServers.east.credential.plugin.name: got "${name}"; istiod admits the provider "oidc" only, and ` +
        'client-go has no other one that works; use a token, or `exec` (remote-secret/plugin)',
    ]);
  });

  test('a plugin without what it needs', () => {
    const expected = (found: string, setting: string): string =>
      `error: apiServers.east.credential.plugin.config: got ${found}; the provider "oidc" does not start without ` +
      `"${setting}"; add the setting (remote-secret/plugin-setting)`;
    expect(ofCredential({ plugin: { name: 'oidc' } })).toEqual([
      expected('[]', 'idp-issuer-url'),
      expected('[]', 'client-id'),
    ]);
    expect(ofCredential({ plugin: { name: 'oidc', config: { 'client-id': 'istiod' } } })).toEqual([
      expected('["client-id"]', 'idp-issuer-url'),
    ]);
  });

  test.each([undefined, '', 'clientKey', 'executable'])('a command that istiod may not run: %j', (allowed) => {
    const env = allowed === undefined ? {} : { PILOT_INSECURE_MULTICLUSTER_KUBECONFIG_OPTIONS: allowed };
    expect(ofCredential({ exec: { command: 'login' } }, { env })).toEqual([
      'error: apiServers.east.credential.exec: got "login"; istiod refuses kubeconfigs with commands, unless its ' +
        'variable PILOT_INSECURE_MULTICLUSTER_KUBECONFIG_OPTIONS names "exec"; set ' +
        "`pilot.env.PILOT_INSECURE_MULTICLUSTER_KUBECONFIG_OPTIONS: 'exec'` in each cluster that watches this one, " +
        'or use a token (remote-secret/exec-not-allowed)',
    ]);
  });

  test('names of Secrets and stores', () => {
    const expected = (path: string, found: string): string =>
      `error: apiServers.east.credential.${path}: got "${found}"; Kubernetes takes no such name; use lower-case ` +
      'letters, digits, "-" and ".", with a letter or digit at both ends (remote-secret/secret-name)';
    expect(ofCredential({ secret: 'East' })).toEqual([expected('secret', 'East')]);
    expect(ofCredential({ externalSecret: { store: '' } })).toEqual([expected('externalSecret.store', '')]);
    expect(ofCredential({ externalSecret: { store: { name: 'a_b' } } })).toEqual([
      expected('externalSecret.store.name', 'a_b'),
    ]);
  });

  test.each(['1 hour', '-1h', '1d', '60'])('the interval %j', (refreshInterval) => {
    expect(ofCredential({ externalSecret: { store: 'east', refreshInterval } })).toEqual([
      `error: apiServers.east.credential.externalSecret.refreshInterval: got "${refreshInterval}"; not a duration of ` +
        'Go; write a number with its unit: "1h" (remote-secret/refresh-interval)',
    ]);
  });

  test('sealed texts that no controller unseals', () => {
    const path = 'error: apiServers.east.credential.sealedSecret.encryptedKubeconfig';
    const raw = 'not base64; give the text that `kubeseal --raw` prints (remote-secret/sealed)';
    expect(ofCredential(sealed('apiVersion: v1'))).toEqual([`${path}: got "apiVersion: v1"; ${raw}`]);
    expect(ofCredential(sealed(''))).toEqual([`${path}: got ""; ${raw}`]);
    expect(problems({ watcher: 'west', credential: sealed({ west: 'a b' }) })).toEqual([
      `${path}.west: got "a b"; ${raw}`,
    ]);
    expect(problems({ watcher: 'west', credential: sealed({ north: 'Ag' }) })).toEqual([
      `${path}: got ["north"]; cluster "west" watches this one, and its controller unseals what its own key has ` +
        'sealed only; add the text that `kubeseal --raw` prints with the key of "west" (remote-secret/sealed)',
    ]);
  });

  test('all at once', () => {
    const codes = remoteSecretProblems(
      { cluster: 'East', url: 'http://localhost', ca: 'x', credential: { token: '' } },
      { path: 'apiServers.East' },
    ).map(({ code }) => code.split('/')[1]);
    expect(codes).toEqual(['cluster-name', 'own-address', 'without-tls', 'authority', 'token']);
  });
});
