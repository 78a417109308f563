// Generated from lib/api by `npm run generate`. Changes made here are lost.

export interface LocalPolicyTargetReference {
  /** API group of the target; empty for a Service. */
  readonly group: string;
  /** Kind of the target: Service. */
  readonly kind: string;
  /** Name of the target. */
  readonly name: string;
  /** Name of a port of the service; by default all. */
  readonly sectionName?: string;
}

export interface LocalObjectReference {
  /** API group; empty is the core group. */
  readonly group: string;
  /** Kind of the object. */
  readonly kind: string;
  /** Name of the object. */
  readonly name: string;
}

export interface SubjectAltName {
  /** A DNS name; "*." may begin it. */
  readonly hostname?: string;
  /** Sort of name; the field of the same meaning has it. */
  readonly type: 'Hostname' | 'URI';
  /** A URI. */
  readonly uri?: string;
}

export interface BackendTLSPolicyValidation {
  /** ConfigMaps with CA certificates for the server; not with wellKnownCACertificates. */
  readonly caCertificateRefs?: readonly LocalObjectReference[];
  /** Server name in the handshake, and name that the certificate must have. */
  readonly hostname: string;
  /** Names of which the certificate must have one, instead of hostname. */
  readonly subjectAltNames?: readonly SubjectAltName[];
  /** CA certificates that are there: System is those of the operating system. Not with caCertificateRefs. */
  readonly wellKnownCACertificates?: string;
}

/** TLS from gateways to services. */
export interface BackendTLSPolicySpec {
  /** Settings of the implementation. */
  readonly options?: { readonly [key: string]: string };
  /** Services that the policy is for. */
  readonly targetRefs: readonly LocalPolicyTargetReference[];
  /** Validation of the server's certificate. */
  readonly validation: BackendTLSPolicyValidation;
}
