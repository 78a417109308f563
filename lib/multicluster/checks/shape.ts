import type { Problem } from '../../model';
import { walk } from '../../schema/walker';
import { pathText } from '../../schema/wording';
import { isMap } from '../merge-props';
import type { MultiClusterMeshProps } from '../types';
import { misplacedProps, type Level } from './misplaced';
import { shapes } from './shapes';

type Props = Readonly<Record<string, unknown>>;

let compiled: ReturnType<typeof shapes> | undefined;

/** Whether a value is an object of the program, such as an Output: what it will be is not known here. */
const isUnknown = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isMap(value);

/** What is wrong with the types of props, and the props without it. */
export interface CheckedShape {
  readonly problems: readonly Problem[];
  /** Props in which all has the right type. */
  readonly usable: MultiClusterMeshProps;
  /** Whether the program names no cluster at all. */
  readonly isEmpty: boolean;
  /** Names of all clusters. */
  readonly names: readonly string[];
  /** Paths of what was left out of the usable props. */
  readonly unclear: ReadonlySet<string>;
}

/**
 * Checks the types and names of all props, and leaves aside those that are wrong, so that all others are checked too.
 */
export function checkedShape(props: unknown): CheckedShape {
  const whole = part('whole', props, []);
  const given: Props = isMap(props) ? whole.usable : {};
  const clusters = Object.entries(isMap(given.clusters) ? given.clusters : {}).filter(([, own]) => own !== undefined);
  const defaults = given.defaults === undefined ? undefined : part('defaults', given.defaults, ['defaults']);
  const own = clusters.map(([name, cluster]) => ({ name, ...part('cluster', cluster, ['clusters', name]) }));
  const parts = [whole, ...(defaults ? [defaults] : []), ...own];
  return {
    problems: parts.flatMap(({ problems }) => problems),
    usable: {
      ...given,
      ...(defaults && { defaults: defaults.usable }),
      clusters: Object.fromEntries(own.filter(({ isWhole }) => isWhole).map(({ name, usable }) => [name, usable])),
    } as unknown as MultiClusterMeshProps,
    isEmpty: isMap(given.clusters) && clusters.length === 0,
    names: clusters.map(([name]) => name),
    unclear: new Set(parts.flatMap(({ unclear }) => unclear)),
  };
}

interface Part {
  readonly problems: readonly Problem[];
  readonly usable: Props;
  readonly unclear: readonly string[];
  /** Whether there is a map of props at all. */
  readonly isWhole: boolean;
}

/** Checks the types of one level of the props. */
function part(level: Level, value: unknown, path: readonly string[]): Part {
  compiled ??= shapes();
  const prefix = pathText(path);
  const misplaced = misplacedProps(level, isMap(value) ? value : {}, prefix);
  const elsewhere = new Set(misplaced.map((problem) => problem.path));
  const found = walk(compiled[level], value, { isUnknown }).map((problem) => ({
    ...problem,
    path: joined(prefix, problem.path) || 'props',
    first: /^[A-Za-z_$][\w$]*/.exec(problem.path)?.[0],
  }));
  const wrong = new Set(found.filter(({ severity }) => severity === 'error').map(({ first }) => first));
  return {
    problems: [
      ...misplaced,
      ...found.filter((problem) => !elsewhere.has(problem.path)).map(({ first: _first, ...problem }) => problem),
    ],
    usable: isMap(value) ? Object.fromEntries(Object.entries(value).filter(([prop]) => !wrong.has(prop))) : {},
    unclear: [...wrong].map((prop) => (prop === undefined ? prefix : joined(prefix, prop))),
    isWhole: isMap(value),
  };
}

function joined(prefix: string, path: string): string {
  if (prefix === '' || path === '') return prefix + path;
  return path.startsWith('[') ? prefix + path : `${prefix}.${path}`;
}
