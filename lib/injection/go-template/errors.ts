/** Error of a template: where it stopped and why. `line` counts from 1, `column` from 0 in bytes, as Go counts them. */
export class TemplateError extends Error {
  constructor(
    readonly template: string,
    readonly line: number,
    readonly column: number | undefined,
    readonly reason: string,
    /** Piece of the template that failed, where known. */
    readonly context?: string,
  ) {
    super(
      `template ${template}, line ${line}${column === undefined ? '' : `, column ${column}`}` +
        `${context ? `, at ${context}` : ''}: ${reason}`,
    );
    this.name = 'TemplateError';
  }
}

/** Error of a template function: becomes a `TemplateError` at the place of the call. */
export class FunctionError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'FunctionError';
  }
}

/** Returns line (from 1) and column (from 0, in bytes) of a position in a text. */
export function lineAndColumn(text: string, position: number): { line: number; column: number } {
  const before = text.slice(0, position);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: Buffer.byteLength(before.slice(lineStart)) };
}
