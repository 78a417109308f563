import { schemaProblems } from '../api/schema-problems';
import type { Manifest, Problem } from '../model';
import { webhookProblems } from '../rules';

export interface ValidateOptions {
  /** The release whose istiod would judge: a minor (`1.30`) or an exact release. @default - the newest */
  readonly version?: string;
  /** Report what istiod only warns about as errors. @default false */
  readonly strictWarnings?: boolean;
}

/**
 * What Kubernetes or istiod would refuse, or warn about: the schema and rules of the custom resource definitions, and the checks of
 * istiod's webhook. Takes any Kubernetes objects and checks those of Istio's API.
 */
export function validate(objects: readonly Manifest[], options: ValidateOptions = {}): Problem[] {
  return objects.flatMap((object) => objectProblems(object, options));
}

/** The same for one object. */
export function objectProblems(object: Manifest, { version, strictWarnings = false }: ValidateOptions): Problem[] {
  const found = [...schemaProblems(object, { version }), ...webhookProblems(object, { version })];
  return strictWarnings ? found.map((problem) => ({ ...problem, severity: 'error' })) : found;
}
