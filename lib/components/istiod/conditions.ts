import { clusterObjects, namespacedObjects } from '../shared/resource-scope';
import type { IstiodInput } from './values';

/** Whether objects of the namespace are wanted. */
export const inNamespace = (input: IstiodInput): boolean => namespacedObjects(input.values.global.resourceScope);

/** Whether objects of the cluster are wanted. */
export const inCluster = (input: IstiodInput): boolean => clusterObjects(input.values.global.resourceScope);

/** Whether istiod's own pods run here: not when the control plane is elsewhere, unless a local one injects. */
export function runsHere({ values: { istiodRemote } }: IstiodInput): boolean {
  return !istiodRemote.enabled || istiodRemote.enabledLocalInjectorIstiod;
}

/** Whether an istiod, here or elsewhere, reads and writes objects of this cluster with an account of this cluster. */
export function hasAccount(input: IstiodInput): boolean {
  return runsHere(input) || input.values.global.configCluster;
}

/** Whether other clusters may read services here. Releases without the value always let them. */
export function readersAllowed({ release, values }: IstiodInput): boolean {
  return (
    !release.facts.readerAccountOptional ||
    values.global.enableReaderRBAC === undefined ||
    Boolean(values.global.enableReaderRBAC)
  );
}
