import { throwIfAny, type Manifest } from '../../model';
import { remoteKubeconfig, remoteSecret } from './manifest';
import { remoteSecretProblems } from './problems';
import type { RemoteSecretProps } from './props';

/** Variables with which istiod takes every kind of credential: which istiod reads the secret is not known here. */
const ENV = { PILOT_INSECURE_MULTICLUSTER_KUBECONFIG_OPTIONS: 'exec' };

const check = (props: RemoteSecretProps): void => throwIfAny(remoteSecretProblems(props, { path: '', env: ENV }));

/** Returns a remote secret by itself. @throws MeshProblems with what is wrong with its props */
export function checkedRemoteSecret(props: RemoteSecretProps): Manifest | undefined {
  check(props);
  return remoteSecret(props);
}

/** Returns the kubeconfig of a remote secret. @throws MeshProblems with what is wrong with its props */
export function checkedKubeconfig(props: RemoteSecretProps): string | undefined {
  check(props);
  return remoteKubeconfig(props);
}
