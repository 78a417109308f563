import type { Problem } from '../model';
import { fieldPaths } from './field-paths';
import type { Facts } from './notation';
import type { Rule } from './rules/rule';
import * as words from './wording';

export interface WalkOptions {
  /** Release of Istio, `1.30.3`; only its minor counts. @default - every field of the catalogue exists */
  readonly version?: string;
  /** Prefix of the path of each problem. By default none. */
  readonly path?: string;
  /** Returns whether a value is unresolved, such as an Output of Pulumi: its type is not checked. */
  readonly isUnknown?: (value: unknown) => boolean;
  /** Also warns of fields that Istio keeps for old programs only. By default false. */
  readonly deprecations?: boolean;
}

const within = (at: string, paths: readonly string[]): string[] =>
  paths.map((path) => (at === '' ? path : `${at}.${path}`));

/** State of one walk through a value. */
export class Walk {
  readonly problems: Problem[] = [];
  readonly path: (string | number)[] = [];
  constructor(
    readonly target: string,
    readonly prefix: string,
    readonly options: WalkOptions,
    readonly root: Facts,
  ) {}

  get at(): string {
    return words.pathText(this.path, this.prefix);
  }
  /** Returns the path of a field of the present value. */
  field(name: string | number): string {
    return words.pathText([...this.path, name], this.prefix);
  }

  /** Returns whether a value is unresolved and has to be skipped: called only where a check fails, which is seldom. */
  skips(value: unknown): boolean {
    return this.options.isUnknown !== undefined && this.options.isUnknown(value);
  }
  unknownField(facts: Facts, name: string, value: unknown): void {
    const below = (): string[] => (facts === this.root ? [] : within(this.at, fieldPaths(facts, name, true)));
    const anywhere = (): string[] => within(this.prefix, fieldPaths(this.root, name));
    this.problems.push(words.unknownField(facts, this.field(name), name, value, { below, anywhere }));
  }
  wrongType(facts: Facts, value: unknown): void {
    if (this.skips(value)) return;
    this.problems.push(words.wrongType(facts, this.at, value));
  }
  rules(rules: readonly Rule[], value: unknown): void {
    for (const rule of rules) if (!rule.holds(value)) this.problems.push(...words.broken(rule, this.at, value));
  }
}
