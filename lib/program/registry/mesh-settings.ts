import { readFields } from '../../yaml/read-yaml';
import type { ObjectIndex } from './objects';
import { fieldsOf, textOf, type Fields } from './read';

/** The namespace of mesh-wide policies where the mesh config names none. */
const ROOT_NAMESPACE = 'istio-system';

/** What the mesh config says, over Istio's defaults. */
export interface MeshSettings {
  /** The whole mesh config, as given. */
  readonly config: Fields;
  readonly rootNamespace: string;
  readonly trustDomain: string;
  readonly outboundMode: 'ALLOW_ANY' | 'REGISTRY_ONLY';
  readonly autoMtls: boolean;
}

/** The mesh config of the ConfigMap that istiod reads, if the program has it. */
function installedConfig(objects: ObjectIndex): Fields {
  for (const { manifest, name } of objects.of('ConfigMap')) {
    const text = textOf(fieldsOf(manifest, 'data'), 'mesh');
    if (text === undefined || !/^istio(-|$)/.test(name)) continue;
    return readFields(text);
  }
  return {};
}

/** The settings of the mesh: those that are given, else those of the ConfigMap `istio`. */
export function meshSettings(objects: ObjectIndex, given: Fields | undefined): MeshSettings {
  const config = given ?? installedConfig(objects);
  const mode = textOf(fieldsOf(config, 'outboundTrafficPolicy'), 'mode');
  return {
    config,
    rootNamespace: textOf(config, 'rootNamespace') ?? ROOT_NAMESPACE,
    trustDomain: textOf(config, 'trustDomain') ?? 'cluster.local',
    outboundMode: mode === 'REGISTRY_ONLY' ? 'REGISTRY_ONLY' : 'ALLOW_ANY',
    autoMtls: config.enableAutoMtls !== false,
  };
}
