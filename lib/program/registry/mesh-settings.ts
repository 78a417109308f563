import {
  isMeshConfig,
  isRegistryOnly,
  meshConfigText,
  parsedMeshConfig,
  rootNamespaceOf,
  trustDomainAliasesOf,
  trustDomainOf,
} from '../objects/mesh-config';
import type { Fields } from '../objects/read';
import type { ObjectIndex } from './objects';

/** Settings of the mesh config, with Istio's defaults beneath. */
export interface MeshSettings {
  /** Whole mesh config, as given. */
  readonly config: Fields;
  readonly rootNamespace: string;
  readonly trustDomain: string;
  readonly trustDomainAliases: readonly string[];
  readonly outboundMode: 'ALLOW_ANY' | 'REGISTRY_ONLY';
  readonly autoMtls: boolean;
}

/** Returns the mesh config in istiod's ConfigMap, if the program has it. */
function installedConfig(objects: ObjectIndex): Fields {
  const configMap = objects.of('ConfigMap').find(({ manifest }) => isMeshConfig(manifest));
  return configMap === undefined ? {} : parsedMeshConfig(meshConfigText(configMap.manifest) ?? '');
}

/** Returns the settings of the mesh: the given ones, or those of the ConfigMap `istio`. */
export function meshSettings(objects: ObjectIndex, given: Fields | undefined): MeshSettings {
  const config = given ?? installedConfig(objects);
  return {
    config,
    rootNamespace: rootNamespaceOf(config),
    trustDomain: trustDomainOf(config),
    trustDomainAliases: trustDomainAliasesOf(config),
    outboundMode: isRegistryOnly(config) ? 'REGISTRY_ONLY' : 'ALLOW_ANY',
    autoMtls: config.enableAutoMtls !== false,
  };
}
