import type { Manifest } from '../model';
import { knownRelease } from '../releases/known';
import { crdHead, crdLabels, crdSpec } from '../schema/crd';
import { kindsOf } from './crds';
import { IstioStatus } from './kinds/common';

/**
 * One CRD as text: the head (`apiVersion`, `kind`, `metadata`) stays an object, because labels differ from one
 * installation to
 * the next; the `spec`, which is nearly all of it, is serialised once.
 */
export interface CrdText {
  readonly name: string;
  readonly head: Manifest;
  /** The block of `spec`, the line `spec:` included, as the given printer writes it. */
  readonly specYaml: string;
}

/** Bodies by CRD name: what the build stores, one file per minor. Made once, printed in any installation. */
export type CrdBodies = Readonly<Record<string, string>>;

/**
 * The bodies of a release. `toYaml` prints a plain object as a YAML document, with the options the caller uses for all
 * else.
 */
export function crdBodies(version: string, toYaml: (value: unknown) => string): CrdBodies {
  const release = knownRelease(version);
  return Object.fromEntries(
    kindsOf(version).map((kind) => [
      `${kind.plural}.${kind.group}`,
      toYaml({ spec: crdSpec(kind, IstioStatus, release) }),
    ]),
  );
}

/** The CRDs of a release with bodies that were made earlier. */
export function crdTexts(
  version: string,
  bodies: CrdBodies,
  labels: Record<string, string> = crdLabels(version),
): CrdText[] {
  return kindsOf(version).map((kind) => {
    const head = crdHead(kind, labels);
    const name = String(head.metadata.name);
    return { name, head, specYaml: bodies[name] };
  });
}
