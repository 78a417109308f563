import type { Manifest, Problem } from '../../model';
import { programFacts } from '../facts';
import type { AnalysisOptions } from '../outside';
import { ambientProblems } from './ambient';
import { gatewayApiProgramProblems } from './gateway-api';
import { asProblems, runChecks } from './run';
import { CHECKS } from './table';

export type { AnalysisOptions, KnownService, Outside } from '../outside';

/** A policy for pods that take no part in the mesh is for nobody too: the former says why, and is said alone. */
const NOT_IN_MESH = 'ambient/not-in-mesh';
const SELECTS_NOTHING = 'analysis/selects-nothing';

/**
 * What is wrong with a set of objects that none of them shows alone: two objects with one kind, namespace and name,
 * objects that make each other void, names of what nobody declares, and what nobody carries out in ambient mode.
 * Objects that are not Istio's are only looked at for what they declare.
 *
 * A set of objects with the mesh itself is taken to be whole. Without the mesh it is a part: hosts are checked when it
 * declares services, gateways when it declares gateways, and so on, because all of them may be elsewhere.
 */
export function analysisProblems(objects: readonly Manifest[], options: AnalysisOptions = {}): Problem[] {
  const ambient = ambientProblems(objects, options);
  const outsideMesh = new Set(ambient.filter(({ code }) => code === NOT_IN_MESH).map(({ object }) => object));
  const checks = asProblems(runChecks(CHECKS, programFacts(objects, options)));
  return [
    ...checks.filter(({ code, object }) => code !== SELECTS_NOTHING || !outsideMesh.has(object)),
    ...ambient,
    ...gatewayApiProgramProblems(objects, options.version),
  ];
}
