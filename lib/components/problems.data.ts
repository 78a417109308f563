import type { ProblemTexts } from '../model/problem-texts';

/* Codes of Helm values that a chart does not take. */

export const VALUES_PROBLEMS = {
  'cert-provider': {
    means: '`global.pilotCertProvider: kubernetes` is gone: istiod no longer has Kubernetes sign its certificate.',
    fix: 'Use `istiod`, or `k8s.io/SIGNER`.',
  },
  'defaults-prefix': {
    means: 'Values stand inside a map `defaults`, where charts keep their own. Given values stand without it.',
    fix: 'Move what is under `defaults` one level up.',
  },
  'deprecated': {
    means: 'The value is deprecated. It still works, and may be gone in a later release.',
    fix: 'Use the value in the message instead.',
  },
  'empty-limit': {
    means: 'A limit of a PodDisruptionBudget is empty text, and no other is set: the budget protects no pod.',
    fix: 'Write a number or a percentage.',
  },
  'missing': {
    means: 'The chart needs a value that is missing or null.',
    fix: 'Set it, or leave it out where a null took the default away.',
  },
  'no-ports': {
    means: 'The Service of a gateway has no ports, which Kubernetes refuses.',
    fix: 'Give at least one, or set `service.type: None` for a gateway without a Service.',
  },
  'no-yaml': {
    means: 'The values are not YAML, or no map.',
    fix: 'Correct the text; the message says where it fails.',
  },
  'not-a-number': {
    means: 'The chart takes a whole number here.',
    fix: 'Write it without unit and fraction.',
  },
  'not-allowed': {
    means: 'The chart does not take this value.',
    fix: 'Use one of those in the message.',
  },
  'removed': {
    means: 'Istio no longer has this value; it would be ignored.',
    fix: 'Use what the message names instead.',
  },
  'unknown-compatibilityVersion': {
    means: 'The charts of this release have no such compatibility version.',
    fix: 'Use the nearest one in the message, or leave it out.',
  },
  'unknown-key': {
    means: 'The chart of this release has no such value: it is misspelled, or belongs to another chart or release.',
    fix: 'Use the name that the message proposes, or remove it.',
  },
  'unknown-platform': {
    means: 'The charts of this release have no such platform.',
    fix: 'Use the nearest one in the message, or leave it out.',
  },
  'unknown-profile': {
    means: 'The charts of this release have no such profile.',
    fix: 'Use the nearest one in the message, or leave it out.',
  },
  'wrong-type': {
    means: 'A value has another type than the chart takes.',
    fix: 'Write the type in the message; in YAML, take the quotes away from numbers and booleans.',
  },
} satisfies ProblemTexts;

/** The last part of a code that begins with `values/`. */
export type ValuesCode = keyof typeof VALUES_PROBLEMS;
