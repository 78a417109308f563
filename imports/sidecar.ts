// Generated from lib/api by `npm run generate`. Changes made here are lost.
import { ApiObject } from 'cdk8s';
import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ConnectionPoolSettings, LabelsSelector, ServerTLSSettings } from './common';

export type {
  ConnectionPoolSettings,
  HTTPSettings,
  Http2KeepAlive,
  LabelsSelector,
  ServerTLSSettings,
  TCPSettings,
  TLSCertificate,
  TcpKeepalive,
} from './common';

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

export interface IstioEgressListener {
  /** Address or Unix socket to listen on; chosen from the imported services by default. */
  readonly bind?: string;
  /** Capture mode of traffic to the listener; default DEFAULT. */
  readonly captureMode?: 'DEFAULT' | 'IPTABLES' | 'NONE';
  /** Services as NAMESPACE/NAME that the sidecar knows; "*", "." (its own) and "~" (none) may stand for the namespace. */
  readonly hosts: readonly string[];
  /** Port of the listener; without it the ports of the imported services. */
  readonly port?: SidecarPort;
}

export interface IstioIngressListener {
  /** Address to listen on; by default that of the pod. */
  readonly bind?: string;
  /** Capture mode of traffic to the listener; default DEFAULT. */
  readonly captureMode?: 'DEFAULT' | 'IPTABLES' | 'NONE';
  /** Limits of incoming connections on this port. */
  readonly connectionPool?: ConnectionPoolSettings;
  /** Endpoint of the application: 127.0.0.1:PORT, [::1]:PORT, 0.0.0.0:PORT, [::]:PORT or unix:///path. */
  readonly defaultEndpoint?: string;
  /** Port of the listener. */
  readonly port: SidecarPort;
  /** TLS of callers from outside the mesh; SIMPLE and MUTUAL only. */
  readonly tls?: ServerTLSSettings;
}

export interface PortSelector {
  /** Port number of the service. */
  readonly number?: number;
}

export interface Destination {
  /** Service as the registry knows it, a full DNS name for preference; a short name gets the namespace of this object. */
  readonly host: string;
  /** Port of the service; needed only when the service has more than one. */
  readonly port?: PortSelector;
  /** Subset of the service, as a DestinationRule names it; by default all its endpoints. */
  readonly subset?: string;
}

export interface OutboundTrafficPolicy {
  /** Proxy that gets the traffic to unknown destinations; for ALLOW_ANY only. */
  readonly egressProxy?: Destination;
  /** Policy for traffic to unknown destinations; REGISTRY_ONLY when the policy is given without a mode. */
  readonly mode?: 'REGISTRY_ONLY' | 'ALLOW_ANY';
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

/** Props of `KubeSidecar`: metadata and spec. */
export interface KubeSidecarProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: SidecarSpec;
}

/** Construct of kind Sidecar without references and checks, which `Sidecar` has. Which services a sidecar knows, which ports it takes in, and what it does with unknown destinations. */
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
