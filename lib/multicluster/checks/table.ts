import type { Problem } from '../../model';
import { ambientFlags, ambientLimits, ambientPrimaries, sidecarGateways } from './ambient';
import { missingApiServers, unknownApiServers } from './api-servers';
import { differsFromPrimary, remoteControlPlanes, remoteProfiles, withoutControlPlane } from './control-planes';
import { addressForms, missingAddresses, unusedAddresses } from './discovery';
import { externalProblems } from './external';
import type { ClusterFacts } from './facts';
import { missingGateways, unreachableGateways } from './gateways';
import { meshNetworkProblems } from './mesh-networks';
import { clusterNames, noClusters, takenNames } from './names';
import { controlPlaneNamespaces } from './namespaces';
import { missingNetworks, networkNames } from './networks';
import { primaryProblems } from './primaries';
import { controlPlaneSkew, remoteSkew } from './versions';

/** Checks of the whole, in the order in which their problems are reported. */
export const CHECKS: readonly ((facts: ClusterFacts) => readonly Problem[])[] = [
  noClusters,
  clusterNames,
  takenNames,
  missingNetworks,
  networkNames,
  primaryProblems,
  externalProblems,
  remoteProfiles,
  remoteControlPlanes,
  withoutControlPlane,
  differsFromPrimary,
  missingAddresses,
  addressForms,
  unusedAddresses,
  missingApiServers,
  unknownApiServers,
  missingGateways,
  unreachableGateways,
  meshNetworkProblems,
  controlPlaneSkew,
  remoteSkew,
  sidecarGateways,
  ambientFlags,
  ambientPrimaries,
  ambientLimits,
  controlPlaneNamespaces,
];
