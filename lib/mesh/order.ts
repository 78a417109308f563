import { PHASES, type ChartName, type Manifest, type MeshNode, type Phase } from '../model';
import { charts } from './charts/charts';

/** Returns the install phase of one object of one chart. */
export function phaseOf(chart: ChartName, manifest: Manifest): Phase {
  if (manifest.kind === 'CustomResourceDefinition') return 'crds';
  const { phase } = charts[chart];
  return typeof phase === 'function' ? phase(manifest) : phase;
}

/** Sorts nodes by phase; within a phase the order of the components stays. */
export function byPhase(nodes: readonly MeshNode[]): MeshNode[] {
  return PHASES.flatMap((phase) => nodes.filter((node) => node.phase === phase));
}
