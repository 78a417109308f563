import type * as pulumi from '@pulumi/pulumi';
import { urnOf } from './meshes';

/** Fields that the SDK keeps of every resource. */
interface Kept {
  readonly __pulumiType?: string;
  readonly __name?: string;
  readonly __parentResource?: pulumi.Resource;
}

const kept = (resource: pulumi.Resource): Kept => resource as Kept;

/** The name that a resource has in the program. */
export const nameOfResource = (resource: pulumi.Resource): string => kept(resource).__name ?? '';

/** The type of a resource: `kubernetes:apps/v1:Deployment`. */
export const tokenOf = (resource: pulumi.Resource): string => kept(resource).__pulumiType ?? '';

/** The URN of a resource, as problems name it. */
export const urnOfResource = (resource: pulumi.Resource): string =>
  urnOf(tokenOf(resource), nameOfResource(resource), { parent: kept(resource).__parentResource });

/** A resource as problems call it: `Deployment webapp`. */
export const calledResource = (resource: pulumi.Resource): string =>
  `${tokenOf(resource).split(':').at(-1)} ${nameOfResource(resource)}`;

/** Says whether a resource is one of those in `of`, or somewhere below one of them. */
export function isPartOf(resource: pulumi.Resource, of: ReadonlySet<pulumi.Resource>): boolean {
  for (let each: pulumi.Resource | undefined = resource; each !== undefined; each = kept(each).__parentResource)
    if (of.has(each)) return true;
  return false;
}
