import type { Manifest } from '../../model';
import { istioLabels } from '../shared/labels';
import { revisionSelector, validatingWebhook } from '../shared/validating-webhook';
import { hasAccount, inCluster } from './conditions';
import { revisionLabel, revisioned } from './names';
import type { IstiodInput } from './values';

/**
 * Renders the webhook by which this revision validates the objects that name it. The default revision's webhook, in
 * chart `base`, validates all others.
 */
export function revisionValidatingWebhook(input: IstiodInput): Manifest | undefined {
  const { values } = input;
  if (!inCluster(input) || !hasAccount(input) || !values.global.configValidation) return undefined;
  const service = { name: revisioned('istiod', values.revision), namespace: values.global.istioNamespace };
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: {
      name: `${revisioned('istio-validator', values.revision)}-${values.global.istioNamespace}`,
      labels: {
        'app': 'istiod',
        'release': input.name,
        'istio': 'istiod',
        'istio.io/rev': revisionLabel(input),
        'app.kubernetes.io/name': 'istiod',
        ...istioLabels(input),
      },
    },
    webhooks: [
      validatingWebhook('rev.validation.istio.io', service, values.base ?? {}, revisionSelector(values.revision)),
    ],
  };
}
