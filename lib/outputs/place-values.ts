import type { Manifest } from '../model';
import { contains, differences, replaceAt, valueAt } from './changed-paths';
import type { Leaf, Place } from './dependence';
import type { Later, OutputEngine } from './engine';

/** The object as it is rendered from the real values of the Outputs that a place depends on. */
export type RenderedFor = (place: Leaf) => Later<Manifest | undefined>;

/** The real values of places, as an engine has them. */
interface RealValues {
  readonly engine: OutputEngine;
  readonly renderedFor: RenderedFor;
}

/** The object with Outputs in all places that depend on Outputs. */
export function withOutputs(manifest: Manifest, places: readonly Place[], real: RealValues): Manifest {
  const valueOf = (place: Place) => (place.inside ? wide(manifest, place, place.inside, real) : narrow(place, real));
  return replaceAt(
    manifest,
    places.map((place) => ({ path: place.path, value: valueOf(place) })),
  ) as Manifest;
}

function narrow(leaf: Leaf, { engine, renderedFor }: RealValues): unknown {
  const value = renderedFor(leaf).apply((manifest) => valueAt(manifest, leaf.path));
  return leaf.optional ? ifPresent(engine, value) : value;
}

/**
 * The place as it is previewed, with its leaves; as a whole only where the real values change more of it than these.
 */
async function wide(manifest: Manifest, place: Place, inside: readonly Leaf[], real: RealValues): Promise<unknown> {
  const { engine, renderedFor } = real;
  const value = renderedFor(place).apply((rendered) => valueAt(rendered, place.path));
  const foreseen = valueAt(manifest, place.path);
  const known = await whenKnown(engine, value);
  const isMore =
    known &&
    differences(foreseen, known.value, place.path).some((path) => !inside.some((leaf) => contains(leaf.path, path)));
  if (isMore) return ifPresent(engine, value);
  return replaceAt(
    foreseen,
    inside.map((leaf) => ({ path: leaf.path.slice(place.path.length), value: narrow(leaf, real) })),
  );
}

/** Nothing instead of an Output without value: where it is secret, the SDK would make it a secret null. */
async function ifPresent(engine: OutputEngine, output: Later<unknown>): Promise<unknown> {
  const known = await whenKnown(engine, output);
  return known && known.value === undefined ? undefined : output;
}

/** The value of an Output; undefined where it is unknown. */
export async function whenKnown(
  engine: OutputEngine,
  output: Later<unknown>,
): Promise<{ readonly value: unknown } | undefined> {
  let known: { readonly value: unknown } | undefined;
  const seen = output.apply((value) => {
    known = { value };
  });
  // This is fulfilled when the function above has run, or never will.
  await engine.isSecret(seen);
  return known;
}
