import { atMostOne } from './rules/at-most-one';
import { minimumDuration } from './rules/duration';
import { portRange } from './rules/port';
import type { Rule } from './rules/rule';

export type ShapeType =
  'string' | 'boolean' | 'integer' | 'number' | 'object' | 'map' | 'list' | 'any' | 'int-or-string' | 'either' | 'k8s';

/** What decides whether a value is valid. Two shapes with the same `facts` object are checked, and named, as one. */
export interface Facts {
  readonly type: ShapeType;
  /** Of an object or an enum: the name that types and documentation give it. */
  readonly name?: string;
  /** Of an object: documentation of its type. */
  readonly doc?: string;
  /** Of an object: another one, all fields of which it has too. */
  readonly base?: Shape;
  readonly format?: 'int32' | 'int64' | 'double' | 'byte' | 'date-time';
  /** What a string means, for types and documentation; checks nothing by itself. */
  readonly meaning?: 'duration' | 'regex' | 'url' | 'address';
  /** Least and greatest number, count of list items, or count of map entries. */
  readonly min?: number;
  readonly max?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** In the syntax that RE2 and JavaScript share. */
  readonly pattern?: string;
  /** The pattern in words: `letters, digits and hyphens`. */
  readonly patternWords?: string;
  readonly nullable?: boolean;
  /** Of a string: what reads it writes a number or a boolean as text, so that both are taken too. */
  readonly printed?: boolean;
  /** Allowed values, with their documentation where they have one. */
  readonly values?: ReadonlyMap<string | number, string>;
  /** Of an enum: values that only a later release acts on. */
  readonly addedValues?: ReadonlyMap<string | number, string>;
  readonly fields?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  /** Of an object: other fields are kept and not checked. */
  readonly open?: boolean;
  /** Of an object: from each group at most one field, checked by the schema itself (a protobuf `oneof`). */
  readonly oneOf?: readonly (readonly string[])[];
  /**
   * Of an object: from each group fields of at most one alternative. For types only; rules or istiod's webhook check
   * it.
   */
  readonly exclusive?: readonly (readonly (readonly string[])[])[];
  /** Of a list or a map. */
  readonly item?: Shape;
  readonly listType?: 'map' | 'set' | 'atomic';
  readonly listKeys?: readonly string[];
  readonly options?: readonly Shape[];
  /** The Kubernetes core type that an open object has. */
  readonly k8s?: string;
  readonly rules?: readonly Rule[];
  /** What it was before a release, oldest first. */
  readonly earlier?: readonly { readonly before: string; readonly facts: Facts }[];
}

/** A field that the API has in an experimental channel only. */
export interface Experimental {
  /** The first release (`1.30`) in whose API every channel has the field; by default none. */
  readonly until?: string;
  /** Istio does not act on the field. */
  readonly ignored?: boolean;
}

/** What a field says beside its shape. */
export interface Notes {
  readonly doc?: string;
  /**
   * The first release (`1.30`) that acts on the field. Istio's API may have had it earlier, since it is merged first:
   * test/api/since.data.json has the proof of each.
   */
  readonly since?: string;
  /** The first release that acts on the field, where the schema had it before. */
  readonly actedOn?: string;
  /** What to use instead. */
  readonly deprecated?: string;
  /** The field is in definitions of an experimental channel only. */
  readonly experimental?: Experimental;
  /** Written by the API server where the field is absent. */
  readonly default?: unknown;
  /**
   * Of a prop: it decides which objects exist, or how they are named or selected, and so is never an Output of Pulumi.
   */
  readonly isPlain?: boolean;
  /** Of a prop: the Helm value that says the same, by its path in `values`. */
  readonly value?: string;
  /** The TypeScript type, where it is declared elsewhere. */
  readonly type?: string;
  /** The facts are made when they are first read. */
  readonly isLate?: boolean;
}

/** One place of a schema. Immutable: each modifier returns a changed copy. */
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

  /** Least number, or least count of items or entries. */
  min(min: number): Shape {
    return this.fact({ min });
  }
  max(max: number): Shape {
    return this.fact({ max });
  }
  /** Length of a string: `len(63)` at most 63, `len(1, 63)` at least 1. In characters, not bytes. */
  len(first: number, second?: number): Shape {
    return this.fact(second === undefined ? { maxLength: first } : { minLength: first, maxLength: second });
  }
  minLen(minLength: number): Shape {
    return this.fact({ minLength });
  }
  /** A regular expression that must match somewhere in the string (anchor it), and what it asks for in words. */
  re(pattern: string, patternWords?: string): Shape {
    return this.fact({ pattern, patternWords });
  }
  /** `null` is allowed and means absent. */
  get nil(): Shape {
    return this.fact({ nullable: true });
  }
  /** A string in whose place a number or a boolean is taken too. Types of programs stay strings. */
  get printed(): Shape {
    return this.fact({ printed: true });
  }
  /** A string that is a regular expression in RE2 syntax. */
  get regex(): Shape {
    return this.fact({ meaning: 'regex' });
  }
  /** Fields that are not named here are allowed. */
  get open(): Shape {
    return this.fact({ open: true });
  }
  /** A list whose items are told apart by these fields: no two with the same. */
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
   * None or one of these fields: a protobuf `oneof`. Types become a discriminated union. May be used more than once.
   */
  one(...fields: string[]): Shape {
    return this.fact({ oneOf: [...(this.facts.oneOf ?? []), fields] });
  }
  /** None or one of these fields: a CEL rule. */
  atMostOne(...fields: string[]): Shape {
    return this.rule(atMostOne(...fields)).exclusive(...fields);
  }
  /**
   * Fields of one alternative only, in types: `exclusive('mirror', 'mirrors')`, or with several fields to an
   * alternative
   * `exclusive(['route', 'rewrite'], 'redirect')`.
   */
  exclusive(...alternatives: (string | string[])[]): Shape {
    return this.fact({ exclusive: [...(this.facts.exclusive ?? []), alternatives.map((fields) => [fields].flat())] });
  }
  rule(...rules: Rule[]): Shape {
    return this.fact({ rules: [...(this.facts.rules ?? []), ...rules] });
  }
  /** Enum values that istiod acts on since `release`. */
  added(release: string, ...values: (string | number)[]): Shape {
    return this.fact({
      values: new Map([...(this.facts.values ?? []), ...values.map((value) => [value, ''] as const)]),
      addedValues: new Map([...(this.facts.addedValues ?? []), ...values.map((value) => [value, release] as const)]),
    });
  }
  /** Releases before this one had another limit: `dbl.min(0).before('1.29', (s) => s.min(1))`. */
  before(release: string, change: (shape: Shape) => Shape): Shape {
    return this.fact({ earlier: [...(this.facts.earlier ?? []), { before: release, facts: change(this).facts }] });
  }
  /** One line: what it does, its default, its unit. */
  doc(doc: string): Shape {
    return this.note({ doc });
  }
  since(since: string): Shape {
    return this.note({ since });
  }
  /** Istio's schema has the field before this release, and only this one acts on it. */
  actedOn(release: string): Shape {
    return this.note({ actedOn: release });
  }
  deprecated(instead: string): Shape {
    return this.note({ deprecated: instead });
  }
  def(value: unknown): Shape {
    return this.note({ default: value });
  }
  /** A prop that must be known when the program runs: no Output of Pulumi. Of a list or a map: each of its items. */
  get plain(): Shape {
    return this.note({ isPlain: true });
  }
  /** A prop that is passed on, as it is, as this Helm value: `istiod.replicaCount`, `global.hub`. */
  value(path: string): Shape {
    return this.note({ value: path });
  }
  /** The TypeScript type of a value whose type is declared elsewhere. */
  type(type: string): Shape {
    return this.note({ type });
  }
  /** A field of an experimental channel; `ignored`: Istio does not act on it. */
  experimental({ ignored }: { readonly ignored?: boolean } = {}): Shape {
    return this.note({ experimental: { ignored } });
  }
  /** A field that was in an experimental channel only before the API of a release. */
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
/** A time with its unit, at least one millisecond: `500ms`, `2s`, `1m30s`. */
export const dur = leaf({ type: 'string', meaning: 'duration', rules: [minimumDuration] });
/** A time with its unit that the schema does not check; zero is allowed. */
export const dur0 = leaf({ type: 'string', meaning: 'duration' });
/** A port number from 1 to 65535. */
export const port = u32.rule(portRange);

/**
 * One of these values: `en('V1', 'V2')`, or with documentation `en({ V1: 'text header' })`; numbers make an integer.
 */
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
/** An object with these fields; `!` after a name makes it required. */
export function obj(name: string, fields: Record<string, Shape>): Shape {
  const required = Object.keys(fields)
    .filter((field) => field.endsWith('!'))
    .map((field) => field.slice(0, -1));
  const plain = Object.fromEntries(Object.entries(fields).map(([field, shape]) => [field.replace(/!$/, ''), shape]));
  return leaf({ type: 'object', name, fields: plain, required });
}
export const list = (item: Shape): Shape => leaf({ type: 'list', item });
/** An object whose field names are free. */
export const map = (item: Shape): Shape => leaf({ type: 'map', item });
/** A value of any of these shapes, as Helm values and mesh props have it. Not in CRDs. */
export const either = (...options: Shape[]): Shape => leaf({ type: 'either', options });
/** A Kubernetes core type by name (`k8s('Affinity')`): a type import for users, an open object for the check. */
export const k8s = (name: string): Shape => leaf({ type: 'k8s', k8s: name });
/** A URL, such as `http://prometheus.monitoring:9090`. Who reads it checks it. */
export const url = leaf({ type: 'string', meaning: 'url' });
/** `HOST:PORT` of a service that istiod knows. Who reads it checks it. */
export const address = leaf({ type: 'string', meaning: 'address' });

/**
 * A shape that is made when its facts are first read: of a prop that few programs give, declared in a module that the
 * others do not load.
 */
export function late(make: () => Shape, notes: Notes): Shape {
  let facts: Facts | undefined;
  const shape = new Shape({ type: 'any' }, { ...notes, isLate: true });
  return Object.defineProperty(shape, 'facts', { get: () => (facts ??= make().facts) });
}
