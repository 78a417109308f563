import type { RemoteCredential } from './credential';

/** Account that control planes elsewhere read a cluster with. */
export const READER_ACCOUNT = 'istio-reader-service-account';

/** Access to a cluster's API server for control planes elsewhere: the options of `istioctl create-remote-secret`. */
export interface RemoteSecretProps<Text = string> {
  /** Name of the cluster that is read (`--name`). */
  readonly cluster: string;
  /** Address of its API server, as the watching istiod reaches it (`--server`). */
  readonly url: Text;
  /**
   * Certificate authority of the API server: PEM text, or PEM text in base64, as clouds give it.
   * @default - the one in the store of an ExternalSecret, else the authorities that istiod's host trusts
   */
  readonly ca?: Text;
  /** Name that the API server's certificate must have, where it is not that of the address (`--tls-server-name`). */
  readonly tlsServerName?: Text;
  readonly credential: RemoteCredential<Text>;
  /** Namespace of the watching istiod. @default 'istio-system' */
  readonly namespace?: string;
  /**
   * `remote`: istiod reads services and endpoints of one more cluster. `config`: an istiod outside of all its clusters
   * reads its configuration there (Secret `istio-kubeconfig`).
   * @default 'remote'
   */
  readonly type?: 'remote' | 'config';
  /** Account whose token Secret is the default of `externalSecret`. @default 'istio-reader-service-account' */
  readonly account?: string;
  /** Name of the watching cluster, which a map of sealed texts is read by. */
  readonly watcher?: string;
}
