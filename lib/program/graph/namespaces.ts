import { dataPlaneMode } from '../../model/data-plane';
import { scopeText } from '../analysis/wording';
import type { Drawing } from './drawing';
import type { Program } from './program';
import type { GraphDataPlane } from './types';

/** Returns the data plane that the labels of a namespace name; `none` where it is declared and they name none. */
function dataPlaneOf({ registry, facts }: Program, name: string): GraphDataPlane {
  return dataPlaneMode(registry.namespaces.labelsOf(name)) ?? (facts.namespaces.get(name) ? 'none' : 'unknown');
}

/** Draws a namespace: its data plane, revision and default of mutual TLS. */
function drawNamespace(program: Program, drawing: Drawing, name: string): void {
  const { registry, facts, mesh } = program;
  const labels = registry.namespaces.labelsOf(name);
  const node = drawing.nodes.get(drawing.namespace(name));
  if (node === undefined || node.dataPlane !== undefined) return;
  node.dataPlane = dataPlaneOf(program, name);
  if (node.dataPlane !== 'none') node.mtls = mesh.access.namespaceMtls(name) ?? 'PERMISSIVE';
  const declared = facts.namespaces.get(name) !== undefined;
  if (declared) node.objects.unshift(`Namespace ${name}`);
  else node.facts.declared = 'no';
  if (labels['istio.io/rev'] !== undefined) node.facts.revision = labels['istio.io/rev'];
  if (name === registry.mesh.rootNamespace) node.facts.role = 'root namespace: its policies apply to the whole mesh';
}

/** Draws the namespaces that something is in, and those that are declared. */
export function drawNamespaces(program: Program, drawing: Drawing): void {
  const drawn = [...drawing.nodes.values()].flatMap(({ namespace }) => namespace ?? []);
  const declared = program.registry.objects.of('Namespace').map(({ name }) => name);
  for (const name of new Set([...drawn, ...declared])) {
    if (drawn.includes(name) || !name.startsWith('kube-')) drawNamespace(program, drawing, name);
  }
}

/** Formats where something is visible; undefined for everywhere. */
export const visibleText = (visibility: 'all' | ReadonlySet<string>): string | undefined =>
  visibility === 'all' ? undefined : scopeText(visibility);
