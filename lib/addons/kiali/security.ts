import { RESTRICTED_CONTAINER } from '../shared/pod';

/** Security context of every container of the pod. */
export const kialiSecurity = (seccomp: boolean): object => ({
  ...RESTRICTED_CONTAINER,
  privileged: false,
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  ...(seccomp && { seccompProfile: { type: 'RuntimeDefault' } }),
});
