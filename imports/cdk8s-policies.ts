// Generated from tools/generate/policies.ts by `npm run generate`. Changes made here are lost.
import type { Construct } from 'constructs';
import { ClusterPolicy, Policy } from '../lib/cdk8s/policy';
import type { GatewayApiProps } from '../lib/policies/gateway-api';
import type { PolicyProps } from '../lib/policies/props';
import { GATEWAY_API_KINDS } from './kinds';

export type VirtualServiceProps = PolicyProps<'VirtualService'>;

/** Routes of requests and connections to a host. https://istio.io/latest/docs/reference/config/networking/virtual-service/ */
export class VirtualService extends Policy {
  constructor(scope: Construct, id: string, props: VirtualServiceProps) {
    super(scope, id, 'VirtualService', props);
  }
}

export type DestinationRuleProps = PolicyProps<'DestinationRule'>;

/** Settings of traffic after routing: subsets, load balancing, connection pools, TLS. https://istio.io/latest/docs/reference/config/networking/destination-rule/ */
export class DestinationRule extends Policy {
  constructor(scope: Construct, id: string, props: DestinationRuleProps) {
    super(scope, id, 'DestinationRule', props);
  }
}

export type GatewayProps = PolicyProps<'Gateway'>;

/** Ports, hosts and certificates that the pods of a gateway serve. https://istio.io/latest/docs/reference/config/networking/gateway/ */
export class Gateway extends Policy {
  constructor(scope: Construct, id: string, props: GatewayProps) {
    super(scope, id, 'Gateway', props);
  }
}

export type ServiceEntryProps = PolicyProps<'ServiceEntry'>;

/** A service that the registry does not know by itself. https://istio.io/latest/docs/reference/config/networking/service-entry/ */
export class ServiceEntry extends Policy {
  constructor(scope: Construct, id: string, props: ServiceEntryProps) {
    super(scope, id, 'ServiceEntry', props);
  }
}

export type SidecarProps = PolicyProps<'Sidecar'>;

/** Scope of the proxies of a namespace or workload: what they know of the mesh. https://istio.io/latest/docs/reference/config/networking/sidecar/ */
export class Sidecar extends Policy {
  constructor(scope: Construct, id: string, props: SidecarProps) {
    super(scope, id, 'Sidecar', props);
  }
}

export type WorkloadEntryProps = PolicyProps<'WorkloadEntry'>;

/** One workload that is not a pod. https://istio.io/latest/docs/reference/config/networking/workload-entry/ */
export class WorkloadEntry extends Policy {
  constructor(scope: Construct, id: string, props: WorkloadEntryProps) {
    super(scope, id, 'WorkloadEntry', props);
  }
}

export type WorkloadGroupProps = PolicyProps<'WorkloadGroup'>;

/** A template of workloads that are no pods. https://istio.io/latest/docs/reference/config/networking/workload-group/ */
export class WorkloadGroup extends Policy {
  constructor(scope: Construct, id: string, props: WorkloadGroupProps) {
    super(scope, id, 'WorkloadGroup', props);
  }
}

export type EnvoyFilterProps = PolicyProps<'EnvoyFilter'>;

/** Changes to the configuration that istiod makes for Envoy; the bodies of patches are not checked. https://istio.io/latest/docs/reference/config/networking/envoy-filter/ */
export class EnvoyFilter extends Policy {
  constructor(scope: Construct, id: string, props: EnvoyFilterProps) {
    super(scope, id, 'EnvoyFilter', props);
  }
}

export type ProxyConfigProps = PolicyProps<'ProxyConfig'>;

/** Settings of the proxies of a namespace or workload. https://istio.io/latest/docs/reference/config/networking/proxy-config/ */
export class ProxyConfig extends Policy {
  constructor(scope: Construct, id: string, props: ProxyConfigProps) {
    super(scope, id, 'ProxyConfig', props);
  }
}

export type AuthorizationPolicyProps = PolicyProps<'AuthorizationPolicy'>;

/** Rules that allow or deny requests to workloads. https://istio.io/latest/docs/reference/config/security/authorization-policy/ */
export class AuthorizationPolicy extends Policy {
  constructor(scope: Construct, id: string, props: AuthorizationPolicyProps) {
    super(scope, id, 'AuthorizationPolicy', props);
  }
}

export type PeerAuthenticationProps = PolicyProps<'PeerAuthentication'>;

/** Mutual TLS of the connections that a workload takes. https://istio.io/latest/docs/reference/config/security/peer_authentication/ */
export class PeerAuthentication extends Policy {
  constructor(scope: Construct, id: string, props: PeerAuthenticationProps) {
    super(scope, id, 'PeerAuthentication', props);
  }
}

export type RequestAuthenticationProps = PolicyProps<'RequestAuthentication'>;

/** Tokens of end users that a workload takes. https://istio.io/latest/docs/reference/config/security/request_authentication/ */
export class RequestAuthentication extends Policy {
  constructor(scope: Construct, id: string, props: RequestAuthenticationProps) {
    super(scope, id, 'RequestAuthentication', props);
  }
}

export type TelemetryProps = PolicyProps<'Telemetry'>;

/** Traces, metrics and access logs of workloads. https://istio.io/latest/docs/reference/config/telemetry/ */
export class Telemetry extends Policy {
  constructor(scope: Construct, id: string, props: TelemetryProps) {
    super(scope, id, 'Telemetry', props);
  }
}

export type WasmPluginProps = PolicyProps<'WasmPlugin'>;

/** A WebAssembly filter in proxies. https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/ */
export class WasmPlugin extends Policy {
  constructor(scope: Construct, id: string, props: WasmPluginProps) {
    super(scope, id, 'WasmPlugin', props);
  }
}

export type TrafficExtensionProps = PolicyProps<'TrafficExtension'>;

/** A WebAssembly or Lua filter in proxies. https://istio.io/latest/docs/reference/config/proxy_extensions/traffic-extension/ */
export class TrafficExtension extends Policy {
  constructor(scope: Construct, id: string, props: TrafficExtensionProps) {
    super(scope, id, 'TrafficExtension', props);
  }
}

export type GatewayClassProps = GatewayApiProps<'GatewayClass'>;

/** A sort of gateway, and who makes it. istiod makes the classes of Istio itself. https://gateway-api.sigs.k8s.io/api-types/gatewayclass/ */
export class GatewayClass extends ClusterPolicy {
  constructor(scope: Construct, id: string, props: GatewayClassProps) {
    super(scope, id, GATEWAY_API_KINDS.GatewayClass, props);
  }
}

export type HTTPRouteProps = GatewayApiProps<'HTTPRoute'>;

/** Routes of HTTP requests. https://gateway-api.sigs.k8s.io/api-types/httproute/ */
export class HTTPRoute extends Policy {
  constructor(scope: Construct, id: string, props: HTTPRouteProps) {
    super(scope, id, GATEWAY_API_KINDS.HTTPRoute, props);
  }
}

export type GRPCRouteProps = GatewayApiProps<'GRPCRoute'>;

/** Routes of gRPC requests. https://gateway-api.sigs.k8s.io/api-types/grpcroute/ */
export class GRPCRoute extends Policy {
  constructor(scope: Construct, id: string, props: GRPCRouteProps) {
    super(scope, id, GATEWAY_API_KINDS.GRPCRoute, props);
  }
}

export type TLSRouteProps = GatewayApiProps<'TLSRoute'>;

/** Routes of TLS connections, by the name of the server that they ask for. https://gateway-api.sigs.k8s.io/guides/tls/ */
export class TLSRoute extends Policy {
  constructor(scope: Construct, id: string, props: TLSRouteProps) {
    super(scope, id, GATEWAY_API_KINDS.TLSRoute, props);
  }
}

export type TCPRouteProps = GatewayApiProps<'TCPRoute'>;

/** Routes of TCP connections. https://gateway-api.sigs.k8s.io/guides/tcp/ */
export class TCPRoute extends Policy {
  constructor(scope: Construct, id: string, props: TCPRouteProps) {
    super(scope, id, GATEWAY_API_KINDS.TCPRoute, props);
  }
}

export type ReferenceGrantProps = GatewayApiProps<'ReferenceGrant'>;

/** Permission for objects of other namespaces to refer to objects of this one. https://gateway-api.sigs.k8s.io/api-types/referencegrant/ */
export class ReferenceGrant extends Policy {
  constructor(scope: Construct, id: string, props: ReferenceGrantProps) {
    super(scope, id, GATEWAY_API_KINDS.ReferenceGrant, props);
  }
}

export type BackendTLSPolicyProps = GatewayApiProps<'BackendTLSPolicy'>;

/** TLS from gateways to services. https://gateway-api.sigs.k8s.io/api-types/backendtlspolicy/ */
export class BackendTLSPolicy extends Policy {
  constructor(scope: Construct, id: string, props: BackendTLSPolicyProps) {
    super(scope, id, GATEWAY_API_KINDS.BackendTLSPolicy, props);
  }
}

export type ListenerSetProps = GatewayApiProps<'ListenerSet'>;

/** Further listeners of a gateway, which somebody else may own. https://gateway-api.sigs.k8s.io/geps/gep-1713/ */
export class ListenerSet extends Policy {
  constructor(scope: Construct, id: string, props: ListenerSetProps) {
    super(scope, id, GATEWAY_API_KINDS.ListenerSet, props);
  }
}
