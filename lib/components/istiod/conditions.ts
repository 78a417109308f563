import { clusterObjects, namespacedObjects } from '../shared/resource-scope';
import type { IstiodInput } from './values';

/** Returns whether objects of the namespace are rendered. */
export const inNamespace = (input: IstiodInput): boolean => namespacedObjects(input.values.global.resourceScope);

/** Returns whether cluster-wide objects are rendered. */
export const inCluster = (input: IstiodInput): boolean => clusterObjects(input.values.global.resourceScope);

/** Returns whether istiod's own pods run here: not with a control plane elsewhere, unless a local istiod injects. */
export function runsHere({ values: { istiodRemote } }: IstiodInput): boolean {
  return !istiodRemote.enabled || istiodRemote.enabledLocalInjectorIstiod;
}

/**
 * Returns whether an istiod, here or elsewhere, reads and writes objects of this cluster with an account of this
 * cluster.
 */
export function hasAccount(input: IstiodInput): boolean {
  return runsHere(input) || input.values.global.configCluster;
}

/** Returns whether other clusters may read services here. Releases without the value always allow it. */
export function readersAllowed({ release, values }: IstiodInput): boolean {
  return (
    !release.facts.readerAccountOptional ||
    values.global.enableReaderRBAC === undefined ||
    Boolean(values.global.enableReaderRBAC)
  );
}
