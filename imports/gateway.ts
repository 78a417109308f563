// Generated from lib/api by `npm run generate`. Changes made here are lost.
import { ApiObject } from 'cdk8s';
import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ServerTLSSettings } from './common';

export type {
  ServerTLSSettings,
  TLSCertificate,
} from './common';

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
  /** Port and protocol of the listener. */
  readonly servers?: readonly Server[];
}

/** Props of `KubeGateway`: metadata and spec. */
export interface KubeGatewayProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: GatewaySpec;
}

/** Construct of kind Gateway without references and checks, which `Gateway` has. Ports, hosts and TLS of a load balancer at the edge of the mesh. VirtualServices say where its requests go. */
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
