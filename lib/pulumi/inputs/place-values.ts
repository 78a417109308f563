import * as pulumi from '@pulumi/pulumi';
import type { Manifest } from '../../model';
import { contains, differences, replaceAt, valueAt } from './changed-paths';
import type { Leaf, Place } from './dependence';

/** The object as it is rendered from the real values of the Outputs that a place depends on. */
export type RenderedFor = (place: Leaf) => pulumi.Output<Manifest | undefined>;

/** The object with Outputs in all places that depend on Outputs. */
export function withOutputs(manifest: Manifest, places: readonly Place[], renderedFor: RenderedFor): Manifest {
  const valueOf = (place: Place) =>
    place.inside ? wide(manifest, place, place.inside, renderedFor) : narrow(place, renderedFor);
  return replaceAt(
    manifest,
    places.map((place) => ({ path: place.path, value: valueOf(place) })),
  ) as Manifest;
}

function narrow(leaf: Leaf, renderedFor: RenderedFor): unknown {
  const value = renderedFor(leaf).apply((manifest) => valueAt(manifest, leaf.path));
  return leaf.optional ? ifPresent(value) : value;
}

/**
 * The place as it is previewed, with its leaves; as a whole only where the real values change more of it than these.
 */
async function wide(
  manifest: Manifest,
  place: Place,
  inside: readonly Leaf[],
  renderedFor: RenderedFor,
): Promise<unknown> {
  const value = renderedFor(place).apply((real) => valueAt(real, place.path));
  const foreseen = valueAt(manifest, place.path);
  const real = await whenKnown(value);
  const isMore =
    real &&
    differences(foreseen, real.value, place.path).some((path) => !inside.some((leaf) => contains(leaf.path, path)));
  if (isMore) return ifPresent(value);
  return replaceAt(
    foreseen,
    inside.map((leaf) => ({ path: leaf.path.slice(place.path.length), value: narrow(leaf, renderedFor) })),
  );
}

/** Nothing instead of an Output without value: where it is secret, the SDK would make it a secret null. */
async function ifPresent(output: pulumi.Output<unknown>): Promise<unknown> {
  const known = await whenKnown(output);
  return known && known.value === undefined ? undefined : output;
}

/** The value of an Output; undefined where it is unknown. */
export async function whenKnown(output: pulumi.Output<unknown>): Promise<{ readonly value: unknown } | undefined> {
  let known: { readonly value: unknown } | undefined;
  const seen = output.apply((value) => {
    known = { value };
  });
  // This is fulfilled when the function above has run, or never will.
  await pulumi.isSecret(seen);
  return known;
}
