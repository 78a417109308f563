/** Rule that lets a service account run pods under OpenShift's `privileged` security context constraint. */
export const PRIVILEGED_SCC_RULE = {
  apiGroups: ['security.openshift.io'],
  resources: ['securitycontextconstraints'],
  resourceNames: ['privileged'],
  verbs: ['use'],
} as const;

interface PlatformValues {
  readonly platform?: string | null;
  readonly global?: { readonly platform?: string | null } | null;
}

/** Returns whether the values name OpenShift: `platform` of the chart itself goes before the global one. */
export function isOpenShift(values: PlatformValues): boolean {
  return (values.platform || values.global?.platform) === 'openshift';
}
