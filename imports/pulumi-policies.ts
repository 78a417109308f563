// Generated from tools/generate/policies.ts by `npm run generate`. Changes made here are lost.
import type * as pulumi from '@pulumi/pulumi';
import { Policy, type GatewayApiArgs, type PolicyArgs } from '../lib/pulumi/policy';
import { GATEWAY_API_KINDS } from './kinds';

export type VirtualServiceArgs = PolicyArgs<'VirtualService'>;

/** Routes of requests and connections to a host. https://istio.io/latest/docs/reference/config/networking/virtual-service/ */
export class VirtualService extends Policy {
  constructor(name: string, args: VirtualServiceArgs, options?: pulumi.ComponentResourceOptions) {
    super('VirtualService', name, args, options);
  }
}

export type DestinationRuleArgs = PolicyArgs<'DestinationRule'>;

/** Settings of traffic after routing: subsets, load balancing, connection pools, TLS. https://istio.io/latest/docs/reference/config/networking/destination-rule/ */
export class DestinationRule extends Policy {
  constructor(name: string, args: DestinationRuleArgs, options?: pulumi.ComponentResourceOptions) {
    super('DestinationRule', name, args, options);
  }
}

export type GatewayArgs = PolicyArgs<'Gateway'>;

/** Ports, hosts and certificates that the pods of a gateway serve. https://istio.io/latest/docs/reference/config/networking/gateway/ */
export class Gateway extends Policy {
  constructor(name: string, args: GatewayArgs, options?: pulumi.ComponentResourceOptions) {
    super('Gateway', name, args, options);
  }
}

export type ServiceEntryArgs = PolicyArgs<'ServiceEntry'>;

/** A service that the registry does not know by itself. https://istio.io/latest/docs/reference/config/networking/service-entry/ */
export class ServiceEntry extends Policy {
  constructor(name: string, args: ServiceEntryArgs, options?: pulumi.ComponentResourceOptions) {
    super('ServiceEntry', name, args, options);
  }
}

export type SidecarArgs = PolicyArgs<'Sidecar'>;

/** Scope of the proxies of a namespace or workload: what they know of the mesh. https://istio.io/latest/docs/reference/config/networking/sidecar/ */
export class Sidecar extends Policy {
  constructor(name: string, args: SidecarArgs, options?: pulumi.ComponentResourceOptions) {
    super('Sidecar', name, args, options);
  }
}

export type WorkloadEntryArgs = PolicyArgs<'WorkloadEntry'>;

/** One workload that is not a pod. https://istio.io/latest/docs/reference/config/networking/workload-entry/ */
export class WorkloadEntry extends Policy {
  constructor(name: string, args: WorkloadEntryArgs, options?: pulumi.ComponentResourceOptions) {
    super('WorkloadEntry', name, args, options);
  }
}

export type WorkloadGroupArgs = PolicyArgs<'WorkloadGroup'>;

/** A template of workloads that are no pods. https://istio.io/latest/docs/reference/config/networking/workload-group/ */
export class WorkloadGroup extends Policy {
  constructor(name: string, args: WorkloadGroupArgs, options?: pulumi.ComponentResourceOptions) {
    super('WorkloadGroup', name, args, options);
  }
}

export type EnvoyFilterArgs = PolicyArgs<'EnvoyFilter'>;

/** Changes to the configuration that istiod makes for Envoy; the bodies of patches are not checked. https://istio.io/latest/docs/reference/config/networking/envoy-filter/ */
export class EnvoyFilter extends Policy {
  constructor(name: string, args: EnvoyFilterArgs, options?: pulumi.ComponentResourceOptions) {
    super('EnvoyFilter', name, args, options);
  }
}

export type ProxyConfigArgs = PolicyArgs<'ProxyConfig'>;

/** Settings of the proxies of a namespace or workload. https://istio.io/latest/docs/reference/config/networking/proxy-config/ */
export class ProxyConfig extends Policy {
  constructor(name: string, args: ProxyConfigArgs, options?: pulumi.ComponentResourceOptions) {
    super('ProxyConfig', name, args, options);
  }
}

export type AuthorizationPolicyArgs = PolicyArgs<'AuthorizationPolicy'>;

/** Rules that allow or deny requests to workloads. https://istio.io/latest/docs/reference/config/security/authorization-policy/ */
export class AuthorizationPolicy extends Policy {
  constructor(name: string, args: AuthorizationPolicyArgs, options?: pulumi.ComponentResourceOptions) {
    super('AuthorizationPolicy', name, args, options);
  }
}

export type PeerAuthenticationArgs = PolicyArgs<'PeerAuthentication'>;

/** Mutual TLS of the connections that a workload takes. https://istio.io/latest/docs/reference/config/security/peer_authentication/ */
export class PeerAuthentication extends Policy {
  constructor(name: string, args: PeerAuthenticationArgs, options?: pulumi.ComponentResourceOptions) {
    super('PeerAuthentication', name, args, options);
  }
}

export type RequestAuthenticationArgs = PolicyArgs<'RequestAuthentication'>;

/** Tokens of end users that a workload takes. https://istio.io/latest/docs/reference/config/security/request_authentication/ */
export class RequestAuthentication extends Policy {
  constructor(name: string, args: RequestAuthenticationArgs, options?: pulumi.ComponentResourceOptions) {
    super('RequestAuthentication', name, args, options);
  }
}

export type TelemetryArgs = PolicyArgs<'Telemetry'>;

/** Traces, metrics and access logs of workloads. https://istio.io/latest/docs/reference/config/telemetry/ */
export class Telemetry extends Policy {
  constructor(name: string, args: TelemetryArgs, options?: pulumi.ComponentResourceOptions) {
    super('Telemetry', name, args, options);
  }
}

export type WasmPluginArgs = PolicyArgs<'WasmPlugin'>;

/** A WebAssembly filter in proxies. https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/ */
export class WasmPlugin extends Policy {
  constructor(name: string, args: WasmPluginArgs, options?: pulumi.ComponentResourceOptions) {
    super('WasmPlugin', name, args, options);
  }
}

export type TrafficExtensionArgs = PolicyArgs<'TrafficExtension'>;

/** A WebAssembly or Lua filter in proxies. https://istio.io/latest/docs/reference/config/proxy_extensions/traffic-extension/ */
export class TrafficExtension extends Policy {
  constructor(name: string, args: TrafficExtensionArgs, options?: pulumi.ComponentResourceOptions) {
    super('TrafficExtension', name, args, options);
  }
}

/** A sort of gateway, and who makes it. istiod makes the classes of Istio itself. https://gateway-api.sigs.k8s.io/api-types/gatewayclass/ */
export class GatewayClass extends Policy {
  constructor(name: string, args: GatewayApiArgs<'GatewayClass'>, options?: pulumi.ComponentResourceOptions) {
    super(GATEWAY_API_KINDS.GatewayClass, name, args, options);
  }
}

/** Routes of HTTP requests. https://gateway-api.sigs.k8s.io/api-types/httproute/ */
export class HTTPRoute extends Policy {
  constructor(name: string, args: GatewayApiArgs<'HTTPRoute'>, options?: pulumi.ComponentResourceOptions) {
    super(GATEWAY_API_KINDS.HTTPRoute, name, args, options);
  }
}

/** Routes of gRPC requests. https://gateway-api.sigs.k8s.io/api-types/grpcroute/ */
export class GRPCRoute extends Policy {
  constructor(name: string, args: GatewayApiArgs<'GRPCRoute'>, options?: pulumi.ComponentResourceOptions) {
    super(GATEWAY_API_KINDS.GRPCRoute, name, args, options);
  }
}

/** Routes of TLS connections, by the name of the server that they ask for. https://gateway-api.sigs.k8s.io/guides/tls/ */
export class TLSRoute extends Policy {
  constructor(name: string, args: GatewayApiArgs<'TLSRoute'>, options?: pulumi.ComponentResourceOptions) {
    super(GATEWAY_API_KINDS.TLSRoute, name, args, options);
  }
}

/** Routes of TCP connections. https://gateway-api.sigs.k8s.io/guides/tcp/ */
export class TCPRoute extends Policy {
  constructor(name: string, args: GatewayApiArgs<'TCPRoute'>, options?: pulumi.ComponentResourceOptions) {
    super(GATEWAY_API_KINDS.TCPRoute, name, args, options);
  }
}

/** Permission for objects of other namespaces to refer to objects of this one. https://gateway-api.sigs.k8s.io/api-types/referencegrant/ */
export class ReferenceGrant extends Policy {
  constructor(name: string, args: GatewayApiArgs<'ReferenceGrant'>, options?: pulumi.ComponentResourceOptions) {
    super(GATEWAY_API_KINDS.ReferenceGrant, name, args, options);
  }
}

/** TLS from gateways to services. https://gateway-api.sigs.k8s.io/api-types/backendtlspolicy/ */
export class BackendTLSPolicy extends Policy {
  constructor(name: string, args: GatewayApiArgs<'BackendTLSPolicy'>, options?: pulumi.ComponentResourceOptions) {
    super(GATEWAY_API_KINDS.BackendTLSPolicy, name, args, options);
  }
}

/** Further listeners of a gateway, which somebody else may own. https://gateway-api.sigs.k8s.io/geps/gep-1713/ */
export class ListenerSet extends Policy {
  constructor(name: string, args: GatewayApiArgs<'ListenerSet'>, options?: pulumi.ComponentResourceOptions) {
    super(GATEWAY_API_KINDS.ListenerSet, name, args, options);
  }
}
