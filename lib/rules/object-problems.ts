import { kubernetesProblems } from './kubernetes';
import { schemaProblems } from './schema-problems';
import type { Manifest, Problem, Severity } from '../model';
import { isGatewayApiGroup } from '../releases/gateway-api';
import { webhookProblems } from './webhook';

export interface ObjectOptions {
  /** Istio release to validate for, for example `1.30.3`. @default - the newest that is known */
  readonly version?: string;
}

/**
 * Returns all problems that keep an object out of a cluster: what the API server refuses by the formats of its fields,
 * or by the schema and CEL rules of Istio's kinds, and what istiod's webhook refuses or warns about. Of two problems at
 * one place the first stands for both, unless only the second is an error.
 */
export function objectProblems(object: Manifest, options: ObjectOptions = {}): Problem[] {
  const problems: Problem[] = [];
  const reported = new Map<string, Severity>();
  const isCovered = ({ path, severity }: Problem) =>
    reported.has(path) && (severity !== 'error' || reported.get(path) === 'error');
  for (const found of [
    schemaProblems(object, options),
    kubernetesProblems(object),
    controlPlaneProblems(object, options),
  ]) {
    const others = reported.size === 0 ? found : found.filter((problem) => !isCovered(problem));
    problems.push(...others);
    for (const { path, severity } of others) if (reported.get(path) !== 'error') reported.set(path, severity);
  }
  return problems;
}

/**
 * Returns the problems that istiod has with an object: those of its webhook, or of its conversion of the Gateway API.
 */
function controlPlaneProblems(object: Manifest, options: ObjectOptions): Problem[] {
  if (!isGatewayApiGroup(String(object.apiVersion).split('/')[0])) return webhookProblems(object, options);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded only where there is such an object
  const { gatewayApiProblems } = require('./gateway-api') as typeof import('./gateway-api');
  return gatewayApiProblems(object, options);
}
