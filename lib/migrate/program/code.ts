/** TypeScript expression that stands for itself in a printed value. */
export class Code {
  constructor(readonly text: string) {}
}

/** Value with the lines of a comment, which is printed above it. */
export class Commented {
  constructor(
    readonly value: unknown,
    readonly lines: readonly string[],
  ) {}
}
