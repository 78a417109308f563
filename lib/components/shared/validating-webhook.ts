/** Values by which the validation webhook is reached. */
export interface ValidationValues {
  readonly validationURL?: string;
  readonly validationCABundle?: string;
  readonly validationFailurePolicy?: string;
}

/** What Istio validates. */
export const VALIDATED_GROUPS = [
  'security.istio.io',
  'networking.istio.io',
  'telemetry.istio.io',
  'extensions.istio.io',
];

/** A webhook that has istiod check Istio's configuration objects. */
export function validatingWebhook(
  name: string,
  service: { readonly name: string; readonly namespace: string },
  values: ValidationValues,
  selector?: object,
): object {
  return {
    name,
    clientConfig: {
      ...(values.validationURL ? { url: values.validationURL } : { service: { ...service, path: '/validate' } }),
      ...(values.validationCABundle && { caBundle: values.validationCABundle }),
    },
    rules: [{ operations: ['CREATE', 'UPDATE'], apiGroups: VALIDATED_GROUPS, apiVersions: ['*'], resources: ['*'] }],
    failurePolicy: failurePolicy(values),
    sideEffects: 'None',
    admissionReviewVersions: ['v1'],
    ...(selector && { objectSelector: selector }),
  };
}

/**
 * Open until istiod is ready and switches it to `Fail`; with a CA bundle of the user's istiod leaves it alone, so it
 * fails from the start.
 */
function failurePolicy(values: ValidationValues): string {
  if (values.validationCABundle) return 'Fail';
  return values.validationFailurePolicy || 'Ignore';
}

/** Objects that name this revision. */
export function revisionSelector(revision: string): object {
  return { matchExpressions: [{ key: 'istio.io/rev', operator: 'In', values: [revision || 'default'] }] };
}
