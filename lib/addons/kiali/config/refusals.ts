import { isRecord, type Problem } from '../../../model';
import { parseDuration } from '../../../schema/rules/duration';
import { chatAiProblems } from './chat-ai';
import { refused, type Read } from './read';
import { isReference } from './value-rules';

const warned = (problem: Problem): Problem => ({ ...problem, severity: 'warning' });

const PROMETHEUS = 'external_services.prometheus';
const TRACING = 'external_services.tracing';
const PATH_CHARACTERS = /^\/[a-zA-Z0-9\-._~!$&'()*+,;=:@%/]*$/;

/** Returns the text as a path that Kiali takes. */
const asPath = (text: string): string =>
  `/${text
    .split('/')
    .filter((part) => part !== '' && part !== '..')
    .join('/')
    .replace(/[^a-zA-Z0-9\-._~!$&'()*+,;=:@%/]/g, '')}`;

function webRoot(config: Read): Problem[] {
  const path = 'server.web_root';
  const root = config.text(path);
  if (root === undefined) return [];
  const fix = `write ${JSON.stringify(asPath(root))}`;
  if (root.includes('/../')) return [refused('web-root', path, root, 'must not lead out of itself by "/../"', fix)];
  const good = PATH_CHARACTERS.test(root) && (root === '/' || !root.endsWith('/'));
  if (good) return [];
  const message = /[^a-zA-Z0-9\-._~!$&'()*+,;=:@%/]/.test(root)
    ? 'has characters that no path of a URL has'
    : 'must begin with "/" and not end with it';
  return [refused('web-root', path, root, message, fix)];
}

/** Sessions are sealed with a key for AES, which has one of three lengths. */
export function signingKeyProblems(key: string, path: string): Problem[] {
  const length = Buffer.byteLength(key);
  if (isReference(key) || [16, 24, 32].includes(length)) return [];
  return [refused('signing-key', path, key, `must be 16, 24 or 32 bytes long (this has ${length})`)];
}

function signingKey(config: Read): Problem[] {
  const path = 'login_token.signing_key';
  const key = config.text(path);
  if (key === undefined || config.text('auth.strategy') === 'anonymous') return [];
  return signingKeyProblems(key, path);
}

function serverPort(config: Read): Problem[] {
  const port = config.number('server.port');
  if (port === undefined || port >= 0) return [];
  return [refused('port', 'server.port', port, 'a port is not negative', 'write 20001, or leave it out')];
}

/** Versions before 2.26 cannot do without Prometheus, and do not look whether they have its address. */
function prometheusUrl(config: Read): Problem[] {
  const path = `${PROMETHEUS}.url`;
  if (config.text(path) !== '' || config.at(`${PROMETHEUS}.enabled`) === false || config.release < 2026) return [];
  const fix = `give its URL, or write ${PROMETHEUS}.enabled: false`;
  return [refused('no-prometheus', path, '', 'Kiali needs an address while Prometheus is enabled', fix)];
}

function disabledFeatures(config: Read): Problem[] {
  const path = 'kiali_feature_flags.disabled_features';
  return config.list(path).flatMap((name, i) => {
    if (typeof name !== 'string' || name === 'logs-tab') return [];
    return [
      refused('feature', `${path}[${i}]`, name, 'Kiali has no such feature', 'write "logs-tab", or leave it out'),
    ];
  });
}

function tracesShown(config: Read): Problem[] {
  const path = 'kiali_feature_flags.ui_defaults.tracing.limit';
  const limit = config.number(path);
  if (limit === undefined || (limit >= 10 && limit <= 1000)) return [];
  return [refused('trace-limit', path, limit, 'must be from 10 to 1000', `write ${limit < 10 ? 10 : 1000}`)];
}

const NAME_LABEL = 'kubernetes.io/metadata.name';

/** Namespaces that Kiali may see, where it may not see all: it reads them off the selectors, which must name them. */
function namespaceSelectors(config: Read): Problem[] {
  if (config.at('deployment.cluster_wide_access') !== false) return [];
  const path = 'deployment.discovery_selectors.default';
  return config.list(path).flatMap((selector, i) => {
    if (!isRecord(selector) || namesNamespaces(selector)) return [];
    const message = 'without cluster-wide access a selector must name its namespaces';
    const fix = `write { matchLabels: { "${NAME_LABEL}": NAMESPACE } }, or one matchExpressions with In`;
    return [refused('namespace-selector', `${path}[${i}]`, selector, message, fix)];
  });
}

function namesNamespaces({ matchLabels, matchExpressions }: Record<string, unknown>): boolean {
  const labels = isRecord(matchLabels) ? Object.keys(matchLabels) : [];
  const expressions = Array.isArray(matchExpressions) ? (matchExpressions as unknown[]) : [];
  if (labels.length + expressions.length === 0) return true;
  if (labels.length > 0) return expressions.length === 0 && labels.length === 1 && labels[0] === NAME_LABEL;
  const [only] = expressions;
  if (expressions.length > 1 || !isRecord(only)) return false;
  return only.key === NAME_LABEL && only.operator === 'In' && Array.isArray(only.values) && only.values.length > 0;
}

/** Kiali raises a shorter time to a minute. */
function healthDuration(config: Read): Problem[] {
  const path = 'health_config.compute.duration';
  const text = config.text(path);
  if (text === undefined || (parseDuration(text) ?? 0) >= 60e9) return [];
  return [
    warned(refused('health-duration', path, text, 'Kiali takes 1m for what is shorter or no duration', 'write "1m"')),
  ];
}

const portOf = (url: string): string | undefined => /^[A-Za-z][\w+.-]*:\/\/[^/]*:(\d+)(?:\/|$)/.exec(url)?.[1];

/** Jaeger answers gRPC on 16685 and HTTP on 16686, and neither on the other. */
function tracingPort(config: Read): Problem[] {
  if (config.at(`${TRACING}.enabled`) !== true || config.text(`${TRACING}.provider`) === 'tempo') return [];
  const key = ['internal_url', 'in_cluster_url'].find((name) => config.text(`${TRACING}.${name}`));
  if (key === undefined) return [];
  const path = `${TRACING}.${key}`;
  const url = config.text(path) as string;
  const grpc = config.at(`${TRACING}.use_grpc`) !== false;
  if (grpc && portOf(url) === '16686') {
    const message = "with grpc the port must be Jaeger's gRPC port";
    return [refused('tracing-port', path, url, message, 'write port 16685, or use_grpc: false')];
  }
  if (!grpc && portOf(url) === '16685') {
    const message = "16685 is Jaeger's gRPC port, and use_grpc is false";
    return [refused('tracing-port', path, url, message, 'write port 16686, or leave use_grpc out')];
  }
  return [];
}

/** Traces are off by default since Kiali 1.89: an address alone does not switch them on. */
function tracingOff(config: Read): Problem[] {
  const { own = config } = config;
  const enabled = `${TRACING}.enabled`;
  if (config.at(enabled) === true || own.at(enabled) !== undefined) return [];
  const key = ['internal_url', 'in_cluster_url', 'external_url', 'url'].find((name) => own.text(`${TRACING}.${name}`));
  if (key === undefined) return [];
  const message = 'Kiali shows no traces unless tracing is enabled';
  return [
    warned(
      refused(
        'tracing-off',
        `${TRACING}.${key}`,
        config.text(`${TRACING}.${key}`),
        message,
        `write ${TRACING}.enabled: true`,
      ),
    ),
  ];
}

/** What Kiali refuses to start with, or does not do as it was meant, beyond the types of single keys. */
const CHECKS = [
  serverPort,
  webRoot,
  signingKey,
  prometheusUrl,
  disabledFeatures,
  tracesShown,
  namespaceSelectors,
  healthDuration,
  tracingPort,
  tracingOff,
];

/** Returns the problems of a whole configuration that its schema does not have. */
export const refusals = (config: Read): Problem[] => [
  ...CHECKS.flatMap((check) => check(config)),
  ...chatAiProblems(config),
];
