import type { Construct } from 'constructs';
import type { PolicyProps } from '../policies/props';
import { Policy } from './policy';

export type VirtualServiceProps = PolicyProps<'VirtualService'>;

/**
 * Routes of requests and connections to a host.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
export class VirtualService extends Policy {
  constructor(scope: Construct, id: string, props: VirtualServiceProps) {
    super(scope, id, 'VirtualService', props);
  }
}

export type DestinationRuleProps = PolicyProps<'DestinationRule'>;

/**
 * What happens to traffic after routing: subsets, load balancing, connection pools, TLS.
 * https://istio.io/latest/docs/reference/config/networking/destination-rule/
 */
export class DestinationRule extends Policy {
  constructor(scope: Construct, id: string, props: DestinationRuleProps) {
    super(scope, id, 'DestinationRule', props);
  }
}

export type GatewayProps = PolicyProps<'Gateway'>;

/**
 * Which ports, hosts and certificates the pods of a gateway serve.
 * https://istio.io/latest/docs/reference/config/networking/gateway/
 */
export class Gateway extends Policy {
  constructor(scope: Construct, id: string, props: GatewayProps) {
    super(scope, id, 'Gateway', props);
  }
}

export type ServiceEntryProps = PolicyProps<'ServiceEntry'>;

/**
 * A service that the registry does not know by itself.
 * https://istio.io/latest/docs/reference/config/networking/service-entry/
 */
export class ServiceEntry extends Policy {
  constructor(scope: Construct, id: string, props: ServiceEntryProps) {
    super(scope, id, 'ServiceEntry', props);
  }
}

export type SidecarProps = PolicyProps<'Sidecar'>;

/**
 * What the proxies of a namespace or workload know of the mesh.
 * https://istio.io/latest/docs/reference/config/networking/sidecar/
 */
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

/**
 * A template of workloads that are no pods. https://istio.io/latest/docs/reference/config/networking/workload-group/
 */
export class WorkloadGroup extends Policy {
  constructor(scope: Construct, id: string, props: WorkloadGroupProps) {
    super(scope, id, 'WorkloadGroup', props);
  }
}

export type EnvoyFilterProps = PolicyProps<'EnvoyFilter'>;

/**
 * Changes to the configuration that istiod makes for Envoy; the bodies of patches are not checked.
 * https://istio.io/latest/docs/reference/config/networking/envoy-filter/
 */
export class EnvoyFilter extends Policy {
  constructor(scope: Construct, id: string, props: EnvoyFilterProps) {
    super(scope, id, 'EnvoyFilter', props);
  }
}

export type ProxyConfigProps = PolicyProps<'ProxyConfig'>;

/**
 * Settings of the proxies of a namespace or workload.
 * https://istio.io/latest/docs/reference/config/networking/proxy-config/
 */
export class ProxyConfig extends Policy {
  constructor(scope: Construct, id: string, props: ProxyConfigProps) {
    super(scope, id, 'ProxyConfig', props);
  }
}

export type AuthorizationPolicyProps = PolicyProps<'AuthorizationPolicy'>;

/** Who may call what. https://istio.io/latest/docs/reference/config/security/authorization-policy/ */
export class AuthorizationPolicy extends Policy {
  constructor(scope: Construct, id: string, props: AuthorizationPolicyProps) {
    super(scope, id, 'AuthorizationPolicy', props);
  }
}

export type PeerAuthenticationProps = PolicyProps<'PeerAuthentication'>;

/** Which mutual TLS a workload takes. https://istio.io/latest/docs/reference/config/security/peer_authentication/ */
export class PeerAuthentication extends Policy {
  constructor(scope: Construct, id: string, props: PeerAuthenticationProps) {
    super(scope, id, 'PeerAuthentication', props);
  }
}

export type RequestAuthenticationProps = PolicyProps<'RequestAuthentication'>;

/**
 * Which tokens of end users a workload takes.
 * https://istio.io/latest/docs/reference/config/security/request_authentication/
 */
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

/**
 * A WebAssembly or Lua filter in proxies.
 * https://istio.io/latest/docs/reference/config/proxy_extensions/traffic-extension/
 */
export class TrafficExtension extends Policy {
  constructor(scope: Construct, id: string, props: TrafficExtensionProps) {
    super(scope, id, 'TrafficExtension', props);
  }
}
