/** What is true, false, or not decided by what is known. */
export type Tri = boolean | undefined;

/** True when all are; false when one is not, whatever is not known of the others. */
export function allOf<T>(of: readonly T[], test: (one: T) => Tri): Tri {
  let result: Tri = true;
  for (const one of of) {
    const value = test(one);
    if (value === false) return false;
    if (value === undefined) result = undefined;
  }
  return result;
}

/** True when one is; false when none is. */
export function anyOf<T>(of: readonly T[], test: (one: T) => Tri): Tri {
  let result: Tri = false;
  for (const one of of) {
    const value = test(one);
    if (value === true) return true;
    if (value === undefined) result = undefined;
  }
  return result;
}

export const not = (value: Tri): Tri => (value === undefined ? undefined : !value);
