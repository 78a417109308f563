import type { RemoteCredential } from './remote-secret/credential';

export type { CertManagerIssuer, IntermediateKey, IstioCsrProps, MeshCa } from './ca/types';

/**
 * API server of a cluster: its address, or the address with what a control plane elsewhere needs to read it. `Text` is
 * a string, or in Pulumi also an Output of one.
 */
export type ApiServer<Text = string> = Text | ApiServerProps<Text>;

/** Address and credential of an API server, as they stand in the remote secret of its cluster. */
export interface ApiServerProps<Text = string> {
  /** URL at which the control planes of other clusters reach the API server: `https://east.example.com:6443`. */
  readonly url: Text;
  /**
   * Certificate authority of the API server: PEM text, or PEM text in base64, as clouds give it.
   * @default - the one in the store of an `externalSecret`, else the authorities that istiod's container trusts
   */
  readonly ca?: Text;
  /** Name in the certificate of the API server, where it is not that of the address. @default - that of the address */
  readonly tlsServerName?: Text;
  /** Way in which control planes elsewhere prove who they are. @default - the remote secret is made elsewhere */
  readonly credential?: RemoteCredential<Text>;
}
