import type { ProblemTexts } from '../model/problem-texts';

/* Codes of the command line. */

export const CLI_PROBLEMS = {
  'no-props': {
    means:
      'A file that should have the props of a mesh has something else: an IstioOperator, Helm values, or a ' +
      'Kubernetes object.',
    fix:
      'Write its content as props as the message says (`istio-constructs import` prints a program from an ' +
      'IstioOperator or values).',
  },
} satisfies ProblemTexts;

/** The last part of a code that begins with `cli/`. */
export type CliCode = keyof typeof CLI_PROBLEMS;
