import { objectName } from '../../rules/schema-problems';
import type { Manifest, Problem } from '../../model';
import { MESH } from '../../rules/primitives/gateway-names';
import { Place } from '../../rules/place';

const ALL = '*';
const OWN = '.';

/** A host of a VirtualService at one gateway, or for sidecars. */
interface Claim {
  readonly object: Manifest;
  readonly path: string;
  readonly host: string;
  /** Namespaces whose sidecars see it; `undefined` for all of them. */
  readonly visibleIn?: ReadonlySet<string>;
}

/**
 * VirtualServices that name one host. Sidecars take the oldest of them and never see the others (in istioctl analyze: IST0109), which is an error;
 * gateways join their routes in an order that nobody chose, which is a warning.
 */
export function conflictingHosts(objects: readonly Manifest[], clusterDomain = 'cluster.local'): Problem[] {
  const claims = new Map<string, Claims>();
  const problems: Problem[] = [];
  for (const object of objects) {
    if (!isVirtualService(object)) continue;
    for (const [gateway, claim] of claimsOf(object, clusterDomain)) {
      const key = `${gateway} ${claim.host}`;
      let earlier = claims.get(key);
      if (earlier === undefined) claims.set(key, (earlier = new Claims()));
      const other = gateway === MESH ? earlier.seenWith(claim) : earlier.first;
      if (other !== undefined && other.object !== object) problems.push(conflict(gateway, claim, other));
      earlier.add(claim);
    }
  }
  return problems;
}

/** Claims of one host, the oldest of each sort: one is enough to find that another one collides. */
class Claims {
  first: Claim | undefined;
  private everywhere: Claim | undefined;
  private readonly byNamespace = new Map<string, Claim>();

  add(claim: Claim): void {
    this.first ??= claim;
    if (claim.visibleIn === undefined) this.everywhere ??= claim;
    for (const namespace of claim.visibleIn ?? [])
      if (!this.byNamespace.has(namespace)) this.byNamespace.set(namespace, claim);
  }

  /** An earlier claim that sidecars see together with this one. */
  seenWith({ visibleIn }: Claim): Claim | undefined {
    if (visibleIn === undefined) return this.first;
    const together = [...visibleIn].find((namespace) => this.byNamespace.has(namespace));
    return this.everywhere ?? (together === undefined ? undefined : this.byNamespace.get(together));
  }
}

const isVirtualService = (object: Manifest): boolean =>
  object.kind === 'VirtualService' && String(object.apiVersion).startsWith('networking.istio.io/');

function* claimsOf(object: Manifest, clusterDomain: string): Generator<[gateway: string, claim: Claim]> {
  const root = Place.root(object, []);
  const spec = root.at('spec');
  const namespace = root.at('metadata').text('namespace') || 'default';
  const gateways = spec.size('gateways') === 0 ? [MESH] : spec.texts('gateways').map((place) => place.string);
  const exportTo = spec.texts('exportTo').map((place) => (place.string === OWN ? namespace : place.string));
  const visibleIn = exportTo.length === 0 || exportTo.includes(ALL) ? undefined : new Set(exportTo);
  for (const gateway of new Set(gateways)) {
    const name = gateway === MESH || gateway.includes('/') ? gateway : `${namespace}/${gateway}`;
    for (const place of spec.texts('hosts')) {
      const short = gateway === MESH && place.string !== ALL && !place.string.includes('.');
      yield [
        name,
        {
          object,
          path: place.path,
          host: short ? `${place.string}.${namespace}.svc.${clusterDomain}` : place.string,
          visibleIn,
        },
      ];
    }
  }
}

function conflict(gateway: string, claim: Claim, other: Claim): Problem {
  const mesh = gateway === MESH;
  return {
    severity: mesh ? 'error' : 'warning',
    code: 'analysis/host-conflict',
    object: objectName(claim.object),
    path: claim.path,
    found: claim.host,
    message: mesh
      ? `${objectName(other.object)} routes this host too, and sidecars only see the older of the two`
      : `${objectName(other.object)} routes this host on gateway ${gateway} too, and the order of their routes is left to chance`,
    fix: mesh ? 'join their routes, or let exportTo keep them apart' : 'join their routes, or delegate to one of them',
  };
}
