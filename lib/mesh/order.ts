import { PHASES, type ChartName, type Manifest, type MeshNode, type Phase } from '../model';

/** What the control plane's own objects rely on, and so comes before them. */
const FOUNDATIONS = new Set([
  'Namespace',
  'ServiceAccount',
  'ClusterRole',
  'ClusterRoleBinding',
  'Role',
  'RoleBinding',
  'ConfigMap',
  'Secret',
  'NetworkPolicy',
  'ResourceQuota',
]);

/** The install phase of one object of one chart. */
export function phaseOf(chart: ChartName, manifest: Manifest): Phase {
  if (manifest.kind === 'CustomResourceDefinition') return 'crds';
  if (chart === 'cni' || chart === 'ztunnel') return 'node-agents';
  if (chart !== 'base' && chart !== 'istiod') return 'gateways';
  return FOUNDATIONS.has(manifest.kind) ? 'base' : 'control-plane';
}

/** Nodes by phase; within a phase they stay in the order of the components. */
export function byPhase(nodes: readonly MeshNode[]): MeshNode[] {
  return PHASES.flatMap((phase) => nodes.filter((node) => node.phase === phase));
}
