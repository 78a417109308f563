import type { ProgramFacts } from '../facts';

/** Reports whether an unknown host is a mistake: not where all services may be elsewhere. */
export function mustBeDeclared(host: string, namespace: string, facts: ProgramFacts): boolean {
  const { hosts } = facts;
  if (facts.isOutside(hosts.serviceOf(host)?.namespace ?? namespace)) return false;
  if (completedHost(host, facts) !== undefined) return true;
  return facts.expects(hosts.isClusterHost(host) ? hosts.declaresServices : hosts.declaresExternals);
}

/**
 * Returns `catalog.shop.svc.cluster.local` for `catalog.shop` or `catalog.shop.svc`, if there is such a service: istiod
 * does not complete those.
 */
export function completedHost(host: string, { hosts }: ProgramFacts): string | undefined {
  if (!host.includes('.') || host.endsWith(hosts.domain)) return undefined;
  const completed = host.replace(/\.svc$/, '') + hosts.domain;
  return hosts.has(completed) ? completed : undefined;
}

/** Returns names to compare a misspelt host with: short ones of the same namespace for a short one. */
export function hostSuggestions(host: string, namespace: string, { hosts }: ProgramFacts): string[] {
  return host.includes('.') ? hosts.names() : hosts.shortNames(namespace);
}
