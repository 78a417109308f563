import type { IstiodValues } from '../components/istiod';
import { chartMeshConfig } from '../components/istiod/mesh-config';
import type { InjectOptions } from '../injection/settings/options';
import { MeshProblems, overlay, type ResolvedMesh, type ValueTree } from '../model';
import { findRelease, type Release } from '../releases';
import { mergeChartValues } from './charts/merge-values';

/** How the istiod of a mesh injects: its values, mesh config and revision. */
export function meshInjection(mesh: ResolvedMesh): InjectOptions {
  const istiod = mesh.components.find(({ chart }) => chart === 'istiod');
  if (!istiod) {
    throw new MeshProblems([
      {
        severity: 'error',
        code: 'mesh/no-istiod',
        path: 'inject()',
        message: 'the mesh has no istiod, so nothing says how to inject',
        fix: 'use a profile with a control plane',
      },
    ]);
  }
  const release = findRelease(mesh.version) as Release;
  const { values } = mergeChartValues(release, 'istiod', istiod.values);
  const input = {
    release,
    name: istiod.release,
    namespace: istiod.namespace,
    userValues: istiod.values,
    values: values as unknown as IstiodValues,
    templates: {},
    crds: [],
  };
  return {
    version: mesh.version,
    values: values as Record<string, unknown>,
    meshConfig: overlay(chartMeshConfig(input), (values.meshConfig ?? {}) as ValueTree),
    revision: mesh.revision === 'default' ? '' : mesh.revision,
  };
}
