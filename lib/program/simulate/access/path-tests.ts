import { textTest } from '../../access/identity';

/** Characters of a segment that a template matches. */
const SEGMENT = "[a-zA-Z0-9\\-._~%!$&'()+,;:@=]";

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Returns the test of a path in a policy: a template with `{*}` and `{**}`, a prefix or suffix match with a star at one
 * end, or an exact match.
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
