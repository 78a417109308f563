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

/** The spec of each kind. */
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
