import { ISTIOD_ENV } from './istiod-env.data';

/** Type as which istiod parses a variable; a text that does not parse is ignored, and the default holds. */
export type EnvType = 'bool' | 'int' | 'float' | 'duration' | 'string';

/** An environment variable that istiod reads. */
export interface KnownEnv {
  readonly name: string;
  readonly type: EnvType;
  /** First and last minor of Istio 1 that read it. */
  readonly first: number;
  readonly last: number;
}

const ENTRY = /^(\w+):(\w+)(?: (\d*)-(\d*))?$/;

function readEntry(entry: string): KnownEnv {
  const [, name, type, first, last] = ENTRY.exec(entry) as RegExpExecArray;
  return { name, type: type as EnvType, first: Number(first || 0), last: Number(last || Infinity) };
}

let known: ReadonlyMap<string, KnownEnv> | undefined;

/** Returns the variables that istiod of any supported release reads, by name. */
export function istiodEnv(): ReadonlyMap<string, KnownEnv> {
  known ??= new Map(ISTIOD_ENV.map(readEntry).map((entry) => [entry.name, entry]));
  return known;
}

/** Returns whether istiod of a release, for example `1.30.3`, reads the variable. */
export function readsEnv({ first, last }: KnownEnv, version: string): boolean {
  const minor = Number(version.split('.')[1]);
  return minor >= first && minor <= last;
}
