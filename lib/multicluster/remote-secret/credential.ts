/**
 * Way in which control planes elsewhere prove to a cluster's API server who they are. Exactly one key is given; it says
 * where the credential comes from, and so which object is written in place of the remote secret:
 *
 * | Key | Object in the watching cluster | What stands in the output |
 * |---|---|---|
 * | `secret` | none: the remote secret is made elsewhere, for example by `istioctl create-remote-secret` | nothing |
 * | `externalSecret` | ExternalSecret of External Secrets Operator, which writes the remote secret | references |
 * | `sealedSecret` | SealedSecret of Sealed Secrets, whose controller writes the remote secret | encrypted text |
 * | `token` | the remote secret | the token; a warning where it is plain text |
 * | `plugin` | the remote secret | settings of an authentication provider of client-go |
 * | `exec` | the remote secret | a command that istiod runs |
 *
 * `Text` is a string; in Pulumi it is also an Output of one.
 */
export type RemoteCredential<Text = string> =
  SecretCredential | ExternalCredential | SealedCredential | TokenCredential<Text> | PluginCredential | ExecCredential;

/** Remote secret that is made elsewhere: nothing is written. */
export interface SecretCredential {
  /** Name of the Secret, in the namespace of the control plane that watches the cluster. */
  readonly secret: string;
}

/** Token that External Secrets Operator fetches from a store: what is written has references only. */
export interface ExternalCredential {
  readonly externalSecret: ExternalCredentialProps;
}

export interface ExternalCredentialProps {
  /** Store that the token is fetched from: the name of a SecretStore, or a store of either kind. */
  readonly store: string | SecretStore;
  /**
   * Place of the token in the store.
   * @default - property `token` of `istio-reader-service-account-istio-remote-secret-token`, as a store of the provider
   * `kubernetes` reads it from the cluster itself
   */
  readonly token?: StoreKey;
  /**
   * Place of the certificate authority in the store, as PEM text, where the API server's `ca` is not given.
   * @default - property `ca.crt` of the same key as the token
   */
  readonly ca?: StoreKey;
  /** Time between two looks into the store, as a duration of Go. `0` looks once. @default '1h' */
  readonly refreshInterval?: string;
  /** Version of the API: `v1beta1` is for operators before 0.16. @default 'v1' */
  readonly apiVersion?: 'v1' | 'v1beta1';
}

/** SecretStore in the namespace of the control plane, or ClusterSecretStore. */
export interface SecretStore {
  readonly name: string;
  /** @default 'SecretStore' */
  readonly kind?: 'SecretStore' | 'ClusterSecretStore';
}

/** Place in a store of External Secrets Operator. */
export interface StoreKey {
  readonly key: string;
  /** Part of the value, where it is a map. @default - the whole value */
  readonly property?: string;
  /** @default - the newest */
  readonly version?: string;
}

/** Kubeconfig that is encrypted with the key of the Sealed Secrets controller of the watching cluster. */
export interface SealedCredential {
  readonly sealedSecret: SealedCredentialProps;
}

export interface SealedCredentialProps {
  /**
   * Encrypted kubeconfig, as `kubeseal --raw` prints it. Each controller has a key of its own: where several clusters
   * watch this one, it is a map by the names of the watching clusters.
   */
  readonly encryptedKubeconfig: string | Readonly<Record<string, string>>;
  /** Scope that the text was sealed with. @default 'strict' */
  readonly scope?: 'strict' | 'namespace-wide' | 'cluster-wide';
}

/** Bearer token of the cluster's reader account. */
export interface TokenCredential<Text = string> {
  readonly token: Text;
}

/** Authentication provider of client-go, in place of a token. istiod admits `oidc` only. */
export interface PluginCredential {
  readonly plugin: {
    readonly name: string;
    readonly config?: Readonly<Record<string, string>>;
  };
}

/**
 * Command that prints a credential (an exec plugin of client-go), for clouds whose accounts take the place of tokens.
 * istiod runs it only where its variable `PILOT_INSECURE_MULTICLUSTER_KUBECONFIG_OPTIONS` names `exec`, and the program
 * has to be in istiod's container.
 */
export interface ExecCredential {
  readonly exec: {
    readonly command: string;
    readonly args?: readonly string[];
    readonly env?: readonly { readonly name: string; readonly value: string }[];
    /** @default 'client.authentication.k8s.io/v1' */
    readonly apiVersion?: 'client.authentication.k8s.io/v1' | 'client.authentication.k8s.io/v1beta1';
    /** Passes the cluster's address and certificate authority on to the command. @default false */
    readonly provideClusterInfo?: boolean;
  };
}

/** Keys by which a credential says where it comes from. */
export const CREDENTIAL_KEYS = ['secret', 'externalSecret', 'sealedSecret', 'token', 'plugin', 'exec'] as const;
