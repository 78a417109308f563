import type { Manifest } from '../../../model';
import {
  isMeshConfig,
  isRegistryOnly,
  meshConfigText,
  parsedMeshConfig,
  rootNamespaceOf,
  trustDomainAliasesOf,
  trustDomainOf,
} from '../../objects/mesh-config';
import { fieldsOf, itemsOf, kindOf, textOf, type Fields } from '../../objects/read';

/** Mesh settings on which checks of ambient pods depend. */
export interface MeshSettings {
  readonly rootNamespace: string;
  readonly trustDomain: string;
  readonly trustDomainAliases: readonly string[];
  /** Object that contains the mesh config, if it is in the set. */
  readonly meshConfig?: Manifest;
  readonly registryOnly: boolean;
  /** Feature flags of istiod, from the environment of its Deployment. */
  readonly istiod: { readonly dryRunAtZtunnel: boolean; readonly admitsWaypoints: boolean };
}

/** Fields of the mesh config that the checks read: a text without them is not parsed. */
const READ = /trustDomain|rootNamespace|outboundTrafficPolicy/;

function relevantConfig(configMap: Manifest): Fields {
  const config = meshConfigText(configMap) ?? '';
  return READ.test(config) ? parsedMeshConfig(config) : {};
}

const isIstiod = (object: Manifest): boolean =>
  kindOf(object) === 'apps/Deployment' && object.metadata.labels?.app === 'istiod';

function environment(objects: readonly Manifest[]): Map<string, string> {
  const containers = objects.filter(isIstiod).flatMap((object) => {
    const pod = fieldsOf(fieldsOf(fieldsOf(object, 'spec'), 'template'), 'spec');
    return itemsOf(pod, 'containers').flatMap((container) => itemsOf(container, 'env'));
  });
  return new Map(containers.map((one) => [textOf(one, 'name') ?? '', textOf(one, 'value') ?? '']));
}

/** Returns the mesh config and istiod's flags from the objects, or the defaults. */
export function meshSettings(objects: readonly Manifest[]): MeshSettings {
  const meshConfig = objects.find(isMeshConfig);
  const config = meshConfig ? relevantConfig(meshConfig) : {};
  const env = environment(objects);
  return {
    rootNamespace: rootNamespaceOf(config),
    trustDomain: trustDomainOf(config),
    trustDomainAliases: trustDomainAliasesOf(config),
    meshConfig,
    registryOnly: isRegistryOnly(config),
    istiod: {
      dryRunAtZtunnel: env.get('AMBIENT_ENABLE_DRY_RUN_AUTHORIZATION_POLICY') === 'true',
      admitsWaypoints: env.get('PILOT_AUTO_ALLOW_WAYPOINT_POLICY') === 'true',
    },
  };
}
