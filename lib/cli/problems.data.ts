import type { ProblemTexts } from '../model/problem-texts';

/* Codes of the command line. */

export const CLI_PROBLEMS = {
  'clusters': {
    means: 'A command that is about one mesh is given the props of one over several clusters.',
    fix: 'Use `render --out` or `images`, which take all clusters, or give the props of one of them.',
  },
  'no-props': {
    means:
      'A file that should have the props of a mesh has something else: an IstioOperator, Helm values, or a ' +
      'Kubernetes object.',
    fix:
      'Write its content as props as the message says (`istio-constructs import` prints a program from an ' +
      'IstioOperator or values).',
  },
  'repeated-cluster': {
    means: 'A file has two clusters of one name. YAML takes the last of two equal keys, so that the other would be ' +
      'lost.',
    fix: 'Give each cluster a name of its own.',
  },
} satisfies ProblemTexts;

/** The last part of a code that begins with `cli/`. */
export type CliCode = keyof typeof CLI_PROBLEMS;
