import type { Manifest } from '../../../../model';
import { isWildcard, visibilityOf, wildcardsOf, type ProgramFacts } from '../../../facts';
import { append } from '../../../facts/append';
import { VIRTUAL_SERVICE, type Check, type Report } from '../../check';
import { fieldsOf, namespaceOf, textsByIndex } from '../../../objects/read';
import { isForMesh } from '../../virtual-services';
import { fullName, objectText } from '../../wording';

/** Host of a VirtualService that sidecars apply. */
interface Claim {
  readonly object: Manifest;
  readonly path: string;
  readonly host: string;
}

/** Scope of objects that are visible in all namespaces. */
const ALL = '*';

/** Reports several VirtualServices for one host in sidecars, which apply the oldest and ignore the others. */
export const meshHosts: Check = {
  codes: ['IST0109'],
  kinds: [VIRTUAL_SERVICE],
  check: (facts, report) => {
    const reported = new Set<Manifest>();
    for (const group of new MeshClaims(facts).groups()) {
      const names = [...new Set(group.claims.map(({ object }) => fullName(object)))].sort().join(',');
      group.claims.forEach((claim, i) => {
        if (!reported.has(claim.object)) reportConflict({ claim, i, group, names }, report);
        reported.add(claim.object);
      });
    }
  },
};

/** Claims that are visible together, in one namespace or in all. */
interface Group {
  readonly scope: string;
  readonly host: string;
  readonly claims: readonly Claim[];
}

class MeshClaims {
  private readonly byScope = new Map<string, Map<string, Claim[]>>();
  private within: Map<string, Claim[]> | undefined;

  constructor(facts: ProgramFacts) {
    for (const object of facts.of(VIRTUAL_SERVICE)) {
      if (!isForMesh(object)) continue;
      const spec = fieldsOf(object, 'spec');
      const scope = visibilityOf(
        textsByIndex(spec, 'exportTo'),
        namespaceOf(object),
        facts.mesh.defaultExportTo('VirtualService'),
      );
      textsByIndex(spec, 'hosts').forEach((text, i) => {
        const claim = { object, path: `spec.hosts[${i}]`, host: facts.hosts.fullHost(text, namespaceOf(object)) };
        for (const namespace of scope === 'all' ? [ALL] : scope) append(this.hostsIn(namespace), claim.host, claim);
      });
    }
  }

  private hostsIn(scope: string): Map<string, Claim[]> {
    const hosts = this.byScope.get(scope) ?? new Map<string, Claim[]>();
    this.byScope.set(scope, hosts);
    return hosts;
  }

  *groups(): Generator<Group> {
    for (const [scope, hosts] of [...this.byScope]) {
      for (const [host, own] of hosts) {
        const claims = scope === ALL ? own : [...own, ...this.visibleToAll(host)];
        if (new Set(claims.map(({ object }) => object)).size > 1) yield { scope, host, claims };
      }
    }
  }

  /**
   * Returns the claims visible in all namespaces whose hosts overlap with a host: Istio's own analyzer counts wildcards
   * here.
   */
  private visibleToAll(host: string): Claim[] {
    const hosts = this.hostsIn(ALL);
    const around = [host, ...wildcardsOf(host)].flatMap((known) => hosts.get(known) ?? []);
    return [...new Set([...around, ...(isWildcard(host) ? this.claimsWithin(host) : [])])];
  }

  private claimsWithin(wildcard: string): readonly Claim[] {
    if (this.within === undefined) {
      this.within = new Map();
      for (const claims of this.hostsIn(ALL).values())
        for (const claim of claims) for (const above of wildcardsOf(claim.host)) append(this.within, above, claim);
    }
    return this.within.get(wildcard) ?? [];
  }
}

interface Conflict {
  readonly claim: Claim;
  readonly i: number;
  readonly group: Group;
  readonly names: string;
}

function reportConflict({ claim, i, group: { scope, host, claims }, names }: Conflict, report: Report): void {
  const { object, path } = claim;
  // In a program the younger object is to be changed; for an equal host it conflicts with the earlier claim.
  const conflicting = claims.findIndex((other) => other.object !== object && other.host === claim.host);
  const isYounger = conflicting >= 0 && conflicting < i;
  const other = isYounger ? claims[conflicting] : claims.find((each) => each.object !== object);
  if (other === undefined) return;
  report({
    code: 'IST0109',
    object,
    path,
    found: claim.host,
    message: `${objectText(other.object)} routes this host too, and sidecars only see the older of the two`,
    fix: 'join their routes, or let exportTo keep them apart',
    parameters: [names, `${scope}/${host}`],
    related: [other.object],
    ...(!isYounger && { audience: 'analyze' }),
  });
}
