import type { Problem } from '../model';
import type { CallOptions } from '../policies/intents';
import type { OutputEngine } from './engine';

/** The problem of a callee that is an Output. */
export const openCallee: Problem = {
  severity: 'error',
  code: 'pulumi/structural',
  path: 'calls()',
  found: 'an Output',
  message: 'it decides what is written, so its value must be known when the program runs',
  fix: 'pass a plain value',
};

/**
 * Returns the allowed requests of a call as text: two Outputs are never the same, whatever they will be.
 *
 * @param numbers the Outputs that were met before, each with a number of its own
 */
export function identityOfCall(engine: OutputEngine, numbers: Map<object, string>, options: CallOptions): string {
  const idOf = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(idOf);
    if (!engine.isOutput(value)) return value;
    if (!numbers.has(value as object)) numbers.set(value as object, `output ${numbers.size}`);
    return numbers.get(value as object);
  };
  return JSON.stringify(
    Object.entries(options)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([field, items]) => [field, idOf(items)]),
  );
}
