import { schemaProblems } from './schema-problems';
import type { Manifest, Problem } from '../model';
import { webhookProblems } from './webhook';

export interface ObjectOptions {
  /** The Istio release to judge for, for example `1.30.3`. @default - the newest that is known */
  readonly version?: string;
}

/**
 * Everything that keeps an Istio object out of a cluster: what the API server refuses by its schema and CEL rules, and what istiod's webhook
 * refuses or warns about. Where both have something at one place, the schema's problem stands for both.
 */
export function objectProblems(object: Manifest, options: ObjectOptions = {}): Problem[] {
  const schema = schemaProblems(object, options);
  if (schema.length === 0) return webhookProblems(object, options);
  const taken = new Set(schema.map((problem) => problem.path));
  return [...schema, ...webhookProblems(object, options).filter((problem) => !taken.has(problem.path))];
}
