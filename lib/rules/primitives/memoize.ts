const MAX_RESULTS = 10_000;

/** Memoizes a function of a text: hosts, durations and expressions recur. */
export function memoize<T>(compute: (text: string) => T): (text: string) => T {
  const results = new Map<string, T>();
  return (text) => {
    const cached = results.get(text);
    if (cached !== undefined || results.has(text)) return cached as T;
    if (results.size >= MAX_RESULTS) results.clear();
    const result = compute(text);
    results.set(text, result);
    return result;
  };
}
