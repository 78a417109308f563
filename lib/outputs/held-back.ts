import type { Manifest } from '../model';

/**
 * Returns the object with its last field as a promise, so that its resource, which is there at once, is only sent to
 * the engine when the object was validated. What is secret or unknown in the field stays where it is. `then` gives the
 * object as it is with all that was declared until then.
 */
export function heldBack(manifest: Manifest, until: Promise<unknown>, then = (): Manifest => manifest): Manifest {
  const field = Object.keys(manifest).at(-1) as string;
  return { ...manifest, [field]: until.then(() => then()[field]) };
}

/** Returns objects, some of them held back until their rendering with all that was declared is known. */
export function withHeldBack(
  manifests: ReadonlyMap<string, Manifest>,
  ids: readonly string[],
  until: Promise<unknown>,
  again: () => ReadonlyMap<string, Manifest>,
): ReadonlyMap<string, Manifest> {
  const late = ids.map((id) => {
    const then = () => again().get(id) as Manifest;
    return [id, heldBack(manifests.get(id) as Manifest, until, then)] as const;
  });
  return new Map([...manifests, ...late]);
}
