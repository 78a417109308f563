import { MeshProblems, type Problem } from '../../model';
import { findRelease, type ReleaseFacts, RELEASES } from '../../releases';
import { functionSince, hasFunction } from '../../releases/template-functions';

/** Features of istiod that a template may use. */
export interface TemplateRelease {
  /** Exact release, because functions come in patch releases too. */
  readonly version: string;
  readonly facts: ReleaseFacts;
}

/**
 * Returns the features that istiod of an exact release (major.minor.patch) offers to templates. Patches of one minor
 * differ only in their functions.
 *
 * @throws MeshProblems `injection/unknown-release` if the version is no exact release, or its minor is not known
 */
export function templateRelease(version: string): TemplateRelease {
  const minor = /^(\d+\.\d+)\.\d+(?:[-+].*)?$/.exec(version)?.[1];
  const release = minor === undefined ? undefined : findRelease(minor);
  if (release !== undefined) return { version, facts: release.facts };
  const problem: Problem = {
    severity: 'error',
    code: 'injection/unknown-release',
    path: 'version',
    found: version,
    message: 'injection templates are printed for one exact Istio release, and this one is not known',
    fix: `use a release of ${RELEASES.map((known) => known.minor).join(', ')} with its patch number`,
  };
  throw new MeshProblems([problem]);
}

/** Refuses functions that the release's istiod lacks. */
export function requireFunctions(template: string, { version }: TemplateRelease, functions: readonly string[]): void {
  const missing = [...new Set(functions)].filter((name) => !hasFunction(name, version));
  if (missing.length === 0) return;
  throw new MeshProblems(
    missing.map((name): Problem => ({
      severity: 'error',
      code: 'injection/unknown-function',
      path: `templates.${template}`,
      found: name,
      message: `istiod ${version} has no such template function, and would refuse to inject at all`,
      fix: `use Istio ${functionSince(name)} or later, or do without the function`,
    })),
  );
}
