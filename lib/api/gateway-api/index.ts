import type { Kind } from '../../schema/kind';
import { XBackendTrafficPolicy } from './backend-traffic-policy';
import { KubernetesGateway } from './gateway';
import { GRPCRoute } from './grpc-route';
import { HTTPRoute } from './http-route';
import { BackendTLSPolicy, GatewayClass, ListenerSet, ReferenceGrant, XListenerSet } from './others';
import { TCPRoute, UDPRoute } from './tcp-route';
import { TLSRoute } from './tls-route';

/** The kinds of the Gateway API that have constructs. */
export const GATEWAY_API_CONSTRUCTS: readonly Kind[] = [
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

/**
 * Kinds of the Gateway API that are checked. The kinds and versions that a cluster of a release has are a fact of the
 * release.
 */
export const GATEWAY_API_KINDS: readonly Kind[] = [
  ...GATEWAY_API_CONSTRUCTS,
  UDPRoute,
  XBackendTrafficPolicy,
  XListenerSet,
];
