import type { ProgramFacts } from '../facts';
import type { CheckFinding } from './check';

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
function hostSuggestions(host: string, namespace: string, { hosts }: ProgramFacts): string[] {
  return host.includes('.') ? hosts.names() : hosts.shortNames(namespace);
}

/** Returns the words of a finding about a host that no service has. */
export function undeclaredHost(
  host: string,
  namespace: string,
  facts: ProgramFacts,
): Pick<CheckFinding, 'message' | 'fix' | 'known'> {
  const completed = completedHost(host, facts);
  return completed === undefined
    ? {
        message: 'no service has this host',
        known: () => hostSuggestions(host, namespace, facts),
        fix: 'declare the service, or say that it lives elsewhere: MeshService.host(...) or `outside`',
      }
    : { message: 'no service has this host: names with dots must be complete', fix: `write ${completed}` };
}
