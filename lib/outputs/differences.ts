import { isRecord, type Manifest, type MeshNode, type Problem } from '../model';
import { isLater } from './engine';

/** Settings of how resources are awaited, adopted and deleted. */
export interface DeployArgs {
  /**
   * Wait until istiod has written its CA bundle into the webhooks. Switch it off where no real istiod runs. @default
   * true
   */
  readonly waitForReady?: boolean;
  /** Wait until load balancers have an address. @default true */
  readonly awaitLoadBalancer?: boolean;
  /**
   * Take over the objects of a mesh that Helm or istioctl installed, together with `upsertExistingObjects: true` on the
   * provider for the first `up`. It stays on afterwards: a field that Helm wrote with our value belongs to both, and
   * only by force can it be changed. @default false
   */
  readonly adoptExisting?: boolean;
  /**
   * Keep the custom resource definitions, and so all objects of their kinds, when the mesh is destroyed. @default true
   */
  readonly retainCrds?: boolean;
}

/** Returns what is wrong with these args: a text such as 'false' would count as true, and so would an Output. */
export function deployProblems(args: { readonly [Field in keyof DeployArgs]?: unknown }): Problem[] {
  return Object.entries(args)
    .filter(([, found]) => found !== undefined && typeof found !== 'boolean')
    .map(([path, found]) => ({
      severity: 'error',
      code: 'pulumi/no-switch',
      path,
      found: isLater(found) ? 'an Output' : found,
      message: 'it must be true or false when the program runs',
      fix: 'pass true or false',
    }));
}

/** Options of a resource that follow from its object. */
export interface DeployOptions {
  readonly retainOnDelete?: boolean;
}

/** A difference between what Pulumi deploys and what cdk8s writes. */
export interface Difference {
  readonly name: string;
  readonly why: string;
  readonly applies: (node: Pick<MeshNode, 'manifest'>, args: DeployArgs, revision?: string) => boolean;
  /** The object as it is deployed. */
  readonly manifest?: (manifest: Manifest) => Manifest;
  /** Options of its resource. */
  readonly options?: DeployOptions;
  /** Its resource comes after istiod, which otherwise comes together with it. */
  readonly waitsForIstiod?: boolean;
}

interface Webhook {
  readonly clientConfig?: { readonly caBundle?: unknown; readonly url?: unknown };
}

const annotated =
  (key: string, value: string) =>
  (manifest: Manifest): Manifest => ({
    ...manifest,
    metadata: {
      ...manifest.metadata,
      annotations: changed(manifest.metadata.annotations, (annotations) => ({
        ...annotations,
        [`pulumi.com/${key}`]: value,
      })),
    },
  });

const VERSION_LABEL = 'app.kubernetes.io/version';

/**
 * Has the provider wait for a condition, in the object as it was just written. Without the second condition it may take
 * the object of before an update, which fulfills the first one too, for the result: then a release would look as if it
 * were not rolled out, or not rolled back.
 */
const awaited =
  (condition: string) =>
  (manifest: Manifest): Manifest => {
    const version = manifest.metadata.labels?.[VERSION_LABEL];
    return annotated(
      'waitFor',
      JSON.stringify([
        condition,
        ...(typeof version === 'string' ? [`jsonpath={.metadata.labels['${VERSION_LABEL}']}=${version}`] : []),
      ]),
    )(manifest);
  };

/** Changes a value that may be an Output as a whole, or a promise of one. */
function changed<T>(value: T, change: (value: T) => T): T {
  if (value instanceof Promise) return value.then((known: T) => changed(known, change)) as T;
  return isLater(value) ? (value.apply((known) => change(known as T)) as T) : change(value);
}

const isLoadBalancer = ({ spec }: Manifest): boolean => isRecord(spec) && spec.type === 'LoadBalancer';
const webhooksOf = (manifest: Manifest): readonly Webhook[] =>
  Array.isArray(manifest.webhooks) ? (manifest.webhooks as Webhook[]) : [];
const isWebhook = ({ kind }: Manifest): boolean =>
  kind === 'MutatingWebhookConfiguration' || kind === 'ValidatingWebhookConfiguration';

/**
 * Whether the istiod of this revision writes the CA bundle: not into webhooks that have one, that call another cluster,
 * or that are another revision's. Without a revision there is no istiod here.
 */
function istiodCompletes(manifest: Manifest, revision: string | undefined): boolean {
  const first = webhooksOf(manifest)[0]?.clientConfig;
  return (
    revision !== undefined &&
    isWebhook(manifest) &&
    manifest.metadata.labels?.['istio.io/rev'] === revision &&
    first !== undefined &&
    !first.caBundle &&
    first.url === undefined
  );
}

/** Everything in which the objects that Pulumi deploys differ from those that cdk8s writes. */
export const DIFFERENCES: readonly Difference[] = [
  {
    name: 'wait-for-crds',
    why: 'objects of a kind are refused until its definition is established',
    applies: ({ manifest }) => manifest.kind === 'CustomResourceDefinition',
    manifest: awaited('condition=Established'),
  },
  {
    name: 'retain-crds',
    why: 'deleting a definition deletes every object of its kind, those of users included',
    applies: ({ manifest }, { retainCrds = true }) => retainCrds && manifest.kind === 'CustomResourceDefinition',
    options: { retainOnDelete: true },
  },
  {
    name: 'wait-for-ca-bundle',
    why: 'pods that start before the webhook works stay without proxy, gateways with `image: auto`',
    applies: ({ manifest }, { waitForReady = true }, revision) => waitForReady && istiodCompletes(manifest, revision),
    manifest: awaited('jsonpath={.webhooks[0].clientConfig.caBundle}'),
  },
  {
    name: 'webhooks-after-istiod',
    why:
      'awaited before it, they would be waited for in vain where resources are deployed one at a time; and ' +
      'without istiod they refuse pods',
    applies: ({ manifest }, _, revision) => istiodCompletes(manifest, revision),
    waitsForIstiod: true,
  },
  {
    name: 'skip-internal-services',
    why: 'the provider waits for endpoints of a Service, which the Deployments are awaited for anyway',
    applies: ({ manifest }) => manifest.kind === 'Service' && !isLoadBalancer(manifest),
    manifest: annotated('skipAwait', 'true'),
  },
  {
    name: 'skip-load-balancers',
    why: 'a cluster without load balancers never gives an address',
    applies: ({ manifest }, { awaitLoadBalancer = true }) =>
      !awaitLoadBalancer && manifest.kind === 'Service' && isLoadBalancer(manifest),
    manifest: annotated('skipAwait', 'true'),
  },
  {
    name: 'adopt-existing',
    why: 'fields that Helm or istioctl own can only be taken over by force',
    applies: (_, { adoptExisting = false }) => adoptExisting,
    manifest: annotated('patchForce', 'true'),
  },
];

/**
 * The object and its options as Pulumi deploys them. `resolved` is the object of the node with Outputs in place of
 * samples.
 */
export function deployed(
  node: Pick<MeshNode, 'manifest'>,
  resolved: Manifest,
  args: DeployArgs,
  revision?: string,
): { manifest: Manifest; options: DeployOptions } {
  const applying = DIFFERENCES.filter((difference) => difference.applies(node, args, revision));
  return {
    manifest: applying.reduce((manifest, difference) => difference.manifest?.(manifest) ?? manifest, resolved),
    options: Object.assign({}, ...applying.map(({ options }) => options)) as DeployOptions,
  };
}

/** Says whether the resource of a node comes after istiod, though it is of the same phase. */
export const waitsForIstiod = (node: Pick<MeshNode, 'manifest'>, args: DeployArgs, revision?: string): boolean =>
  DIFFERENCES.some((difference) => difference.waitsForIstiod && difference.applies(node, args, revision));
