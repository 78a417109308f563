import type { Manifest } from '../../model';
import { istioLabels } from '../shared/labels';
import { pullSecrets } from '../shared/pull-secrets';
import { namespacedObjects } from '../shared/resource-scope';
import type { BaseInput } from './values';

/** Renders the service account by which control planes of other clusters read this one; one for all revisions. */
export function readerServiceAccount(input: BaseInput): Manifest | undefined {
  const {
    values: { global },
    release,
  } = input;
  const unwanted = release.facts.readerAccountOptional && !global.enableReaderRBAC;
  const replaced = release.facts.ownReaderAccount && Boolean(global.readerServiceAccount?.name);
  if (!namespacedObjects(global.resourceScope) || unwanted || replaced) return undefined;
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    ...pullSecrets(global.imagePullSecrets),
    metadata: {
      name: 'istio-reader-service-account',
      namespace: global.istioNamespace,
      labels: {
        'app': 'istio-reader',
        'release': input.name,
        'app.kubernetes.io/name': 'istio-reader',
        ...istioLabels(input),
      },
    },
  };
}
