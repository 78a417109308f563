import type { Manifest } from '../../model';
import { prettyJson } from '../shared/yaml-text';
import { inNamespace } from './conditions';
import { revisionLabels, revisioned } from './names';
import type { IstiodInput } from './values';

/** What the charts write on it, word for word: it is part of the object. */
const DESCRIPTION =
  'This ConfigMap contains the Helm values used during chart rendering. This ConfigMap is rendered for ' +
  'debugging purposes and external ' +
  'tooling; modifying these values has no effect.';

/** The values themselves, for tools that want to know how this istiod was installed. */
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
