import { isRecord, type Problem, type Severity } from '../model';

/** What a primitive check has against a value: the code's last part, the reason, and what to write instead. */
export interface Fault {
  readonly code: string;
  readonly message: string;
  readonly fix?: string;
}

/** What the problems of a place say of themselves. */
export interface PlaceOptions {
  /** The first part of each code. @default 'webhook' */
  readonly room?: string;
  /** Where the root itself is. @default - paths begin at the root */
  readonly path?: string;
}

interface Sink extends Required<PlaceOptions> {
  readonly problems: Problem[];
}

const PLAIN_STEP = /^[A-Za-z_$][\w$]*$/;

/**
 * One value inside an object that is being judged, and the way to it. Reading never throws: a value of the wrong type
 * reads as
 * absent, because the schema layer reports it. As for istiod, an absent field and one with its zero value (`""`, `0`,
 * `false`, `[]`) are the same.
 * The path is only written out when there is something to report.
 */
export class Place {
  private constructor(
    readonly value: unknown,
    private readonly sink: Sink,
    private readonly parent?: Place,
    private readonly step: string | number = '',
  ) {}

  /** The place of a whole object, or with `path` of a part of one. `room` begins the code of each problem. */
  static root(value: unknown, problems: Problem[], { room = 'webhook', path = '' }: PlaceOptions = {}): Place {
    return new Place(value, { problems, room, path });
  }

  private get fields(): Record<string, unknown> | undefined {
    return isRecord(this.value) ? this.value : undefined;
  }

  /** The place of a field or list item, whatever is there. */
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

  /** How many items or entries a list or map has. */
  size(field: string): number {
    const value = this.fields?.[field];
    if (Array.isArray(value)) return value.length;
    return isRecord(value) ? Object.keys(value).length : 0;
  }

  /** The field, if it is an object. */
  record(field: string): Place | undefined {
    const value = this.fields?.[field];
    return isRecord(value) ? new Place(value, this.sink, this, field) : undefined;
  }

  /** The items of a list of objects. */
  list(field: string): Place[] {
    return this.items(field, isRecord);
  }

  /** The items of a list of strings. */
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

  /** The keys of a map. */
  keys(field: string): string[] {
    const value = this.fields?.[field];
    return isRecord(value) ? Object.keys(value) : NONE;
  }

  /** The entries of a map. */
  entries(field: string): [key: string, place: Place][] {
    const value = this.fields?.[field];
    if (!isRecord(value)) return NONE;
    const map = new Place(value, this.sink, this, field);
    return Object.keys(value).map((key) => [key, new Place(value[key], this.sink, map, key)]);
  }

  /** The value as a string; `""` for anything else. */
  get string(): string {
    return typeof this.value === 'string' ? this.value : '';
  }

  /** Where this is: the last step of the path, for a list item its index. */
  get index(): number {
    return Number(this.step);
  }

  error(code: string, message: string, fix?: string): void {
    this.add('error', code, message, fix);
  }

  warn(code: string, message: string, fix?: string): void {
    this.add('warning', code, message, fix);
  }

  /** Reports the fault that a primitive found, if it found one. */
  report(fault: Fault | undefined): void {
    if (fault !== undefined) this.add('error', fault.code, fault.message, fault.fix);
  }

  /** Judges a field that holds a non-empty string. */
  check(field: string, judge: (text: string) => Fault | undefined): void {
    const text = this.text(field);
    if (text !== '') this.judge(field, text, judge);
  }

  /** Judges a field that holds a string, also an empty one: for fields where istiod takes `""` for a value. */
  checkGiven(field: string, judge: (text: string) => Fault | undefined): void {
    const value = this.fields?.[field];
    if (typeof value === 'string') this.judge(field, value, judge);
  }

  private judge(field: string, text: string, judge: (text: string) => Fault | undefined): void {
    const fault = judge(text);
    if (fault !== undefined) this.at(field).report(fault);
  }

  private add(severity: Severity, code: string, message: string, fix?: string): void {
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

  /** From the object: `spec.http[0].match[0].headers["x.y"]`. */
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
