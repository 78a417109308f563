import * as pulumi from '@pulumi/pulumi';
import { samples } from '../../lazy';
import type { Manifest, Problem } from '../../model';
import type { Facts } from '../../schema/notation';
import { contains, differences, valueAt } from './changed-paths';
import { dependence, mustBeKnown, propOf, type Leaf, type Place, type Rendered } from './dependence';
import { findOutputs, pathText, withValues, type Open, type Path } from './found';
import { contexts, pairs, sampled, type SamplesOf, type Values } from './pairs';
import { whenKnown, withOutputs } from './place-values';
import { commonProblems, errorTexts, throwLocated, withoutSecrets } from './problems';

/** Shapes and names of the places in props. */
export interface Places {
  readonly shapeAt: (path: Path) => Facts | undefined;
  readonly isStructural: (path: Path) => boolean;
  /** Returns the name of a place in problems. @default - its path */
  readonly nameOf?: (path: Path) => string;
}

/** A pure rendering of props. */
export interface Core<P, R extends Rendered> extends Places {
  /** Collects problems and never throws them, so that samples can be rendered. */
  readonly render: (props: P) => R;
  /** The URN of the component, for problems. */
  readonly urn: string;
}

/** Joins what is known about the parts of an input, by the names of the parts. */
export function byPart(parts: Readonly<Record<string, Partial<Places>>>): Required<Places> {
  const partOf = (name: string | number) => parts[name] as Partial<Places> | undefined;
  return {
    shapeAt: ([name, ...path]) => partOf(name)?.shapeAt?.(path),
    isStructural: ([name, ...path]) => partOf(name)?.isStructural?.(path) ?? false,
    nameOf: ([name, ...path]) => (partOf(name)?.nameOf ?? pathText)(path),
  };
}

/** The trust domain of the meshes, as a part of an input. */
export const TRUST_DOMAIN: Partial<Places> = { nameOf: () => 'trustDomain of the mesh' };

/** Objects whose leaves are Outputs where they depend on Outputs. */
export interface Resolved<R extends Rendered> {
  readonly manifests: ReadonlyMap<string, Manifest>;
  /** The rendering; where Outputs were given, with samples in their place. */
  readonly rendered: R;
  /** The rendering with other samples: what both have does not come from samples. */
  readonly other: R;
  /** Problems that are doubtful but not wrong, as far as they are known. */
  readonly warnings: readonly Problem[];
}

/**
 * Renders props that may have Outputs in them. The core is rendered with samples in place of the Outputs; a leaf that
 * changes with a sample depends on that Output, and is rendered again from the real values when they are known.
 * Everything else is plain at once.
 *
 * @throws MeshProblems with everything that is wrong and does not depend on an Output
 */
export function resolveInputs<P, R extends Rendered>(core: Core<P, R>, props: P): Resolved<R> {
  const { opens, problems } = findOutputs(props, core.nameOf);
  const refused = [...opens.values()].flatMap((open) => refusal(core, open));
  if (opens.size === 0) {
    const rendered = core.render(props);
    // What is in a text or in the name of a field is wrong inside too.
    const isInText = (at: string): boolean =>
      problems.some(({ path }) => at === path || at.startsWith(`${path}.`) || at.startsWith(`${path}[`));
    throwLocated([...problems, ...rendered.problems.filter(({ path }) => !isInText(path))], core.urn);
    return { manifests: manifestsOf(rendered), rendered, other: rendered, warnings: rendered.problems };
  }
  throwLocated([...problems, ...refused], core.urn);
  return new Resolution(core, props, opens).resolve();
}

/**
 * Returns what follows from a rendering, with Outputs in the leaves that depend on Outputs.
 *
 * @param name what problems call it, in the two words that name an object
 */
export function resolveValue<P, R extends Rendered, V extends object>(
  core: Core<P, R>,
  props: P,
  [kind, name]: readonly [string, string],
  read: (rendered: R) => V,
): V {
  const render = (given: P): Rendered => {
    const rendered = core.render(given);
    const manifest = { apiVersion: '', kind, metadata: { name }, ...read(rendered) };
    return { nodes: [{ id: kind, manifest }], problems: rendered.problems };
  };
  return resolveInputs({ ...core, render }, props).manifests.get(kind) as Manifest & V;
}

function refusal({ isStructural, shapeAt }: Places, open: Open): Problem[] {
  if (open.paths.some(isStructural))
    return [mustBeKnown(open, 'it decides which objects exist or how they are called')];
  if (open.paths.some((path) => samples().isContainer(shapeAt(path)))) return [wholeObject(open)];
  return [];
}

function wholeObject(open: Open): Problem {
  return {
    severity: 'error',
    code: 'pulumi/whole-object',
    path: propOf(open),
    found: 'an Output',
    message: 'a whole list or map cannot be an Output, because its shape must be known',
    fix: 'pass a plain list or map, with Outputs in it',
  };
}

function noValue(open: Open): Problem {
  return {
    severity: 'error',
    code: 'pulumi/no-value',
    path: propOf(open),
    found: 'an Output without value',
    message: 'whether a prop is there must be known when the program runs',
    fix: 'leave the prop out, or say what to use instead: .apply((value) => value ?? ...)',
  };
}

/** Nothing can be rendered with samples, though each may be legal alone: nothing would be previewed. */
const noSample = (open: Open): Problem => ({
  severity: 'error',
  code: 'pulumi/no-sample',
  path: propOf(open),
  found: 'an Output',
  message: 'what depends on it cannot be told, because no value tried in its place is legal beside the others',
  fix: 'pass a plain value here, or in place of the Outputs beside it',
});

/** Returns why a value that is known now cannot stand in place of an Output. */
function notScalar(open: Open, value: unknown): Problem[] {
  if (value === undefined || value === null) return [noValue(open)];
  return typeof value === 'object' ? [wholeObject(open)] : [];
}

const manifestsOf = ({ nodes }: Rendered): Map<string, Manifest> =>
  new Map(nodes.map(({ id, manifest }) => [id, manifest]));

class Resolution<P, R extends Rendered> {
  private readonly samples: SamplesOf;
  private readonly all: readonly Open[];
  private readonly base: R;
  /** Renderings that are needed more than once, by the samples that they are made of. */
  private readonly kept = new Map<string, R | undefined>();
  private readonly again = new Map<string, pulumi.Output<ReadonlyMap<string, Manifest>>>();
  /** Problems that every sample has. */
  private given: readonly Problem[] | undefined;
  private places: ReadonlyMap<string, readonly Place[]> = new Map();

  constructor(
    private readonly core: Core<P, R>,
    private readonly props: P,
    private readonly opens: ReadonlyMap<object, Open>,
  ) {
    this.all = [...opens.values()];
    const { narrowest, samplesFor } = samples();
    this.samples = new Map(
      this.all.map((open, i) => [
        open,
        samplesFor(narrowest(open.paths.map((path) => core.shapeAt(path))), i, open.paths[0].at(-1)),
      ]),
    );
    for (const values of [...contexts(this.samples), sampled(this.samples, 1)])
      this.kept.set(this.keyOf(values), undefined);
    this.base = this.renderSamples(sampled(this.samples, 0));
  }

  resolve(): Resolved<R> {
    const other = this.renderSamples(sampled(this.samples, 1));
    const { places, problems } = dependence(pairs(this.samples, (values) => this.renderSamples(values)));
    const given = this.given ?? [];
    throwLocated(given, this.core.urn);
    throwLocated(
      this.base.nodes.length === 0 && errorTexts(this.base).length > 0 ? this.all.map(noSample) : problems,
      this.core.urn,
    );
    this.places = places;
    this.kept.clear();
    // For what is wrong with values that no place depends on, or only with several together.
    this.renderedFrom(this.all);
    const manifests = new Map(
      this.base.nodes.map(({ id, manifest }) => {
        const renderedFor = ({ on }: Leaf) => this.renderedFrom([...on]).apply((rendered) => rendered.get(id));
        return [id, withOutputs(manifest, places.get(id) ?? [], renderedFor)];
      }),
    );
    return { manifests, rendered: this.base, other, warnings: given };
  }

  private render(values: Values): R {
    return this.core.render(withValues(this.props, (output) => values.get(this.opens.get(output) as Open)));
  }

  private renderSamples(values: Values): R {
    const key = this.keyOf(values);
    const known = this.kept.get(key);
    if (known) return known;
    const rendered = this.render(values);
    this.given = commonProblems(this.given ? [{ problems: this.given }, rendered] : [rendered]);
    if (this.kept.has(key)) this.kept.set(key, rendered);
    return rendered;
  }

  private keyOf(values: Values): string {
    return JSON.stringify(this.all.map((open) => values.get(open)));
  }

  /** All objects with the real values of some Outputs: right in the leaves that depend on no others. */
  private renderedFrom(on: readonly Open[]): pulumi.Output<ReadonlyMap<string, Manifest>> {
    const key = on
      .map((open) => this.all.indexOf(open))
      .sort((a, b) => a - b)
      .join();
    let known = this.again.get(key);
    if (!known)
      this.again.set(
        key,
        (known = pulumi.all(on.map(({ output }) => output)).apply((values) => this.validated(on, values))),
      );
    return known;
  }

  private async validated(on: readonly Open[], values: readonly unknown[]): Promise<ReadonlyMap<string, Manifest>> {
    throwLocated(
      on.flatMap((open, i) => notScalar(open, values[i])),
      this.core.urn,
    );
    const known = new Map(on.map((open, i) => [open, values[i]]));
    const real = (which: 0 | 1): R => this.render(new Map([...sampled(this.samples, which), ...known]));
    const rendered = real(0);
    const other = on.length < this.all.length ? real(1) : rendered;
    const problems = await this.certain(
      known,
      commonProblems([rendered, other]).filter(({ severity }) => severity === 'error'),
    );
    const unforeseen = problems.length > 0 ? [] : this.unforeseen(on, rendered, other);
    if (problems.length + unforeseen.length > 0) {
      const areSecret = await Promise.all(on.map(({ output }) => pulumi.isSecret(output)));
      throwLocated([...(areSecret.includes(true) ? withoutSecrets(problems) : problems), ...unforeseen], this.core.urn);
    }
    return manifestsOf(rendered);
  }

  /** Returns the problems that do not come from the samples of the other Outputs. */
  private async certain(known: Values, problems: readonly Problem[]): Promise<readonly Problem[]> {
    if (problems.length === 0 || known.size === this.all.length) return problems;
    // Where all values are known, all together show what is wrong, and are refused for it.
    if (await whenKnown(this.renderedFrom(this.all))) return [];
    const others = new Map([...this.samples].filter(([open]) => !known.has(open)));
    let common = problems;
    for (const { after } of pairs(others, (values) => this.render(new Map([...values, ...known]))))
      common = commonProblems([{ problems: common }, after]);
    return common;
  }

  /** Returns the problems of places that the real values change and no sample did. */
  private unforeseen(on: readonly Open[], rendered: R, other: R): Problem[] {
    const names = on.map(propOf).join(', ');
    const problem = (what: string): Problem => ({
      severity: 'error',
      code: 'pulumi/changes-shape',
      path: names,
      message: `the value changes ${what}, which could not be known before`,
      fix: 'pass a plain value',
    });
    if (rendered.nodes.map(({ id }) => id).join() !== this.base.nodes.map(({ id }) => id).join())
      return [problem('which objects exist')];
    const { MARK } = samples();
    const [manifests, others] = [manifestsOf(rendered), manifestsOf(other)];
    return this.base.nodes.flatMap(({ id, manifest }) => {
      const places = this.places.get(id) ?? [];
      const leaves = places.flatMap((place) => [place, ...(place.inside ?? [])]);
      const mine = leaves.filter((leaf) => on.some((open) => leaf.on.has(open)));
      const complete = leaves.filter((leaf) => [...leaf.on].every((open) => on.includes(open)));
      const changed = differences(manifest, manifests.get(id)).filter(
        (path) => !mine.some((leaf) => contains(leaf.path, path)),
      );
      const hidden = complete.filter((leaf) => {
        const value = valueAt(manifests.get(id), leaf.path);
        return (
          differences(value, valueAt(others.get(id), leaf.path)).length > 0 || JSON.stringify(value)?.includes(MARK)
        );
      });
      return [...changed, ...hidden.map(({ path }) => path)].map((path) =>
        problem(`${manifest.kind} ${manifest.metadata.name} at ${pathText(path) || 'its fields'}`),
      );
    });
  }
}
