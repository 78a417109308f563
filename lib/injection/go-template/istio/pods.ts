import { toText } from '../format';
import { fromJson } from '../json';
import { fn, refuse, type FunctionMap } from '../signature';
import { isMap, isNil, isSlice, isStruct, kindOf, structJson, typeName, unwrap, type GoMap } from '../values';

const PROXY_CONTAINER = 'istio-proxy';

/** Adds a port to a list of port numbers; unchanged where it is in the list, or where the port is empty or 0. */
function excludeInboundPort(port: unknown, excluded: string): string {
  const added = toText(port).trim();
  const ports = excluded.split(',');
  if (added === '' || added === '0' || ports.includes(added)) return excluded;
  return [...ports.map((one) => one.trim()).filter((one) => one !== ''), added].join(',');
}

function structs(list: unknown): readonly GoMap[] {
  if (isNil(list)) return [];
  return isSlice(list) && list.every(isStruct)
    ? list
    : refuse(`expected a list of containers, got a ${typeName(list)}`);
}

const textField = (struct: GoMap, name: string): string => String(unwrap(struct[name]) ?? '');

/** Returns the TCP ports of containers. */
function containerPorts(containers: unknown, include: (name: string) => boolean): string {
  return structs(containers)
    .filter((container) => include(textField(container, 'Name')))
    .flatMap((container) =>
      structs(container.Ports)
        .filter((port) => !['UDP', 'SCTP'].includes(textField(port, 'Protocol')))
        .map((port) => toText(port.ContainerPort)),
    )
    .join(',');
}

function annotation(meta: GoMap, name: string, fallback: unknown): string {
  const annotations = meta.Annotations;
  return isMap(annotations) && Object.hasOwn(annotations, name) ? String(annotations[name]) : toText(fallback);
}

/** Adds Istio's network to a Multus annotation: a list of names, or JSON. Unchanged where it is in there. */
function appendMultusNetwork(existing: string, network: string): string {
  if (existing === '') return network;
  const end = existing.lastIndexOf(']');
  if (end < 0) return existing.split(',').some((one) => one.trim() === network) ? existing : `${existing}, ${network}`;
  const networks = fromJson(existing);
  if (!Array.isArray(networks) || !networks.every((one) => one === null || isMap(one))) return existing;
  const slash = network.lastIndexOf('/');
  const [namespace, name] = slash < 0 ? ['', network] : [network.slice(0, slash), network.slice(slash + 1)];
  const known = networks.some((one: GoMap | null) => one?.name === name && (one.namespace ?? '') === namespace);
  const added = namespace === '' ? `, {"name": "${name}"}` : `, {"name": "${name}", "namespace": "${namespace}"}`;
  return known ? existing : existing.slice(0, end) + added + existing.slice(end);
}

/** Formats a protobuf duration as Go does: `45s`, `1m30s`, `1h0m0s`, `1.5ms`. */
function formatDuration(duration: unknown): string {
  if (isNil(duration)) return '0s';
  const { Seconds: seconds, Nanos: nanos } = isStruct(duration)
    ? duration
    : refuse(`expected a duration, got a ${typeName(duration)}`);
  return goDuration(BigInt(unwrap(seconds ?? 0n) as bigint) * 1_000_000_000n + BigInt(unwrap(nanos ?? 0n) as bigint));
}

function goDuration(nanos: bigint): string {
  if (nanos === 0n) return '0s';
  const size = nanos < 0n ? -nanos : nanos;
  const sign = nanos < 0n ? '-' : '';
  const decimals = (value: bigint, unit: bigint): string => {
    const fraction = (value % unit)
      .toString()
      .padStart(unit.toString().length - 1, '0')
      .replace(/0+$/, '');
    return `${value / unit}${fraction && `.${fraction}`}`;
  };
  if (size < 1_000n) return `${sign}${size}ns`;
  if (size < 1_000_000n) return `${sign}${decimals(size, 1_000n)}µs`;
  if (size < 1_000_000_000n) return `${sign}${decimals(size, 1_000_000n)}ms`;
  const minutes = size / 60_000_000_000n;
  const seconds = `${decimals(size % 60_000_000_000n, 1_000_000_000n)}s`;
  return sign + (minutes >= 60n ? `${minutes / 60n}h${minutes % 60n}m` : minutes > 0n ? `${minutes}m` : '') + seconds;
}

/** Istio's functions for pods. */
export const POD_FUNCTIONS: FunctionMap = {
  annotation: fn(['struct', 'string', 'any'], annotation),
  excludeInboundPort: fn(['any', 'string'], excludeInboundPort),
  includeInboundPorts: fn(['any'], (containers) => containerPorts(containers, () => true)),
  applicationPorts: fn(['any'], (containers) => containerPorts(containers, (name) => name !== PROXY_CONTAINER)),
  kubevirtInterfaces: fn(['string'], (text) => text),
  excludeInterfaces: fn(['string'], (text) => text),
  appendMultusNetwork: fn(['string', 'string'], appendMultusNetwork),
  formatDuration: fn(['any'], formatDuration),
  valueOrDefault: fn(['any', 'any'], (value, fallback) =>
    kindOf(value) === 'invalid' || value === '' ? fallback : value,
  ),
  directory: fn(['string'], (path) => path.slice(0, path.lastIndexOf('/') + 1)),
  contains: fn(['string', 'string'], (part, text) => text.includes(part)),
  toLower: fn(['string'], (text) => text.toLowerCase()),
  indent: fn(['int', 'string'], (spaces, text) => text.replaceAll('\n', `\n${' '.repeat(Math.abs(spaces))}`)),
  env: fn(['string', 'string'], () => refuse('env reads the environment of istiod, which is not known here')),
};

/** Returns the struct's JSON; nil as an empty object. */
export const jsonOf = (value: unknown): GoMap => {
  const plain = isStruct(value) ? structJson(value) : value;
  return isMap(plain) ? plain : {};
};
