import { isDeepStrictEqual } from 'node:util';
import { isRecord, type Manifest } from '../../model';
import type { ReferenceContext } from '../../policies/references/references';
import { Code, Commented } from './code';
import { takesReference, textsOf, type Owner, type Referable } from './referables';

/** Finds the objects of a program by the texts that name them. */
export class ReferenceFinder {
  private readonly byText = new Map<string, Referable[]>();
  private readonly owners = new Map<Manifest, readonly Owner[]>();

  constructor(referables: readonly Referable[]) {
    for (const referable of referables)
      for (const text of new Set(referable.texts)) {
        const same = this.byText.get(text);
        if (same) same.push(referable);
        else this.byText.set(text, [referable]);
      }
  }

  /** Returns the owners that a policy names. */
  ownersIn(policy: Manifest): readonly Owner[] {
    const known = this.owners.get(policy);
    if (known) return known;
    const owners = new Set<Owner>();
    this.replaced(policy, (owner) => {
      owners.add(owner);
      return 'x';
    });
    this.owners.set(policy, [...owners]);
    return [...owners];
  }

  /**
   * Returns the spec of a policy with code in place of names. A name is replaced only where the reference is the same
   * value.
   *
   * @param constantOf returns the name of the constant of an owner; undefined where it cannot be used
   */
  replaced(policy: Manifest, constantOf: (owner: Owner) => string | undefined, spec: unknown = policy.spec): unknown {
    const { kind, metadata } = policy;
    const from: ReferenceContext = { kind, namespace: metadata.namespace };
    const replace = (value: unknown, place: string): unknown => {
      if (value instanceof Commented) return commented(replace(value.value, place), value.lines);
      if (takesReference(kind, place) && !Array.isArray(value)) {
        const { plain, lines } = withoutComments(value);
        const code = this.codeOf(plain, place, from, constantOf);
        if (code) return lines.length === 0 ? code : new Commented(code, lines);
      }
      if (Array.isArray(value)) return value.map((item) => replace(item, place));
      if (!isRecord(value)) return value;
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replace(item, key)]));
    };
    return replace(spec, '');
  }

  private codeOf(
    value: unknown,
    place: string,
    from: ReferenceContext,
    constantOf: (owner: Owner) => string | undefined,
  ): Code | undefined {
    for (const text of textsOf(value)) {
      for (const referable of this.byText.get(text) ?? []) {
        const reference = referable.reference(place, from, value);
        if (!isDeepStrictEqual(reference.value, value)) continue;
        const constant = constantOf(referable.owner);
        if (constant !== undefined) return new Code(`${constant}${reference.code}`);
      }
    }
    return undefined;
  }
}

/** Returns a value with lines of a comment above those that it has. */
function commented(value: unknown, lines: readonly string[]): Commented {
  return value instanceof Commented
    ? new Commented(value.value, [...lines, ...value.lines])
    : new Commented(value, lines);
}

/** Returns a value without comments, and the lines of all that it had. */
function withoutComments(value: unknown): { plain: unknown; lines: string[] } {
  const lines: string[] = [];
  const strip = (item: unknown): unknown => {
    if (item instanceof Commented) {
      lines.push(...item.lines);
      return strip(item.value);
    }
    if (Array.isArray(item)) return item.map(strip);
    if (!isRecord(item)) return item;
    return Object.fromEntries(Object.entries(item).map(([key, below]) => [key, strip(below)]));
  };
  return { plain: strip(value), lines };
}
