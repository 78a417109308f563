import { analysis, samples } from '../lazy';
import type { Problem } from '../model';
import type { AnalysisOptions, KnownService, Outside } from '../program/analysis';
import { append, haveOwnNames, joinedOutside, nameOfObject, needNoOthers, readOf } from '../program/ledger';
import type { Renderings } from './rendered';
import type { ExternalObjects } from './external';
import { commonProblems } from './problems';

/** Objects of a program that are declared together. */
export interface ProgramPart {
  readonly objects: Renderings;
  /** Services that are known by more than their objects. */
  readonly services?: readonly KnownService[];
}

/** The code of problems with names of what nobody declares. */
const UNKNOWN = 'analysis/unknown-reference';

/** Codes of problems with selectors that no pod has: beside objects that are not seen, the pods may be among those. */
const WITHOUT_PODS: ReadonlySet<string> = new Set(['analysis/selects-nothing', 'analysis/empty-subset']);

/** Returns what is wrong or doubtful with objects beside each other and external ones, by the part of each. */
export function problemsOfParts<P extends ProgramPart>(
  parts: readonly P[],
  external: ExternalObjects,
  { version, outside, severity }: Pick<AnalysisOptions, 'version' | 'severity'> & { readonly outside: Outside },
): ReadonlyMap<P, readonly Problem[]> {
  const objects = parts.flatMap((part) => part.objects[0]);
  const isMeshAlone = parts.every(({ services }) => services === undefined) && needNoOthers(objects);
  if (isMeshAlone && haveOwnNames([...external.manifests, ...objects])) return new Map();
  const read = parts.map((part, i) => isolateSamples(part.objects, i));
  const options: AnalysisOptions = {
    version,
    services: [...external.services, ...parts.flatMap(({ services = [] }) => services)],
    outside: joinedOutside([outside, external.outside]),
    ...(severity && { severity }),
  };
  const runs = read.some(([first, second]) => first !== second) ? ([0, 1] as const) : ([0] as const);
  const problems = commonProblems(
    runs.map((run) => {
      const all = [...external.manifests, ...read.flatMap((renderings) => renderings[run])];
      return { problems: analysis().analysisProblems(all, options) };
    }),
  );
  // Of two objects with one name the later has the problem.
  const owners = new Map(parts.flatMap((part) => part.objects[0].map((object) => [nameOfObject(object), part])));
  const found = new Map<P, Problem[]>();
  for (const problem of problems) {
    const owner = owners.get(problem.object ?? '');
    // External objects are only read.
    if (owner === undefined || (external.hasUnseen && WITHOUT_PODS.has(problem.code))) continue;
    const isOnlyObject = owner.objects[0].length === 1;
    // It may be among what is not seen.
    const level = external.hasUnseen && problem.code === UNKNOWN ? 'warning' : problem.severity;
    const path = isOnlyObject ? problem.path : `${problem.object} ${problem.path}`;
    append(found, owner, { ...problem, severity: level, path });
  }
  return found;
}

/** Returns what the analysis reads, with samples that no other component has: two Outputs must not look like one. */
function isolateSamples([first, second]: Renderings, index: number): Renderings {
  const read = first.map(readOf);
  if (first === second) return [read, read];
  const { MARK } = samples();
  const withOwnMark = (text: string) => (text.includes(MARK) ? text.replaceAll(MARK, `${MARK}-${index}`) : text);
  return [withTexts(read, withOwnMark), withTexts(second.map(readOf), withOwnMark)];
}

/** Returns a copy with other texts at any depth. */
function withTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => withTexts(item, change)) as T;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withTexts(item as unknown, change)])) as T;
}
