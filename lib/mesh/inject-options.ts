import type { InjectOptions } from '../injection/settings/options';
import { MeshProblems, type ResolvedMesh } from '../model';
import { istiodConfig } from './config-in-force';

/** Options of `inject` beside the settings of the mesh. */
export type MeshInjectOptions = Pick<
  InjectOptions,
  'kubernetesVersion' | 'nativeSidecars' | 'proxyUid' | 'proxyGid' | 'compliancePolicy' | 'namespaceLabels'
>;

/** Returns the options with which istiod of a mesh injects: its values, mesh config and revision. */
export function meshInjection(mesh: ResolvedMesh): InjectOptions {
  const istiod = istiodConfig(mesh);
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
  return {
    version: mesh.version,
    values: istiod.values as Record<string, unknown>,
    meshConfig: istiod.meshConfig,
    revision: mesh.revision === 'default' ? '' : mesh.revision,
  };
}
