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

/** Returns a table as it is: its type has the codes, and not the texts, so that the package's types are small. */
export const problemTexts = <Code extends string>(
  rows: Readonly<Record<Code, ProblemTexts[string]>>,
): Readonly<Record<Code, ProblemTexts[string]>> => rows;
