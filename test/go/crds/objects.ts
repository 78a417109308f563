import { crds } from '../../../lib/api/crds';
import { schemaProblems } from '../../../lib/rules/schema-problems';
import { fuzzObjects, subjectsOf } from '../../api/support/fuzz-objects';

/** What main.go asks the API server's code about: the CRDs of a release, and generated objects with our verdict. */
export function crdInput(version: string, count: number, seed: number): string {
  const objects = [...fuzzObjects(subjectsOf(version), count, seed)].map(({ subject, object, content }) => {
    // More than 32 bits are refused by istiod's webhook, which cannot read the object, and not by the API server
    // itself.
    const problems = schemaProblems(object, { version }).filter(({ code }) => code !== 'schema/integer-size');
    return { crd: subject.crd, object: content, valid: problems.length === 0 };
  });
  return JSON.stringify({ crds: crds(version), objects });
}
