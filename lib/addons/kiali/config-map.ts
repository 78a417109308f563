import type { Manifest } from '../../model';
import { yamlText } from '../../components/shared/yaml-text';
import { given } from '../../components/shared/sparse';
import { configMap } from '../shared/objects';
import type { KialiInput } from './input';
import { kialiLabels } from './labels';
import { kialiValues } from './values';

/** Kiali's configuration: the values of its chart, as they are in force. */
export function kialiConfigMap(input: KialiInput): Manifest {
  const values = kialiValues(input);
  const manifest = configMap(input, kialiLabels(input, values).labels, { 'config.yaml': `${yamlText(values)}\n` });
  const annotations = values.deployment.configmap_annotations;
  return given(annotations) ? { ...manifest, metadata: { ...manifest.metadata, annotations } } : manifest;
}
