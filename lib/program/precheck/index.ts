import { minorOf, releaseNumber, throwIfAny, type Problem } from '../../model';
import { findRelease, RELEASES } from '../../releases';
import { manifestsOf, type Compared } from '../diff';
import type { PrecheckCheck } from './check';
import { precheckFacts } from './facts';
import { deprecatedAnnotations, deprecatedMeshConfig, newerFields } from './fields';
import { kubernetesVersion } from './kubernetes';
import { danglingTags, defaultValidators, droppedRevisions } from './revisions';
import { proxySkew, revisionSkew } from './skew';
import type { PrecheckFinding, PrecheckOptions } from './types';

export type { PrecheckFinding, PrecheckOptions } from './types';

const CHECKS: readonly PrecheckCheck[] = [
  kubernetesVersion,
  revisionSkew,
  proxySkew,
  droppedRevisions,
  danglingTags,
  defaultValidators,
  newerFields,
  deprecatedMeshConfig,
  deprecatedAnnotations,
];

/**
 * Checks a program before an upgrade, without a cluster: the version of Kubernetes, how far revisions, tags and proxies
 * are apart, revisions that are used and not there, the webhook that validates for all, fields that an older control
 * plane does not know, and what is deprecated.
 *
 * @param program props of the mesh as it is to be, its nodes, or manifests
 * @throws MeshProblems for props that are wrong, and `precheck/unknown-version`
 */
export function precheck(program: Compared, options: PrecheckOptions = {}): PrecheckFinding[] {
  const { kubernetes, from, to, objects = [] } = options;
  throwIfAny([
    ...(kubernetes === undefined || (isText(kubernetes) && releaseNumber(kubernetes) > 0)
      ? []
      : [unknown('kubernetes', kubernetes)]),
    ...unknownReleases({ from, to }),
  ]);
  const mesh = to === undefined || Array.isArray(program) ? program : ({ ...program, version: to } as Compared);
  const facts = precheckFacts([...manifestsOf(mesh), ...manifestsOf(objects, 'objects')], {
    ...(from !== undefined && { from: findRelease(from)?.version ?? from }),
    ...(kubernetes !== undefined && { kubernetes: minorOf(kubernetes.replace(/^v/, '')) }),
  });
  return CHECKS.flatMap((check) => check(facts));
}

/** Reports whether a version is a text: as a number 1.30 is 1.3. */
const isText = (version: unknown): version is string => typeof version === 'string';

const unknownReleases = (given: Readonly<Record<string, string | undefined>>): Problem[] =>
  Object.entries(given).flatMap(([option, version]) =>
    version === undefined || (isText(version) && findRelease(version) !== undefined) ? [] : [unknown(option, version)],
  );

function unknown(path: string, found: string): Problem {
  const known = RELEASES.map(({ minor }) => minor).reverse();
  return {
    severity: 'error',
    code: 'precheck/unknown-version',
    path,
    found,
    message: path === 'kubernetes' ? 'this is no version of Kubernetes' : 'this release of Istio is not known',
    fix: path === 'kubernetes' ? 'write it as 1.34' : `use one of ${known.join(', ')}`,
  };
}
