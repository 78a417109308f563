import type { Problem } from '../../model';
import { caProblems, type CaChecks } from '../ca/problems';
import { trustProblems } from '../ca/trust';
import type { MeshCa } from '../ca/types';
import type { MultiClusterPlan } from '../types';
import { remoteSecretsProblems, type RemoteSecretChecks } from './remote-secrets';

/** What an engine can do, on which some checks depend. */
export type PlanChecks = CaChecks & RemoteSecretChecks;

/** Returns what is wrong or doubtful with the secrets and the trust between the clusters of a plan. */
export function planProblems(plan: MultiClusterPlan, engine: PlanChecks = {}): Problem[] {
  return [
    ...caProblems(plan.props.ca as MeshCa | undefined, engine),
    ...trustProblems(plan),
    ...remoteSecretsProblems(plan, engine),
  ];
}
