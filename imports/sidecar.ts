// Generated from lib/api by `npm run generate`. Changes made here are lost.
import { ApiObject } from 'cdk8s';
import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Duration } from './types';

/** Part of Sidecar. */
export interface SidecarPort {
  /** Name of the port. */
  readonly name?: string;
  /** Port number; 0 for a Unix socket. */
  readonly number?: number;
  /** HTTP, HTTPS, GRPC, HTTP2, MONGO, MYSQL, REDIS, TCP or TLS. */
  readonly protocol?: string;
  /** Has no effect. @deprecated use number */
  readonly targetPort?: number;
}

/** Part of Sidecar. */
export interface IstioEgressListener {
  /** Address or Unix socket to listen on; chosen from the imported services by default. */
  readonly bind?: string;
  /** How traffic reaches the listener; default DEFAULT. */
  readonly captureMode?: 'DEFAULT' | 'IPTABLES' | 'NONE';
  /** Services as NAMESPACE/NAME that the sidecar knows; "*", "." (its own) and "~" (none) may stand for the namespace. */
  readonly hosts: readonly string[];
  /** Port of the listener; without it the ports of the imported services. */
  readonly port?: SidecarPort;
}

/** Part of Sidecar. */
export interface Http2KeepAlive {
  /** Time without traffic after which an HTTP/2 PING is sent. */
  readonly interval?: Duration;
  /** Time to wait for the answer to a PING before the connection is closed. */
  readonly timeout?: Duration;
}

/** Part of Sidecar. */
export interface HTTPSettings {
  /** Whether HTTP/1.1 connections to the destination become HTTP/2; by default as the mesh config says. */
  readonly h2UpgradePolicy?: 'DEFAULT' | 'DO_NOT_UPGRADE' | 'UPGRADE';
  /** Greatest number of requests that wait for a connection; default 2^32-1. */
  readonly http1MaxPendingRequests?: number;
  /** PING frames that find dead HTTP/2 connections; off by default. Since Istio 1.31. */
  readonly http2KeepAlive?: Http2KeepAlive;
  /** Greatest number of requests under way to the destination, HTTP/1.1 and HTTP/2; default 2^32-1. */
  readonly http2MaxRequests?: number;
  /** Time without requests after which a connection is closed; default 1h. */
  readonly idleTimeout?: Duration;
  /** Greatest number of streams under way on one HTTP/2 connection; default 2^31-1. */
  readonly maxConcurrentStreams?: number;
  /** Requests after which a connection is closed; 1 turns keep-alive off; default 0, no limit. */
  readonly maxRequestsPerConnection?: number;
  /** Greatest number of retries under way to all hosts of the destination; default 2^32-1. */
  readonly maxRetries?: number;
  /** Keep the protocol of the client; h2UpgradePolicy then has no effect. Default false. */
  readonly useClientProtocol?: boolean;
}

/** Part of Sidecar. */
export interface TcpKeepalive {
  /** Time between two probes; the operating system decides by default (Linux: 75s). */
  readonly interval?: Duration;
  /** Unanswered probes after which the connection is dead; the operating system decides by default (Linux: 9). */
  readonly probes?: number;
  /** Idle time before the first probe; the operating system decides by default (Linux: 2h). */
  readonly time?: Duration;
}

/** Part of Sidecar. */
export interface TCPSettings {
  /** Time limit of a TCP connect; default 10s. */
  readonly connectTimeout?: Duration;
  /** Time without bytes after which a TCP connection is closed; 0s turns it off; default 1h. */
  readonly idleTimeout?: Duration;
  /** Greatest age of a connection; no limit by default. */
  readonly maxConnectionDuration?: Duration;
  /** Greatest number of connections to the destination; default 2^32-1. */
  readonly maxConnections?: number;
  /** Switch on SO_KEEPALIVE on the socket. */
  readonly tcpKeepalive?: TcpKeepalive;
}

/** Part of Sidecar. */
export interface ConnectionPoolSettings {
  /** Limits of HTTP connections. */
  readonly http?: HTTPSettings;
  /** Limits of all connections, HTTP and TCP. */
  readonly tcp?: TCPSettings;
}

/** Part of Sidecar. */
export interface TLSCertificate {
  /** File with the CA certificates for clients. */
  readonly caCertificates?: string;
  /** File with the private key of the server. */
  readonly privateKey?: string;
  /** File with the certificate of the server. */
  readonly serverCertificate?: string;
}

/** Part of Sidecar. */
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

/** Part of Sidecar. */
export interface IstioIngressListener {
  /** Address to listen on; by default that of the pod. */
  readonly bind?: string;
  /** How traffic reaches the listener; default DEFAULT. */
  readonly captureMode?: 'DEFAULT' | 'IPTABLES' | 'NONE';
  /** Limits of incoming connections on this port. */
  readonly connectionPool?: ConnectionPoolSettings;
  /** Where the traffic goes: 127.0.0.1:PORT, [::1]:PORT, 0.0.0.0:PORT, [::]:PORT or unix:///path. */
  readonly defaultEndpoint?: string;
  /** Port of the listener. */
  readonly port: SidecarPort;
  /** TLS of callers from outside the mesh; SIMPLE and MUTUAL only. */
  readonly tls?: ServerTLSSettings;
}

/** Part of Sidecar. */
export interface PortSelector {
  /** Port number of the service. */
  readonly number?: number;
}

/** Part of Sidecar. */
export interface Destination {
  /** Service as the registry knows it, a full DNS name for preference; a short name gets the namespace of this object. */
  readonly host: string;
  /** Port of the service; needed only when the service has more than one. */
  readonly port?: PortSelector;
  /** Subset of the service, as a DestinationRule names it; by default all its endpoints. */
  readonly subset?: string;
}

/** Part of Sidecar. */
export interface OutboundTrafficPolicy {
  /** Proxy that gets the traffic to unknown destinations; for ALLOW_ANY only. */
  readonly egressProxy?: Destination;
  /** What becomes of traffic to unknown destinations; REGISTRY_ONLY when the policy is given without a mode. */
  readonly mode?: 'REGISTRY_ONLY' | 'ALLOW_ANY';
}

/** Part of Sidecar. */
export interface LabelsSelector {
  /** Labels that a pod or VM must have, all of them; empty selects every workload. */
  readonly labels?: { readonly [key: string]: string };
}

/** Which services a sidecar knows, which ports it takes in, and what it does with unknown destinations. */
export interface SidecarSpec {
  /** Outgoing listeners; without them all services that are visible in the namespace. */
  readonly egress?: readonly IstioEgressListener[];
  /** Limits of incoming connections on all ports; ingress.connectionPool goes before it. */
  readonly inboundConnectionPool?: ConnectionPoolSettings;
  /** Incoming listeners; by default one for each port of the services of the workload. */
  readonly ingress?: readonly IstioIngressListener[];
  /** Traffic to destinations that are not in the registry; by default as the mesh config says. */
  readonly outboundTrafficPolicy?: OutboundTrafficPolicy;
  /** Workloads the object is for; without it all of the namespace. */
  readonly workloadSelector?: LabelsSelector;
}

/** Metadata and spec of a Sidecar. */
export interface KubeSidecarProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: SidecarSpec;
}

/** A Sidecar as it is: which services a sidecar knows, which ports it takes in, and what it does with unknown destinations. For references and checks use `Sidecar`. */
export class KubeSidecar extends ApiObject {
  /** The API version and kind. */
  static readonly GVK = { apiVersion: 'networking.istio.io/v1', kind: 'Sidecar' } as const;

  /** The plain object, for use without a construct. */
  static manifest(props: KubeSidecarProps) {
    return { ...KubeSidecar.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeSidecarProps) {
    super(scope, id, KubeSidecar.manifest(props));
  }
}
