/** Values with the address of the validation webhook. */
export interface ValidationValues {
  readonly validationURL?: string;
  readonly validationCABundle?: string;
  readonly validationFailurePolicy?: string;
}

/** API groups that Istio validates. */
export const VALIDATED_GROUPS = [
  'security.istio.io',
  'networking.istio.io',
  'telemetry.istio.io',
  'extensions.istio.io',
];

/** Returns a webhook by which istiod validates Istio's configuration objects. */
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
 * Returns the failure policy: `Ignore` until istiod is ready and switches it to `Fail`; with a CA bundle of the user's
 * istiod does not change it, so it is `Fail` from the start.
 */
function failurePolicy(values: ValidationValues): string {
  if (values.validationCABundle) return 'Fail';
  return values.validationFailurePolicy || 'Ignore';
}

/** Returns a selector of objects that name this revision. */
export function revisionSelector(revision: string): object {
  return { matchExpressions: [{ key: 'istio.io/rev', operator: 'In', values: [revision || 'default'] }] };
}
