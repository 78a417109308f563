import type { BaseValues } from '../../imports/values-base';
import type { CniValues } from '../../imports/values-cni';
import type { GatewayValues } from '../../imports/values-gateway';
import type { IstiodValues } from '../../imports/values-istiod';
import type { ZtunnelValues } from '../../imports/values-ztunnel';

/** Helm values by chart, under the names of the official charts. Unknown keys are problems. */
export interface MeshValues {
  /** The `global` values that the charts share. */
  readonly global?: IstiodValues['global'];
  /** Chart `base`. */
  readonly base?: BaseValues;
  /** Chart `istiod`. */
  readonly istiod?: IstiodValues;
  /** Chart `cni`. */
  readonly cni?: CniValues;
  /** Chart `ztunnel`. */
  readonly ztunnel?: ZtunnelValues;
  /** Every injected gateway (chart `gateway`). */
  readonly gateway?: GatewayValues;
}
