import type { Facts } from '../schema/notation';

const SHAPES = new WeakMap<object, Facts>();

/**
 * Notes the shape of the value that an Output will have, where it decides which objects exist: an IP address needs
 * others than a host name. Returns the Output.
 */
export function ofShape<T extends object>(output: T, shape: Facts): T {
  SHAPES.set(output, shape);
  return output;
}

/** Returns the shape that was noted of an Output. */
export const knownShape = (output: object): Facts | undefined => SHAPES.get(output);
