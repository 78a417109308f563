/** Default values of chart `base` in the oldest release that we know. */
export const base = {
  global: { imagePullSecrets: [], istioNamespace: 'istio-system', resourceScope: 'all' },
  base: { excludedCRDs: [], enableCRDTemplates: true, validationURL: '', validationCABundle: '', enableIstioConfigCRDs: true },
  defaultRevision: 'default',
  experimental: { stableValidationPolicy: false },
};
