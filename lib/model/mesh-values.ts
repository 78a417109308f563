/** Helm values by chart, under the names of the official charts. Unknown keys are problems. */
export interface MeshValues {
  /** The `global` values that the charts share. */
  readonly global?: Record<string, unknown>;
  /** Chart `base`. */
  readonly base?: Record<string, unknown>;
  /** Chart `istiod`. */
  readonly istiod?: Record<string, unknown>;
  /** Chart `cni`. */
  readonly cni?: Record<string, unknown>;
  /** Chart `ztunnel`. */
  readonly ztunnel?: Record<string, unknown>;
  /** Every injected gateway (chart `gateway`). */
  readonly gateway?: Record<string, unknown>;
}
