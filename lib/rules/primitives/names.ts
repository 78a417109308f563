import { isDnsLabel } from '../../schema/rules/network';
import type { Fault } from '../place';
import { memoize } from './memoize';
import type { RuleCode } from '../problems.data';

export { isDnsLabel };

/** Label, or one with a wildcard at its beginning: `*`, `*-west`, `*abc`. */
const OPEN_LABEL = /^(?:\*|(?:\*-?)?[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?)$/;
const INTEGER = /^[+-]?\d+$/;
const MAX_LABEL = 63;
const MAX_DOMAIN = 255;

const isOpenLabel = (text: string): boolean => text.length <= MAX_LABEL && OPEN_LABEL.test(text);

export const LABEL_FORM = 'write letters, digits and "-", at most 63, beginning and ending with a letter or digit';

/** Declares a check for a name that must be a DNS label: `dnsLabel('port-name', 'a port name')`. */
export function dnsLabel(code: RuleCode, what: string): (text: string) => Fault | undefined {
  return (text) => (isDnsLabel(text) ? undefined : { code, message: `${what} must be a DNS label`, fix: LABEL_FORM });
}

export const portName = dnsLabel('port-name', 'a port name');
export const subsetName = dnsLabel('subset-name', 'a subset name');

function domainLength(domain: string): Fault | undefined {
  if (domain === '')
    return {
      code: 'host-empty',
      message: 'a host name is needed',
      fix: 'name a host, for example "catalog.shop.svc.cluster.local"',
    };
  if (domain.length <= MAX_DOMAIN) return undefined;
  return {
    code: 'host-length',
    message: `a host name has at most ${MAX_DOMAIN} characters, this one has ${domain.length}`,
    fix: 'shorten it',
  };
}

function domainLabels(domain: string): Fault | undefined {
  const labels = domain.split('.');
  const last = labels.length - 1;
  if (INTEGER.test(labels[last])) {
    return {
      code: 'host-numeric',
      message: 'the last part of a host name cannot be a number',
      fix: 'write a DNS name that ends in letters',
    };
  }
  for (let i = 0; i <= last; i += 1) {
    if (i === last && labels[i] === '') return undefined;
    if (!isDnsLabel(labels[i])) return badLabel(labels[i]);
  }
  return undefined;
}

function badLabel(label: string): Fault {
  if (label.includes('*')) {
    return {
      code: 'host-wildcard',
      message: '"*" may only stand at the beginning of a host name',
      fix: 'write for example "*.example.com", or the whole name',
    };
  }
  const part = label === '' ? 'an empty part' : `the part ${JSON.stringify(label)}`;
  return { code: 'host-name', message: `${part} is not a DNS label`, fix: `between dots, ${LABEL_FORM}` };
}

/** Checks a whole DNS name without wildcards; a dot at the end is allowed. */
export function fqdn(domain: string): Fault | undefined {
  return domainLength(domain) ?? domainLabels(domain);
}

/** Checks a DNS name whose first label may be, or begin with, `*`. */
export const wildcardDomain = memoize((domain: string): Fault | undefined => {
  const length = domainLength(domain);
  if (length !== undefined) return length;
  const dot = domain.indexOf('.');
  const first = dot < 0 ? domain : domain.slice(0, dot);
  if (!isOpenLabel(first)) return badLabel(first);
  return dot < 0 ? undefined : domainLabels(domain.slice(dot + 1));
});

/** Prefix of the SNI names that istiod makes for itself between networks: `outbound_.80_._.host`. */
const SNI_PREFIX = 'outbound_';

/** Checks a host of a VirtualService on a gateway; where SNI is matched, istiod's own SNI names are hosts too. */
export function gatewayBoundDomain(domain: string, sni: boolean): Fault | undefined {
  const length = domainLength(domain);
  if (length !== undefined || !sni || !domain.startsWith(SNI_PREFIX)) return length ?? wildcardDomain(domain);
  const [, port, , host] = domain.split('_');
  if (host !== undefined && /\d/.test(port.replace(/^\.+|\.+$/g, '')) && /[a-zA-Z]/.test(host)) return undefined;
  return {
    code: 'host-sni',
    message: 'a host that begins with "outbound_" must be a whole SNI name',
    fix: 'write it as outbound_.<PORT>_._.<HOST>',
  };
}

/** Warns of a `*` that covers only a part of the first label. */
export function partialWildcard(host: string): Fault | undefined {
  if (host.length === 1 || !host.includes('*') || host.startsWith('*.')) return undefined;
  return {
    code: 'host-partial-wildcard',
    message: '"*" must stand for a whole label here',
    fix: 'write "*", "*.example.com" or the whole name',
  };
}

export const isWildcard = (host: string): boolean => host.startsWith('*');

/** Returns whether two hosts, each maybe a wildcard, have names in common. */
export function hostsOverlap(a: string, b: string): boolean {
  if (isWildcard(a) && isWildcard(b)) return a.length < b.length ? b.endsWith(a.slice(1)) : a.endsWith(b.slice(1));
  if (isWildcard(a)) return b.endsWith(a.slice(1));
  if (isWildcard(b)) return a.endsWith(b.slice(1));
  return a === b;
}

/** Returns whether every name of `inner` is also one of `outer`. */
export function hostCovers(outer: string, inner: string): boolean {
  if (!isWildcard(outer)) return outer === inner;
  if (isWildcard(inner) && inner.length < outer.length) return false;
  return (isWildcard(inner) ? inner.slice(1) : inner).endsWith(outer.slice(1));
}
