import type { Check } from './check';
import { admissionPolicies } from './checks/admission-policies';
import { ambientSupport } from './checks/ambient-support';
import { clientTls } from './checks/client-tls';
import { conflictingGateways } from './checks/conflicting-gateways';
import { credentials } from './checks/credentials';
import { destinationPorts } from './checks/destination-ports';
import { duplicateCertificates } from './checks/duplicate-certificates';
import { duplicateObjects } from './checks/duplicate-objects';
import { gatewayApiReferences, referenceGrants } from './checks/gateway-api';
import { gatewayHostConflicts } from './checks/gateway-host-conflicts';
import { gatewayHosts } from './checks/gateway-hosts';
import { gatewayPods } from './checks/gateway-pods';
import { gatewayVisibility } from './checks/gateway-visibility';
import { meshHosts } from './checks/mesh-hosts';
import { namedGateways } from './checks/named-gateways';
import { overlappingSidecars, overlappingTelemetries } from './checks/overlapping-selectors';
import { policyTargets, waypointLabels } from './checks/policy-targets';
import { providers } from './checks/providers';
import { routeDestinations } from './checks/route-destinations';
import { routedHosts } from './checks/routed-hosts';
import { ruleHosts } from './checks/rule-hosts';
import { selectedWorkloads } from './checks/selected-workloads';

/** All checks across objects, in the order in which their findings about one object are shown. */
export const CHECKS: readonly Check[] = [
  duplicateObjects,
  meshHosts,
  gatewayHostConflicts,
  namedGateways,
  routedHosts,
  routeDestinations,
  destinationPorts,
  gatewayHosts,
  gatewayVisibility,
  ruleHosts,
  clientTls,
  gatewayPods,
  conflictingGateways,
  duplicateCertificates,
  credentials,
  overlappingSidecars,
  overlappingTelemetries,
  selectedWorkloads,
  policyTargets,
  providers,
  waypointLabels,
  gatewayApiReferences,
  referenceGrants,
  ambientSupport,
  admissionPolicies,
];
