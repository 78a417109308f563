import type { MeshNode, Problem, ResolvedAddons, ResolvedMesh } from '../model';
import type { MeshSettings } from '../props/settings';
import type { Release } from '../releases';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- few meshes have addons
const addons = (): typeof import('../addons') => require('../addons') as typeof import('../addons');

/** The addons of a mesh, and what is wrong with them; nothing where there are none. */
export function meshAddons(
  mesh: MeshSettings,
  release: Release,
  namespace: string,
): { readonly addons?: ResolvedAddons; readonly problems: readonly Problem[] } {
  if (mesh.addons === undefined) return { problems: [] };
  const facts = {
    namespace,
    revision: mesh.revision ?? 'default',
    clusterName: mesh.clusterName ?? 'Kubernetes',
    rootNamespace: mesh.meshConfig?.rootNamespace ?? namespace,
    ambient: mesh.ztunnel !== undefined,
  };
  const context = { release, asSample: true, mesh: facts };
  const list = addons().resolveAddons(mesh.addons, context, namespace);
  return { addons: { list, facts }, problems: addons().addonsProblems(mesh.addons, list, context) };
}

/** The objects of the addons of a mesh. */
export function meshAddonNodes({ addons: resolved }: ResolvedMesh, release: Release): MeshNode[] {
  if (resolved === undefined) return [];
  const context = { release, asSample: true, mesh: resolved.facts };
  return resolved.list.flatMap((addon) => addons().addonNodes(addon, context));
}
