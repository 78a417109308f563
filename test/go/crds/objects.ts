import { crds } from '../../../lib/api/crd';
import { schemaProblems } from '../../../lib/api/schema-problems';
import { fuzzObjects, subjectsOf } from '../../api/support/fuzz-objects';

/**
 * What main.go asks the API server's code about: the CRDs of a release and generated objects with our verdict.
 *
 *   npx tsx test/go/crds/objects.ts 1.31.0 20000 | (cd test/go/crds && go run .)
 */
const [version = '1.31.0', count = '20000', seed = '1859'] = process.argv.slice(2);
const objects = [...fuzzObjects(subjectsOf(version), Number(count), Number(seed))].map(({ subject, object }) => {
  const { apiVersion: _apiVersion, kind: _kind, metadata: _metadata, ...content } = object;
  // More than 32 bits are refused by istiod's webhook, which cannot read the object, and not by the API server itself.
  const problems = schemaProblems(object, { version }).filter(({ code }) => code !== 'schema/integer-size');
  return { crd: subject.crd, object: content, valid: problems.length === 0 };
});
process.stdout.write(JSON.stringify({ crds: crds(version), objects }));
