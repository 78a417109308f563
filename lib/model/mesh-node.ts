import type { Manifest } from './manifest';

/** Install phases in order. A node may rely on all nodes of earlier phases. */
export const PHASES = ['crds', 'base', 'control-plane', 'node-agents', 'gateways', 'addons', 'config'] as const;
export type Phase = (typeof PHASES)[number];

/**
 * One rendered object of a mesh.
 *
 * `id` (for example `istiod/deployment`) becomes a construct id and part of a Pulumi URN: it is a public contract,
 * readable, and independent of every option value that does not decide whether the object exists.
 */
export interface MeshNode {
  readonly id: string;
  /**
   * The component that renders the object: `namespaces`, `base`, `istiod`, `cni`, `ztunnel`, or the name of a gateway.
   */
  readonly component: string;
  readonly phase: Phase;
  readonly manifest: Manifest;
}
