import type { Manifest } from '../../model';
import { readFields } from '../../yaml/read-yaml';
import { fieldsOf, kindOf, textOf, textsOf, type Fields } from './read';

/** Trust domain of the mesh, where its mesh config names none. */
const TRUST_DOMAIN = 'cluster.local';
/** Namespace of mesh-wide policies, where the mesh config names none. */
const ROOT_NAMESPACE = 'istio-system';

/** Returns the text of the mesh config in a ConfigMap. */
export const meshConfigText = (configMap: Manifest): string | undefined => textOf(fieldsOf(configMap, 'data'), 'mesh');

/** Reports whether an object is istiod's ConfigMap with the mesh config; that of a revision has a suffix. */
export const isMeshConfig = (object: Manifest): boolean =>
  kindOf(object) === 'ConfigMap' &&
  /^istio(-|$)/.test(String(object.metadata?.name)) &&
  meshConfigText(object) !== undefined;

/** Parses a mesh config. One that is no YAML has no settings, because istiod keeps its defaults then. */
export const parsedMeshConfig = (text: string): Fields => readFields(text);

export const trustDomainOf = (config: Fields): string => textOf(config, 'trustDomain') ?? TRUST_DOMAIN;

export const rootNamespaceOf = (config: Fields): string => textOf(config, 'rootNamespace') ?? ROOT_NAMESPACE;

export const trustDomainAliasesOf = (config: Fields): readonly string[] => textsOf(config, 'trustDomainAliases');

/** Reports whether sidecars block requests to unknown hosts. */
export const isRegistryOnly = (config: Fields): boolean =>
  fieldsOf(config, 'outboundTrafficPolicy').mode === 'REGISTRY_ONLY';
