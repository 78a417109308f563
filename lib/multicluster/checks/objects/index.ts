import type { Manifest, Problem } from '../../../model';
import type { MultiClusterPlan } from '../../types';
import { configInRemotes } from './config-in-remotes';
import { serviceNamespaces } from './namespaces';
import { foreignPrincipals } from './principals';
import { differingServices } from './services';

/** Objects of a program by the names of their clusters. */
export type ClusterManifests = ReadonlyMap<string, readonly Manifest[]>;

/** Check over the objects of all clusters. */
export type ObjectsCheck = (plan: MultiClusterPlan, objects: ClusterManifests) => readonly Problem[];

const CHECKS: readonly ObjectsCheck[] = [differingServices, serviceNamespaces, foreignPrincipals, configInRemotes];

/** Returns what only the objects of several clusters together show. */
export const clusterObjectProblems = (plan: MultiClusterPlan, objects: ClusterManifests): Problem[] =>
  CHECKS.flatMap((check) => check(plan, objects));
