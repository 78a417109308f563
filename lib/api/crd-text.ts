import type { Manifest } from '../model';
import { knownRelease } from '../releases/known';
import { crdHead, crdLabels, crdSpec } from '../schema/crd';
import { kindsOf } from './crds';
import { IstioStatus } from './kinds/common';

/**
 * CRD as text: the head (`apiVersion`, `kind`, `metadata`) stays an object, because labels differ from one installation
 * to the next; the `spec`, which is nearly all of it, is serialised once.
 */
export interface CrdText {
  readonly name: string;
  readonly head: Manifest;
  /** YAML of the block `spec`, the line `spec:` included, as the given printer writes it. */
  readonly specYaml: string;
}

/** Bodies of CRDs by name, which the build stores in one file per minor and which any installation prints. */
export type CrdBodies = Readonly<Record<string, string>>;

/**
 * Returns the bodies of the CRDs of a release. `toYaml` prints a plain object as a YAML document, with the options that
 * the caller uses for all others.
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

/** Returns the CRDs of a release with bodies that were serialised earlier. */
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
