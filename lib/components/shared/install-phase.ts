import type { Manifest, Phase } from '../../model';

/** Kinds that the control plane's other objects depend on, and that so come before them. */
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

/** Returns the install phase of an object of the control plane. */
export const controlPlanePhase = ({ kind }: Manifest): Phase => (FOUNDATIONS.has(kind) ? 'base' : 'control-plane');
