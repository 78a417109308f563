import { isOfIdentity, type PolicyAttribute } from '../../access/policy-rules';
import { reachesZtunnel, ztunnelTest } from '../../access/ztunnel';
import { attributesOf, keyOf, type Hop, type IdentityRules, type PlacedAttribute } from './acting';
import type { CallerClass, Callers } from './callers';

const CLAUSES = ['from', 'when'] as const;

/** Sets of the callers whose identity policies name. */
export class IdentitySets {
  private readonly sets = new Map<string, ReadonlySet<CallerClass>>();

  constructor(
    private readonly callers: Callers,
    private readonly rules: IdentityRules,
  ) {}

  /**
   * Groups the callers that the policies of some hops name, by which of their attributes name them. The policies do
   * not tell the others apart.
   */
  named(hops: readonly Hop[]): ReadonlyMap<CallerClass, string> {
    const attributes = new Map(
      hops
        .flatMap(attributesOf)
        .flatMap((attribute) => (isOfIdentity(attribute) ? [[keyOf(attribute), attribute]] : [])),
    );
    const signatures = new Map<CallerClass, string>();
    let index = 0;
    for (const [key, attribute] of attributes) {
      for (const caller of this.matching(key, attribute))
        signatures.set(caller, `${signatures.get(caller) ?? ''} ${index}`);
      index += 1;
    }
    return signatures;
  }

  private matching(key: string, attribute: PlacedAttribute): ReadonlySet<CallerClass> {
    let set = this.sets.get(key);
    if (set === undefined) {
      const positive = { ...attribute, negative: false };
      const isNamed = (caller: CallerClass) => this.isNamed(positive, caller.principal);
      this.sets.set(key, (set = new Set(this.candidates(attribute).filter(isNamed))));
    }
    return set;
  }

  /** Reports whether a sidecar or ztunnel finds an identity in an attribute. */
  private isNamed(attribute: PlacedAttribute, principal: string): boolean {
    if (this.rules.matches(attribute, principal) === true) return true;
    const isSent = CLAUSES.some((place) => reachesZtunnel(attribute, { place, alternatives: [] }));
    return isSent && ztunnelTest(attribute, attribute.namespace)({ principal, port: 0 }) === true;
  }

  /** Returns the callers that an attribute may name: a few where its values are exact. */
  private candidates({ key, values, namespace }: PolicyAttribute & { namespace: string }): readonly CallerClass[] {
    if (values.some((value) => value.includes('*'))) return this.callers.classes;
    switch (key) {
      case 'source.namespace':
        return values.flatMap((value) => this.callers.in(value));
      case 'source.principal':
        return values.flatMap((value) => this.callers.withAccount(value.split('/').slice(2).join('/')));
      case 'source.serviceAccount':
        return values.flatMap((value) =>
          this.callers.withAccount(value.includes('/') ? value.replace('/', '/sa/') : `${namespace}/sa/${value}`),
        );
      default:
        return this.callers.classes;
    }
  }
}
