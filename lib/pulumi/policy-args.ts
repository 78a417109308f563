import type { Manifest } from '../model';

/** Args of objects that intents write. */
const written = new WeakSet<object>();

/** Whether an intent writes the object of these args. */
export const isWritten = (args: object): boolean => written.has(args);

/** The args with which a policy component writes this object. */
export function policyArgs<Args>({ metadata: { name, namespace }, spec }: Manifest): Args {
  const args = { name, ...(namespace !== undefined && { namespace }), ...(spec as object) };
  written.add(args);
  return args as Args;
}
