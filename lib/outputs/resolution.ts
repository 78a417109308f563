import { samples } from '../lazy';
import type { Manifest, Problem } from '../model';
import { contains, differences, valueAt } from './changed-paths';
import type { Core, Resolved } from './core';
import { dependence, type Leaf, type Place } from './dependence';
import type { Rendered } from './rendered';
import type { Later, OutputEngine } from './engine';
import { pathText, withValues, type Open } from './found';
import { noSample, notScalar, propOf } from './open-problems';
import { knownShape } from './known-shape';
import { contexts, pairs, sampled, type SamplesOf, type Values } from './pairs';
import { whenKnown, withOutputs } from './place-values';
import { commonProblems, errorTexts, throwLocated, withoutSecrets } from './problems';

/** Returns the objects of a rendering by their ids. */
export const manifestsOf = ({ nodes }: Rendered): Map<string, Manifest> =>
  new Map(nodes.map(({ id, manifest }) => [id, manifest]));

/** The rendering of props with Outputs in them. */
export class Resolution<P, R extends Rendered> {
  private readonly samples: SamplesOf;
  private readonly all: readonly Open[];
  private readonly base: R;
  /** Renderings that are needed more than once, by the samples that they are made of. */
  private readonly kept = new Map<string, R | undefined>();
  private readonly again = new Map<string, Later<ReadonlyMap<string, Manifest>>>();
  /** Problems that every sample has. */
  private given: readonly Problem[] | undefined;
  private places: ReadonlyMap<string, readonly Place[]> = new Map();

  constructor(
    private readonly engine: OutputEngine,
    private readonly core: Core<P, R>,
    private readonly props: P,
    private readonly opens: ReadonlyMap<object, Open>,
  ) {
    this.all = [...opens.values()];
    const { narrowest, samplesFor } = samples();
    this.samples = new Map(
      [...opens].map(([given, open], i) => [
        open,
        samplesFor(
          narrowest([knownShape(given), ...open.paths.map((path) => core.shapeAt(path))]),
          i,
          open.paths[0].at(-1),
        ),
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
        return [id, withOutputs(manifest, places.get(id) ?? [], { engine: this.engine, renderedFor })];
      }),
    );
    return { manifests, rendered: this.base, other, warnings: given };
  }

  private render(values: Values): R {
    return this.core.render(
      withValues(this.engine, this.props, (output) => values.get(this.opens.get(output) as Open)),
    );
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
  private renderedFrom(on: readonly Open[]): Later<ReadonlyMap<string, Manifest>> {
    const key = on
      .map((open) => this.all.indexOf(open))
      .sort((a, b) => a - b)
      .join();
    let known = this.again.get(key);
    if (!known)
      this.again.set(
        key,
        (known = this.engine.all(on.map(({ output }) => output)).apply((values) => this.validated(on, values))),
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
      const areSecret = await Promise.all(on.map(({ output }) => this.engine.isSecret(output)));
      throwLocated([...(areSecret.includes(true) ? withoutSecrets(problems) : problems), ...unforeseen], this.core.urn);
    }
    return manifestsOf(rendered);
  }

  /** Returns the problems that do not come from the samples of the other Outputs. */
  private async certain(known: Values, problems: readonly Problem[]): Promise<readonly Problem[]> {
    if (problems.length === 0 || known.size === this.all.length) return problems;
    // Where all values are known, all together show what is wrong, and are refused for it.
    if (await whenKnown(this.engine, this.renderedFrom(this.all))) return [];
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
