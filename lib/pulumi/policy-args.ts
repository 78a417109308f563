import type { Manifest } from '../model';

/** The args with which a policy component writes this object. */
export function policyArgs<Args>({ metadata: { name, namespace }, spec }: Manifest): Args {
  return { name, ...(namespace !== undefined && { namespace }), ...(spec as object) } as Args;
}
