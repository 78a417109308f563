import type { Kind } from '../../schema/kind';
import { KubernetesGateway } from './gateway';
import { GRPCRoute } from './grpc-route';
import { HTTPRoute } from './http-route';
import { BackendTLSPolicy, GatewayClass, ListenerSet, ReferenceGrant } from './others';
import { TCPRoute } from './tcp-route';
import { TLSRoute } from './tls-route';

/** The kinds of the Gateway API that Istio reads: the standard channel of version 1.5.1, and TCPRoute of the experimental one. */
export const GATEWAY_API_KINDS: readonly Kind[] = [
  BackendTLSPolicy,
  GatewayClass,
  KubernetesGateway,
  GRPCRoute,
  HTTPRoute,
  ListenerSet,
  ReferenceGrant,
  TCPRoute,
  TLSRoute,
];
