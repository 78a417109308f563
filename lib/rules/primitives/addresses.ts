import { isIpAddress, isIpRange } from '../../schema/rules/network';
import type { Fault } from '../place';

export { isIpAddress };

export const UNIX = 'unix://';

export function ipAddress(text: string): Fault | undefined {
  return isIpAddress(text)
    ? undefined
    : { code: 'ip-address', message: 'this is not an IP address', fix: 'write for example 10.1.2.3 or 2001:db8::1' };
}

export function ipOrCidr(text: string): Fault | undefined {
  if (!text.includes('/')) return ipAddress(text);
  return isIpRange(text)
    ? undefined
    : {
        code: 'cidr',
        message: 'this is not an IP range in CIDR notation',
        fix: 'write for example 10.1.0.0/16 or 2001:db8::/32',
      };
}

/** Checks the part of a unix address after `unix://`. */
function socketPath(path: string): Fault | undefined {
  if (path.startsWith('@')) return undefined;
  if (path.startsWith('/') && !path.endsWith('/')) return undefined;
  return {
    code: 'unix-address',
    message: 'a Unix socket needs the absolute path of a file, or an abstract name',
    fix: 'write unix:///path/to/socket or unix://@name',
  };
}

/** Checks the address that a listener is bound to: an IP address or a Unix socket. */
export function unixAddress(address: string): Fault | undefined {
  return socketPath(address.slice(UNIX.length));
}

/** Splits `host:port`, with an IPv6 host in brackets; `undefined` when the text has another form. */
export function splitHostPort(text: string): { host: string; port: string } | undefined {
  const bracketed = /^\[([^[\]]*)\]:([^:[\]]*)$/.exec(text);
  if (bracketed) return { host: bracketed[1], port: bracketed[2] };
  const plain = /^([^:[\]]*):([^:[\]]*)$/.exec(text);
  return plain ? { host: plain[1], port: plain[2] } : undefined;
}
