import type { ServiceFact } from '../../registry/services';

/** Returns the shorter names of a Kubernetes host that resolve in a pod of a namespace. */
function shortNames(host: string, namespace: string, domain: string): string[] {
  const suffix = `.svc.${domain}`;
  if (!host.endsWith(suffix)) return [];
  const short = host.slice(0, -suffix.length);
  const dot = short.indexOf('.');
  if (dot < 0) return [];
  const names = [short, `${short}.svc`];
  return short.slice(dot + 1) === namespace ? [short.slice(0, dot), ...names] : names;
}

/** Returns the names of a service's host besides the complete one, as a client may write them. */
export function otherNames(host: string, namespace: string, domain: string): string[] {
  return [`${host}.`, ...shortNames(host, namespace, domain)];
}

export interface Domains {
  readonly all: readonly string[];
  /** Names that another service overrides where they are its complete name. */
  readonly others: ReadonlySet<string>;
}

/** Returns the domains of the virtual host of a service: its names, and its addresses. */
export function domainsOf(
  service: ServiceFact,
  aliases: readonly string[],
  namespace: string,
  domain: string,
): Domains {
  const names = [service.hostname, ...aliases];
  const others = names.flatMap((name) => otherNames(name, namespace, domain));
  const all = names.flatMap((name) => [name, ...otherNames(name, namespace, domain)]);
  // A headless service is also reached by the names of its pods.
  const ofPods =
    service.resolution === 'passthrough' && service.registry === 'kubernetes' ? all.map((name) => `*.${name}`) : [];
  return { all: [...all, ...ofPods, ...service.addresses], others: new Set(others) };
}
