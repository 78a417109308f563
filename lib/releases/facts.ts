/**
 * What renderers ask of a release instead of its version. Each fact says in which way a chart's objects differ; a release's file gives
 * the facts that it changed.
 */
export interface ReleaseFacts {
  /** Placeholder fact so that the type is not empty until the charts name theirs. */
  readonly known: true;
}

/** The facts of the oldest release that we know. */
export const OLDEST_FACTS: ReleaseFacts = { known: true };
