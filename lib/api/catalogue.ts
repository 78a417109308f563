import type { Kind } from '../schema/kind';
import { AuthorizationPolicy } from './kinds/authorization-policy';
import { DestinationRule } from './kinds/destination-rule';
import { EnvoyFilter } from './kinds/envoy-filter';
import { Gateway } from './kinds/gateway';
import { PeerAuthentication } from './kinds/peer-authentication';
import { ProxyConfig } from './kinds/proxy-config';
import { RequestAuthentication } from './kinds/request-authentication';
import { ServiceEntry } from './kinds/service-entry';
import { Sidecar } from './kinds/sidecar';
import { Telemetry } from './kinds/telemetry';
import { TrafficExtension } from './kinds/traffic-extension';
import { VirtualService } from './kinds/virtual-service';
import { WasmPlugin } from './kinds/wasm-plugin';
import { WorkloadEntry } from './kinds/workload-entry';
import { WorkloadGroup } from './kinds/workload-group';

/** All custom resources of Istio, in the order of their CRD names. */
export const CATALOGUE: readonly Kind[] = [
  AuthorizationPolicy,
  DestinationRule,
  EnvoyFilter,
  Gateway,
  PeerAuthentication,
  ProxyConfig,
  RequestAuthentication,
  ServiceEntry,
  Sidecar,
  Telemetry,
  TrafficExtension,
  VirtualService,
  WasmPlugin,
  WorkloadEntry,
  WorkloadGroup,
];
