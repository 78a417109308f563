import type { Manifest } from '../../model';
import type { ExternalCredentialProps, SealedCredentialProps } from './credential';
import { kubeconfig, kubeconfigTemplate } from './kubeconfig';
import { READER_ACCOUNT, type RemoteSecretProps } from './props';

/** Name of the Secret that istiod finds its own configuration cluster by, and the key in it. */
export const CONFIG_SECRET = { name: 'istio-kubeconfig', key: 'config' };

/** Returns the name of the token Secret that istioctl makes for a service account. */
export const tokenSecretName = (account = READER_ACCOUNT): string => `${account}-istio-remote-secret-token`;

/**
 * Returns the Secret that Kubernetes fills with a lasting token of a cluster's reader account. It stands in the cluster
 * that is read.
 */
export const readerTokenSecret = (namespace = 'istio-system', account = READER_ACCOUNT): Manifest => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: {
    name: tokenSecretName(account),
    namespace,
    annotations: { 'kubernetes.io/service-account.name': account },
  },
  type: 'kubernetes.io/service-account-token',
});

/** Returns the name of the Secret that gives istiod access to a cluster. */
export const remoteSecretName = ({ cluster, type }: Pick<RemoteSecretProps, 'cluster' | 'type'>): string =>
  type === 'config' ? CONFIG_SECRET.name : `istio-remote-secret-${cluster}`;

/**
 * Returns the object that gives a control plane access to another cluster's API server: the Secret that `istioctl
 * create-remote-secret` prints, or an ExternalSecret or SealedSecret that becomes this Secret. Nothing where the Secret
 * is made elsewhere.
 */
export function remoteSecret(props: RemoteSecretProps): Manifest | undefined {
  const { credential } = props;
  if ('secret' in credential) return undefined;
  if ('externalSecret' in credential) return externalSecret(props, credential.externalSecret);
  if ('sealedSecret' in credential) return sealedSecret(props, credential.sealedSecret);
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { ...place(props), ...marks(props) },
    stringData: { [dataKey(props)]: remoteKubeconfig(props) ?? '' },
  };
}

/**
 * Returns the text of the kubeconfig in a remote secret; nothing where it comes from elsewhere. Use it to seal a
 * kubeconfig with `kubeseal --raw`.
 */
export function remoteKubeconfig(props: RemoteSecretProps): string | undefined {
  const { credential } = props;
  if ('token' in credential) return kubeconfig(props, { token: credential.token });
  if ('plugin' in credential) {
    const { name, config } = credential.plugin;
    return kubeconfig(props, { 'auth-provider': { config: config ?? {}, name } });
  }
  if (!('exec' in credential)) return undefined;
  const { command, args, env, apiVersion = 'client.authentication.k8s.io/v1', provideClusterInfo } = credential.exec;
  return kubeconfig(props, {
    exec: {
      apiVersion,
      args: args ?? null,
      command,
      env: env ?? null,
      interactiveMode: 'Never',
      provideClusterInfo: provideClusterInfo ?? false,
    },
  });
}

const dataKey = ({ cluster, type }: RemoteSecretProps): string => (type === 'config' ? CONFIG_SECRET.key : cluster);
const place = (props: RemoteSecretProps): { name: string; namespace: string } => ({
  name: remoteSecretName(props),
  namespace: props.namespace ?? 'istio-system',
});
/** Label that istiod finds remote secrets by, and annotation with the name of the cluster. */
const marks = ({
  cluster,
}: RemoteSecretProps): { annotations: Record<string, string>; labels: Record<string, string> } => ({
  annotations: { 'networking.istio.io/cluster': cluster },
  labels: { 'istio/multiCluster': 'true' },
});

function externalSecret(props: RemoteSecretProps, external: ExternalCredentialProps): Manifest {
  const { store, refreshInterval = '1h', apiVersion = 'v1' } = external;
  const token = external.token ?? { key: tokenSecretName(props.account), property: 'token' };
  const ca = external.ca ?? { key: token.key, property: 'ca.crt' };
  const fetched = [{ secretKey: 'token', remoteRef: token }];
  return {
    apiVersion: `external-secrets.io/${apiVersion}`,
    kind: 'ExternalSecret',
    metadata: place(props),
    spec: {
      refreshInterval,
      secretStoreRef:
        typeof store === 'string' ? { name: store, kind: 'SecretStore' } : { kind: 'SecretStore', ...store },
      target: {
        name: remoteSecretName(props),
        creationPolicy: 'Owner',
        template: {
          engineVersion: 'v2',
          metadata: marks(props),
          data: { [dataKey(props)]: kubeconfigTemplate(props) },
        },
      },
      data: props.ca === undefined ? [...fetched, { secretKey: 'ca', remoteRef: ca }] : fetched,
    },
  };
}

/** Returns the sealed text for a watching cluster. */
export const sealedText = ({ encryptedKubeconfig }: SealedCredentialProps, watcher = ''): string | undefined =>
  typeof encryptedKubeconfig === 'string' ? encryptedKubeconfig : encryptedKubeconfig[watcher];

function sealedSecret(props: RemoteSecretProps, sealed: SealedCredentialProps): Manifest {
  const { scope = 'strict' } = sealed;
  const scoped = scope === 'strict' ? {} : { [`sealedsecrets.bitnami.com/${scope}`]: 'true' };
  const { annotations, labels } = marks(props);
  return {
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: { ...place(props), ...(scope !== 'strict' && { annotations: scoped }) },
    spec: {
      encryptedData: { [dataKey(props)]: sealedText(sealed, props.watcher) ?? '' },
      template: { metadata: { ...place(props), annotations: { ...annotations, ...scoped }, labels } },
    },
  };
}
