import { isRecord, type ValueTree } from '../../model';

/** A configuration with changes laid over it: maps merge, lists and scalars replace, `null` removes (RFC 7386). */
export function merged(config: ValueTree, changes: unknown): ValueTree {
  if (!isRecord(changes)) return config;
  const result: Record<string, unknown> = { ...config };
  for (const [key, value] of Object.entries(changes)) {
    const below = result[key];
    if (value === null) delete result[key];
    else result[key] = isRecord(value) ? merged(isRecord(below) ? below : {}, value) : value;
  }
  return result;
}
