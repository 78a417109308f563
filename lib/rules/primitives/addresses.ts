import type { Fault } from '../place';

export const UNIX = 'unix://';

/** The four parts of an IPv4 address, without leading zeros. */
function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  let groups = 0;
  for (let h = 0; h < halves.length; h += 1) {
    if (halves[h] === '') continue;
    const parts = halves[h].split(':');
    for (let i = 0; i < parts.length; i += 1) {
      const atEnd = h === halves.length - 1 && i === parts.length - 1;
      if (/^[0-9a-fA-F]{1,4}$/.test(parts[i])) groups += 1;
      else if (atEnd && isIpv4(parts[i])) groups += 2;
      else return false;
    }
  }
  return halves.length === 2 ? groups < 8 : groups === 8;
}

/** An IPv4 or IPv6 address; an IPv6 address may name its zone (`fe80::1%eth0`). */
export function isIpAddress(text: string): boolean {
  if (!text.includes(':')) return isIpv4(text);
  const zone = text.indexOf('%');
  return zone < 0 ? isIpv6(text) : zone < text.length - 1 && isIpv6(text.slice(0, zone));
}

export function isCidr(text: string): boolean {
  const slash = text.lastIndexOf('/');
  const address = text.slice(0, Math.max(slash, 0));
  const bits = text.slice(slash + 1);
  if (slash < 0 || address.includes('%') || !isIpAddress(address) || !/^(?:0|[1-9]\d*)$/.test(bits)) return false;
  return Number(bits) <= (address.includes(':') ? 128 : 32);
}

export function ipAddress(text: string): Fault | undefined {
  return isIpAddress(text) ? undefined : { code: 'ip-address', message: 'this is not an IP address', fix: 'write for example 10.1.2.3 or 2001:db8::1' };
}

export function ipOrCidr(text: string): Fault | undefined {
  if (!text.includes('/')) return ipAddress(text);
  return isCidr(text) ? undefined : { code: 'cidr', message: 'this is not an IP range in CIDR notation', fix: 'write for example 10.1.0.0/16 or 2001:db8::/32' };
}

/** The part of a unix address after `unix://`. */
function socketPath(path: string): Fault | undefined {
  if (path.startsWith('@')) return undefined;
  if (path.startsWith('/') && !path.endsWith('/')) return undefined;
  return {
    code: 'unix-address',
    message: 'a unix socket needs the absolute path of a file, or an abstract name',
    fix: 'write unix:///path/to/socket or unix://@name',
  };
}

/** What a listener is bound to: an IP address or a unix socket. */
export function unixAddress(address: string): Fault | undefined {
  return socketPath(address.slice(UNIX.length));
}

/** The `host:port` form, with an IPv6 host in brackets; `undefined` when the text has another form. */
export function splitHostPort(text: string): { host: string; port: string } | undefined {
  const bracketed = /^\[([^[\]]*)\]:([^:[\]]*)$/.exec(text);
  if (bracketed) return { host: bracketed[1], port: bracketed[2] };
  const plain = /^([^:[\]]*):([^:[\]]*)$/.exec(text);
  return plain ? { host: plain[1], port: plain[2] } : undefined;
}
