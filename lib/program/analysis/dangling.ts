import type { Manifest, Problem } from '../../model';
import { Findings } from './findings';
import { checkCertificates, checkGatewayRoute } from './gateway-routes';
import { checkDestinationRule, checkSidecar, checkVirtualService } from './hosts';
import type { AnalysisOptions } from '../outside';
import { Program } from './declared';
import { kindOf } from './read';
import { checkCredentials } from './secrets';
import { checkProviders, checkTargets, checkWaypointLabels } from './targets';

type Check = (object: Manifest, program: Program, findings: Findings) => void;

/** What each kind names. */
const CHECKS: Readonly<Record<string, readonly Check[]>> = {
  'networking.istio.io/VirtualService': [checkVirtualService],
  'networking.istio.io/DestinationRule': [checkDestinationRule, checkCredentials],
  'networking.istio.io/Sidecar': [checkSidecar],
  'networking.istio.io/Gateway': [checkCredentials],
  'networking.istio.io/ServiceEntry': [checkWaypointLabels],
  'networking.istio.io/EnvoyFilter': [checkTargets],
  'security.istio.io/AuthorizationPolicy': [checkTargets, checkProviders],
  'security.istio.io/RequestAuthentication': [checkTargets],
  'telemetry.istio.io/Telemetry': [checkTargets, checkProviders],
  'extensions.istio.io/WasmPlugin': [checkTargets],
  'extensions.istio.io/TrafficExtension': [checkTargets],
  'gateway.networking.k8s.io/Gateway': [checkCertificates],
  'gateway.networking.k8s.io/HTTPRoute': [checkGatewayRoute],
  'gateway.networking.k8s.io/GRPCRoute': [checkGatewayRoute],
  'gateway.networking.k8s.io/TLSRoute': [checkGatewayRoute],
  'gateway.networking.k8s.io/TCPRoute': [checkGatewayRoute],
  'Namespace': [checkWaypointLabels],
  'Service': [checkWaypointLabels],
};

/**
 * Hosts, subsets, ports, gateways, providers, waypoints and secrets that objects name, that no object declares, and that are not marked as
 * outside. A set of objects with the mesh itself is taken to be whole. Without the mesh it is a part: hosts are judged when it declares
 * services, gateways when it declares gateways, and so on, because all of them may be elsewhere.
 */
export function danglingReferences(objects: readonly Manifest[], options: AnalysisOptions = {}): Problem[] {
  const program = new Program(objects, options);
  const findings = new Findings();
  for (const object of objects) for (const check of CHECKS[kindOf(object)] ?? []) check(object, program, findings);
  return findings.problems;
}
