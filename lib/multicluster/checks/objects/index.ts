import type { Problem } from '../../../model';
import type { DeclaredMesh } from '../../types';
import { configInRemotes } from './config-in-remotes';
import { serviceNamespaces } from './namespaces';
import { foreignPrincipals } from './principals';
import { differingServices } from './services';
import { localServices } from './shared-services';

const CHECKS: readonly ((declared: DeclaredMesh) => readonly Problem[])[] = [
  localServices,
  differingServices,
  serviceNamespaces,
  foreignPrincipals,
  configInRemotes,
];

/** Returns what is wrong or doubtful with the objects of all clusters together, when a program has declared them. */
export const programProblems = (declared: DeclaredMesh): Problem[] => CHECKS.flatMap((check) => check(declared));
