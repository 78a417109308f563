import type { Fault } from '../place';

const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]/;

const ESCAPE = 'write "%%" for a percent sign, and variables as %NAME% or %NAME(argument)%';
const bad = (message: string): Fault => ({ code: 'header-value', message, fix: ESCAPE });

/**
 * Checks a header value as Envoy formats it: variables as `%NAME%`, `%NAME(argument)%` or `%NAME(["a", "b"])%`, a
 * percent sign as `%%`. The names of the variables are not checked.
 */
export function headerValue(value: string): Fault | undefined {
  if (CONTROL.test(value))
    return { code: 'header-value', message: 'a header value cannot contain control characters', fix: 'remove them' };
  let rest = value;
  for (;;) {
    const percent = rest.indexOf('%');
    if (percent < 0) return undefined;
    rest = rest.slice(percent + 1);
    if (rest === '') return bad('the last "%" begins a variable that never ends');
    if (rest.startsWith('%')) {
      rest = rest.slice(1);
      continue;
    }
    const after = afterVariable(rest);
    if (typeof after !== 'string') return after;
    rest = after;
  }
}

/** Returns the text after a variable, given the text behind its first `%`. */
function afterVariable(text: string): string | Fault {
  const end = text.search(/[%(]/);
  if (end < 0) return bad('a variable has no closing "%"');
  if (text[end] === '%') return text.slice(end + 1);
  const args = text.slice(end + 1).replace(/^ */, '');
  if (args === '') return bad('the arguments of a variable never end');
  const closed = args.startsWith('[') ? afterList(args.slice(1)) : afterArgument(args.slice(1));
  if (typeof closed !== 'string') return closed;
  const tail = closed.replace(/^ */, '');
  return tail.startsWith('%') ? tail.slice(1) : bad('after the arguments of a variable its closing "%" must come');
}

/** Returns the text after `)`; `"` begins the end of a list, as in Envoy's parser. */
function afterArgument(text: string): string | Fault {
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '\\') {
      if (i + 1 >= text.length) return bad('a backslash has nothing to escape');
      i += 1;
    } else if (text[i] === ')') return text.slice(i + 1);
    else if (text[i] === '"') return afterListItem(text.slice(i + 1));
  }
  return bad('the arguments of a variable never end');
}

/** Returns the text after `["a", "b"])`, given the text behind the bracket or a comma. */
function afterList(text: string): string | Fault {
  const item = text.replace(/^ */, '');
  return item.startsWith('"')
    ? afterArgument(item.slice(1))
    : bad('the items of a list of arguments must be in double quotes');
}

function afterListItem(text: string): string | Fault {
  const rest = text.replace(/^ */, '');
  if (rest.startsWith(',')) return afterList(rest.slice(1));
  if (!rest.startsWith(']')) return bad('after an item of a list of arguments "," or "]" must come');
  const end = rest.slice(1).replace(/^ */, '');
  return end.startsWith(')') ? end.slice(1) : bad('after a list of arguments ")" must come');
}
