import { fn, type FunctionMap } from '../signature';
import { fromJson, toJson } from '../json';
import {
  deepEqual,
  isMap,
  isNil,
  isSlice,
  isStruct,
  kindOf,
  stringMap,
  structJson,
  typeName,
  type GoMap,
} from '../values';
import { toYaml } from '../yaml';

type StringMap = { readonly [key: string]: string };

const merged = (maps: readonly StringMap[]): StringMap =>
  stringMap(maps.length === 0 ? undefined : (Object.assign({}, ...maps) as StringMap));

/** Returns a map of texts from keys and values in turn; a last key without a value gets the empty text. */
function strdict(...values: readonly string[]): StringMap {
  const entries: { [key: string]: string } = {};
  for (let i = 0; i < values.length; i += 2) entries[values[i] ?? ''] = values[i + 1] ?? '';
  return stringMap(entries);
}

/** Removes nil entries at every level, and entries that become empty by that. */
function omitNil(value: unknown): unknown {
  if (kindOf(value) === 'invalid') return null;
  if (isMap(value) && typeName(value) === 'map[string]interface {}') {
    const kept = Object.entries(value)
      .map(([key, item]) => [key, omitNil(item)] as const)
      .filter(([, item]) => kindOf(item) !== 'invalid');
    return kept.length === 0 && Object.keys(value).length > 0 ? null : Object.fromEntries(kept);
  }
  if (isSlice(value) && typeName(value) === '[]interface {}') {
    const kept = value.map(omitNil).filter((item) => kindOf(item) !== 'invalid');
    return kept.length === 0 && value.length > 0 ? null : kept;
  }
  return value;
}

/** Fields of istiod's default ProxyConfig, which `protoToJSON` leaves out, since the proxy knows them. */
const PROXY_CONFIG_DEFAULTS: GoMap = {
  configPath: './etc/istio/proxy',
  binaryPath: '/usr/local/bin/envoy',
  serviceCluster: 'istio-proxy',
  drainDuration: '45s',
  terminationDrainDuration: '5s',
  discoveryAddress: 'istiod.istio-system.svc:15012',
  proxyAdminPort: 15000,
  controlPlaneAuthPolicy: 'MUTUAL_TLS',
  statNameLength: 189,
  statusPort: 15020,
  proxyMetadata: {},
};

/** Returns a protobuf message as JSON; a ProxyConfig without the fields that have istiod's default. */
function protoToJson(message: unknown): string {
  if (isNil(message)) return '{}';
  const plain = isStruct(message) ? structJson(message) : message;
  const isProxyConfig = typeName(message).endsWith('ProxyConfig');
  if (!isProxyConfig || typeof plain !== 'object' || plain === null) return toJson(message) ?? '{}';
  const fields = Object.entries(plain).filter(
    ([name, value]) => !Object.hasOwn(PROXY_CONFIG_DEFAULTS, name) || !deepEqual(value, PROXY_CONFIG_DEFAULTS[name]),
  );
  const body = fields.map(([name, value]) => `${toJson(name)}:${toJson(value) ?? 'null'}`);
  return `{${body.join(',')}}`;
}

/** Istio's functions for maps, JSON and YAML. */
export const DATA_FUNCTIONS: FunctionMap = {
  isset: fn(['stringMap', 'string'], (map, key) => Object.hasOwn(map, key)),
  toJSON: fn(['stringMap'], (map) => (isNil(map) || Object.keys(map).length === 0 ? '{}' : (toJson(map) ?? '{}'))),
  fromJSON: fn(['string'], (text) => {
    const value = fromJson(text);
    return value === undefined ? '{}' : value;
  }),
  structToJSON: fn(['any'], (value) => (kindOf(value) === 'invalid' ? '{}' : (toJson(value) ?? '{}'))),
  protoToJSON: fn(['any'], protoToJson),
  toYaml: fn(['any'], (value) => toYaml(value) ?? ''),
  strdict: fn(['...string'], strdict),
  omit: fn(['stringMap', '...string'], (map, ...keys) =>
    stringMap(Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)))),
  ),
  mergeMaps: fn(['...stringMap'], (...maps) => merged(maps)),
  toJsonMap: fn(['...stringMap'], (...maps) => toJson(merged(maps)) ?? ''),
  omitNil: fn(['any'], omitNil),
};
