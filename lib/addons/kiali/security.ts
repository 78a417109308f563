import { RESTRICTED_CONTAINER } from '../shared/pod';

/** What every container of the pod is held to. */
export const kialiSecurity = (seccomp: boolean): object => ({
  ...RESTRICTED_CONTAINER,
  privileged: false,
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  ...(seccomp && { seccompProfile: { type: 'RuntimeDefault' } }),
});
