/** Returns whether objects are for OpenShift, which gives pods users of their namespace, and refuses all others. */
export const isOpenShift = ({ platform }: { readonly platform?: string }): boolean => platform === 'openshift';
