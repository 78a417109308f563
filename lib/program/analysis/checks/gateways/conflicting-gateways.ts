import type { Manifest } from '../../../../model';
import type { ProgramFacts } from '../../../facts';
import { append } from '../../../facts/append';
import { GATEWAY, type Check, type Report } from '../../check';
import { fieldsOf, itemsOf, namespaceOf, textOf, textsByIndex, type Fields } from '../../../objects/read';
import { enumerated, fullName, selectorText } from '../../wording';

/**
 * Reports servers of two Gateways for one host, port and address on the same pods. With TLS istiod serves the older and
 * skips the other; without, it merges the two, so that VirtualServices of both apply.
 */
export const conflictingGateways: Check = {
  codes: ['IST0145', 'ISC1015'],
  kinds: [GATEWAY],
  check: (facts, report) => {
    const servers = facts.of(GATEWAY).flatMap(serversOf);
    const byClaim = new Map<string, Server[]>();
    for (const server of servers) for (const claim of server.claims.keys()) append(byClaim, claim, server);
    const overlap = new SelectorOverlap(facts);
    for (const server of servers) reportConflict(server, byClaim, overlap, report);
  },
};

interface Server {
  readonly gateway: Manifest;
  readonly index: number;
  readonly port: number;
  readonly hosts: readonly string[];
  readonly selector: string;
  readonly hasTls: boolean;
  /** Combinations of port, address and host that only one Gateway may have, with the index of the host. */
  readonly claims: ReadonlyMap<string, number>;
}

function serversOf(gateway: Manifest): Server[] {
  const spec = fieldsOf(gateway, 'spec');
  const selector = selectorText(fieldsOf(spec, 'selector'));
  return itemsOf(spec, 'servers').flatMap((server, index) => {
    const port = fieldsOf(server, 'port').number;
    if (typeof port !== 'number') return [];
    const hosts = textsByIndex(server, 'hosts');
    const bind = textOf(server, 'bind') ?? '';
    const claims = new Map(hosts.map((host, i) => [JSON.stringify([port, bind, qualified(host, gateway)]), i]));
    return [{ gateway, index, port, hosts, selector, hasTls: server.tls !== undefined, claims }];
  });
}

/** Returns a host with the namespace that may use it, where that is not every namespace. */
function qualified(entry: string, gateway: Manifest): string {
  const [namespace, host] = entry.includes('/') ? entry.split('/', 2) : ['*', entry];
  return namespace === '*' ? host : `${namespace === '.' ? namespaceOf(gateway) : namespace}/${host}`;
}

/** Test whether two selectors have a pod in common; the result for each pair is cached. */
class SelectorOverlap {
  private readonly known = new Map<string, boolean>();

  constructor(private readonly facts: ProgramFacts) {}

  between(one: Server, other: Server): boolean {
    if (one.selector === other.selector) return true;
    const key = `${one.selector} ${other.selector}`;
    const known = this.known.get(key) ?? this.share(selectorOf(one.gateway), selectorOf(other.gateway));
    this.known.set(key, known);
    return known;
  }

  private share(one: Fields, other: Fields): boolean {
    const contradict = Object.keys(one).some((key) => other[key] !== undefined && one[key] !== other[key]);
    return !contradict && this.facts.pods.selected({ ...one, ...other }).length > 0;
  }
}

const selectorOf = (gateway: Manifest): Fields => fieldsOf(fieldsOf(gateway, 'spec'), 'selector');

/** Limit of the conflicting Gateways that are reported for one host: a longer list helps nobody. */
const MAX_RIVALS = 100;
const MAX_NAMES = 3;

function reportConflict(
  server: Server,
  byClaim: ReadonlyMap<string, readonly Server[]>,
  overlap: SelectorOverlap,
  report: Report,
): void {
  const isConflicting = (other: Server) => other.gateway !== server.gateway && overlap.between(server, other);
  const contested = [...server.claims].map(([claim, host]) => ({
    host,
    rivals: (byClaim.get(claim) ?? []).slice(0, MAX_RIVALS).filter(isConflicting),
  }));
  // Istio's own analyzer compares the texts of hosts, and so passes over `*/a.com` beside `a.com`.
  const isAlike = ({ hosts }: Server, host: number) => hosts.includes(server.hosts[host]);
  const some = (isWanted: (rival: Server, host: number) => boolean) =>
    contested
      .map(({ host, rivals }) => ({ host, rivals: rivals.filter((rival) => isWanted(rival, host)) }))
      .filter(({ rivals }) => rivals.length > 0);
  reportRivals('IST0145', server, some(isAlike), report);
  reportRivals(
    'ISC1015',
    server,
    some((rival, host) => !isAlike(rival, host)),
    report,
  );
}

interface Contested {
  /** Index of the host. */
  readonly host: number;
  readonly rivals: readonly Server[];
}

function reportRivals(
  code: 'IST0145' | 'ISC1015',
  server: Server,
  contested: readonly Contested[],
  report: Report,
): void {
  if (contested.length === 0) return;
  const rivals = [...new Set(contested.flatMap((each) => each.rivals))];
  const names = [...new Set(rivals.map(({ gateway }) => fullName(gateway)))].sort();
  const hosts = contested.map(({ host }) => server.hosts[host]);
  const isDropped = server.hasTls && rivals.some(({ hasTls }) => hasTls);
  report({
    code,
    object: server.gateway,
    path: `spec.servers[${server.index}].hosts${contested.length === 1 ? `[${contested[0].host}]` : ''}`,
    found: hosts.length === 1 ? hosts[0] : hosts,
    severity: isDropped ? 'error' : 'warning',
    message: conflictText(names, server.port, isDropped),
    fix: 'serve each host in one Gateway, and let VirtualServices name that one',
    related: rivals.map(({ gateway }) => gateway),
    parameters: [names.join(','), server.selector, String(server.port), server.hosts.join(',')],
  });
}

function conflictText(names: readonly string[], port: number, isDropped: boolean): string {
  const others =
    names.length > MAX_NAMES + 1 ? [...names.slice(0, MAX_NAMES), `${names.length - MAX_NAMES} more`] : names;
  const rivals = names.length > 1 ? `Gateways ${enumerated(others)} serve` : `Gateway ${enumerated(others)} serves`;
  const claim = `${rivals} this on port ${port} of the same pods too`;
  return isDropped
    ? `${claim}, and istiod takes the server of the older Gateway and drops the other`
    : `${claim}, and the routes of all their VirtualServices are joined in an order that nobody chose`;
}
