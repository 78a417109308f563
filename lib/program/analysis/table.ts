import type { Check } from './check';
import { admissionPolicies } from './checks/policies/admission-policies';
import { ambientSupport } from './checks/mesh/ambient-support';
import { annotations } from './checks/mesh/annotations';
import { clientTls } from './checks/policies/client-tls';
import { conflictingGateways } from './checks/gateways/conflicting-gateways';
import { oldDefinitions, unrestrictedKeys } from './checks/mesh/control-plane';
import { credentials } from './checks/gateways/credentials';
import { deprecations, loggingProviders } from './checks/mesh/deprecations';
import { destinationPorts } from './checks/routes/destination-ports';
import { duplicateCertificates } from './checks/gateways/duplicate-certificates';
import { duplicateObjects } from './checks/mesh/duplicate-objects';
import { envoyFilters } from './checks/mesh/envoy-filters';
import { exportTargets } from './checks/routes/export-targets';
import { exposure } from './checks/gateways/exposure';
import { gatewayApiReferences, referenceGrants } from './checks/gateways/gateway-api';
import { gatewayHostConflicts } from './checks/gateways/gateway-host-conflicts';
import { gatewayHosts } from './checks/gateways/gateway-hosts';
import { gatewayPods } from './checks/gateways/gateway-pods';
import { gatewaySecrets } from './checks/gateways/gateway-secrets';
import { gatewayVisibility } from './checks/gateways/gateway-visibility';
import { unknownAccounts, unprovenIdentities } from './checks/policies/identities';
import { ingressSubsets } from './checks/gateways/ingress-subsets';
import { overlappingWebhooks, webhookAddresses } from './checks/mesh/injection-webhooks';
import { ambientSidecars, gatewaySelectors } from './checks/mesh/made-by-istiod';
import { meshHosts } from './checks/routes/mesh-hosts';
import { meshNetworks } from './checks/mesh/mesh-networks';
import { methodCase } from './checks/policies/method-case';
import { namedGateways } from './checks/gateways/named-gateways';
import { namespaceLabels } from './checks/mesh/namespace-labels';
import { lineBreaksInAnnotations } from './checks/mesh/unquoted-annotations';
import { labelsForKiali, outsideBackends } from './checks/policies/observability';
import { overlappingSidecars, overlappingTelemetries } from './checks/policies/overlapping-selectors';
import { applicationUsers, automaticImages, missingProxies, proxyImages } from './checks/mesh/pod-specs';
import { policyNamespaces } from './checks/policies/policy-namespaces';
import { coveredRules, unmetRules } from './checks/policies/policy-rules';
import { policyTargets, waypointLabels } from './checks/policies/policy-targets';
import { providers } from './checks/policies/providers';
import { repeatedAuthentications, repeatedDestinations, repeatedSubsets } from './checks/routes/repeated';
import { routeDestinations } from './checks/routes/route-destinations';
import { routedClaims } from './checks/policies/routed-claims';
import { routedHosts } from './checks/routes/routed-hosts';
import { ruleHosts } from './checks/routes/rule-hosts';
import { selectedWorkloads } from './checks/policies/selected-workloads';
import { serverVerification } from './checks/policies/server-verification';
import { entryAddresses, entryProtocols } from './checks/routes/service-entries';
import { portNames, sharedPorts } from './checks/routes/service-ports';
import { negativeConditions } from './checks/mesh/statuses';

/** Checks across objects, in the order in which their findings about one object are shown. */
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
  outsideBackends,
  labelsForKiali,
  lineBreaksInAnnotations,
  waypointLabels,
  gatewayApiReferences,
  referenceGrants,
  ambientSupport,
  admissionPolicies,
  unprovenIdentities,
  unknownAccounts,
  repeatedSubsets,
  repeatedAuthentications,
  repeatedDestinations,
  methodCase,
  exportTargets,
  coveredRules,
  unmetRules,
  exposure,
  annotations,
  oldDefinitions,
  unrestrictedKeys,
  deprecations,
  loggingProviders,
  envoyFilters,
  gatewaySecrets,
  ingressSubsets,
  overlappingWebhooks,
  webhookAddresses,
  ambientSidecars,
  gatewaySelectors,
  meshNetworks,
  namespaceLabels,
  applicationUsers,
  automaticImages,
  missingProxies,
  proxyImages,
  policyNamespaces,
  routedClaims,
  serverVerification,
  entryAddresses,
  entryProtocols,
  portNames,
  sharedPorts,
  negativeConditions,
];
