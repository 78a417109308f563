// Generated from lib/api by `npm run generate`. Changes made here are lost.
import type { AuthorizationPolicySpec } from './authorization-policy';
import type { DestinationRuleSpec } from './destination-rule';
import type { EnvoyFilterSpec } from './envoy-filter';
import type { GatewaySpec } from './gateway';
import type { PeerAuthenticationSpec } from './peer-authentication';
import type { ProxyConfigSpec } from './proxy-config';
import type { RequestAuthenticationSpec } from './request-authentication';
import type { ServiceEntrySpec } from './service-entry';
import type { SidecarSpec } from './sidecar';
import type { TelemetrySpec } from './telemetry';
import type { TrafficExtensionSpec } from './traffic-extension';
import type { VirtualServiceSpec } from './virtual-service';
import type { WasmPluginSpec } from './wasm-plugin';
import type { WorkloadEntrySpec } from './workload-entry';
import type { WorkloadGroupSpec } from './workload-group';
import type { BackendTLSPolicySpec } from './gateway-api-backend-tls-policy';
import type { GatewayClassSpec } from './gateway-api-gateway-class';
import type { KubernetesGatewaySpec } from './gateway-api-gateway';
import type { GRPCRouteSpec } from './gateway-api-grpc-route';
import type { HTTPRouteSpec } from './gateway-api-http-route';
import type { ListenerSetSpec } from './gateway-api-listener-set';
import type { ReferenceGrantSpec } from './gateway-api-reference-grant';
import type { TCPRouteSpec } from './gateway-api-tcp-route';
import type { TLSRouteSpec } from './gateway-api-tls-route';

/** API version and kind of each of Istio's kinds. */
export const KINDS = {
  AuthorizationPolicy: { apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy' },
  DestinationRule: { apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule' },
  EnvoyFilter: { apiVersion: 'networking.istio.io/v1alpha3', kind: 'EnvoyFilter' },
  Gateway: { apiVersion: 'networking.istio.io/v1', kind: 'Gateway' },
  PeerAuthentication: { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication' },
  ProxyConfig: { apiVersion: 'networking.istio.io/v1beta1', kind: 'ProxyConfig' },
  RequestAuthentication: { apiVersion: 'security.istio.io/v1', kind: 'RequestAuthentication' },
  ServiceEntry: { apiVersion: 'networking.istio.io/v1', kind: 'ServiceEntry' },
  Sidecar: { apiVersion: 'networking.istio.io/v1', kind: 'Sidecar' },
  Telemetry: { apiVersion: 'telemetry.istio.io/v1', kind: 'Telemetry' },
  TrafficExtension: { apiVersion: 'extensions.istio.io/v1alpha1', kind: 'TrafficExtension' },
  VirtualService: { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService' },
  WasmPlugin: { apiVersion: 'extensions.istio.io/v1alpha1', kind: 'WasmPlugin' },
  WorkloadEntry: { apiVersion: 'networking.istio.io/v1', kind: 'WorkloadEntry' },
  WorkloadGroup: { apiVersion: 'networking.istio.io/v1', kind: 'WorkloadGroup' },
} as const;

export type KindName = keyof typeof KINDS;

/** The spec of each of Istio's kinds. */
export interface Specs {
  readonly AuthorizationPolicy: AuthorizationPolicySpec;
  readonly DestinationRule: DestinationRuleSpec;
  readonly EnvoyFilter: EnvoyFilterSpec;
  readonly Gateway: GatewaySpec;
  readonly PeerAuthentication: PeerAuthenticationSpec;
  readonly ProxyConfig: ProxyConfigSpec;
  readonly RequestAuthentication: RequestAuthenticationSpec;
  readonly ServiceEntry: ServiceEntrySpec;
  readonly Sidecar: SidecarSpec;
  readonly Telemetry: TelemetrySpec;
  readonly TrafficExtension: TrafficExtensionSpec;
  readonly VirtualService: VirtualServiceSpec;
  readonly WasmPlugin: WasmPluginSpec;
  readonly WorkloadEntry: WorkloadEntrySpec;
  readonly WorkloadGroup: WorkloadGroupSpec;
}

/** API version and kind of each kind of the Gateway API. */
export const GATEWAY_API_KINDS = {
  BackendTLSPolicy: { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'BackendTLSPolicy' },
  GatewayClass: { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GatewayClass' },
  Gateway: { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway' },
  GRPCRoute: { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GRPCRoute' },
  HTTPRoute: { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute' },
  ListenerSet: { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'ListenerSet' },
  ReferenceGrant: { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'ReferenceGrant' },
  TCPRoute: { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'TCPRoute' },
  TLSRoute: { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'TLSRoute' },
} as const;

export type GatewayApiKindName = keyof typeof GATEWAY_API_KINDS;

/** The spec of each kind of the Gateway API. */
export interface GatewayApiSpecs {
  readonly BackendTLSPolicy: BackendTLSPolicySpec;
  readonly GatewayClass: GatewayClassSpec;
  readonly Gateway: KubernetesGatewaySpec;
  readonly GRPCRoute: GRPCRouteSpec;
  readonly HTTPRoute: HTTPRouteSpec;
  readonly ListenerSet: ListenerSetSpec;
  readonly ReferenceGrant: ReferenceGrantSpec;
  readonly TCPRoute: TCPRouteSpec;
  readonly TLSRoute: TLSRouteSpec;
}
