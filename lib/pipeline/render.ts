import { throwIfAny } from '../model';
import type { MeshNode, MeshProps, ResolvedMesh, ResolvedNamespace } from '../model';
import { findRelease } from '../releases';
import type { Release } from '../releases';
import { byPhase, phaseOf } from './order';
import { applyPatches } from './patch';
import { renderObjects } from './render-component';
import { resolveMesh } from './resolve';
import type { Judge } from './resolve';

/**
 * All objects of a mesh, in install order. Pure: the same props give the same nodes, on every machine.
 *
 * @throws MeshProblems with everything that is wrong with the props
 */
export function renderMesh(props: MeshProps = {}): MeshNode[] {
  return renderNodes(resolveMesh(props));
}

/** The nodes of a resolved mesh: one loop over its components. */
export function renderNodes(mesh: ResolvedMesh, judge: Judge = throwIfAny): MeshNode[] {
  const release = findRelease(mesh.version) as Release;
  const rendered: MeshNode[] = [
    ...mesh.namespaces.map(namespaceNode),
    ...mesh.components.flatMap(({ component, chart, release: name, namespace, values }) =>
      renderObjects(release, chart, name, namespace, values, judge).map(({ id, manifest }) => (
        { id: `${component}/${id}`, component, phase: phaseOf(chart, manifest), manifest }))),
  ];
  const { nodes, problems } = applyPatches(rendered, mesh.patches);
  judge(problems);
  return byPhase(nodes);
}

function namespaceNode({ name, labels }: ResolvedNamespace): MeshNode {
  const metadata = Object.keys(labels).length > 0 ? { name, labels: { ...labels } } : { name };
  return { id: `namespaces/${name}`, component: 'namespaces', phase: 'base', manifest: { apiVersion: 'v1', kind: 'Namespace', metadata } };
}
