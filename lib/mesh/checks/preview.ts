import type { Problem } from '../../model';
import { DEFAULT_RELEASE, knownMinor, type Release } from '../../releases';

/** Warns that a minor was not released when its objects were compared. */
export function previewProblems({ version, minor }: Release): Problem[] {
  const preview = knownMinor(minor)?.preview;
  if (preview === undefined) return [];
  return [
    {
      severity: 'warning',
      code: 'props/preview-release',
      path: 'version',
      found: version,
      message: `Istio ${minor} was compared with ${preview}, and may differ from what is released`,
      fix: `use ${DEFAULT_RELEASE.minor}, or compare the objects with those of the charts before they run`,
    },
  ];
}
