import type { Problem } from '../../model';
import { goString } from '../pod/go-json';
import { applyMessage, type Message, messageType } from './mesh-message';

/** Annotation with a pod's own ProxyConfig, as YAML. */
export const PROXY_CONFIG_ANNOTATION = 'proxy.istio.io/config';

/** Returns istiod's default ProxyConfig, which mesh config and pods override. */
export function defaultProxyConfig(): Message {
  return {
    configPath: './etc/istio/proxy',
    binaryPath: '/usr/local/bin/envoy',
    serviceCluster: 'istio-proxy',
    drainDuration: '45s',
    discoveryAddress: 'istiod.istio-system.svc:15012',
    proxyAdminPort: 15000,
    controlPlaneAuthPolicy: 'MUTUAL_TLS',
    statNameLength: 189,
    statusPort: 15020,
    terminationDrainDuration: '5s',
  };
}

/** Headers of which an inner setting survives when the outer object is given again without it. */
const KEPT_HEADERS = ['forwardedClientCert', 'requestId', 'attemptCount', 'server', 'envoyDebugHeaders'];

/**
 * Sets the fields of `given` in a ProxyConfig: every field replaces the old one, except that `proxyMetadata` and
 * `proxyHeaders` merge by key.
 */
export function applyProxyConfig(config: Message, given: unknown, path: string, problems: Problem[]): Message {
  const merged = applyMessage(config, given, 'ProxyConfig', path, problems);
  const metadata = {
    ...(config.proxyMetadata as Message | undefined),
    ...(merged.proxyMetadata as Message | undefined),
  };
  const extra: Message = {};
  if (Object.keys(metadata).length > 0) extra.proxyMetadata = metadata;
  if (config.proxyHeaders && merged.proxyHeaders) {
    const before = config.proxyHeaders as Message;
    const kept = KEPT_HEADERS.filter((name) => name in before).map((name) => [name, before[name]]);
    extra.proxyHeaders = applyMessage(
      Object.fromEntries(kept),
      merged.proxyHeaders,
      'ProxyConfig.ProxyHeaders',
      `${path}.proxyHeaders`,
      [],
    );
  }
  return applyMessage(merged, extra, 'ProxyConfig', path, []);
}

/** Fields that are left out of the pod's `PROXY_CONFIG` when they have their default value. */
const DROPPED_WHEN_DEFAULT = [
  'configPath',
  'binaryPath',
  'controlPlaneAuthPolicy',
  'serviceCluster',
  'drainDuration',
  'terminationDrainDuration',
  'discoveryAddress',
  'envoyMetricsService',
  'envoyAccessLogService',
  'tracing',
  'proxyAdminPort',
  'statNameLength',
  'statusPort',
  'concurrency',
];

/**
 * Returns the JSON that the agent reads from `PROXY_CONFIG`: the ProxyConfig without defaults, fields in the order of
 * the API.
 */
export function proxyConfigJson(config: Message): string {
  const defaults = defaultProxyConfig();
  const kept = Object.entries(config).filter(
    ([key, value]) => !(DROPPED_WHEN_DEFAULT.includes(key) && value === defaults[key]),
  );
  return messageJson(Object.fromEntries(kept), 'ProxyConfig');
}

/** Writes a message as protobuf does: fields in the order of the API, keys of maps sorted. */
export function messageJson(value: unknown, type: string | undefined): string {
  if (typeof value === 'string') return goString(value);
  if (Array.isArray(value)) return `[${value.map((item) => messageJson(item, type)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = type === undefined ? undefined : messageType(type)?.byJson;
  const keys = Object.keys(value);
  if (!fields) keys.sort();
  const member = (key: string): string => {
    const field = fields?.get(key);
    const inner = field ? (field.map ? undefined : field.type) : type;
    const item = (value as Message)[key];
    return `${goString(key)}:${field?.map ? mapJson(item as Message, field.type) : messageJson(item, inner)}`;
  };
  return `{${keys.map(member).join(',')}}`;
}

function mapJson(map: Message, type: string): string {
  return `{${Object.keys(map)
    .sort()
    .map((key) => `${goString(key)}:${messageJson(map[key], type)}`)
    .join(',')}}`;
}
