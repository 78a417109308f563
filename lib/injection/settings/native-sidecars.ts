import type { Problem } from '../../model';
import type { InjectOptions } from './options';

/** First minor of Kubernetes in which native sidecars are stable; there istiod uses them by default. */
const NATIVE_FROM_MINOR = 33;

/**
 * Returns whether the proxy becomes a native sidecar: by the option, else by the declared Kubernetes version, else not.
 * A pod's annotation wins later.
 */
export function useNativeSidecars(options: InjectOptions, problems: Problem[]): boolean {
  if (options.nativeSidecars !== undefined) return options.nativeSidecars;
  if (options.kubernetesVersion === undefined) return false;
  const found = /^v?(\d+)\.(\d+)([.+-].*)?$/.exec(options.kubernetesVersion);
  if (!found) {
    problems.push({
      severity: 'error',
      code: 'injection/kubernetes-version',
      path: 'kubernetesVersion',
      found: options.kubernetesVersion,
      message: 'this is not a Kubernetes version',
      fix: 'write the oldest version of the nodes, for example 1.34',
    });
    return false;
  }
  return Number(found[2]) >= NATIVE_FROM_MINOR;
}
