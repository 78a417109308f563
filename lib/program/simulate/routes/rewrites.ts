import { optionalFields, textOf, type Fields } from '../../objects/read';
import { re2 } from '../http/regex';
import type { PathMatch } from './conditions';
import type { Rewrite } from './model';

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Replaces the matched part of a path, the prefix or the whole, by a text. */
function replaceMatched(path: string, { kind, value }: PathMatch, replacement: string): string {
  return kind === 'prefix' || kind === 'segments' ? replacement + path.slice(value.length) : replacement;
}

/** Removes the prefix, and keeps one slash. */
function withoutPrefix(path: string, prefix: string): string {
  return path.replace(new RegExp(`^${quoted(prefix)}/?`), '/');
}

/** Replaces each match of an expression; undefined where the result of RE2 is not known. */
function replaceExpression(
  path: string,
  { expression, substitution }: { expression: string; substitution: string },
): string | undefined {
  return re2(expression)?.replaceAll?.(path, substitution);
}

/** Returns the changes of path and host by a rule. */
export function rewriteOf(rule: Fields, gatewayApi: boolean): Rewrite {
  const rewrite = optionalFields(rule, 'rewrite');
  if (rewrite === undefined) return {};
  const authority = textOf(rewrite, 'authority');
  return { ...(authority === undefined ? {} : { authority }), ...pathRewrite(rewrite, gatewayApi) };
}

function pathRewrite(rewrite: Fields, gatewayApi: boolean): Pick<Rewrite, 'path'> {
  const regex = optionalFields(rewrite, 'uriRegexRewrite');
  if (regex !== undefined) {
    const parts = { expression: textOf(regex, 'match') ?? '', substitution: textOf(regex, 'rewrite') ?? '' };
    return { path: (path) => replaceExpression(path, parts) };
  }
  const uri = textOf(rewrite, 'uri');
  if (uri === undefined) return {};
  if (gatewayApi && uri === '/') {
    return { path: (path, matched) => withoutPrefix(path, matched.kind === 'segments' ? matched.value : '') };
  }
  return { path: (path, matched) => replaceMatched(path, matched, uri) };
}
