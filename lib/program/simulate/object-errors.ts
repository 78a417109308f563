import type { Manifest, Problem } from '../../model';
import type { ObjectIndex } from '../registry/objects';

/** Pattern of Istio's own API groups, whose definitions are known, so that their objects can be validated. */
const OWN_GROUP = /^(?:networking|security|telemetry|extensions)\.istio\.io\//;

/** Codes of mistakes that a cluster accepts: the simulation continues, and its verdicts show the effect. */
const TAKEN_BY_CLUSTERS: ReadonlySet<string> = new Set(['webhook/principal-scheme', 'webhook/method-case']);

/** Returns the problems for which the API server or istiod would refuse objects of Istio's own kinds. */
export function objectErrors(
  objects: readonly Manifest[],
  index: ObjectIndex,
  version: string | undefined,
): readonly Problem[] {
  if (!index.kinds.some((kind) => OWN_GROUP.test(kind))) return [];
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the schemas are read with the first question
  const { objectProblems } = require('../validate') as typeof import('../validate');
  return objects
    .filter(({ apiVersion }) => OWN_GROUP.test(String(apiVersion)))
    .flatMap((object) => objectProblems(object, version === undefined ? {} : { version }))
    .filter(({ severity, code }) => severity === 'error' && !TAKEN_BY_CLUSTERS.has(code));
}
