import { throwIfAny, type MeshNode, type Problem, type ResolvedMesh, type ResolvedNamespace } from '../model';
import type { MeshProps } from '../props';
import { findRelease, type Release } from '../releases';
import { meshAddonNodes } from './addons';
import { byPhase, phaseOf } from './order';
import { applyOverlays, applyPatches } from './patch';
import { prepareChart } from './charts/render-chart';
import { patchedProblems, renderedProblems } from './checks/rendered';
import { resolveMesh, type ProblemHandler } from './resolve';
import { telemetryNodes } from './telemetry';

/**
 * Renders all objects of a mesh, in install order. The function is pure: the same props give the same nodes, on every
 * machine.
 *
 * @throws MeshProblems with everything that is wrong with the props
 */
export function renderMesh(props: MeshProps = {}): MeshNode[] {
  const mesh = resolveMesh(props);
  return withTelemetry(mesh, renderNodes(mesh));
}

/** Returns all objects, where no program has a Telemetry of the mesh to which others are added. */
export const withTelemetry = (mesh: ResolvedMesh, nodes: readonly MeshNode[]): MeshNode[] => [
  ...nodes,
  ...telemetryNodes(mesh, nodes),
];

/** Renders the nodes of a resolved mesh, component by component. */
export function renderNodes(
  mesh: ResolvedMesh,
  report: ProblemHandler = throwIfAny,
  release = findRelease(mesh.version) as Release,
): MeshNode[] {
  const prepared = mesh.components.map((component) => ({
    component,
    chart: prepareChart(release, component.chart, component.release, component.namespace, component.values),
  }));
  report(
    prepared.flatMap(({ component, chart }) =>
      chart.problems.map((problem) => ({ ...problem, path: `${component.valuesPath}.${problem.path}` })),
    ),
  );
  const laid = prepared.map(({ component, chart }) => ({
    component,
    // Overlays may name a definition that is not installed.
    ...applyOverlays(chart.render({ crds: mesh.installCrds || component.overlays !== undefined }), component.overlays),
  }));
  report(laid.flatMap(({ problems }) => problems));
  const rendered: MeshNode[] = [
    ...mesh.namespaces.map(namespaceNode),
    ...laid.flatMap(({ component: { component, chart }, nodes }) =>
      nodes.map(({ id, manifest }) => ({
        id: `${component}/${id}`,
        component,
        phase: phaseOf(chart, manifest),
        manifest,
      })),
    ),
    ...meshAddonNodes(mesh, release),
  ].filter(({ phase }) => mesh.installCrds || phase !== 'crds');
  const wrong = renderedProblems(mesh, prepared, rendered);
  const { nodes, problems } = applyPatches(rendered, mesh.patches);
  report([...wrong, ...problems, ...patchedProblems(mesh.patches, rendered, nodes)]);
  return byPhase(nodes);
}

/** Renders the nodes, and returns the warnings beside them. */
export function renderWithWarnings(mesh: ResolvedMesh): { nodes: MeshNode[]; warnings: Problem[] } {
  const warnings = [...mesh.warnings];
  const nodes = renderNodes(mesh, (problems) => {
    throwIfAny(problems);
    warnings.push(...problems);
  });
  return { nodes, warnings };
}

/** Returns the object of a namespace. */
export function namespaceNode({ name, labels }: ResolvedNamespace): MeshNode {
  const metadata = Object.keys(labels).length > 0 ? { name, labels: { ...labels } } : { name };
  return {
    id: `namespaces/${name}`,
    component: 'namespaces',
    phase: 'base',
    manifest: { apiVersion: 'v1', kind: 'Namespace', metadata },
  };
}
