import { problemTexts } from '../model/problem-texts';

/* Codes of what is looked up in a mesh over several clusters. */

export const MULTI_CLUSTER_PROBLEMS = problemTexts({
  'no-cluster': {
    means: 'The mesh over several clusters has no cluster of this name.',
    fix: 'Use one of the names in the message.',
  },
});

/** Last parts of these codes. */
export type MultiClusterCode = keyof typeof MULTI_CLUSTER_PROBLEMS;
