import type { Step } from '../types';

const where = ({ object, path }: Step): string =>
  [object, path].filter((part) => part !== undefined && part !== '').join(' ');

/** Formats the steps of a verdict, one a line: the object and the field, and the decision. */
export function explanation(because: readonly Step[]): string {
  return because
    .map((one) => {
      const place = where(one);
      return place === '' ? one.text : `${place}: ${one.text}`;
    })
    .join('\n');
}
