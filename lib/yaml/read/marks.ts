import { isBlank, isBlankOrEnd, isBreak, isWordCharacter, YamlError, type Cursor } from './cursor';

/** Reads the name of an anchor or alias, behind `&` or `*`. */
export function readAnchorName(cursor: Cursor): string {
  const start = cursor.mark;
  const sign = cursor.take();
  const name = cursor.takeWhile(isWordCharacter);
  if (name === '' || !(isBlankOrEnd(cursor.peek()) || '?:,]}%@`'.includes(cursor.peek()))) {
    throw new YamlError(`behind ${sign} stands a name of letters, digits, "-" and "_",`, start);
  }
  return name;
}

/** Tag in two parts, `!!` and `str`; the handle is empty where the whole tag is in `suffix`. */
export interface Tag {
  readonly handle: string;
  readonly suffix: string;
}

const isUriCharacter = (char: string): boolean => isWordCharacter(char) || ";/?:@&=+$,.!~*'()[]%".includes(char);

export function readTag(cursor: Cursor): Tag {
  const start = cursor.mark;
  const tag = cursor.peek(1) === '<' ? readWholeTag(cursor) : readShortTag(cursor);
  if (!isBlankOrEnd(cursor.peek())) throw new YamlError('a blank is missing behind the tag', start);
  return tag;
}

function readWholeTag(cursor: Cursor): Tag {
  const start = cursor.mark;
  cursor.take(2);
  const suffix = decoded(cursor.takeWhile(isUriCharacter), cursor);
  if (suffix === '' || cursor.peek() !== '>') throw new YamlError('the closing > is missing of the tag', start);
  cursor.take();
  return { handle: '', suffix };
}

function readShortTag(cursor: Cursor): Tag {
  const start = cursor.mark;
  let handle = cursor.take() + cursor.takeWhile(isWordCharacter);
  if (cursor.peek() === '!') handle += cursor.take();
  const rest = decoded(cursor.takeWhile(isUriCharacter), cursor);
  if (handle.length > 1 && handle.endsWith('!')) {
    if (rest === '') throw new YamlError('the tag has no name', start);
    return { handle, suffix: rest };
  }
  const suffix = handle.slice(1) + rest;
  return suffix === '' ? { handle: '', suffix: '!' } : { handle: '!', suffix };
}

function decoded(uri: string, cursor: Cursor): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    throw new YamlError('the tag has a % that no two hexadecimal digits follow', cursor.mark);
  }
}

/** Directive, a line that begins with `%`: the version of YAML, or a handle for tags. */
export type Directive = { readonly version: string } | { readonly handle: string; readonly prefix: string };

export function readDirective(cursor: Cursor): Directive {
  const start = cursor.mark;
  const line = cursor.takeWhile((char) => !isBreak(char)).replace(/[ \t]+(?:#.*)?$/, '');
  const [, version] = /^%YAML[ \t]+(\d{1,2}\.\d{1,2})$/.exec(line) ?? [];
  if (version !== undefined) return { version };
  const [, handle, prefix] = /^%TAG[ \t]+(!|![\w-]*!)[ \t]+(\S+)$/.exec(line) ?? [];
  if (handle === undefined || ![...prefix].every((char) => isUriCharacter(char) && !isBlank(char))) {
    throw new YamlError('a line that begins with % is %YAML 1.1 or %TAG with a handle and a prefix,', start);
  }
  return { handle, prefix };
}
