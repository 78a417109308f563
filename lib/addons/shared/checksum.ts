import { createHash } from 'node:crypto';

/** Returns a hash of configuration, for an annotation of pods: they start anew when it changes. */
export const checksum = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
