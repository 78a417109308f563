import type { ProblemTexts } from '../model/problem-texts';

/* Codes of options that many functions have. */

export const OPTIONS_PROBLEMS = {
  'unknown-component': {
    means: 'There is no component (chart) of this name.',
    fix: 'Use one of those in the message.',
  },
  'unknown-version': {
    means: 'There is no release of this version among those that the library knows.',
    fix: 'Use a minor or an exact release in the message; a newer one needs a newer library.',
  },
  'wrong-type': {
    means: 'An option is not a text.',
    fix: 'Put numbers in quotes; give names as text.',
  },
} satisfies ProblemTexts;

/** The last part of a code that begins with `options/`. */
export type OptionsCode = keyof typeof OPTIONS_PROBLEMS;
