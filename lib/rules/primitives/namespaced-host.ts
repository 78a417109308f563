import type { Fault } from '../place';
import { isIpAddress } from './addresses';
import { isDnsLabel, partialWildcard, wildcardDomain } from './names';

interface Options {
  readonly place: 'gateway' | 'sidecar';
  /** True for a gateway derived from the Gateway API, which may serve nobody (`~`). */
  readonly nobody?: boolean;
  /** True where a sidecar may exclude a namespace with `~` (since 1.31); before, `~` was only a word of its own. */
  readonly exclusion?: boolean;
}

const FORM = 'write "namespace/host", with "." for the own namespace and "*" for all';

/** Checks `namespace/host` as gateways and sidecars list hosts; a gateway's host may do without the namespace. */
export function namespacedHost(text: string, options: Options): Fault | undefined {
  const slash = text.indexOf('/');
  if (slash < 0) {
    return options.place === 'gateway'
      ? hostPart(text, true)
      : { code: 'egress-host', message: 'a Sidecar names hosts with their namespace', fix: FORM };
  }
  const [namespace, host] = [text.slice(0, slash), text.slice(slash + 1)];
  if (namespace === '' || host === '')
    return { code: 'host-namespace', message: 'the namespace or the host is missing', fix: FORM };
  if (!isNamespace(namespace, options))
    return { code: 'host-namespace', message: `${JSON.stringify(namespace)} is not a namespace`, fix: FORM };
  return hostPart(host, options.place === 'gateway');
}

function isNamespace(text: string, { place, nobody, exclusion }: Options): boolean {
  if (text === '*' || text === '.') return true;
  if (place === 'gateway') return (text === '~' && nobody === true) || isDnsLabel(text);
  if (text === '~') return true;
  const name = exclusion && text.startsWith('~') ? text.slice(1) : text;
  return name === '*' || name === '.' || isDnsLabel(name);
}

function hostPart(host: string, ipAllowed: boolean): Fault | undefined {
  if (host === '*') return undefined;
  if (!host.includes('.'))
    return {
      code: 'host-short',
      message: 'a short name means nothing here',
      fix: 'write the whole name, for example "catalog.shop.svc.cluster.local"',
    };
  return (ipAllowed && isIpAddress(host) ? undefined : wildcardDomain(host)) ?? partialWildcard(host);
}
