import { releaseNumber, type Manifest } from '../../model';
import { findRelease, type Release } from '../../releases';
import { controlPlanesOf, workloadsOf, type ControlPlane } from '../precheck/planes';

const releasesOf = (planes: readonly ControlPlane[]): Release[] =>
  planes.flatMap(({ version }) => (version === undefined ? [] : (findRelease(version) ?? [])));

/**
 * Returns the newest release of the control planes among objects; undefined where there is none, or none of a release
 * that is known.
 */
export const newestRelease = (manifests: readonly Manifest[]): Release | undefined =>
  releasesOf(controlPlanesOf(workloadsOf(manifests))).reduce<Release | undefined>(
    (newest, release) =>
      newest === undefined || releaseNumber(release.version) > releaseNumber(newest.version) ? release : newest,
    undefined,
  );

/** Returns the release of the control plane of a revision in a namespace. */
export const releaseOfRevision = (
  manifests: readonly Manifest[],
  { namespace, revision }: { readonly namespace: string | undefined; readonly revision: string },
): Release | undefined =>
  releasesOf(
    controlPlanesOf(workloadsOf(manifests)).filter(
      (plane) => plane.revision === revision && plane.object.metadata.namespace === namespace,
    ),
  )[0];
