import type { KindRules } from '../kind-rules';
import { authorizationPolicyRules } from './authorization-policy';
import { destinationRuleRules } from './destination-rule';
import { envoyFilterRules } from './envoy-filter';
import { gatewayRules } from './gateway';
import { peerAuthenticationRules } from './peer-authentication';
import { proxyConfigRules } from './proxy-config';
import { requestAuthenticationRules } from './request-authentication';
import { serviceEntryRules } from './service-entry';
import { sidecarRules } from './sidecar';
import { telemetryRules } from './telemetry';
import { virtualServiceRules } from './virtual-service';
import { trafficExtensionRules, wasmPluginRules } from './wasm';
import { workloadEntryRules } from './workload-entry';
import { workloadGroupRules } from './workload-group';

/** Rules by API group and kind; the version makes no difference to istiod. */
export const KIND_RULES: Readonly<Record<string, KindRules>> = {
  'networking.istio.io/DestinationRule': destinationRuleRules,
  'networking.istio.io/EnvoyFilter': envoyFilterRules,
  'networking.istio.io/Gateway': gatewayRules,
  'networking.istio.io/ProxyConfig': proxyConfigRules,
  'networking.istio.io/ServiceEntry': serviceEntryRules,
  'networking.istio.io/Sidecar': sidecarRules,
  'networking.istio.io/VirtualService': virtualServiceRules,
  'networking.istio.io/WorkloadEntry': workloadEntryRules,
  'networking.istio.io/WorkloadGroup': workloadGroupRules,
  'security.istio.io/AuthorizationPolicy': authorizationPolicyRules,
  'security.istio.io/PeerAuthentication': peerAuthenticationRules,
  'security.istio.io/RequestAuthentication': requestAuthenticationRules,
  'telemetry.istio.io/Telemetry': telemetryRules,
  'extensions.istio.io/TrafficExtension': trafficExtensionRules,
  'extensions.istio.io/WasmPlugin': wasmPluginRules,
};
