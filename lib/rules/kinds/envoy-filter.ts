import type { WebhookBehaviour } from '../../releases';
import type { KindRules } from '../kind-rules';
import type { Place } from '../place';
import { checkCel } from '../primitives/cel/cel-attributes';
import { isTooLongForVersionMatch, re2Expression } from '../primitives/regex';
import { checkWorkloadSelector } from '../primitives/selectors';

/** Match field that belongs to each target of a patch; the other targets take any. */
const MATCH_OF: Readonly<Record<string, 'listener' | 'routeConfiguration' | 'cluster'>> = {
  LISTENER: 'listener',
  FILTER_CHAIN: 'listener',
  NETWORK_FILTER: 'listener',
  HTTP_FILTER: 'listener',
  ROUTE_CONFIGURATION: 'routeConfiguration',
  VIRTUAL_HOST: 'routeConfiguration',
  HTTP_ROUTE: 'routeConfiguration',
  CLUSTER: 'cluster',
};
const MATCHES = ['listener', 'routeConfiguration', 'cluster', 'waypoint'];
const PATCHABLE = [...Object.keys(MATCH_OF), 'LISTENER_FILTER', 'EXTENSION_CONFIG', 'BOOTSTRAP'];
const HTTP_MANAGER = 'envoy.filters.network.http_connection_manager';
const OLD_HTTP_MANAGER = 'envoy.http_connection_manager';

/** Old names of filters that become the present names by a prefix only. */
const HTTP_FILTERS = [
  'buffer',
  'cors',
  'csrf',
  'fault',
  'grpc_http1_bridge',
  'grpc_json_transcoder',
  'grpc_web',
  'gzip',
  'health_check',
  'ip_tagging',
  'lua',
  'router',
  'squash',
];
const NETWORK_FILTERS = [
  'client_ssl_auth',
  'http_connection_manager',
  'mongo_proxy',
  'ratelimit',
  'redis_proxy',
  'tcp_proxy',
];
const OLD_NAMES = new Map<string, string>([
  ...HTTP_FILTERS.map((name) => [`envoy.${name}`, `envoy.filters.http.${name}`] as const),
  ...NETWORK_FILTERS.map((name) => [`envoy.${name}`, `envoy.filters.network.${name}`] as const),
  ...['http_inspector', 'original_dst', 'original_src', 'proxy_protocol', 'tls_inspector'].map(
    (name) => [`envoy.listener.${name}`, `envoy.filters.listener.${name}`] as const,
  ),
  ['envoy.http_dynamo_filter', 'envoy.filters.http.dynamo'],
  ['envoy.rate_limit', 'envoy.filters.http.ratelimit'],
  ['envoy.ext_authz', 'envoy.filters.http.ext_authz'],
]);

/**
 * Rules of istiod's webhook for EnvoyFilter: https://istio.io/latest/docs/reference/config/networking/envoy-filter/.
 * The contents of `patch.value` are Envoy's, and only istiod, which has Envoy's descriptors, can check them; types of
 * the removed v2 API are found here too.
 */
export const envoyFilterRules: KindRules = ({ spec, facts }) => {
  spec.warn(
    'envoy-filter',
    'an EnvoyFilter depends on internals of the proxy, which change without notice',
    'use another Istio API where one does it, and test upgrades',
  );
  checkWorkloadSelector(spec);
  for (const patch of spec.list('configPatches')) {
    // istiod does not check patches for waypoints yet.
    if (patch.record('match')?.text('context') !== 'WAYPOINT') checkPatch(patch, facts);
  }
};

function checkPatch(config: Place, facts: WebhookBehaviour): void {
  const target = config.text('applyTo') || 'INVALID';
  if (target === 'INVALID')
    return config
      .at('applyTo')
      .error('patch-target', 'a patch must say what it applies to', 'set applyTo, for example HTTP_FILTER');
  const patch = config.record('patch');
  if (patch === undefined) {
    if (!config.has('patch'))
      config.at('patch').error('patch-missing', 'the patch itself is missing', 'add patch: { operation, value }');
    return;
  }
  const operation = patch.text('operation') || 'INVALID';
  if (operation === 'INVALID')
    return patch
      .at('operation')
      .error('patch-operation', 'a patch must say what it does', 'set operation, for example MERGE or INSERT_BEFORE');
  if (operation !== 'REMOVE' && !patch.has('value'))
    return patch
      .at('value')
      .error('patch-value', `operation ${operation} needs a value`, 'set value, or use operation REMOVE');
  const match = config.record('match');
  if (match !== undefined) {
    checkProxyVersion(match.record('proxy'), facts);
    checkMatch(match, target);
  }
  if (patch.has('value')) {
    if (!PATCHABLE.includes(target))
      config
        .at('applyTo')
        .error('patch-target', `istiod cannot read a value for ${target}`, `use one of ${PATCHABLE.join(', ')}`);
    findOldTypes(patch.at('value'));
    findExpressions(patch.at('value'));
  }
}

function checkProxyVersion(proxy: Place | undefined, facts: WebhookBehaviour): void {
  const version = proxy?.text('proxyVersion') ?? '';
  if (version === '') return;
  const place = proxy?.at('proxyVersion');
  if (facts.longProxyVersionIgnored && isTooLongForVersionMatch(version)) {
    place?.warn('proxy-version', 'an expression of more than 1024 bytes is ignored', 'shorten it');
  } else place?.report(re2Expression(version));
}

function checkMatch(match: Place, target: string): void {
  const wanted = Object.hasOwn(MATCH_OF, target) ? MATCH_OF[target] : undefined;
  const given = MATCHES.find((field) => match.has(field));
  if (wanted === undefined || given === undefined) return;
  if (given !== wanted)
    return match
      .at(given)
      .error('patch-match', `a patch of ${target} cannot be matched by ${given}`, `match by ${wanted}`);
  const filter = match.record('listener')?.record('filterChain')?.record('filter');
  if (filter !== undefined) checkFilterMatch(filter, target);
}

function checkFilterMatch(filter: Place, target: string): void {
  if (target === 'LISTENER' || target === 'FILTER_CHAIN')
    filter.warn('patch-match', `a filter makes no difference to a patch of ${target}`, 'remove it');
  const name = filter.text('name');
  const inner = filter.record('subFilter');
  if (name === '') return filter.at('name').error('filter-name', 'a filter is matched by its name', 'set name');
  warnOldName(filter, name);
  if (inner === undefined) return;
  if (target !== 'HTTP_FILTER')
    return inner.error(
      'sub-filter',
      'only a patch of HTTP_FILTER can match a filter within the HTTP connection manager',
      'remove subFilter, or use applyTo: HTTP_FILTER',
    );
  if (name !== HTTP_MANAGER && name !== OLD_HTTP_MANAGER)
    return filter
      .at('name')
      .error('sub-filter', 'only the HTTP connection manager has filters within', `write ${HTTP_MANAGER}`);
  if (inner.text('name') === '')
    return inner.at('name').error('filter-name', 'a filter is matched by its name', 'set name');
  warnOldName(inner, inner.text('name'));
}

function warnOldName(filter: Place, name: string): void {
  const present = OLD_NAMES.get(name);
  if (present !== undefined)
    filter.at('name').warn('filter-old-name', 'this filter has a new name', `write ${present}`);
}

const OLD_TYPE = /^type\.googleapis\.com\/envoy\.(?:api|.*)\.v2(?:alpha\d*)?\./;

/** Finds typed configurations of Envoy's v2 API, which no proxy reads any more. */
function findOldTypes(place: Place): void {
  const { value } = place;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const inner = place.at(Array.isArray(value) ? Number(key) : key);
    const type = (key === 'typed_config' || key === 'typedConfig') && inner.text('@type');
    if (type && OLD_TYPE.test(type))
      inner.at('@type').error('patch-type', "Envoy's v2 API is gone", 'write the type of the v3 API');
    if (typeof child === 'object') findOldTypes(inner);
  }
}

/** Type of Envoy's access log filter by a CEL expression. */
const CEL_FILTER = 'type.googleapis.com/envoy.extensions.access_loggers.filters.cel.v3.ExpressionFilter';

/** Checks the CEL expressions by which a patch filters access logs. */
function findExpressions(place: Place): void {
  const { value } = place;
  if (typeof value !== 'object' || value === null) return;
  if (place.text('@type') === CEL_FILTER) return checkCel(place, 'expression');
  const steps = Array.isArray(value) ? value.map((_, i) => i) : Object.keys(value);
  for (const step of steps) findExpressions(place.at(step));
}
