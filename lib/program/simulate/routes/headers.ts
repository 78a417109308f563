import { optionalFields, textMapOf, textsOf, type Fields } from '../../objects/read';
import type { HeaderChanges } from '../types';

export interface HeaderOperations {
  readonly request?: HeaderChanges;
  readonly response?: HeaderChanges;
  /** Host to which `:authority` or `host` is set. */
  readonly authority?: string;
}

/** Reports whether a header is a pseudo header, or the host. */
const isInternal = (name: string): boolean => name.startsWith(':') || name.toLowerCase() === 'host';

const authorityIn = (headers: Readonly<Record<string, string>>): string | undefined =>
  Object.entries(headers).find(([name]) => /^(?::authority|host)$/i.test(name))?.[1];

const withoutInternal = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !isInternal(name)));

const isEmpty = (value: object): boolean => Object.keys(value).length === 0;

function changes(of: Fields | undefined): HeaderChanges | undefined {
  if (of === undefined) return undefined;
  const set = withoutInternal(textMapOf(of, 'set'));
  const add = withoutInternal(textMapOf(of, 'add'));
  const remove = textsOf(of, 'remove').filter((name) => !isInternal(name));
  const found: HeaderChanges = {
    ...(isEmpty(set) ? {} : { set }),
    ...(isEmpty(add) ? {} : { add }),
    ...(remove.length === 0 ? {} : { remove }),
  };
  return isEmpty(found) ? undefined : found;
}

/** Returns the changes by `headers` of a rule or destination. */
export function headerOperations(of: Fields): HeaderOperations {
  const headers = optionalFields(of, 'headers');
  if (headers === undefined) return {};
  const request = optionalFields(headers, 'request');
  const authority = request && (authorityIn(textMapOf(request, 'set')) ?? authorityIn(textMapOf(request, 'add')));
  return {
    request: changes(request),
    response: changes(optionalFields(headers, 'response')),
    ...(authority === undefined ? {} : { authority }),
  };
}

/** Returns the changes of a rule, followed by those of its only destination. */
export function joinChanges(
  first: HeaderChanges | undefined,
  second: HeaderChanges | undefined,
): HeaderChanges | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  const remove = [...(first.remove ?? []), ...(second.remove ?? [])];
  return {
    ...(first.set || second.set ? { set: { ...first.set, ...second.set } } : {}),
    ...(first.add || second.add ? { add: { ...first.add, ...second.add } } : {}),
    ...(remove.length > 0 ? { remove } : {}),
  };
}
