import type { Manifest } from '../../model';
import { istioLabels } from '../shared/labels';
import { clusterObjects } from '../shared/resource-scope';
import type { BaseInput } from './values';

/** The custom resource definitions, except those that the user excludes. */
export function customResourceDefinitions(input: BaseInput): Manifest[] | undefined {
  const { values } = input;
  if (!clusterObjects(values.global.resourceScope)) return undefined;
  // Without templates the chart passes its file through as it is, and can leave nothing out.
  if (!values.base.enableCRDTemplates) return [...input.crds];
  const excluded = new Set(values.base.excludedCRDs ?? []);
  return input.crds.filter((crd) => !excluded.has(crd.metadata.name ?? ''))
    .map((crd) => ({ ...crd, metadata: { ...crd.metadata, labels: istioLabels(input) } }));
}
