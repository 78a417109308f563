import { overlay, type Manifest } from '../../model';
import { given } from '../shared/sparse';
import { yamlText } from '../shared/yaml-text';
import { inNamespace } from './conditions';
import { chartMeshConfig } from './mesh-config';
import { revisionLabels, revisioned } from './names';
import type { IstiodInput } from './values';

/** Renders the ConfigMap with mesh config and mesh networks, which istiod reads and watches. */
export function meshConfigMap(input: IstiodInput): Manifest | undefined {
  const { values } = input;
  if (!inNamespace(input) || !values.configMap) return undefined;
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: revisioned('istio', values.revision), namespace: input.namespace, labels: revisionLabels(input) },
    data: {
      meshNetworks: yamlText({ networks: given(values.global.meshNetworks) ? values.global.meshNetworks : {} }),
      mesh: yamlText(overlay(chartMeshConfig(input), values.meshConfig ?? {})),
    },
  };
}
