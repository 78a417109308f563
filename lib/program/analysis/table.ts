import type { Check } from './check';
import { admissionPolicies } from './checks/admission-policies';
import { ambientSupport } from './checks/ambient-support';
import { annotations } from './checks/annotations';
import { clientTls } from './checks/client-tls';
import { conflictingGateways } from './checks/conflicting-gateways';
import { oldDefinitions, unrestrictedKeys } from './checks/control-plane';
import { credentials } from './checks/credentials';
import { deprecations, loggingProviders } from './checks/deprecations';
import { destinationPorts } from './checks/destination-ports';
import { duplicateCertificates } from './checks/duplicate-certificates';
import { duplicateObjects } from './checks/duplicate-objects';
import { envoyFilters } from './checks/envoy-filters';
import { exportTargets } from './checks/export-targets';
import { exposure } from './checks/exposure';
import { gatewayApiReferences, referenceGrants } from './checks/gateway-api';
import { gatewayHostConflicts } from './checks/gateway-host-conflicts';
import { gatewayHosts } from './checks/gateway-hosts';
import { gatewayPods } from './checks/gateway-pods';
import { gatewaySecrets } from './checks/gateway-secrets';
import { gatewayVisibility } from './checks/gateway-visibility';
import { unknownAccounts, unprovenIdentities } from './checks/identities';
import { ingressSubsets } from './checks/ingress-subsets';
import { overlappingWebhooks, webhookAddresses } from './checks/injection-webhooks';
import { ambientSidecars, gatewaySelectors } from './checks/made-by-istiod';
import { meshHosts } from './checks/mesh-hosts';
import { meshNetworks } from './checks/mesh-networks';
import { methodCase } from './checks/method-case';
import { namedGateways } from './checks/named-gateways';
import { namespaceLabels } from './checks/namespace-labels';
import { labelsForKiali, outsideBackends } from './checks/observability';
import { overlappingSidecars, overlappingTelemetries } from './checks/overlapping-selectors';
import { applicationUsers, automaticImages, missingProxies, proxyImages } from './checks/pod-specs';
import { policyNamespaces } from './checks/policy-namespaces';
import { coveredRules, unmetRules } from './checks/policy-rules';
import { policyTargets, waypointLabels } from './checks/policy-targets';
import { providers } from './checks/providers';
import { repeatedAuthentications, repeatedDestinations, repeatedSubsets } from './checks/repeated';
import { routeDestinations } from './checks/route-destinations';
import { routedClaims } from './checks/routed-claims';
import { routedHosts } from './checks/routed-hosts';
import { ruleHosts } from './checks/rule-hosts';
import { selectedWorkloads } from './checks/selected-workloads';
import { serverVerification } from './checks/server-verification';
import { entryAddresses, entryProtocols } from './checks/service-entries';
import { portNames, sharedPorts } from './checks/service-ports';
import { negativeConditions } from './checks/statuses';

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
