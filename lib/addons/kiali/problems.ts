import { suggest, type Problem } from '../../model';
import { given } from '../../components/shared/sparse';
import { isOpenShift } from '../shared/openshift';
import { doubtful, prefixProblems, urlProblems, wrong } from '../shared/problems';
import { GRPC_PORT, portOf } from './backends';
import { configProblems } from './config-problems';
import { strategyOf, type KialiInput } from './input';

const STRATEGIES = ['anonymous', 'token', 'openid', 'openshift', 'header'];
/** Backends in place of which an address was given, and whose traces Kiali does not read. */
const UNREADABLE = /^(Zipkin|SkyWalking|OtelCollector) /;
/** What other programs call it. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  none: 'anonymous',
  login: 'token',
  oidc: 'openid',
  oauth: 'openid',
};
const KEY_LENGTHS = [16, 24, 32];

/** What is wrong or doubtful with the props of a Kiali. */
export function kialiProblems(input: KialiInput): Problem[] {
  return [
    ...backendProblems(input),
    ...tracingProblems(input),
    ...loginProblems(input),
    ...prefixProblems('webRoot', input.props.webRoot),
    ...redirectProblems(input),
    ...configProblems(input),
  ];
}

const urlOf = (given: unknown): readonly [string, unknown] =>
  typeof given === 'object' && given !== null ? ['.url', (given as { readonly url?: unknown }).url] : ['', given];

/** Whether Kiali is beside a mesh that brings no Prometheus, and its configuration names none. */
const isAlone = ({ asSample, props }: KialiInput): boolean =>
  !asSample && props.remoteClusterResourcesOnly !== true && props.config?.external_services?.prometheus === undefined;

function backendProblems(input: KialiInput): Problem[] {
  const { props } = input;
  return (['prometheus', 'grafana', 'tracing'] as const).flatMap((name): Problem[] => {
    const backend = props[name];
    if (name === 'tracing' && typeof backend === 'string' && UNREADABLE.test(backend))
      return [
        {
          severity: 'error',
          code: 'addons/unreadable-traces',
          path: name,
          message: `got ${backend}; Kiali reads Jaeger and Tempo only`,
          fix: 'use `jaeger`, or leave `tracing` out',
        },
      ];
    if (name === 'prometheus' && backend === undefined && isAlone(input))
      return [
        doubtful('default-prometheus', name, undefined, [
          'Kiali asks http://prometheus.istio-system:9090 where nothing is said',
          'say where it is: `prometheus: "http://prometheus.monitoring:9090"`',
        ]),
      ];
    const [below, url] = urlOf(backend);
    const { auth, publicUrl } = (typeof backend === 'object' ? backend : {}) as {
      readonly auth?: { readonly token?: string };
      readonly publicUrl?: string;
    };
    return [
      ...urlProblems(`${name}${below}`, url),
      ...urlProblems(`${name}.publicUrl`, publicUrl),
      ...(auth?.token === undefined
        ? []
        : [
            doubtful('plain-credential', `${name}.auth.token`, '…', [
              'a credential in a ConfigMap can be read by everybody',
              'name a Secret: `bearer: { secret: "NAME", key: "KEY" }`',
            ]),
          ]),
    ];
  });
}

function tracingProblems({ props: { tracing } }: KialiInput): Problem[] {
  if (typeof tracing !== 'object' || tracing.grpc !== true || tracing.kind === 'tempo') return [];
  const port = portOf(tracing.url);
  if (port === GRPC_PORT || port === undefined) return [];
  return [
    wrong('no-grpc-port', 'tracing.url', tracing.url, [
      "with grpc the port must be Jaeger's gRPC port",
      `write port ${GRPC_PORT}, or \`grpc: false\``,
    ]),
  ];
}

function loginProblems(input: KialiInput): Problem[] {
  const { props, asSample } = input;
  const { auth, signingKey, access } = props;
  const strategy = strategyOf(input);
  if (!STRATEGIES.includes(strategy))
    return [
      wrong('unknown-auth', 'auth', auth, [
        'Kiali has no such way to log in',
        suggest(OTHER_WORDS[strategy] ?? strategy, STRATEGIES),
      ]),
    ];
  if (strategy === 'anonymous') {
    return access === 'read-write' && !asSample
      ? [
          doubtful('open-to-all', 'auth', auth, [
            'anonymous with read-write access lets everybody who reaches Kiali change the mesh',
            "set `access: 'read-only'`, or another `auth`",
          ]),
        ]
      : [];
  }
  if (signingKey === undefined && props.config?.login_token === undefined)
    return [
      wrong('no-signing-key', 'signingKey', undefined, [
        `sessions of \`${strategy}\` need a key that does not change`,
        'name a Secret: `signingKey: { secret: "kiali-signing-key", key: "key" }`',
      ]),
    ];
  return typeof signingKey === 'string' ? keyProblems(signingKey) : [];
}

function keyProblems(key: string): Problem[] {
  const length = Buffer.byteLength(key);
  if (/^secret:.+:.+/.test(key) || KEY_LENGTHS.includes(length)) return [];
  return [
    wrong('signing-key-length', 'signingKey', key, [
      `must be 16, 24 or 32 bytes long (this has ${length})`,
      'name a Secret with such a key',
    ]),
  ];
}

/** Checks the URL to which the cluster sends people back after their login. */
function redirectProblems(input: KialiInput): Problem[] {
  const { auth, ingress, config, remoteClusterResourcesOnly: isRemote } = input.props;
  if (!isOpenShift(input) || auth !== 'openshift' || isRemote === true) return [];
  if (ingress !== undefined || given(config?.server?.web_fqdn)) return [];
  return [
    wrong('no-redirect', 'auth', auth, [
      'the cluster sends people back to the URL of Kiali, which is not known',
      'give its host: `ingress: { host: "kiali.example.com" }`',
    ]),
  ];
}
