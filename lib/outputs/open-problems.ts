import { samples } from '../lazy';
import type { Problem } from '../model';
import type { Places } from './core';
import type { Open } from './found';

/** Returns the name of a prop whose value is not known when the program runs. */
export const propOf = ({ names }: Open): string => names.join(', ');

/** The problem of a prop whose value must be known when the program runs. */
export function mustBeKnown(open: Open, why: string): Problem {
  return {
    severity: 'error',
    code: 'pulumi/structural',
    path: propOf(open),
    found: 'an Output',
    message: `${why}, so its value must be known when the program runs`,
    fix: 'pass a plain value',
  };
}

/** Returns why a value of a prop cannot be an Output. */
export function refusal({ isStructural, shapeAt }: Places, open: Open): Problem[] {
  if (open.paths.some(isStructural))
    return [mustBeKnown(open, 'it decides which objects exist or how they are called')];
  if (open.paths.some((path) => samples().isContainer(shapeAt(path)))) return [wholeObject(open)];
  return [];
}

function wholeObject(open: Open): Problem {
  return {
    severity: 'error',
    code: 'pulumi/whole-object',
    path: propOf(open),
    found: 'an Output',
    message: 'a whole list or map cannot be an Output, because its shape must be known',
    fix: 'pass a plain list or map, with Outputs in it',
  };
}

function noValue(open: Open): Problem {
  return {
    severity: 'error',
    code: 'pulumi/no-value',
    path: propOf(open),
    found: 'an Output without value',
    message: 'whether a prop is there must be known when the program runs',
    fix: 'leave the prop out, or say what to use instead: .apply((value) => value ?? ...)',
  };
}

/** Nothing can be rendered with samples, though each may be legal alone: nothing would be previewed. */
export const noSample = (open: Open): Problem => ({
  severity: 'error',
  code: 'pulumi/no-sample',
  path: propOf(open),
  found: 'an Output',
  message: 'what depends on it cannot be told, because no value tried in its place is legal beside the others',
  fix: 'pass a plain value here, or in place of the Outputs beside it',
});

/** Returns why a value that is known now cannot stand in place of an Output. */
export function notScalar(open: Open, value: unknown): Problem[] {
  if (value === undefined || value === null) return [noValue(open)];
  return typeof value === 'object' ? [wholeObject(open)] : [];
}
