import * as pulumi from '@pulumi/pulumi';
import type { Manifest, Problem } from '../../model';
import { contains, differences, replaceAt, valueAt } from './compare';
import { dependence, mustBeKnown, propOf } from './dependence';
import type { Leaf, Pair, Rendered } from './dependence';
import { findOutputs, pathText, withValues } from './found';
import type { Open, Path } from './found';
import { commonProblems, throwLocated, withoutSecrets } from './problems';
import { isContainer, MARK, samplesFor } from './samples';
import type { Samples, ValueShape } from './samples';

/** A pure rendering of props, and what is known about them. */
export interface Core<P, R extends Rendered> {
  /** Collects problems and never throws them, so that samples can be rendered. */
  readonly render: (props: P) => R;
  readonly shapeAt: (path: Path) => ValueShape | undefined;
  readonly isStructural: (path: Path) => boolean;
  /** Of the component, for problems. */
  readonly urn: string;
}

/** Objects whose leaves are Outputs where they depend on Outputs. */
export interface Resolved<R extends Rendered> {
  readonly manifests: ReadonlyMap<string, Manifest>;
  /** What was rendered; where Outputs were given, with samples in their place. */
  readonly rendered: R;
  /** The same with other samples: what both have does not come from samples. */
  readonly other: R;
  /** What is doubtful but not wrong, as far as it is known. */
  readonly warnings: readonly Problem[];
}

type Values = ReadonlyMap<Open, unknown>;

/** With more combinations than this, each value of a closed Output is tried with one combination of the others only. */
const MAX_CONTEXTS = 64;

/**
 * Renders props that may have Outputs in them. The core is rendered with samples in place of the Outputs; a leaf that changes with a sample
 * depends on that Output, and is rendered again from the real values when they are known. Everything else is plain at once.
 *
 * @throws MeshProblems with everything that is wrong and does not depend on an Output
 */
export function resolveInputs<P, R extends Rendered>(core: Core<P, R>, props: P): Resolved<R> {
  const { opens, problems } = findOutputs(props);
  const refused = [...opens.values()].flatMap((open) => refusal(core, open));
  if (opens.size === 0) {
    const rendered = core.render(props);
    const inText = new Set(problems.map(({ path }) => path));
    throwLocated([...problems, ...rendered.problems.filter(({ path }) => !inText.has(path))], core.urn);
    return { manifests: manifestsOf(rendered), rendered, other: rendered, warnings: rendered.problems };
  }
  throwLocated([...problems, ...refused], core.urn);
  return new Resolution(core, props, opens).resolve();
}

function refusal({ isStructural, shapeAt }: Pick<Core<never, Rendered>, 'isStructural' | 'shapeAt'>, open: Open): Problem[] {
  if (open.paths.some(isStructural)) return [mustBeKnown(open, 'it decides which objects exist or how they are called')];
  if (open.paths.some((path) => isContainer(shapeAt(path)))) return [wholeObject(open)];
  return [];
}

function wholeObject(open: Open): Problem {
  return {
    severity: 'error', code: 'pulumi/whole-object', path: propOf(open), found: 'an Output', message: 'a whole list or map cannot be an Output, because its shape must be known',
    fix: 'pass a plain list or map, with Outputs in it',
  };
}

const manifestsOf = ({ nodes }: Rendered): Map<string, Manifest> => new Map(nodes.map(({ id, manifest }) => [id, manifest]));

class Resolution<P, R extends Rendered> {
  private readonly samples: ReadonlyMap<Open, Samples>;
  private readonly all: readonly Open[];
  private readonly base: R;
  private readonly again = new Map<string, pulumi.Output<ReadonlyMap<string, Manifest>>>();
  private leaves: ReadonlyMap<string, readonly Leaf[]> = new Map();

  constructor(private readonly core: Core<P, R>, private readonly props: P, private readonly opens: ReadonlyMap<object, Open>) {
    this.all = [...opens.values()];
    this.samples = new Map(this.all.map((open, i) => [open, samplesFor(core.shapeAt(open.paths[0]), i)]));
    this.base = this.render(this.sampled(0));
  }

  resolve(): Resolved<R> {
    const other = this.render(this.sampled(1));
    const given = commonProblems([this.base, other]);
    throwLocated(given, this.core.urn);
    const { leaves, problems } = dependence(this.pairs());
    throwLocated(problems, this.core.urn);
    this.leaves = leaves;
    this.judgeTogether();
    const manifests = new Map(this.base.nodes.map(({ id, manifest }) => {
      const replacements = (leaves.get(id) ?? []).map((leaf) => ({ path: leaf.path, value: this.output(id, leaf) }));
      return [id, replaceAt(manifest, replacements) as Manifest];
    }));
    return { manifests, rendered: this.base, other, warnings: given };
  }

  private render(values: Values): R {
    return this.core.render(withValues(this.props, (output) => values.get(this.opens.get(output) as Open)));
  }

  /** Every Output at one of its samples. */
  private sampled(which: 0 | 1): Map<Open, unknown> {
    return new Map(this.all.map((open) => [open, (this.samples.get(open) as Samples).values[which]]));
  }

  /** Each Output changed alone, in every context of those with few values: what one Output does may depend on another. */
  private pairs(): Pair<R>[] {
    const closed = this.all.filter((open) => this.samples.get(open)?.closed);
    const rendered = new Map<string, R>();
    const at = (context: Values): R => {
      const key = JSON.stringify(closed.map((open) => context.get(open)));
      const known = rendered.get(key) ?? this.render(context);
      rendered.set(key, known);
      return known;
    };
    const pairs: Pair<R>[] = [];
    for (const context of this.contexts(closed)) {
      for (const open of this.all) {
        const { closed: isClosed, values } = this.samples.get(open) as Samples;
        if (isClosed) {
          const others = values.filter((value) => value !== context.get(open));
          pairs.push(...others.map((value) => ({ open, before: at(context), after: at(new Map(context).set(open, value)) })));
        } else {
          pairs.push(...values.slice(1).map((value) => ({ open, before: at(context), after: this.render(new Map(context).set(open, value)) })));
        }
      }
    }
    return pairs;
  }

  private contexts(closed: readonly Open[]): Values[] {
    const valuesOf = (open: Open) => (this.samples.get(open) as Samples).values;
    const base = this.sampled(0);
    const count = closed.reduce((product, open) => product * valuesOf(open).length, 1);
    if (count > MAX_CONTEXTS) return [base, ...closed.flatMap((open) => valuesOf(open).slice(1).map((value) => new Map(base).set(open, value)))];
    const withEach = (contexts: Map<Open, unknown>[], open: Open) => contexts.flatMap((context) => valuesOf(open).map((value) => new Map(context).set(open, value)));
    return closed.reduce(withEach, [base]);
  }

  /** The leaf as it is rendered from the real values. */
  private output(id: string, { path, on }: Leaf): pulumi.Output<unknown> {
    return this.renderedFrom([...on]).apply((manifests) => valueAt(manifests.get(id), path));
  }

  /** All objects with the real values of some Outputs: right in the leaves that depend on no others. */
  private renderedFrom(on: readonly Open[]): pulumi.Output<ReadonlyMap<string, Manifest>> {
    const key = on.map((open) => this.all.indexOf(open)).sort((a, b) => a - b).join();
    let known = this.again.get(key);
    if (!known) this.again.set(key, known = pulumi.all(on.map(({ output }) => output)).apply((values) => this.judged(on, values)));
    return known;
  }

  /** Problems between Outputs that share no leaf. */
  private judgeTogether(): void {
    if (this.all.length > 1) this.renderedFrom(this.all);
  }

  private async judged(on: readonly Open[], values: readonly unknown[]): Promise<ReadonlyMap<string, Manifest>> {
    const whole = on.filter((_, i) => typeof values[i] === 'object' && values[i] !== null);
    if (whole.length > 0) throwLocated(whole.map(wholeObject), this.core.urn);
    const real = (which: 0 | 1): R => this.render(on.reduce((all, open, i) => all.set(open, values[i]), this.sampled(which)));
    const rendered = real(0);
    const other = on.length < this.all.length ? real(1) : rendered;
    const problems = commonProblems([rendered, other]).filter(({ severity }) => severity === 'error');
    const unforeseen = problems.length > 0 ? [] : this.unforeseen(on, rendered, other);
    if (problems.length + unforeseen.length > 0) {
      const areSecret = await Promise.all(on.map(({ output }) => pulumi.isSecret(output)));
      throwLocated([...(areSecret.includes(true) ? withoutSecrets(problems) : problems), ...unforeseen], this.core.urn);
    }
    return manifestsOf(rendered);
  }

  /** What the real values change and no sample did. */
  private unforeseen(on: readonly Open[], rendered: R, other: R): Problem[] {
    const names = on.map(propOf).join(', ');
    const problem = (what: string): Problem => ({
      severity: 'error', code: 'pulumi/changes-shape', path: names, message: `the value changes ${what}, which could not be known before`, fix: 'pass a plain value',
    });
    if (rendered.nodes.map(({ id }) => id).join() !== this.base.nodes.map(({ id }) => id).join()) return [problem('which objects exist')];
    const [manifests, others] = [manifestsOf(rendered), manifestsOf(other)];
    return this.base.nodes.flatMap(({ id, manifest }) => {
      const leaves = this.leaves.get(id) ?? [];
      const mine = leaves.filter((leaf) => on.some((open) => leaf.on.has(open)));
      const complete = leaves.filter((leaf) => [...leaf.on].every((open) => on.includes(open)));
      const changed = differences(manifest, manifests.get(id)).filter((path) => !mine.some((leaf) => contains(leaf.path, path)));
      const hidden = complete.filter((leaf) => {
        const value = valueAt(manifests.get(id), leaf.path);
        return differences(value, valueAt(others.get(id), leaf.path)).length > 0 || JSON.stringify(value)?.includes(MARK);
      });
      return [...changed, ...hidden.map(({ path }) => path)].map((path) => problem(`${manifest.kind} ${manifest.metadata.name} at ${pathText(path) || 'its fields'}`));
    });
  }
}
