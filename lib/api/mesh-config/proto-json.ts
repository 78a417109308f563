import { isRecord, type Problem } from '../../model';
import type { Shape } from '../../schema/notation';
import type { SchemaCode } from '../../schema/problems.data';
import { parseDuration } from '../../schema/rules/duration';

import { pathText } from '../../schema/wording';

type Path = readonly (string | number)[];

/** Fields that istiod reads under this name only. */
const EXACT_NAMES = new Set(['defaultConfig', 'defaultProviders']);
const camelCase = (name: string): string => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

/**
 * Normaliser of mesh config, which istiod reads as JSON of a protobuf message. That format has some spellings besides
 * the usual ones: `snake_case` names, numbers in quotes, and null for a field that is not set. They are changed to the
 * usual ones, with a warning where they are a trap; a duration that istiod cannot read becomes a problem. The given
 * value is not changed.
 */
export class ProtoJson {
  readonly problems: Problem[] = [];
  constructor(
    private readonly prefix: string,
    private readonly isUnknown: (value: unknown) => boolean = () => false,
  ) {}

  private error(code: SchemaCode, path: Path, found: unknown, message: string, fix: string): void {
    this.add({ severity: 'error', code, found, message, fix }, path);
  }

  private warn(code: SchemaCode, path: Path, found: unknown, message: string, fix: string): void {
    this.add({ severity: 'warning', code, found, message, fix }, path);
  }

  private add(
    { severity, code, ...rest }: Omit<Problem, 'path' | 'code'> & { readonly code: SchemaCode },
    path: Path,
  ): void {
    this.problems.push({ severity, code: `schema/${code}`, path: pathText(path, this.prefix), ...rest });
  }

  read(shape: Shape, value: unknown, path: Path = []): unknown {
    if (this.isUnknown(value)) return value;
    const { type, item, fields, meaning } = shape.facts;
    if (Array.isArray(value))
      return item === undefined ? value : value.map((part, i) => this.read(item, part, [...path, i]));
    if (isRecord(value)) return fields === undefined ? this.map(shape, value, path) : this.object(fields, value, path);
    if (typeof value === 'number' && type === 'string' && shape.facts.values !== undefined) {
      this.warn(
        'enum-number',
        path,
        value,
        'istiod takes the number of an enum value too, but nobody can read it',
        `write one of ${[...shape.facts.values.keys()].join(', ')}`,
      );
      return undefined;
    }
    if (typeof value !== 'string') return value;
    if (meaning === 'duration') return this.duration(value, path);
    if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(value)) {
      this.warn(
        'quoted-number',
        path,
        value,
        'a number is expected; istiod takes it in quotes too',
        `write ${value} without quotes`,
      );
      return Number(value);
    }
    return value;
  }

  private map({ facts }: Shape, value: Record<string, unknown>, path: Path): unknown {
    const { item } = facts;
    if (item === undefined) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, this.read(item, part, [...path, name])]),
    );
  }

  private object(fields: Readonly<Record<string, Shape>>, value: Record<string, unknown>, path: Path): unknown {
    const read: Record<string, unknown> = {};
    for (const [name, part] of Object.entries(value)) {
      if (part === null) continue;
      const usual = name in fields ? name : this.usualName(fields, value, name, path);
      if (usual !== undefined)
        read[usual] = fields[usual] === undefined ? part : this.read(fields[usual], part, [...path, name]);
    }
    return read;
  }

  /** Returns the usual name of a field; `undefined` when the field has been handled. */
  private usualName(
    fields: Readonly<Record<string, Shape>>,
    value: Record<string, unknown>,
    name: string,
    path: Path,
  ): string | undefined {
    const usual = camelCase(name);
    if (usual === name || !(usual in fields)) return name;
    const at = [...path, name];
    if (value[usual] !== undefined) {
      this.error('duplicate', at, value[name], `${usual} is set too, and it is the same field`, `keep ${usual}`);
      return undefined;
    }
    if (EXACT_NAMES.has(usual)) {
      this.error('field-spelling', at, value[name], `istiod drops ${name}: it reads ${usual} only`, `write ${usual}`);
      return undefined;
    }
    this.warn('field-spelling', at, value[name], `the usual name of the field is ${usual}`, `write ${usual}`);
    return usual;
  }

  private duration(text: string, path: Path): unknown {
    if (parseDuration(text) !== undefined) return text;
    const fix = /^-?\d+(\.\d+)?$/.test(text)
      ? `add the unit, for example "${text}s"`
      : 'write a number with its unit, for example 500ms, 2s or 1m30s';
    this.error('duration', path, text, 'this is not a duration', fix);
    return undefined;
  }
}
