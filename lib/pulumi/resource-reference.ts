import * as pulumi from '@pulumi/pulumi';

const isPlainObject = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype;

/** A resource of `@pulumi/kubernetes`, as far as we read it. */
interface KubernetesResource { readonly __pulumiType?: string; readonly metadata?: pulumi.Output<{ readonly name: string; readonly namespace: string }> }

/** `kubernetes:core/v1:Service` */
const TOKEN = /^kubernetes:([^:]+):([^:]+)$/;

/**
 * The props with resources of `@pulumi/kubernetes` as manifests that have their names, so that they can stand where something is named:
 * `destination: service`.
 */
export function asReferences(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || pulumi.Output.isInstance(value) || value instanceof Promise) return value;
  if (Array.isArray(value)) return value.map(asReferences);
  if (pulumi.CustomResource.isInstance(value)) return asManifest(value as KubernetesResource) ?? value;
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asReferences(item)]));
}

function asManifest({ __pulumiType, metadata }: KubernetesResource): object | undefined {
  const [, version, kind] = TOKEN.exec(__pulumiType ?? '') ?? [];
  if (version === undefined || !pulumi.Output.isInstance(metadata)) return undefined;
  return { apiVersion: version.replace(/^core\//, ''), kind, metadata: { name: metadata.apply(({ name }) => name), namespace: metadata.apply(({ namespace }) => namespace) } };
}
