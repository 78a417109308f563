import type { ProblemTexts } from '../model/problem-texts';

/* Codes of values that are not known when a program for Pulumi runs. */

export const OUTPUTS_PROBLEMS = {
  'changes-shape': {
    means:
      'The value of an Output, once known, changes which objects there are or what they are called, which had to ' +
      'be registered before.',
    fix: 'Pass a plain value.',
  },
  'no-args': {
    means: 'The args of a component are not an object.',
    fix: 'Give them by their names: `{ ... }`.',
  },
  'no-sample': {
    means:
      'No value tried in place of an Output is legal beside the other props, so that the library cannot find out ' +
      'what depends on it.',
    fix: 'Pass a plain value here, or in place of the Outputs beside it.',
  },
  'no-value': {
    means: 'An Output turns out to have no value. Whether a prop is there must be known when the program runs.',
    fix: 'Leave the prop out, or say what to use instead: `.apply((value) => value ?? ...)`.',
  },
  'output-in-text': {
    means: 'An Output was put into a text with `+` or a template, where its value cannot be known yet.',
    fix: 'Use ``pulumi.interpolate`...` ``, or `.apply()`.',
  },
  'structural': {
    means:
      'The prop decides which objects there are or what they are called, and is an Output. Its value must be known ' +
      'when the program runs.',
    fix: 'Pass a plain value.',
  },
  'whole-object': {
    means: 'A whole list or map is an Output, but its shape must be known when the program runs.',
    fix: 'Pass a plain list or map, with Outputs in it.',
  },
} satisfies ProblemTexts;
