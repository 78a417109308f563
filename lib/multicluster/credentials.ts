/**
 * API server of a cluster: its address, or the address with what a control plane elsewhere needs to read it. `Text` is
 * a string, or in Pulumi also an Output of one.
 */
export type ApiServer<Text = string> = Text | ApiServerProps<Text>;

/** Address and credential of an API server, as they stand in the remote secret of its cluster. */
export interface ApiServerProps<Text = string> {
  /** URL at which other clusters reach the API server: `https://east.example.com:6443`. */
  readonly url: Text;
  /** Certificate authority of the API server, as PEM text. @default - the one that the credential brings along */
  readonly ca?: Text;
  /** Token of the cluster's reader account, in plain text. @default - kept in a Secret elsewhere */
  readonly token?: Text;
}

/** Issuer of cert-manager. */
export interface CertManagerIssuer {
  readonly name: string;
  /** @default 'Issuer' */
  readonly kind?: 'Issuer' | 'ClusterIssuer';
  /** @default 'cert-manager.io' */
  readonly group?: string;
}

/** Settings of istio-csr, which signs the certificates of workloads in place of istiod. */
export interface IstioCsrProps {
  /** Address of istio-csr. @default 'cert-manager-istio-csr.cert-manager.svc:443' */
  readonly address?: string;
}

/**
 * Root of trust that all clusters share: a Secret that is made elsewhere, intermediates by cert-manager, istio-csr, or
 * (in Pulumi) intermediates that the program makes.
 */
export type MeshCa =
  | { readonly secret: string }
  | { readonly certManager: CertManagerIssuer }
  | { readonly istioCsr: IstioCsrProps }
  | { readonly intermediates: 'tls' };
