/** Error of a command that was called wrongly. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
