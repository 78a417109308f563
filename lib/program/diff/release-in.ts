import { isRecord, type Manifest } from '../../model';
import { findRelease, type Release } from '../../releases';

const VERSION_LABEL = 'app.kubernetes.io/version';
const PILOT_IMAGE = /\/pilot:(\d+\.\d+\.\d+)[^/]*$/;

/** Returns the tag of istiod's image in a Deployment. */
function imageTag({ spec }: Manifest & { spec?: unknown }): string | undefined {
  const template = isRecord(spec) && isRecord(spec.template) ? spec.template : {};
  const containers = isRecord(template.spec) ? template.spec.containers : undefined;
  return (Array.isArray(containers) ? (containers as unknown[]) : [])
    .map((container) => PILOT_IMAGE.exec(isRecord(container) ? String(container.image) : '')?.[1])
    .find((tag) => tag !== undefined);
}

/**
 * Returns the release of the istiod among objects, by the label of its version, else by the tag of its image; undefined
 * where there is none, or one of a release that is not known.
 */
export function istiodRelease(manifests: readonly Manifest[]): Release | undefined {
  const istiods = manifests.filter(
    ({ kind, metadata }) => kind === 'Deployment' && /^istiod(-.+)?$/.test(String(metadata.name)),
  );
  return istiods
    .flatMap((istiod) => [istiod.metadata.labels?.[VERSION_LABEL], imageTag(istiod)])
    .map((version) => (typeof version === 'string' ? findRelease(version) : undefined))
    .find((release) => release !== undefined);
}
