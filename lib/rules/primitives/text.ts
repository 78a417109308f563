/** Returns the length in bytes, as istiod and Envoy count it. */
export const byteLength = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Returns whether `text` is longer than `limit` bytes. Counts only where it has to. */
export const exceedsBytes = (text: string, limit: number): boolean =>
  text.length > limit || (text.length * 3 > limit && byteLength(text) > limit);
