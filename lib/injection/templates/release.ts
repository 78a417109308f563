import { MeshProblems, type Problem } from '../../model';
import { COMMON_FUNCTIONS, TEMPLATE_RELEASES, type TemplateFacts } from './release-facts.data';

/** What a template may rely on in the istiod that runs it. */
export interface TemplateRelease {
  readonly version: string;
  readonly facts: TemplateFacts;
  readonly functions: ReadonlySet<string>;
}

function numbersOf(version: string): number[] | undefined {
  return /^(\d+)\.(\d+)\.(\d+)(?:[-+].*)?$/.exec(version)?.slice(1, 4).map(Number);
}

function isUpTo(a: readonly number[], b: readonly number[]): boolean {
  for (const i of [0, 1, 2]) if (a[i] !== b[i]) return a[i] < b[i];
  return true;
}

const known = TEMPLATE_RELEASES.map((change) => ({ ...change, numbers: numbersOf(change.from) ?? [] }));

/**
 * What istiod of an exact release (major.minor.patch) gives to templates.
 *
 * A later patch of a known minor is taken to be like the last known one.
 * @throws MeshProblems `injection/unknown-release` if the version is no release version or its minor is not known.
 */
export function templateRelease(version: string): TemplateRelease {
  const numbers = numbersOf(version);
  const changes = numbers === undefined ? [] : known.filter((change) => isUpTo(change.numbers, numbers));
  const minors = [...new Set(known.map((change) => change.numbers.slice(0, 2).join('.')))];
  if (numbers === undefined || !minors.includes(numbers.slice(0, 2).join('.'))) {
    const problem: Problem = {
      severity: 'error',
      code: 'injection/unknown-release',
      path: 'version',
      found: version,
      message: 'injection templates are printed for one exact Istio release, and this one is not known',
      fix: `use a release of ${minors.join(', ')} with its patch number`,
    };
    throw new MeshProblems([problem]);
  }
  return {
    version,
    facts: Object.assign({}, ...changes.map((change) => change.facts)) as TemplateFacts,
    functions: new Set([...COMMON_FUNCTIONS, ...changes.flatMap((change) => change.functions)]),
  };
}

/** Refuses functions that the release's istiod lacks. */
export function requireFunctions(template: string, release: TemplateRelease, functions: readonly string[]): void {
  const missing = [...new Set(functions)].filter((name) => !release.functions.has(name));
  if (missing.length === 0) return;
  throw new MeshProblems(missing.map((name): Problem => {
    const since = known.find((change) => change.functions.includes(name))?.from;
    return {
      severity: 'error',
      code: 'injection/unknown-function',
      path: `templates.${template}`,
      found: name,
      message: `istiod ${release.version} has no such template function, and would refuse to inject at all`,
      fix: since === undefined ? 'use a function of the template language' : `use Istio ${since} or later, or do without the function`,
    };
  }));
}
