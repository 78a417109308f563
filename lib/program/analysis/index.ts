import type { Manifest, Problem } from '../../model';
import { programFacts } from '../facts';
import type { AnalysisOptions } from '../outside';
import { ambientProblems } from './ambient';
import { gatewayApiProgramProblems } from './gateway-api';
import { asProblems, atSeverity, runChecks } from './run';
import { CHECKS } from './table';

export { severityProblems } from './severities';
export type { AnalysisOptions, CodeSeverities, KnownService, Outside } from '../outside';

/** Code of policies for pods outside the mesh: it explains why no workload matches, and replaces that finding. */
const NOT_IN_MESH = 'ambient/not-in-mesh';
const SELECTS_NOTHING = 'analysis/selects-nothing';

/**
 * Returns the problems of a set of objects that no object has alone: two objects with one kind, namespace and name,
 * objects that cancel each other, references to undeclared objects, and settings that no proxy enforces in ambient
 * mode. Objects that are not Istio's only count as declarations.
 *
 * A set that contains the mesh itself is taken to be complete. Without the mesh it is a part: hosts are checked when
 * the set declares services, gateways when it declares gateways, and so on, because all of them may be elsewhere.
 */
export function analysisProblems(objects: readonly Manifest[], options: AnalysisOptions = {}): Problem[] {
  const { severity = {} } = options;
  const ambient = ambientProblems(objects, options);
  const outsideMesh = new Set(ambient.filter(({ code }) => code === NOT_IN_MESH).map(({ object }) => object));
  const checks = asProblems(runChecks(CHECKS, programFacts(objects, options)), severity);
  return [
    ...checks.filter(({ code, object }) => code !== SELECTS_NOTHING || !outsideMesh.has(object)),
    ...atSeverity(ambient, severity.ISC1100),
    ...atSeverity(gatewayApiProgramProblems(objects, options.version), severity.ISC1200),
  ];
}
