/** `count` random inputs, spread over the templates; the same for the same seed. */
export function inputs(seed: number, count: number, templates: readonly string[]): Iterable<unknown>;
