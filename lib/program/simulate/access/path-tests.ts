import { textTest } from '../../access/identity';

/** Characters of a segment that a template matches. */
const SEGMENT = "[a-zA-Z0-9\\-._~%!$&'()+,;:@=]";

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * A path as policies compare it: a template with `{*}` and `{**}`, a star at the start or else at the end, or exactly.
 */
export function pathTest(value: string): (path: string) => boolean {
  if (!value.includes('{*}') && !value.includes('{**}')) return textTest(value);
  const pattern = value
    .split(/(\{\*\*?\})/)
    .map((part) => {
      if (part === '{*}') return `${SEGMENT}+`;
      return part === '{**}' ? `(?:${SEGMENT}|/)*` : quoted(part);
    })
    .join('');
  const whole = new RegExp(`^${pattern}$`);
  return (path) => whole.test(path);
}
