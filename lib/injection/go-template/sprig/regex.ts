import { fn, refuse, type FunctionMap, type TemplateFunction } from '../signature';
import { stringSlice } from '../values';
import { quoteMeta, toJavaScript } from './regex-syntax';

/**
 * Compiles an expression, checked by RE2. The engine is loaded at the first use: it is big and most templates need
 * none.
 */
function compile(expression: string): { test: (text: string) => boolean; find: () => RegExp } {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  const { RE2JS } = require('@bufbuild/re2') as typeof import('@bufbuild/re2');
  try {
    const compiled = RE2JS.compile(expression);
    return { test: (text) => compiled.test(text), find: () => toJavaScript(expression) };
  } catch (error) {
    return refuse(
      `${JSON.stringify(expression)} is not a regular expression that RE2 knows: ` +
        `${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Returns all matches, as Go finds them: an empty match directly behind another match does not count. */
function matches(expression: string, text: string, limit = -1): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  let end = -1;
  for (const match of text.matchAll(compile(expression).find())) {
    if (found.length === limit) break;
    if (match[0] === '' && match.index === end) continue;
    found.push(match);
    end = match.index + match[0].length;
  }
  return found;
}

function split(expression: string, text: string, limit: number): unknown {
  if (limit === 0) return stringSlice(undefined);
  if (expression !== '' && text === '') return stringSlice(['']);
  const parts: string[] = [];
  let [start, end] = [0, 0];
  for (const match of matches(expression, text)) {
    if (limit > 0 && parts.length === limit - 1) break;
    end = match.index;
    if (match.index + match[0].length !== 0) parts.push(text.slice(start, end));
    start = match.index + match[0].length;
  }
  if (end !== text.length) parts.push(text.slice(start));
  return stringSlice(parts);
}

function replace(expression: string, text: string, by: (match: RegExpExecArray) => string): string {
  let [out, at] = ['', 0];
  for (const match of matches(expression, text)) {
    out += text.slice(at, match.index) + by(match);
    at = match.index + match[0].length;
  }
  return out + text.slice(at);
}

/** Implements Go's `Expand`: `$1`, `${1}`, `$name`, `$$`. The longest name counts. */
function expand(template: string, match: RegExpExecArray): string {
  return template.replace(/\$(?:(\$)|\{(\w+)\}|(\w+))/g, (_all, dollar?: string, braced?: string, bare?: string) => {
    if (dollar) return '$';
    const name = braced ?? bare ?? '';
    return (/^\d+$/.test(name) ? match[Number(name)] : match.groups?.[name]) ?? '';
  });
}

function both(name: string, target: TemplateFunction): FunctionMap {
  return { [name]: target, [`must${(name[0] ?? '').toUpperCase()}${name.slice(1)}`]: target };
}

function matchOrFalse(expression: string, text: string): boolean {
  try {
    return compile(expression).test(text);
  } catch {
    return false;
  }
}

/** Sprig's functions for regular expressions. */
export const REGEX: FunctionMap = {
  regexMatch: fn(['string', 'string'], matchOrFalse),
  mustRegexMatch: fn(['string', 'string'], (expression, text) => compile(expression).test(text)),
  ...both(
    'regexFind',
    fn(['string', 'string'], (expression, text) => matches(expression, text, 1)[0]?.[0] ?? ''),
  ),
  ...both(
    'regexFindAll',
    fn(['string', 'string', 'int'], (expression, text, limit) => {
      const found = matches(expression, text, limit < 0 ? -1 : limit).map(([all]) => all);
      return stringSlice(found.length === 0 ? undefined : found);
    }),
  ),
  ...both(
    'regexReplaceAll',
    fn(['string', 'string', 'string'], (expression, text, by) =>
      replace(expression, text, (match) => expand(by, match)),
    ),
  ),
  ...both(
    'regexReplaceAllLiteral',
    fn(['string', 'string', 'string'], (expression, text, by) => replace(expression, text, () => by)),
  ),
  ...both('regexSplit', fn(['string', 'string', 'int'], split)),
  regexQuoteMeta: fn(['string'], quoteMeta),
};
