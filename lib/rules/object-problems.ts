import { schemaProblems } from './schema-problems';
import type { Manifest, Problem } from '../model';
import { isGatewayApiGroup } from '../releases/gateway-api';
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
  const control = controlPlaneProblems(object, options);
  if (schema.length === 0) return control;
  const taken = new Set(schema.map((problem) => problem.path));
  return [...schema, ...control.filter((problem) => !taken.has(problem.path))];
}

/** What istiod has against an object: its webhook, or its conversion of the Gateway API. */
function controlPlaneProblems(object: Manifest, options: ObjectOptions): Problem[] {
  if (!isGatewayApiGroup(String(object.apiVersion).split('/')[0])) return webhookProblems(object, options);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded only where there is such an object
  const { gatewayApiProblems } = require('./gateway-api') as typeof import('./gateway-api');
  return gatewayApiProblems(object, options);
}
