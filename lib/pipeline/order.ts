import { PHASES } from '../model';
import type { Manifest, MeshNode, Phase } from '../model';

/** What the control plane's own objects rely on, and so comes before them. */
const FOUNDATIONS = new Set([
  'Namespace', 'ServiceAccount', 'ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding', 'ConfigMap', 'Secret', 'NetworkPolicy', 'ResourceQuota',
]);

/** The install phase of one object of one component. */
export function phaseOf(component: string, manifest: Manifest): Phase {
  if (manifest.kind === 'CustomResourceDefinition') return 'crds';
  if (manifest.kind === 'Namespace') return 'base';
  if (component === 'cni' || component === 'ztunnel') return 'node-agents';
  if (component.startsWith('gateway:')) return 'gateways';
  return FOUNDATIONS.has(manifest.kind) ? 'base' : 'control-plane';
}

/** Nodes by phase; within a phase they stay in the order of the components. */
export function byPhase(nodes: readonly MeshNode[]): MeshNode[] {
  return PHASES.flatMap((phase) => nodes.filter((node) => node.phase === phase));
}
