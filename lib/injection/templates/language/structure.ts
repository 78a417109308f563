import { CODE, type Expression, isExpression, path, type Path, type Variable, variableOf } from './expression';
import type { Condition } from './functions';

/** Node that prints an expression without quotes: for numbers, booleans and text that must be read as one of these. */
export class Raw {
  constructor(readonly value: Expression<unknown>) {}
}

/** Node that prints an expression in quotes, whatever its type. A string expression needs no such mark. */
export class Quoted {
  constructor(readonly value: Expression<unknown>) {}
}

/** Node that prints a whole structure as JSON, which is YAML. */
export class Embedded {
  constructor(readonly value: Expression<unknown>) {}
}

/** Node that prints the JSON text that an expression yields. */
export class EmbeddedText {
  constructor(readonly value: Expression<object>) {}
}

/** Node of a scalar that depends on a condition. */
export class Choice {
  constructor(
    readonly condition: Condition,
    readonly yes: ScalarValue,
    readonly no: ScalarValue,
  ) {}
}

/** Node of parts that depend on a condition. */
export class When<P> {
  constructor(
    readonly condition: Condition,
    readonly then: readonly P[],
    readonly otherwise: readonly P[],
  ) {}
}

/** Node of parts for each element of a list or entry of a map. */
export class Each<P> {
  constructor(
    readonly variables: readonly string[],
    readonly over: Expression<unknown>,
    readonly parts: readonly P[],
  ) {}
}

/** Node of parts that are printed once, as a named template, and used in several places of the same depth. */
export class Fragment<P> {
  constructor(
    readonly name: string,
    readonly parts: readonly P[],
  ) {}
}

/** Node of an element that is added to the list that `gather` builds. */
export class Append {
  constructor(readonly value: Expression<unknown>) {}
}

/** Node of a map with parts that depend on conditions. A plain object is enough where nothing does. */
export class MapNode {
  constructor(readonly parts: readonly MapPart[]) {}
}

/** Node of one entry whose key is an expression. */
export class Entry {
  constructor(
    readonly key: Expression<string>,
    readonly value: Value,
  ) {}
}

export type ScalarValue = string | number | boolean | null | Expression<string> | Raw | Quoted | Choice;
export type Value = ScalarValue | Embedded | EmbeddedText | MapNode | Entries | readonly ListPart[];
export interface Entries {
  readonly [key: string]: Value;
}
export type MapPart = Entries | Entry | When<MapPart> | Each<MapPart> | Fragment<MapPart>;
export type ListPart = Value | When<ListPart> | Each<ListPart> | Fragment<ListPart>;
export type GatherPart = Append | When<GatherPart> | Each<GatherPart>;

export const raw = (value: Expression<number | boolean | string>): Raw => new Raw(value);
export const quoted = (value: Expression<unknown>): Quoted => new Quoted(value);
export const embed = (value: Expression<unknown>): Embedded => new Embedded(value);
export const embedText = (value: Expression<object>): EmbeddedText => new EmbeddedText(value);
export const choose = (condition: Condition, yes: ScalarValue, no: ScalarValue): Choice =>
  new Choice(condition, yes, no);
export const map = (...parts: MapPart[]): MapNode => new MapNode(parts);
export const entry = (key: Expression<string>, value: Value): Entry => new Entry(key, value);

/** Returns the parts `then` where the condition holds, else `otherwise`. */
export function when<P>(condition: Condition, then: readonly P[], otherwise: readonly P[] = []): When<P> {
  return new When(condition, then, otherwise);
}

/** Returns the parts that `body` builds for each element of a list; the element is the variable `$name`. */
export function each<T, P>(
  name: string,
  over: Expression<readonly T[]>,
  body: (element: Path<T>) => readonly P[],
): Each<P> {
  return new Each(['_', name], over, body(path<T>(`$${name}`)));
}

/** Returns the parts that `body` builds for each entry of a map, in the order of the keys. */
export function eachEntry<V, P>(
  names: readonly [string, string],
  over: Expression<Record<string, V>>,
  body: (key: Expression<string>, value: Path<V>) => readonly P[],
): Each<P> {
  return new Each(names, over, body(path<string>(`$${names[0]}`), path<V>(`$${names[1]}`)));
}

export const fragment = <P>(name: string, ...parts: P[]): Fragment<P> => new Fragment(name, parts);
export const append = (value: Expression<unknown>): Append => new Append(value);

/** Returns a list that loops and conditions fill, evaluated once at the head of the template under the name `$name`. */
export function gather<T>(name: string, ...parts: GatherPart[]): Expression<T[]> {
  const self: Variable = {
    name,
    declaration: () => {
      const found: Expression<unknown>[] = [];
      const lines = [`{{- $${name} := list }}`, ...gatherLines(name, parts, found)];
      const codes = found.map((e) => e[CODE]);
      return {
        lines,
        functions: ['list', 'append', ...codes.flatMap((c) => c.functions)],
        variables: codes.flatMap((c) => c.variables),
      };
    },
  };
  return variableOf(self);
}

function gatherLines(name: string, parts: readonly GatherPart[], found: Expression<unknown>[]): string[] {
  const textOf = (e: Expression<unknown>): string => {
    found.push(e);
    return e[CODE].text;
  };
  return parts.flatMap((part) => {
    if (part instanceof Append) return [`{{- $${name} = append $${name} ${argumentOf(part.value, textOf)} }}`];
    if (part instanceof Each) return [rangeLine(part, textOf), ...gatherLines(name, part.parts, found), '{{- end }}'];
    const otherwise = gatherLines(name, part.otherwise, found);
    return [
      `{{- if ${textOf(part.condition)} }}`,
      ...gatherLines(name, part.then, found),
      ...(otherwise.length > 0 ? ['{{- else }}', ...otherwise] : []),
      '{{- end }}',
    ];
  });
}

function argumentOf(value: Expression<unknown>, textOf: (e: Expression<unknown>) => string): string {
  return value[CODE].isCall ? `(${textOf(value)})` : textOf(value);
}

/** Returns the line that opens a loop. */
export function rangeLine(part: Each<unknown>, textOf: (e: Expression<unknown>) => string): string {
  return `{{- range ${part.variables.map((name) => `$${name}`).join(', ')} := ${textOf(part.over)} }}`;
}

export function isEntries(value: unknown): value is Entries {
  return (
    typeof value === 'object' &&
    value !== null &&
    !isExpression(value) &&
    Object.getPrototypeOf(value) === Object.prototype
  );
}
