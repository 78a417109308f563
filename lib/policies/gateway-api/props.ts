import type { GatewayApiKindName, GatewayApiSpecs } from '../../../imports/kinds';
import type { PolicyMetadata, WithReferences } from '../props';
import type { Reference } from '../references/references';

/** Props of an object of the Gateway API: the fields of its spec, and its metadata. */
export type GatewayApiProps<K extends GatewayApiKindName> = PolicyMetadata & WithReferences<GatewayApiSpecs[K]>;

type GatewaySpecProps = GatewayApiProps<'Gateway'>;

/** Props of a Gateway of the Gateway API. */
export type KubernetesGatewayProps = Omit<GatewaySpecProps, 'addresses'> & {
  /**
   * Addresses of the gateway. A gateway of the mesh (`mesh.ingressGateway`) is used instead of pods that istiod would
   * make.
   * @default - chosen by istiod and the cloud
   */
  readonly addresses?: readonly (NonNullable<GatewaySpecProps['addresses']>[number] | Reference)[];
};
