/** Where a template stopped and why. `line` counts from 1, `column` from 0 in bytes, as Go counts them. */
export class TemplateError extends Error {
  constructor(
    readonly template: string,
    readonly line: number,
    readonly column: number | undefined,
    readonly reason: string,
    /** The piece of the template that failed, where known. */
    readonly context?: string,
  ) {
    const place = `line ${line}${column === undefined ? '' : `, column ${column}`}${context ? `, at ${context}` : ''}`;
    super(`template ${template}, ${place}: ${reason}`);
    this.name = 'TemplateError';
  }
}

/** Thrown by a template function: becomes a `TemplateError` at the place of the call. */
export class FunctionError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'FunctionError';
  }
}

/** Line (from 1) and column (from 0, in bytes) of a position in a text. */
export function lineAndColumn(text: string, position: number): { line: number; column: number } {
  const before = text.slice(0, position);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: Buffer.byteLength(before.slice(lineStart)) };
}
