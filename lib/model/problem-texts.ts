/** What the page of problems, docs/problems.md, says of a code. */
export interface ProblemText {
  /** What was found and what would come of it, in one or two sentences. */
  readonly means: string;
  /** How to mend it. */
  readonly fix: string;
}

/**
 * Texts of codes that begin alike, by their last part. No program loads them: they are there for the page and types.
 */
export type ProblemTexts = Readonly<Record<string, ProblemText>>;
