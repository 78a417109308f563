import type { Manifest } from '../../model';
import { istioLabels } from '../shared/labels';
import { clusterObjects } from '../shared/resource-scope';
import { validatingWebhook } from '../shared/validating-webhook';
import type { BaseInput } from './values';

/** Renders the webhook by which the default revision validates every object that names no revision. */
export function defaultValidatingWebhook(input: BaseInput): Manifest | undefined {
  const { values } = input;
  if (!clusterObjects(values.global.resourceScope) || values.defaultRevision === '') return undefined;
  const name = values.defaultRevision === 'default' ? 'istiod' : `istiod-${values.defaultRevision}`;
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'istiod-default-validator', labels: defaultRevisionLabels(input) },
    webhooks: [
      validatingWebhook('validation.istio.io', { name, namespace: values.global.istioNamespace }, values.base),
    ],
  };
}

export function defaultRevisionLabels(input: BaseInput): Record<string, string> {
  return {
    'app': 'istiod',
    'release': input.name,
    'istio': 'istiod',
    'istio.io/rev': input.values.defaultRevision,
    'app.kubernetes.io/name': 'istiod',
    ...istioLabels(input),
  };
}
