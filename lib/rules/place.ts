import { isRecord, type Problem, type Severity } from '../model';
import type { RuleCode } from './problems.data';

/** Fault that a primitive check finds in a value: the last part of the code, the reason and the fix. */
export interface Fault {
  readonly code: RuleCode;
  readonly message: string;
  readonly fix?: string;
}

/** Options for the problems of a place. */
export interface PlaceOptions {
  /** First part of each code. @default 'webhook' */
  readonly room?: string;
  /** Path of the root itself. @default - paths begin at the root */
  readonly path?: string;
}

interface Sink extends Required<PlaceOptions> {
  readonly problems: Problem[];
}

const PLAIN_STEP = /^[A-Za-z_$][\w$]*$/;

/**
 * Value inside an object that is being validated, with its path. Reading never throws: a value of the wrong type reads
 * as absent, because the schema layer reports it. As for istiod, an absent field and one with its zero value (`""`,
 * `0`, `false`, `[]`) are the same. The path is only written out when there is something to report.
 */
export class Place {
  private constructor(
    readonly value: unknown,
    private readonly sink: Sink,
    private readonly parent?: Place,
    private readonly step: string | number = '',
  ) {}

  /** Returns the place of a whole object, or with `path` of a part of one. `room` begins the code of each problem. */
  static root(value: unknown, problems: Problem[], { room = 'webhook', path = '' }: PlaceOptions = {}): Place {
    return new Place(value, { problems, room, path });
  }

  private get fields(): Record<string, unknown> | undefined {
    return isRecord(this.value) ? this.value : undefined;
  }

  /** Returns the place of a field or list item, whether it exists or not. */
  at(...steps: (string | number)[]): Place {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- a walk begins here, too often for closures
    let place: Place = this;
    for (const step of steps) place = new Place(child(place.value, step), this.sink, place, step);
    return place;
  }

  has(field: string): boolean {
    return (this.fields?.[field] ?? undefined) !== undefined;
  }

  text(field: string): string {
    const value = this.fields?.[field];
    return typeof value === 'string' ? value : '';
  }

  number(field: string): number {
    const value = this.fields?.[field];
    return typeof value === 'number' ? value : 0;
  }

  flag(field: string): boolean {
    return this.fields?.[field] === true;
  }

  /** Returns the number of items or entries of a list or map. */
  size(field: string): number {
    const value = this.fields?.[field];
    if (Array.isArray(value)) return value.length;
    return isRecord(value) ? Object.keys(value).length : 0;
  }

  /** Returns the field, if it is an object. */
  record(field: string): Place | undefined {
    const value = this.fields?.[field];
    return isRecord(value) ? new Place(value, this.sink, this, field) : undefined;
  }

  /** Returns the items of a list of objects. */
  list(field: string): Place[] {
    return this.items(field, isRecord);
  }

  /** Returns the items of a list of strings. */
  texts(field: string): Place[] {
    return this.items(field, (item) => typeof item === 'string');
  }

  private items(field: string, accept: (item: unknown) => boolean): Place[] {
    const value = this.fields?.[field];
    if (!Array.isArray(value)) return NONE;
    const list = new Place(value, this.sink, this, field);
    const places: Place[] = [];
    for (let index = 0; index < value.length; index += 1) {
      if (accept(value[index])) places.push(new Place(value[index], this.sink, list, index));
    }
    return places;
  }

  /** Returns the keys of a map. */
  keys(field: string): string[] {
    const value = this.fields?.[field];
    return isRecord(value) ? Object.keys(value) : NONE;
  }

  /** Returns the entries of a map. */
  entries(field: string): [key: string, place: Place][] {
    const value = this.fields?.[field];
    if (!isRecord(value)) return NONE;
    const map = new Place(value, this.sink, this, field);
    return Object.keys(value).map((key) => [key, new Place(value[key], this.sink, map, key)]);
  }

  /** Value as a string; `""` for anything else. */
  get string(): string {
    return typeof this.value === 'string' ? this.value : '';
  }

  /** Index of a list item: the last step of the path. */
  get index(): number {
    return Number(this.step);
  }

  error(code: RuleCode, message: string, fix?: string): void {
    this.add('error', code, message, fix);
  }

  warn(code: RuleCode, message: string, fix?: string): void {
    this.add('warning', code, message, fix);
  }

  /** Reports the fault that a primitive found, if it found one. */
  report(fault: Fault | undefined): void {
    if (fault !== undefined) this.add('error', fault.code, fault.message, fault.fix);
  }

  /** Checks a field that holds a non-empty string. */
  check(field: string, validate: (text: string) => Fault | undefined): void {
    const text = this.text(field);
    if (text !== '') this.validateText(field, text, validate);
  }

  /** Checks a field that holds a string, also an empty one: for fields where istiod takes `""` for a value. */
  checkGiven(field: string, validate: (text: string) => Fault | undefined): void {
    const value = this.fields?.[field];
    if (typeof value === 'string') this.validateText(field, value, validate);
  }

  private validateText(field: string, text: string, validate: (text: string) => Fault | undefined): void {
    const fault = validate(text);
    if (fault !== undefined) this.at(field).report(fault);
  }

  private add(severity: Severity, code: RuleCode, message: string, fix?: string): void {
    const found = this.value === undefined ? {} : { found: this.value };
    this.sink.problems.push({
      severity,
      code: `${this.sink.room}/${code}`,
      path: this.path,
      ...found,
      message,
      ...(fix === undefined ? {} : { fix }),
    });
  }

  /** Path from the object: `spec.http[0].match[0].headers["x.y"]`. */
  get path(): string {
    if (this.parent === undefined) return this.sink.path;
    const before = this.parent.path;
    if (typeof this.step === 'number') return `${before}[${this.step}]`;
    if (!PLAIN_STEP.test(this.step)) return `${before}[${JSON.stringify(this.step)}]`;
    return before === '' ? this.step : `${before}.${this.step}`;
  }
}

const NONE: never[] = [];

function child(value: unknown, step: string | number): unknown {
  if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined;
  return isRecord(value) ? value[step] : undefined;
}
