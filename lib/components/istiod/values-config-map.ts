import type { Manifest } from '../../model';
import { prettyJson } from '../shared/yaml-text';
import { inNamespace } from './conditions';
import { revisionLabels, revisioned } from './names';
import type { IstiodInput } from './values';

/** Text that the charts write on the ConfigMap, word for word: it is part of the object. */
const DESCRIPTION =
  'This ConfigMap contains the Helm values used during chart rendering. This ConfigMap is rendered for ' +
  'debugging purposes and external ' +
  'tooling; modifying these values has no effect.';

/** Renders the ConfigMap with the values themselves, by which tools find out how this istiod was installed. */
export function valuesConfigMap(input: IstiodInput): Manifest | undefined {
  if (!inNamespace(input)) return undefined;
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: revisioned('values', input.values.revision),
      namespace: input.namespace,
      annotations: { 'kubernetes.io/description': DESCRIPTION },
      labels: revisionLabels(input),
    },
    data: { 'original-values': prettyJson(input.userValues), 'merged-values': prettyJson(input.values) },
  };
}
