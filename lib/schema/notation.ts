import { atMostOne } from './rules/at-most-one';
import { minimumDuration } from './rules/duration';
import { portRange } from './rules/port';
import type { Rule } from './rules/rule';

export type ShapeType =
  'string' | 'boolean' | 'integer' | 'number' | 'object' | 'map' | 'list' | 'any' | 'int-or-string' | 'either' | 'k8s';

/**
 * Facts of a shape that decide whether a value is valid. Two shapes with the same `facts` object are checked, and
 * named, as one.
 */
export interface Facts {
  readonly type: ShapeType;
  /** Name of an object or an enum, for types and documentation. */
  readonly name?: string;
  /** Documentation of an object's type. */
  readonly doc?: string;
  /** Object whose fields this object has too. */
  readonly base?: Shape;
  readonly format?: 'int32' | 'int64' | 'double' | 'byte' | 'date-time';
  /** Meaning of a string, for types and documentation; checks nothing by itself. */
  readonly meaning?: 'duration' | 'regex' | 'url' | 'address' | 'ip' | 'certificate';
  /** Least and greatest number, count of list items, or count of map entries. */
  readonly min?: number;
  readonly max?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Regular expression, in the syntax that RE2 and JavaScript share. */
  readonly pattern?: string;
  /** Words for the pattern: `letters, digits and hyphens`. */
  readonly patternWords?: string;
  readonly nullable?: boolean;
  /**
   * True for a string that its reader writes as text also where it is a number or a boolean, so that both are accepted.
   */
  readonly printed?: boolean;
  /** Allowed values, with their documentation where they have one. */
  readonly values?: ReadonlyMap<string | number, string>;
  /** Values of an enum that only a later release acts on. */
  readonly addedValues?: ReadonlyMap<string | number, string>;
  readonly fields?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  /** True for an object whose other fields are kept and not checked. */
  readonly open?: boolean;
  /**
   * Groups of an object's fields of which at most one may be set, checked by the schema itself (a protobuf `oneof`).
   */
  readonly oneOf?: readonly (readonly string[])[];
  /**
   * Groups of alternatives of which an object may have the fields of at most one. For types only; rules or istiod's
   * webhook check it.
   */
  readonly exclusive?: readonly (readonly (readonly string[])[])[];
  /** Shape of the items of a list or map. */
  readonly item?: Shape;
  readonly listType?: 'map' | 'set' | 'atomic';
  readonly listKeys?: readonly string[];
  readonly options?: readonly Shape[];
  /** Kubernetes core type of an open object. */
  readonly k8s?: string;
  readonly rules?: readonly Rule[];
  /** Facts before a release, oldest first. */
  readonly earlier?: readonly { readonly before: string; readonly facts: Facts }[];
}

/** Marks a field that the API has in an experimental channel only. */
export interface Experimental {
  /** First release (`1.30`) in whose API every channel has the field; by default none. */
  readonly until?: string;
  /** True where Istio does not act on the field. */
  readonly ignored?: boolean;
}

/** Notes on a field beside its shape: releases, deprecation, default. */
export interface Notes {
  readonly doc?: string;
  /**
   * First release (`1.30`) that acts on the field. Istio's API may have had it earlier, since it is merged first:
   * test/api/since.data.json has the proof of each.
   */
  readonly since?: string;
  /** First release that acts on the field, where the schema had it before. */
  readonly actedOn?: string;
  /** Replacement of a deprecated field. */
  readonly deprecated?: string;
  /** Set for a field in definitions of an experimental channel only. */
  readonly experimental?: Experimental;
  /** Default that the API server writes where the field is absent. */
  readonly default?: unknown;
  /**
   * True for a prop that decides which objects exist, or how they are named or selected, and so is never an Output of
   * Pulumi.
   */
  readonly isPlain?: boolean;
  /** Path in `values` of the Helm value that a prop sets. */
  readonly value?: string;
  /** TypeScript type that is declared elsewhere. */
  readonly type?: string;
  /** The facts are made when they are first read. */
  readonly isLate?: boolean;
}

/** Shape of a value at one place of a schema. Immutable: each modifier returns a changed copy. */
export class Shape {
  constructor(
    readonly facts: Facts,
    readonly notes: Notes = {},
  ) {}

  private fact(change: Partial<Facts>): Shape {
    return new Shape({ ...this.facts, ...change }, this.notes);
  }
  private note(change: Notes): Shape {
    return new Shape(this.facts, { ...this.notes, ...change });
  }

  /** Sets the least number, or the least count of items or entries. */
  min(min: number): Shape {
    return this.fact({ min });
  }
  max(max: number): Shape {
    return this.fact({ max });
  }
  /** Limits the length of a string: `len(63)` at most 63, `len(1, 63)` at least 1. In characters, not bytes. */
  len(first: number, second?: number): Shape {
    return this.fact(second === undefined ? { maxLength: first } : { minLength: first, maxLength: second });
  }
  minLen(minLength: number): Shape {
    return this.fact({ minLength });
  }
  /** Sets a regular expression that must match somewhere in the string (anchor it), and words for the problem. */
  re(pattern: string, patternWords?: string): Shape {
    return this.fact({ pattern, patternWords });
  }
  /** Allows `null`, which means absent. */
  get nil(): Shape {
    return this.fact({ nullable: true });
  }
  /** Accepts a number or a boolean in place of the string. Types of programs stay strings. */
  get printed(): Shape {
    return this.fact({ printed: true });
  }
  /** Marks a string that is a regular expression in RE2 syntax. */
  get regex(): Shape {
    return this.fact({ meaning: 'regex' });
  }
  /** Allows fields that are not named here. */
  get open(): Shape {
    return this.fact({ open: true });
  }
  /** Makes a list a set of items keyed by these fields: no two items with the same. */
  by(...listKeys: string[]): Shape {
    return this.fact({ listType: 'map', listKeys });
  }
  get set(): Shape {
    return this.fact({ listType: 'set' });
  }
  get atomic(): Shape {
    return this.fact({ listType: 'atomic' });
  }
  /**
   * Allows none or one of these fields: a protobuf `oneof`. Types become a discriminated union. May be used more than
   * once.
   */
  one(...fields: string[]): Shape {
    return this.fact({ oneOf: [...(this.facts.oneOf ?? []), fields] });
  }
  /** Allows none or one of these fields: a CEL rule. */
  atMostOne(...fields: string[]): Shape {
    return this.rule(atMostOne(...fields)).exclusive(...fields);
  }
  /**
   * Restricts types to the fields of one alternative: `exclusive('mirror', 'mirrors')`, or with several fields to an
   * alternative `exclusive(['route', 'rewrite'], 'redirect')`.
   */
  exclusive(...alternatives: (string | string[])[]): Shape {
    return this.fact({ exclusive: [...(this.facts.exclusive ?? []), alternatives.map((fields) => [fields].flat())] });
  }
  rule(...rules: Rule[]): Shape {
    return this.fact({ rules: [...(this.facts.rules ?? []), ...rules] });
  }
  /** Marks enum values that istiod acts on since `release`. */
  added(release: string, ...values: (string | number)[]): Shape {
    return this.fact({
      values: new Map([...(this.facts.values ?? []), ...values.map((value) => [value, ''] as const)]),
      addedValues: new Map([...(this.facts.addedValues ?? []), ...values.map((value) => [value, release] as const)]),
    });
  }
  /** Changes the shape for releases before this one: `dbl.min(0).before('1.29', (s) => s.min(1))`. */
  before(release: string, change: (shape: Shape) => Shape): Shape {
    return this.fact({ earlier: [...(this.facts.earlier ?? []), { before: release, facts: change(this).facts }] });
  }
  /** Documents a field in one line: purpose, default, unit. */
  doc(doc: string): Shape {
    return this.note({ doc });
  }
  since(since: string): Shape {
    return this.note({ since });
  }
  /** Marks a field that Istio's schema has before this release, and on which only this release acts. */
  actedOn(release: string): Shape {
    return this.note({ actedOn: release });
  }
  deprecated(instead: string): Shape {
    return this.note({ deprecated: instead });
  }
  def(value: unknown): Shape {
    return this.note({ default: value });
  }
  /**
   * Marks a prop that must be known when the program runs: no Output of Pulumi. Of a list or a map: each of its items.
   */
  get plain(): Shape {
    return this.note({ isPlain: true });
  }
  /** Passes a prop on, unchanged, as this Helm value: `istiod.replicaCount`, `global.hub`. */
  value(path: string): Shape {
    return this.note({ value: path });
  }
  /** Names the TypeScript type of a value whose type is declared elsewhere. */
  type(type: string): Shape {
    return this.note({ type });
  }
  /** Marks a field of an experimental channel; `ignored`: Istio does not act on it. */
  experimental({ ignored }: { readonly ignored?: boolean } = {}): Shape {
    return this.note({ experimental: { ignored } });
  }
  /** Marks a field that was in an experimental channel only before the API of a release. */
  experimentalBefore(until: string): Shape {
    return this.note({ experimental: { until } });
  }
}

const leaf = (facts: Facts): Shape => new Shape(facts);

export const str = leaf({ type: 'string' });
export const bool = leaf({ type: 'boolean' });
export const int = leaf({ type: 'integer' });
export const i32 = leaf({ type: 'integer', format: 'int32' });
export const i64 = leaf({ type: 'integer', format: 'int64' });
export const u32 = leaf({ type: 'integer', min: 0, max: 4294967295 });
export const u64 = leaf({ type: 'integer', min: 0 });
export const dbl = leaf({ type: 'number', format: 'double' });
export const num = leaf({ type: 'number' });
/** Bytes as base64 text. */
export const bytes = leaf({ type: 'string', format: 'byte' });
export const dateTime = leaf({ type: 'string', format: 'date-time' });
export const intOrString = leaf({ type: 'int-or-string' });
/** Any JSON value, unchecked. */
export const any = leaf({ type: 'any' });
/** A JSON object with any fields, unchecked. */
export const struct = leaf({ type: 'object', fields: {}, open: true });
/** Duration with its unit, at least one millisecond: `500ms`, `2s`, `1m30s`. */
export const dur = leaf({ type: 'string', meaning: 'duration', rules: [minimumDuration] });
/** Duration with its unit that the schema does not check; zero is allowed. */
export const dur0 = leaf({ type: 'string', meaning: 'duration' });
/** A port number from 1 to 65535. */
export const port = u32.rule(portRange);

/** Declares an enum: `en('V1', 'V2')`, or with documentation `en({ V1: 'text header' })`; numbers make an integer. */
export function en(...values: (string | number)[] | [Record<string, string>]): Shape {
  const [first] = values;
  const entries =
    typeof first === 'object'
      ? Object.entries(first)
      : (values as (string | number)[]).map((value) => [value, ''] as const);
  return leaf({
    type: typeof entries[0][0] === 'number' ? 'integer' : 'string',
    values: new Map<string | number, string>(entries),
  });
}
/** Declares an object with these fields; `!` after a name makes it required. */
export function obj(name: string, fields: Record<string, Shape>): Shape {
  const required = Object.keys(fields)
    .filter((field) => field.endsWith('!'))
    .map((field) => field.slice(0, -1));
  const plain = Object.fromEntries(Object.entries(fields).map(([field, shape]) => [field.replace(/!$/, ''), shape]));
  return leaf({ type: 'object', name, fields: plain, required });
}
export const list = (item: Shape): Shape => leaf({ type: 'list', item });
/** Declares an object whose field names are free. */
export const map = (item: Shape): Shape => leaf({ type: 'map', item });
/** Declares a value of any of these shapes, as Helm values and mesh props have it. Not in CRDs. */
export const either = (...options: Shape[]): Shape => leaf({ type: 'either', options });
/**
 * Declares a Kubernetes core type by name (`k8s('Affinity')`): a type import for users, an open object for the check.
 */
export const k8s = (name: string): Shape => leaf({ type: 'k8s', k8s: name });
