import * as pulumi from '@pulumi/pulumi';
import type { Manifest } from '../../model';

/** The type token that `@pulumi/kubernetes` gives the kind: the same URNs and states as its own classes. */
export function typeToken({ apiVersion, kind }: Pick<Manifest, 'apiVersion' | 'kind'>): string {
  return `kubernetes:${apiVersion.includes('/') ? apiVersion : `core/${apiVersion}`}:${kind}`;
}

let sdkVersion: string | undefined;

/** The version of the Kubernetes provider that the program has installed: all its resources use one. */
export function providerVersion(): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- of the package only its version is needed
  return (sdkVersion ??= (require('@pulumi/kubernetes/package.json') as { version: string }).version);
}

const SECRET_FIELDS = ['data', 'stringData'];

/** Metadata of an object in the cluster. */
export interface KubeMetadata {
  readonly name: string;
  readonly namespace: string;
  readonly labels?: Record<string, string>;
  readonly annotations?: Record<string, string>;
}

/** One Kubernetes object: an ordinary resource of the Kubernetes provider. */
export class KubeObject extends pulumi.CustomResource {
  declare readonly apiVersion: pulumi.Output<string>;
  declare readonly kind: pulumi.Output<string>;
  declare readonly metadata: pulumi.Output<KubeMetadata>;
  declare readonly spec: pulumi.Output<unknown>;
  /** The data of a Secret or ConfigMap in the cluster, also where Kubernetes writes them, as those of a token. */
  declare readonly data: pulumi.Output<Readonly<Record<string, string>>>;
  /** The status of the object in the cluster, for example the address of a load balancer. */
  declare readonly status: pulumi.Output<unknown>;

  constructor(name: string, manifest: Manifest, options: pulumi.CustomResourceOptions) {
    const isSecret = manifest.apiVersion === 'v1' && manifest.kind === 'Secret';
    const inputs: pulumi.Inputs = { spec: undefined, data: undefined, status: undefined, ...manifest };
    if (isSecret)
      for (const field of SECRET_FIELDS) if (field in manifest) inputs[field] = pulumi.secret(manifest[field]);
    super(typeToken(manifest), name, inputs, {
      version: providerVersion(),
      ...options,
      ...(isSecret && { additionalSecretOutputs: SECRET_FIELDS }),
    });
  }
}

/** The provider of a cluster, made of its kubeconfig: what is configuration is updated in place. */
export class ClusterProvider extends pulumi.ProviderResource {
  constructor(name: string, kubeconfig: pulumi.Input<string>, parent: pulumi.Resource) {
    // As the class of `@pulumi/kubernetes` writes them: what is no text as JSON.
    const settings = { enableConfigMapMutable: 'true', enableSecretMutable: 'true' };
    const props = { kubeconfig: pulumi.secret(kubeconfig), ...settings };
    super('kubernetes', name, props, { parent, version: providerVersion() });
  }
}
