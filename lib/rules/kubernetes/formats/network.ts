import type { Format } from './names';

const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);
/** IPv4 as Kubernetes reads it in old fields: zeros may stand before the digits. */
const LOOSE_IPV4 = /^\d+(?:\.\d+){3}$/;
const GROUP = /^[0-9a-fA-F]{1,4}$/;

function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2 || text.includes('%')) return false;
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  const all = groups.flat();
  const last = all.at(-1) ?? '';
  const embedded = last.includes('.');
  if (embedded && (!IPV4.test(last) || (halves.length === 2 && groups[1].length === 0))) return false;
  if (!all.slice(0, embedded ? -1 : undefined).every((group) => GROUP.test(group))) return false;
  const count = all.length + (embedded ? 1 : 0);
  return halves.length === 2 ? count <= 7 : count === 8;
}

/**
 * Returns whether a text is IPv4 with zeros before its digits, which Kubernetes reads as decimal in fields that are
 * older than the strict form.
 */
const isLooseIpv4 = (text: string): boolean =>
  LOOSE_IPV4.test(text) && text.split('.').every((part) => Number(part) <= 255 && part.length <= 6);

export const isIp = (text: string): boolean => IPV4.test(text) || isIpv6(text) || isLooseIpv4(text);
export const ipFamily = (text: string): 'IPv4' | 'IPv6' => (text.includes(':') ? 'IPv6' : 'IPv4');

function isCidr(text: string): boolean {
  const slash = text.indexOf('/');
  if (slash < 0) return false;
  const [address, bits] = [text.slice(0, slash), text.slice(slash + 1)];
  return isIp(address) && /^\d{1,3}$/.test(bits) && Number(bits) <= (ipFamily(address) === 'IPv4' ? 32 : 128);
}

/** Checks an IP address. */
export const ip: Format = (text) =>
  isIp(text)
    ? undefined
    : { code: 'ip', message: 'must be an IP address', fix: 'write for example 10.0.0.1 or fd00::1' };

const PLAIN_RANGE_FIX = 'write the first address of the range, without zeros in front';

/**
 * Warns of addresses with zeros in front, which Kubernetes refuses since 1.36: parsers disagree about their meaning.
 */
export const plainIp: Format = (text) =>
  !isIp(text) || IPV4.test(text) || (isIpv6(text) && !/^::ffff:\d+\./i.test(text))
    ? undefined
    : {
        code: 'ip',
        message: 'Kubernetes 1.36 and later refuses this form of an address',
        fix: 'write it without zeros in front, and IPv4 as IPv4',
      };

/** Warns of ranges with bits behind the prefix, or zeros in front, which Kubernetes refuses since 1.36. */
export const plainCidr: Format = (text) => {
  if (!isCidr(text)) return undefined;
  const [address, bits] = text.split('/');
  const plain =
    plainIp(address) === undefined && String(Number(bits)) === bits && hostBits(address, Number(bits)) === 0n;
  return plain
    ? undefined
    : { code: 'cidr', message: 'Kubernetes 1.36 and later refuses this form of a range', fix: PLAIN_RANGE_FIX };
};

/** Returns the bits of an address behind the prefix. */
function hostBits(address: string, prefix: number): bigint {
  const size = ipFamily(address) === 'IPv4' ? 32 : 128;
  return addressNumber(address) & ((1n << BigInt(size - prefix)) - 1n);
}

function addressNumber(address: string): bigint {
  if (ipFamily(address) === 'IPv4')
    return address.split('.').reduce((sum, part) => sum * 256n + BigInt(Number(part)), 0n);
  const plain = address.replace(
    /(\d+)\.(\d+)\.(\d+)\.(\d+)$/,
    (_, a, b, c, d) => `${(Number(a) * 256 + Number(b)).toString(16)}:${(Number(c) * 256 + Number(d)).toString(16)}`,
  );
  const [before, after] = plain.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const groups =
    after === undefined ? before : [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
  return groups.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}

/** Checks a range of IP addresses. */
export const cidr: Format = (text) =>
  isCidr(text)
    ? undefined
    : {
        code: 'cidr',
        message: 'must be an IP range in CIDR notation',
        fix: 'write an address and the length of its prefix, for example 10.0.0.0/8',
      };
