import type { Problem } from '../model';
import { REFERENCE } from '../policies/references/references';
import type { Later, OutputEngine } from './engine';

export type Path = readonly (string | number)[];

/** One Output or Promise in the props, with all places where it stands. */
export interface Open {
  readonly output: Later<unknown>;
  readonly paths: Path[];
  /** The places as problems name them. */
  readonly names: string[];
}

/** Props with their Outputs. */
export interface Found {
  /** Outputs by the object that stands in the props. */
  readonly opens: ReadonlyMap<object, Open>;
  readonly problems: readonly Problem[];
}

/** The text that the SDK makes of an Output in a template string. */
const OUTPUT_AS_TEXT = /Calling \[to(String|JSON)\] on an \[Output<T>\]/;

/** A path as it is written in problems: `ingressGateways[0].replicas`. */
export const pathText = (path: Path): string =>
  path
    .map((step, i) =>
      typeof step === 'number'
        ? `[${step}]`
        : /^[A-Za-z_][\w-]*$/.test(step)
          ? `${i > 0 ? '.' : ''}${step}`
          : `[${JSON.stringify(step)}]`,
    )
    .join('');

/**
 * Says whether Outputs are looked for inside a value. Objects of a class are handles, and passed on as they are; unless
 * they have Outputs for fields, and are neither resources nor references.
 */
function isData(value: object, { isOutput, isResource }: OutputEngine): boolean {
  if (
    Array.isArray(value) ||
    Object.getPrototypeOf(value) === Object.prototype ||
    Object.getPrototypeOf(value) === null
  )
    return true;
  return !isResource(value) && !(REFERENCE in value) && Object.values(value).some((item) => isOutput(item));
}

/** Returns all Outputs in the props, at any depth. `nameOf` names a place in problems. */
export function findOutputs(engine: OutputEngine, props: unknown, nameOf: (path: Path) => string = pathText): Found {
  const opens = new Map<object, Open>();
  const problems: Problem[] = [];
  const look = (value: unknown, path: Path): void => {
    if (typeof value === 'string') {
      if (OUTPUT_AS_TEXT.test(value)) problems.push(inText(nameOf(path)));
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    if (engine.isOutput(value)) {
      const before = opens.get(value);
      if (!before) opens.set(value, { output: engine.output(value), paths: [path], names: [nameOf(path)] });
      else {
        before.paths.push(path);
        before.names.push(nameOf(path));
      }
      return;
    }
    if (!isData(value, engine)) return;
    if (Array.isArray(value)) return value.forEach((item, i) => look(item, [...path, i]));
    for (const [key, item] of Object.entries(value)) {
      if (OUTPUT_AS_TEXT.test(key)) problems.push(inText(nameOf(path)));
      else look(item, [...path, key]);
    }
  };
  look(props, []);
  return { opens, problems };
}

function inText(path: string): Problem {
  return {
    severity: 'error',
    code: 'pulumi/output-in-text',
    path,
    message: 'an Output was put into a text, where its value cannot be known yet',
    fix: 'use pulumi.interpolate`...`, or .apply()',
  };
}

/** The props with a value in place of each Output. */
export function withValues<T>(engine: OutputEngine, props: T, valueOf: (output: object) => unknown): T {
  const put = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (engine.isOutput(value)) return valueOf(value);
    if (!isData(value, engine)) return value;
    if (Array.isArray(value)) return value.map(put);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, put(item)]));
  };
  return put(props) as T;
}
