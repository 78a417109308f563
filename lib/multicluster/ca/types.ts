/** Issuer of cert-manager that signs the intermediate of each cluster, and what its Certificate asks for. */
export interface CertManagerIssuer {
  readonly name: string;
  /** @default 'Issuer' */
  readonly kind?: 'Issuer' | 'ClusterIssuer';
  /** Group of an external issuer, for example `awspca.cert-manager.io`. @default 'cert-manager.io' */
  readonly group?: string;
  /** Life of an intermediate, as a duration of Go. @default '8760h', a year */
  readonly duration?: string;
  /**
   * Time before its end at which an intermediate is renewed. istiod signs no certificate beyond the end of its own:
   * where this is shorter than certificates of workloads live, the last ones are shorter.
   * @default '2160h', 90 days
   */
  readonly renewBefore?: string;
  /** Private key of an intermediate. @default { algorithm: 'ECDSA', size: 256 } */
  readonly privateKey?: IntermediateKey;
  /** Organization in the subject of an intermediate. @default - the mesh's id */
  readonly organization?: string;
}

/** Private key of an intermediate, of a kind that istiod and Envoy read. */
export interface IntermediateKey {
  readonly algorithm: 'RSA' | 'ECDSA';
  /** Bits: 2048 to 8192 for RSA; 256, 384 or 521 for ECDSA. @default 2048 for RSA, 256 for ECDSA */
  readonly size?: number;
}

/** Settings of istio-csr, which signs the certificates of workloads in place of istiod. */
export interface IstioCsrProps {
  /** Address of istio-csr in each cluster. @default 'cert-manager-istio-csr.cert-manager.svc:443' */
  readonly address?: string;
}

/**
 * Root of trust that all clusters share. Without one, each istiod makes a root of its own, and the clusters do not
 * trust each other.
 *
 * | Key | What is written |
 * |---|---|
 * | `secret` | nothing: the Secret `cacerts` of each control plane, with an intermediate of one root, is made elsewhere
 * |
 * | `certManager` | a Certificate for each control plane, which cert-manager fills `cacerts` by |
 * | `istioCsr` | settings: proxies ask istio-csr for certificates, and istiod signs none |
 * | `intermediates` | in Pulumi only: a root and an intermediate for each control plane, by `@pulumi/tls` |
 */
export type MeshCa =
  | { readonly secret: string }
  | { readonly certManager: CertManagerIssuer }
  | { readonly istioCsr: IstioCsrProps }
  | { readonly intermediates: 'tls' };

/** Keys by which a root of trust says where it comes from. */
export const CA_KEYS = ['secret', 'certManager', 'istioCsr', 'intermediates'] as const;
