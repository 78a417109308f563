import type * as pulumi from '@pulumi/pulumi';
import type { GatewayHandle } from '../../policies/references/gateway-handle';
import type { Referable } from '../../policies/references/references';
import type { ServiceModel } from '../../policies/service';

/** A `MeshService`, as far as intents need it. */
export interface ServiceHandle extends pulumi.ComponentResource, Referable {
  readonly host: string;
  readonly model: ServiceModel;
}

/** A gateway of the mesh: its handle, or the component that has one. */
export type GatewayLike = GatewayHandle | (pulumi.Resource & { readonly gateway: GatewayHandle });

/** Known by what it has: intents are loaded before the class is. */
export const isMeshService = (value: object): value is ServiceHandle => 'model' in value;

/** The handle of a gateway, if it is one. */
export function gatewayOf(value: object): GatewayHandle | undefined {
  const handle = 'gateway' in value ? (value.gateway as object) : value;
  return 'role' in handle && 'labels' in handle ? (handle as GatewayHandle) : undefined;
}

/** The options of a service, which hold for what is written below it. */
export const optionsOfService = (home: pulumi.Resource): pulumi.ComponentResourceOptions | undefined =>
  (home as { readonly optionsOfService?: pulumi.ComponentResourceOptions }).optionsOfService;
