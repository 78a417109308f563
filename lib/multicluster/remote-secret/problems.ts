import { isDnsLabel } from '../../mesh/checks/names';
import { parseDuration } from '../../schema/rules/duration';
import type { Problem } from '../../model';
import { addressProblems } from './address-problems';
import { CREDENTIAL_KEYS, type RemoteCredential, type SealedCredentialProps } from './credential';
import { sealedText } from './manifest';
import { doubtful, wrong } from './problem';
import type { RemoteSecretProps } from './props';

/** What is known of the place in which a remote secret is used. */
export interface RemoteSecretContext {
  /** Path of the API server's props, for problems: `apiServers.east`; empty where they are all that is given. */
  readonly path: string;
  /** Environment of the istiod that reads the secret. */
  readonly env?: Readonly<Record<string, unknown>>;
  /** Whether nobody reads the tokens in what is written, as in the state of Pulumi. @default false */
  readonly tokensAreSecret?: boolean;
}

/** Returns the path of a prop of an API server. */
const below = ({ path }: RemoteSecretContext, prop: string): string => (path === '' ? prop : `${path}.${prop}`);

/** Variable by which istiod admits kubeconfigs that run commands or read files. */
const ALLOWED = 'PILOT_INSECURE_MULTICLUSTER_KUBECONFIG_OPTIONS';

/** Returns what is wrong or doubtful with the access to one cluster's API server. */
export function remoteSecretProblems(props: RemoteSecretProps, context: RemoteSecretContext): Problem[] {
  const { cluster, credential } = props;
  const path = below(context, 'credential');
  const named = isDnsLabel(cluster)
    ? []
    : [
        wrong('cluster-name', context.path || 'cluster', cluster, [
          'the remote secret is named after the cluster, whose name must be a DNS label',
          'use lower-case letters, digits and "-", at most 63, with a letter or digit at both ends',
        ]),
      ];
  const keys = CREDENTIAL_KEYS.filter((key) => key in credential);
  if (keys.length !== 1) return [...named, notOne(path, credential)];
  const written =
    keys[0] === 'secret' || keys[0] === 'sealedSecret' ? [] : addressProblems(props, (prop) => below(context, prop));
  return [...named, ...written, ...credentialProblems(props, path, context)];
}

const notOne = (path: string, credential: RemoteCredential): Problem =>
  wrong('credential', path, Object.keys(credential), [
    'a credential comes from one place',
    `give exactly one of ${CREDENTIAL_KEYS.map((key) => `\`${key}\``).join(', ')}`,
  ]);

function credentialProblems(props: RemoteSecretProps, path: string, context: RemoteSecretContext): Problem[] {
  const { credential, watcher } = props;
  if ('secret' in credential) return nameProblems(`${path}.secret`, credential.secret);
  if ('externalSecret' in credential) {
    const { store, refreshInterval } = credential.externalSecret;
    const [place, name] = typeof store === 'string' ? ['store', store] : ['store.name', store.name];
    return [
      ...nameProblems(`${path}.externalSecret.${place}`, name),
      ...intervalProblems(`${path}.externalSecret.refreshInterval`, refreshInterval),
    ];
  }
  if ('sealedSecret' in credential) return sealedProblems(credential.sealedSecret, `${path}.sealedSecret`, watcher);
  if ('token' in credential) return tokenProblems(credential.token, `${path}.token`, context);
  if ('plugin' in credential) return pluginProblems(credential.plugin, `${path}.plugin`, context);
  return execProblems(`${path}.exec`, credential.exec.command, context);
}

const SUBDOMAIN = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

const nameProblems = (path: string, name: string): Problem[] =>
  SUBDOMAIN.test(name)
    ? []
    : [
        wrong('secret-name', path, name, [
          'Kubernetes takes no such name',
          'use lower-case letters, digits, "-" and ".", with a letter or digit at both ends',
        ]),
      ];

const intervalProblems = (path: string, interval: string | undefined): Problem[] =>
  interval === undefined || (parseDuration(interval) ?? -1) >= 0
    ? []
    : [wrong('refresh-interval', path, interval, ['not a duration of Go', 'write a number with its unit: "1h"'])];

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

function sealedProblems(sealed: SealedCredentialProps, path: string, watcher?: string): Problem[] {
  const { encryptedKubeconfig } = sealed;
  const text = sealedText(sealed, watcher);
  const place = `${path}.encryptedKubeconfig`;
  if (text === undefined) {
    return [
      wrong('sealed', place, Object.keys(encryptedKubeconfig), [
        `cluster ${JSON.stringify(watcher)} watches this one, and its controller unseals what its own key has ` +
          'sealed only',
        `add the text that \`kubeseal --raw\` prints with the key of ${JSON.stringify(watcher)}`,
      ]),
    ];
  }
  if (BASE64.test(text)) return [];
  const own = typeof encryptedKubeconfig === 'string' ? place : `${place}.${watcher}`;
  return [wrong('sealed', own, text, ['not base64', 'give the text that `kubeseal --raw` prints'])];
}

/** Found value in place of a secret one, which no message repeats. */
const HIDDEN = '(hidden)';

function tokenProblems(token: unknown, path: string, { tokensAreSecret = false }: RemoteSecretContext): Problem[] {
  if (typeof token !== 'string') return [];
  if (token === '' || /\s/.test(token)) {
    const message =
      token === '' ? 'the token is empty' : 'the token has blanks or line ends, which no request can carry';
    const fix = 'give the text under `token` of the token Secret, decoded, without a line end';
    return [wrong('token', path, token === '' ? '' : HIDDEN, [message, fix])];
  }
  return tokensAreSecret ? [] : [plain(path)];
}

const plain = (path: string): Problem =>
  doubtful('plain-token', path, HIDDEN, [
    'the credential is written as plain text',
    'use `externalSecret` or `sealedSecret`, or `secret` for a remote secret that is made elsewhere',
  ]);

const SECRET_SETTINGS = ['client-secret', 'id-token', 'refresh-token'];

function pluginProblems(
  { name, config = {} }: { readonly name: string; readonly config?: Readonly<Record<string, string>> },
  path: string,
  { tokensAreSecret = false }: RemoteSecretContext,
): Problem[] {
  if (name !== 'oidc') {
    const message = 'istiod admits the provider "oidc" only, and client-go has no other one that works';
    return [wrong('plugin', `${path}.name`, name, [message, 'use a token, or `exec`'])];
  }
  const missing = ['idp-issuer-url', 'client-id'].filter((setting) => !config[setting]);
  return [
    ...missing.map((setting) =>
      wrong('plugin-setting', `${path}.config`, Object.keys(config), [
        `the provider "oidc" does not start without ${JSON.stringify(setting)}`,
        'add the setting',
      ]),
    ),
    ...SECRET_SETTINGS.filter((setting) => config[setting] && !tokensAreSecret).map((setting) =>
      plain(`${path}.config.${setting}`),
    ),
  ];
}

function execProblems(path: string, command: string, { env = {} }: RemoteSecretContext): Problem[] {
  const allowed = env[ALLOWED];
  if (allowed !== undefined && (typeof allowed !== 'string' || allowed.split(',').includes('exec'))) return [];
  return [
    wrong('exec-not-allowed', path, command, [
      `istiod refuses kubeconfigs with commands, unless its variable ${ALLOWED} names "exec"`,
      `set \`pilot.env.${ALLOWED}: 'exec'\` in each cluster that watches this one, or use a token`,
    ]),
  ];
}
