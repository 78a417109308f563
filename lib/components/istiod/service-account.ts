import type { Manifest } from '../../model';
import { pullSecrets } from '../shared/pull-secrets';
import { when } from '../shared/sparse';
import { stringMap } from '../shared/string-map';
import { hasAccount, inNamespace } from './conditions';
import { accessLabels, revisioned } from './names';
import type { IstiodInput } from './values';

/** Renders the service account that istiod runs as. */
export function istiodServiceAccount(input: IstiodInput): Manifest | undefined {
  if (!inNamespace(input) || !hasAccount(input)) return undefined;
  const { values } = input;
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    ...pullSecrets(values.global.imagePullSecrets),
    metadata: {
      name: revisioned('istiod', values.revision),
      namespace: values.global.istioNamespace,
      labels: accessLabels(input),
      ...when('annotations', stringMap(values.serviceAccountAnnotations)),
    },
  };
}
