import type { Fault, Place } from '../place';
import { headerValue } from '../primitives/header-value';

/** Filters of requests that istiod converts. */
export const RULE_FILTERS: ReadonlySet<string> = new Set([
  'RequestHeaderModifier',
  'ResponseHeaderModifier',
  'RequestRedirect',
  'RequestMirror',
  'URLRewrite',
  'CORS',
]);
export const GRPC_RULE_FILTERS: ReadonlySet<string> = new Set([
  'RequestHeaderModifier',
  'ResponseHeaderModifier',
  'RequestMirror',
]);
/** Filters of one backend that istiod converts. */
export const BACKEND_FILTERS: ReadonlySet<string> = new Set(['RequestHeaderModifier', 'ResponseHeaderModifier']);

const HEADER_FIELDS = ['requestHeaderModifier', 'responseHeaderModifier'];

/** Checks filters against the types that istiod converts, and the headers that they write. */
export function checkFilters(filters: readonly Place[], converted: ReadonlySet<string>): void {
  for (const filter of filters) {
    const type = filter.text('type');
    if (type !== '' && !converted.has(type)) checkUnconverted(filter.at('type'), type, converted);
    for (const field of HEADER_FIELDS) checkHeaders(filter.record(field));
  }
}

function checkUnconverted(type: Place, name: string, converted: ReadonlySet<string>): void {
  const where = converted === BACKEND_FILTERS ? 'for a single backend ' : '';
  const message = `${where}istiod knows no filter ${name}, and drops the whole route because of it`;
  const fix = `use one of ${[...converted].join(', ')}`;
  // Another controller may know the object: a route does not say which controller its gateway belongs to.
  if (name === 'ExtensionRef') type.warn('filter-type', message, fix);
  else type.error('filter-type', message, fix);
}

function checkHeaders(modifier: Place | undefined): void {
  if (modifier === undefined) return;
  for (const field of ['set', 'add']) {
    const names = new Set<string>();
    for (const header of modifier.list(field)) {
      header.checkGiven('value', headerValue);
      const name = header.text('name').toLowerCase();
      if (names.has(name))
        header
          .at('name')
          .warn('header-twice', 'names of headers have no case, so istiod takes only the first of them', 'remove one');
      names.add(name);
    }
  }
  for (const name of modifier.texts('remove')) name.report(removedHeader(name.string));
}

const removedHeader = (name: string): Fault | undefined =>
  name.toLowerCase() === 'host' || name.startsWith(':')
    ? {
        code: 'header-host',
        message: 'the proxy refuses routes that remove the host or a pseudo header',
        fix: 'use a URLRewrite filter with hostname to change the host',
      }
    : undefined;
