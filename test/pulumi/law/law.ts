import { isDeepStrictEqual } from 'node:util';
import * as pulumi from '@pulumi/pulumi';
import { formatProblem, MeshProblems, type Problem } from '../../../lib/model';
import type { Rendered } from '../../../lib/outputs/rendered';
import { resolveInputs } from '../../../lib/pulumi/inputs/outputs';
import type { Prop } from './props';
import { plainCopy, rejections, seen, unknownOutput } from './seen';
import type { Subject } from './subject';
import { at, differing, text, type Path, type Tree } from './tree';
import { candidates } from './values';
import { report } from '../../support/report';

/** What the law found, with counts. */
export interface Found {
  /** The names of all props that were tried. */
  names: Set<string>;
  props: number;
  values: number;
  cases: number;
  /** Values that the plain core refuses, and that were refused in the same words as Outputs. */
  refusedAlike: number;
  /** Props with no two legal values that stand for something: what depends on them was not compared. */
  alone: number;
  /** Props for which no legal value was found. */
  noLegal: string[];
  /** Props that decide which objects exist, or how they are called: refused before anything is registered. */
  structural: string[];
  /** Values that are refused only when they are known, because they add or drop objects. */
  late: string[];
  wrong: string[];
}

interface Legal {
  readonly value: unknown;
  readonly objects: Tree;
}

export const errors = (problems: readonly Problem[]): string[] =>
  problems
    .filter(({ severity }) => severity === 'error')
    .map((problem) => formatProblem({ ...problem, object: undefined }))
    .sort();
export const objectsOf = ({ nodes }: Rendered): Tree =>
  plainCopy(Object.fromEntries(nodes.map(({ id, manifest }) => [id, manifest]))) as Tree;

/** Values that often stand for none. */
const isEmpty = (value: unknown, { type, min }: Prop['facts']): boolean =>
  value === '' || (type === 'string' && value === '0s') || (min === undefined && value === 0);

const NAMED: readonly Path[] = [['apiVersion'], ['kind'], ['metadata', 'name'], ['metadata', 'namespace']];
const identities = (objects: Tree): string =>
  JSON.stringify(Object.entries(objects).map(([id, object]) => [id, NAMED.map((path) => at(object, path))]));

/** Places, each once, without those inside others. */
function outermost(paths: readonly Path[]): Path[] {
  const once = [...new Map(paths.map((path) => [text(path), path])).values()];
  return once.filter(
    (path) => !once.some((other) => other.length < path.length && other.every((step, i) => step === path[i])),
  );
}

const texts = (paths: readonly Path[]): string[] => paths.map(text).sort();

export interface Options {
  /** How many values of each open prop are tried, at most, beside the empty ones; at least 2. */
  readonly values: number;
  /** How many of them become Outputs. */
  readonly known: number;
  readonly refused: number;
  /** Both unknown and secret for each prop, or in turn. */
  readonly both: boolean;
}

const nothing = (): Found => ({
  names: new Set(),
  props: 0,
  values: 0,
  cases: 0,
  refusedAlike: 0,
  alone: 0,
  noLegal: [],
  structural: [],
  late: [],
  wrong: [],
});

/** A prop for which the law is to be held: `turn` is its place among those of its subject. */
export interface Clause {
  readonly subject: Subject;
  readonly prop: Prop;
  readonly turn: number;
}

/** The name of a prop, as expectations have it. */
export const nameOf = ({ subject, prop }: Pick<Clause, 'subject' | 'prop'>): string =>
  `${subject.name} ${text(prop.path)}`;

/** Props of some subjects. */
export function clausesOf(
  subjects: readonly Subject[],
  isPart: (path: string) => boolean = () => true,
): readonly Clause[] {
  return subjects.flatMap((subject) =>
    subject.props.flatMap((prop, turn) => (isPart(text(prop.path)) ? [{ subject, prop, turn }] : [])),
  );
}

/** Parts of so many props at most, each with its title: one test is over soon, and a failure spoils no other. */
export function parts(clauses: readonly Clause[], size: number): [title: string, part: readonly Clause[]][] {
  const count = Math.ceil(clauses.length / size);
  return Array.from({ length: count }, (_, i) => {
    const part = clauses.slice(i * size, (i + 1) * size);
    return [`${i + 1} of ${count}, from ${nameOf(part[0])}`, part];
  });
}

/** Names that are no props of any clause: an expectation that nothing compares. */
export function unknownNames(clauses: readonly Clause[], names: readonly string[]): string[] {
  const known = new Set(clauses.map(nameOf));
  return names.filter((name) => !known.has(name.replace(/ = .*$/, '')));
}

/** Of names that are expected, those of props that were tried. */
export const among = ({ names }: Found, expected: readonly string[]): string[] =>
  expected.filter((name) => names.has(name.replace(/ = .*$/, ''))).sort();

/** Holds the law for many props, and prints the counts. Nothing is left of what ran before. */
export async function lawOfAll(what: string, clauses: readonly Clause[], options: Options): Promise<Found> {
  const found = nothing();
  const started = performance.now();
  takenBefore.clear();
  await rejections().catch(() => undefined);
  for (const clause of clauses) await lawOf(clause, options, found);
  const { props, values, cases, refusedAlike, alone, noLegal, structural, late, wrong } = found;
  report(
    `law of Outputs, ${what}: ${props} props, ${values} legal values, ${cases} cases; ${refusedAlike} values ` +
      `refused alike, ${structural.length} props structural by comparison, ` +
      `${late.length} values refused late, ${alone} props with one value only, ${noLegal.length} without any; ` +
      `${wrong.length} wrong; ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
  return found;
}

const isInside = (outer: Path, inner: Path): boolean =>
  outer.length <= inner.length && outer.every((step, i) => step === inner[i]);

/** What the plain core says of a prop: where its values make a difference is what depends on it. */
export function oracle(subject: Subject, prop: Prop, turn: number, options: Options) {
  const { legal, refused, base } = tried(subject, prop, turn, options);
  const standing = legal.filter(({ value }) => !isEmpty(value, prop.facts));
  const pairs = standing.slice(1).map(({ objects }) => [standing[0].objects, objects]);
  const isStructural = pairs.some(([a, b]) => identities(a) !== identities(b));
  const usual = isStructural || standing.length < 2 ? undefined : outermost(pairs.flatMap(([a, b]) => differing(a, b)));
  // Where an empty value alone makes a difference, that depends on it too; where it changes what is around other
  // leaves, these stand for it.
  const empties = legal.filter(
    (one) => isEmpty(one.value, prop.facts) && identities(one.objects) === identities(standing[0]?.objects ?? {}),
  );
  const isUsual = (path: Path): boolean => usual?.some((leaf) => isInside(leaf, path) || isInside(path, leaf)) ?? true;
  const alone = empties
    .flatMap(({ objects }) => differing(objects, standing[0].objects))
    .filter((path) => !isUsual(path));
  const expected = usual && outermost([...usual, ...alone]);
  return { legal, refused, base, standing, isStructural, expected };
}

/** Holds the law for one prop against the plain core. */
export async function lawOf({ subject, prop, turn }: Clause, options: Options, found: Found): Promise<void> {
  const { core } = subject;
  const name = nameOf({ subject, prop });
  found.names.add(name);
  found.props++;
  const { legal, refused, base, standing, isStructural, expected } = oracle(subject, prop, turn, options);
  if (legal.length === 0) {
    found.noLegal.push(name);
    return;
  }
  found.values += legal.length;
  if (standing.length < 2) found.alone++;

  const resolve = (output: unknown) => resolveInputs(core, subject.put(base, prop.path, output));
  const say = (what: string, value: unknown) => found.wrong.push(`${name} = ${JSON.stringify(value)}: ${what}`);
  const isLong = legal.length > options.known + 1;
  // An empty value that changes no more than others do is tried in turn, one that changes more always.
  const usual = new Set(expected?.map(text));
  const changesMore = ({ objects }: Legal): boolean =>
    !expected || differing(objects, standing[0].objects).some((path) => !usual.has(text(path)));
  const empties = legal.filter((one) => isEmpty(one.value, prop.facts) && (turn % 4 === 0 || changesMore(one)));
  const known = isLong ? [...empties, ...standing.slice(0, options.known)] : legal;
  for (const { value, objects } of known) {
    found.cases++;
    const isSecret = value === standing[0]?.value && (options.both || turn % 2 === 0);
    try {
      const { manifests } = resolve(isSecret ? pulumi.secret(value) : pulumi.output(value));
      const up = await seen(Object.fromEntries(manifests)).catch(() => undefined);
      const problems = await rejections();
      if (problems.some(({ code }) => code === 'pulumi/changes-shape')) {
        found.late.push(`${name} = ${JSON.stringify(value)}`);
        if (identities(objects) === identities(standing[0].objects))
          say('refused late, though the same objects exist', value);
      } else if (problems.length > 0) say(`refused: ${errors(problems).join(' | ')}`, value);
      else if (isStructural) say('not refused, though it is structural', value);
      else if (!up || !isDeepStrictEqual(up.value, objects))
        say(`differs at ${differing(up?.value, objects).map(text).join()}`, value);
      else if (isSecret && expected) {
        // What the value leaves out is not there to be secret.
        const secrets = texts(expected.filter((path) => at(objects, path) !== undefined));
        if (!isDeepStrictEqual([...up.secrets].sort(), secrets))
          say(`secret are ${up.secrets.join()} and not ${secrets.join()}`, value);
      }
    } catch (reason) {
      if (!(reason instanceof MeshProblems)) throw reason;
      await rejections();
      if (isStructural && reason.problems.every(({ code }) => code === 'pulumi/structural')) {
        found.structural.push(name);
        return;
      }
      say(`refused at once: ${errors(reason.problems).join(' | ')}`, value);
    }
  }
  if (expected && (options.both || turn % 2 === 1)) {
    found.cases++;
    const preview = await seen(Object.fromEntries(resolve(unknownOutput()).manifests));
    if (!isDeepStrictEqual(Object.keys(preview.value as Tree), Object.keys(standing[0].objects)))
      say('not every object is listed', 'unknown');
    if (!isDeepStrictEqual([...preview.unknowns].sort(), texts(expected)))
      say(`unknown are ${preview.unknowns.join()} and not ${texts(expected).join()}`, 'unknown');
  }
  for (const { value, problems } of refused) {
    found.cases++;
    try {
      await seen(Object.fromEntries(resolve(pulumi.output(value)).manifests)).catch(() => undefined);
      const rejected = [...new Set(errors(await rejections()))];
      if (isDeepStrictEqual(rejected, [...new Set(problems)])) found.refusedAlike++;
      else say(`is refused as ${rejected.join(' | ') || 'nothing'}, and plain as ${problems.join(' | ')}`, value);
    } catch (reason) {
      if (!(reason instanceof MeshProblems)) throw reason;
      say(`refused at once: ${errors(reason.problems).join(' | ')}`, value);
    }
  }
}

/** Forms that fields of the same name took before. */
const takenBefore = new Map<string, Set<unknown>>();

function likely(path: Path, forms: readonly unknown[]): unknown[] {
  const before = [...(takenBefore.get(String(path.at(-1))) ?? [])].filter((form) => forms.includes(form));
  return [...new Set([...before, ...forms])];
}

/** Values that the plain core takes, and some that it refuses. */
function tried({ core, bases, put }: Subject, { path, facts }: Prop, turn: number, { values, refused: most }: Options) {
  const { edges, forms } = candidates(facts);
  const isOpen = !facts.values && facts.type !== 'boolean' && facts.type !== 'integer' && facts.type !== 'number';
  // Empty texts are always tried; of the others each prop has some, so that the next one has others.
  const [empty, rest] = [edges.filter((value) => value === ''), edges.filter((value) => value !== '')];
  const turned = isOpen ? [...empty, ...rest.slice(turn % rest.length), ...rest.slice(0, turn % rest.length)] : edges;
  const tryAll = (base: unknown) => {
    const [legal, refused]: [Legal[], { value: unknown; problems: string[] }[]] = [[], []];
    for (const [i, value] of [...turned, ...likely(path, forms)].entries()) {
      const standing = legal.filter(({ value: known }) => !isEmpty(known, facts)).length;
      if (isOpen && (standing >= values || (i >= turned.length && standing >= 2))) break;
      const rendered = core.render(put(base, path, value));
      const problems = errors(rendered.problems);
      if (problems.length === 0) {
        legal.push({ value, objects: objectsOf(rendered) });
        if (i >= turned.length)
          takenBefore.set(String(path.at(-1)), new Set([...(takenBefore.get(String(path.at(-1))) ?? []), value]));
      } else if (refused.length < most) refused.push({ value, problems });
    }
    return { legal, refused, base };
  };
  const [first, ...others] = bases(path);
  return others.reduce<ReturnType<typeof tryAll>>((best, base) => {
    if (best.legal.length >= 2) return best;
    const one = tryAll(base);
    return one.legal.length > best.legal.length ? one : best;
  }, tryAll(first));
}
