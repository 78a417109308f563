import { releaseNumber, type Manifest } from '../model';
import { knownRelease } from '../releases/known';
import { crdHead, crdLabels, crdSpec } from '../schema/crd';
import type { Kind } from '../schema/kind';
import { CATALOGUE } from './catalogue';
import { IstioStatus } from './kinds/common';

/** Returns the kinds that a release has. */
export function kindsOf(version: string): Kind[] {
  const release = knownRelease(version);
  return CATALOGUE.filter((kind) => kind.since === undefined || release >= releaseNumber(kind.since));
}

/**
 * Returns the CustomResourceDefinitions of a release, with our field documentation as descriptions, in the order of
 * their names. Patch releases have the API of their minor. Throws for a release that the catalogue does not know.
 */
export function crds(version: string, labels: Record<string, string> = crdLabels(version)): Manifest[] {
  const release = knownRelease(version);
  return kindsOf(version).map((kind) => ({ ...crdHead(kind, labels), spec: crdSpec(kind, IstioStatus, release) }));
}
