import { textRule } from './native';

const LABEL = /^[a-zA-Z0-9](?:[-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/;
const WILDCARD_LABEL = /^(?:\*|(?:\*|\*-)?[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?)$/;
const MAX_NAME = 255;
const MAX_PORT = 65535;

/** Returns whether a text is one label of a DNS name (RFC 1123, upper case allowed). */
export const isDnsLabel = (text: string): boolean => LABEL.test(text);

/** Returns whether a text is labels with dots between; the last may be empty (`istio.io.`), or else is not a number. */
function areLabels(text: string): boolean {
  const parts = text.split('.');
  const last = parts[parts.length - 1];
  if (/^[+-]?\d+$/.test(last)) return false;
  return parts.every((part, i) => (i === parts.length - 1 && part === '') || isDnsLabel(part));
}

/** Returns whether a text is a full DNS name, as istiod accepts it: letters of both cases, no `*`. */
export const isDnsName = (text: string): boolean => text !== '' && text.length <= MAX_NAME && areLabels(text);

/** Returns whether a text is a DNS name whose first label may be `*` or begin with it. */
export function isWildcardName(text: string): boolean {
  if (text === '' || text.length > MAX_NAME) return false;
  const dot = text.indexOf('.');
  const first = dot < 0 ? text : text.slice(0, dot);
  return first.length <= 63 && WILDCARD_LABEL.test(first) && (dot < 0 || areLabels(text.slice(dot + 1)));
}

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
const GROUPS = 8;

/**
 * Returns whether a text is an IPv6 address: eight groups of hexadecimal digits, `::` for those that are zero, and an
 * IPv4 address in place of the last two.
 */
function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const tail = groups[groups.length - 1] ?? '';
  const hasIpv4 = IPV4.test(tail) && text.endsWith(tail);
  const count = groups.length + (hasIpv4 ? 1 : 0);
  const plain = hasIpv4 ? groups.slice(0, -1) : groups;
  return (
    plain.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) &&
    (halves.length === 2 ? count < GROUPS : count === GROUPS)
  );
}

/**
 * Returns the IP version of an address, 4 or 6, or 0 for a text that is no IP address. An IPv6 address may name its
 * zone: `fe80::1%eth0`.
 */
function ipVersion(text: string): 0 | 4 | 6 {
  if (!text.includes(':')) return IPV4.test(text) ? 4 : 0;
  const [address, ...zone] = text.split('%');
  return (zone.length === 0 || zone.join('%') !== '') && isIpv6(address) ? 6 : 0;
}

export const isIpAddress = (text: string): boolean => ipVersion(text) !== 0;

/** Returns whether a text is an IP address, with or without a prefix length. */
export function isIpRange(text: string): boolean {
  const slash = text.indexOf('/');
  if (slash < 0) return isIpAddress(text);
  const version = text.includes('%') ? 0 : ipVersion(text.slice(0, slash));
  const bits = text.slice(slash + 1);
  return version !== 0 && /^(?:0|[1-9]\d{0,2})$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128);
}

/** Returns whether a text is `HOST:PORT`, the host a DNS name or an IP address (IPv6 in brackets). */
export function isHostPort(text: string): boolean {
  const match = /^(?:\[([^[\]]*)\]|([^:[\]]*)):([+-]?\d+)$/.exec(text);
  if (match === null) return false;
  const [host, port] = [match[1] ?? match[2], Number(match[3])];
  return port >= 1 && port <= MAX_PORT && (isDnsName(host) || isIpAddress(host));
}

/** Returns whether a text is a trust domain: labels which, unlike a DNS name, may end with a number. */
export const isTrustDomain = (text: string): boolean =>
  text !== '' && text.split('.').every((part, i, parts) => isDnsLabel(part) || (part === '' && i === parts.length - 1));

const HOST_PORT_FIX = 'write HOST:PORT, for example collector.observability:9411';
export const hostPort = textRule('host-port', isHostPort, 'must be a host and a port from 1 to 65535', HOST_PORT_FIX);
/** Rule that a text is empty (which means: not set), or `HOST:PORT`. */
export const hostPortOrEmpty = textRule(
  'host-port',
  (text) => text === '' || isHostPort(text),
  'must be a host and a port from 1 to 65535',
  HOST_PORT_FIX,
);
export const notEmpty = textRule(
  'empty',
  (text) => text !== '',
  'must not be empty',
  'remove the field to get its default',
);
export const trustDomain = textRule(
  'trust-domain',
  isTrustDomain,
  'must be a trust domain: labels of letters, digits and hyphens, with dots between',
  'for example cluster.local',
);
export const ipRange = textRule(
  'ip-range',
  isIpRange,
  'must be an IP address or a range of them (CIDR)',
  'for example 10.0.0.0/8',
);
export const dnsLabel = textRule(
  'dns-label',
  isDnsLabel,
  'must be a DNS label: letters, digits and hyphens, at most 63',
  'for example the name of a cluster',
);
export const dnsName = textRule(
  'dns-name',
  isDnsName,
  'must be a full DNS name',
  'for example istio-eastwestgateway.istio-system.svc.cluster.local',
);
export const addressOrName = textRule(
  'address',
  (text) => isIpAddress(text) || isDnsName(text),
  'must be an IP address or a DNS name',
);
export const wildcardName = textRule(
  'wildcard-name',
  isWildcardName,
  'must be a DNS name; only its first label may have a "*"',
  'for example *.svc.cluster.local',
);
