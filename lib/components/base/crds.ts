import type { Manifest } from '../../model';
import { istioLabels } from '../shared/labels';
import { clusterObjects } from '../shared/resource-scope';
import { preparedField, withPrepared } from '../../yaml/prepared';
import type { BaseInput } from './values';

/** Renders the custom resource definitions, except those that the user excludes. */
export function customResourceDefinitions(input: BaseInput): Manifest[] | undefined {
  const { values } = input;
  if (!clusterObjects(values.global.resourceScope)) return undefined;
  // Without templates the chart writes the definitions from a file unchanged, and cannot leave any out.
  if (!values.base.enableCRDTemplates) return input.crds.map((crd) => labelled(crd, crd.metadata.labels ?? {}));
  const excluded = new Set(values.base.excludedCRDs ?? []);
  return input.crds
    .filter((crd) => !excluded.has(crd.metadata.name ?? ''))
    .map((crd) => labelled(crd, istioLabels(input)));
}

/** Returns the definition with other labels. A `spec` that is stored as text stays so. */
function labelled(crd: Manifest, labels: Record<string, string>): Manifest {
  const head: Manifest = { apiVersion: crd.apiVersion, kind: crd.kind, metadata: { ...crd.metadata, labels } };
  const field = preparedField(crd);
  return field ? withPrepared(head, field, () => crd.spec) : { ...head, spec: crd.spec };
}
