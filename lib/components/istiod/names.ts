import { istioLabels } from '../shared/labels';
import type { IstiodInput } from './values';

/** Returns `istiod`, or `istiod-REVISION`. */
export function revisioned(name: string, revision: string): string {
  return revision === '' ? name : `${name}-${revision}`;
}

/** Returns the name of a cluster-wide object, of which several meshes may each have one. */
export function clusterName(name: string, input: IstiodInput): string {
  return `${revisioned(name, input.values.revision)}-${input.namespace}`;
}

/** Returns the value of the label `istio.io/rev`. */
export function revisionLabel(input: IstiodInput): string {
  return input.values.revision || 'default';
}

/** Returns the labels of objects that belong to one revision. */
export function revisionLabels(input: IstiodInput): Record<string, string> {
  return {
    'istio.io/rev': revisionLabel(input),
    'install.operator.istio.io/owning-resource': input.values.ownerName || 'unknown',
    'operator.istio.io/component': 'Pilot',
    'release': input.name,
    'app.kubernetes.io/name': 'istiod',
    ...istioLabels(input),
  };
}

/** Returns the labels of accounts and roles. */
export function accessLabels(input: IstiodInput, app = 'istiod'): Record<string, string> {
  return { 'app': app, 'release': input.name, 'app.kubernetes.io/name': app, ...istioLabels(input) };
}

/** Returns the labels by which Services and budgets select the pods of this revision, and only these. */
export function podSelector(input: IstiodInput): Record<string, string> {
  const { revision } = input.values;
  return revision === '' ? { app: 'istiod', istio: 'pilot' } : { 'app': 'istiod', 'istio.io/rev': revision };
}
