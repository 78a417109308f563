/** Three-valued result of a test: true, false, or undefined where the known facts do not decide it. */
export type Tri = boolean | undefined;

/** Returns true when all tests are true; false when one is false, even if others are undecided. */
export function allOf<T>(of: readonly T[], test: (one: T) => Tri): Tri {
  let result: Tri = true;
  for (const one of of) {
    const value = test(one);
    if (value === false) return false;
    if (value === undefined) result = undefined;
  }
  return result;
}

/** Returns true when one test is true; false when all are false. */
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
