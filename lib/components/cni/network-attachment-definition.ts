import type { Manifest } from '../../model';
import { cniComponentLabels } from './labels';
import { CNI_NAME, type CniInput } from './values';

/**
 * Renders the NetworkAttachmentDefinition that registers the plugin with Multus. It is in the namespace `default`,
 * where pods of all namespaces may refer to it.
 */
export function cniNetworkAttachmentDefinition(input: CniInput): Manifest | undefined {
  if (input.values.provider !== 'multus') return undefined;
  return {
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: { name: CNI_NAME, namespace: 'default', labels: cniComponentLabels(input) },
  };
}
