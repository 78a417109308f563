// Generated from lib/api by `npm run generate`. Changes made here are lost.
import { ApiObject } from 'cdk8s';
import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

/** Part of Gateway. */
export interface Port {
  /** Name of the port; no two servers of one port number may share it. */
  readonly name: string;
  /** Port that the gateway listens on; 0 for a Unix socket. */
  readonly number: number;
  /** HTTP, HTTPS, GRPC, GRPC-WEB, HTTP2, MONGO, MYSQL, REDIS, TCP or TLS. */
  readonly protocol: string;
  /** Not used by gateways. @deprecated use number */
  readonly targetPort?: number;
}

/** Part of Gateway. */
export interface TLSCertificate {
  /** File with the CA certificates for clients. */
  readonly caCertificates?: string;
  /** File with the private key of the server. */
  readonly privateKey?: string;
  /** File with the certificate of the server. */
  readonly serverCertificate?: string;
}

/** Part of Gateway. */
export interface ServerTLSSettings {
  /** Secret or ConfigMap with the CA certificates for clients; goes before those in credentialName. */
  readonly caCertCredentialName?: string;
  /** File with the CA certificates for clients; needed for MUTUAL and OPTIONAL_MUTUAL without credentialName. */
  readonly caCertificates?: string;
  /** File with the revoked client certificates; none are checked by default. */
  readonly caCrl?: string;
  /** Cipher suites to offer; by default those of Envoy. */
  readonly cipherSuites?: readonly string[];
  /** Secret with certificate and key, in the namespace of the gateway. */
  readonly credentialName?: string;
  /** One or two secrets, for an RSA and an ECDSA certificate. */
  readonly credentialNames?: readonly string[];
  /** Answer all plain HTTP requests with a redirect (301) to https; default false. */
  readonly httpsRedirect?: boolean;
  /** Accept client certificates without a check of CA and names; default false. Since Istio 1.31. */
  readonly insecureSkipVerify?: boolean | null;
  /** Highest TLS version; by default the proxy decides. */
  readonly maxProtocolVersion?: 'TLS_AUTO' | 'TLSV1_0' | 'TLSV1_1' | 'TLSV1_2' | 'TLSV1_3';
  /** Lowest TLS version; default TLSV1_2. Below that cipherSuites is needed. */
  readonly minProtocolVersion?: 'TLS_AUTO' | 'TLSV1_0' | 'TLSV1_1' | 'TLSV1_2' | 'TLSV1_3';
  /** How TLS is handled; default PASSTHROUGH. */
  readonly mode?: 'PASSTHROUGH' | 'SIMPLE' | 'MUTUAL' | 'AUTO_PASSTHROUGH' | 'ISTIO_MUTUAL' | 'OPTIONAL_MUTUAL';
  /** File with the private key of the server. */
  readonly privateKey?: string;
  /** File with the certificate of the server. */
  readonly serverCertificate?: string;
  /** Names of which the client certificate must have one; for MUTUAL. */
  readonly subjectAltNames?: readonly string[];
  /** One or two pairs of files, for an RSA and an ECDSA certificate. */
  readonly tlsCertificates?: readonly TLSCertificate[];
  /** SHA-256 hashes of client certificates that are accepted, as hex. */
  readonly verifyCertificateHash?: readonly string[];
  /** SHA-256 hashes of public keys of client certificates that are accepted, as base64. */
  readonly verifyCertificateSpki?: readonly string[];
}

/** Part of Gateway. */
export interface Server {
  /** Address or Unix socket (unix:///path, unix://@name) to listen on; by default all addresses. */
  readonly bind?: string;
  /** Not implemented by Istio. */
  readonly defaultEndpoint?: string;
  /** Hosts as [NAMESPACE/]NAME; "*." may begin the name, and the namespace may be "*" or ".". */
  readonly hosts: readonly string[];
  /** Name of the server, for metrics; no two servers may share it. */
  readonly name?: string;
  /** Port to listen on. */
  readonly port: Port;
  /** TLS of the port; needed when the protocol is HTTPS or TLS. */
  readonly tls?: ServerTLSSettings;
}

/** Ports, hosts and TLS of a load balancer at the edge of the mesh. VirtualServices say where its requests go. */
export interface GatewaySpec {
  /** Labels of the gateway pods, in any namespace; empty selects all. */
  readonly selector?: { readonly [key: string]: string };
  /** What the gateway listens for. */
  readonly servers?: readonly Server[];
}

/** Metadata and spec of a Gateway. */
export interface KubeGatewayProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: GatewaySpec;
}

/** A Gateway as it is: ports, hosts and TLS of a load balancer at the edge of the mesh. VirtualServices say where its requests go. For references and checks use `Gateway`. */
export class KubeGateway extends ApiObject {
  /** The API version and kind. */
  static readonly GVK = { apiVersion: 'networking.istio.io/v1', kind: 'Gateway' } as const;

  /** The plain object, for use without a construct. */
  static manifest(props: KubeGatewayProps) {
    return { ...KubeGateway.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeGatewayProps) {
    super(scope, id, KubeGateway.manifest(props));
  }
}
