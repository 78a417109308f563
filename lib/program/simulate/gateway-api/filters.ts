import { itemsOf, numberOf, optionalFields, textOf, textsOf, type Fields } from '../../objects/read';
import { RefusedRoute, type BackendContext, type Backends } from './backends';

/** Returns headers by name; the first of two values. */
function headerMap(list: readonly Fields[]): Record<string, string> | undefined {
  if (list.length === 0) return undefined;
  const found: Record<string, string> = {};
  for (const header of list) {
    const name = textOf(header, 'name') ?? '';
    if (!(name in found)) found[name] = textOf(header, 'value') ?? '';
  }
  return found;
}

export function headerFilter(filter: Fields | undefined): Fields | undefined {
  if (filter === undefined) return undefined;
  return {
    set: headerMap(itemsOf(filter, 'set')),
    add: headerMap(itemsOf(filter, 'add')),
    remove: textsOf(filter, 'remove'),
  };
}

function redirectFilter(filter: Fields): Fields {
  const path = optionalFields(filter, 'path') ?? {};
  const scheme = textOf(filter, 'scheme');
  const port = numberOf(filter, 'port');
  return {
    redirectCode: numberOf(filter, 'statusCode'),
    authority: textOf(filter, 'hostname'),
    scheme,
    ...(port === undefined
      ? { derivePort: scheme === undefined ? 'FROM_REQUEST_PORT' : 'FROM_PROTOCOL_DEFAULT' }
      : { port }),
    ...(textOf(path, 'type') === 'ReplaceFullPath' ? { uri: textOf(path, 'replaceFullPath') } : {}),
    ...(textOf(path, 'type') === 'ReplacePrefixMatch' ? { prefixRewrite: textOf(path, 'replacePrefixMatch') } : {}),
  };
}

function rewriteFilter(filter: Fields): Fields | undefined {
  const path = optionalFields(filter, 'path') ?? {};
  const authority = textOf(filter, 'hostname');
  const full =
    textOf(path, 'type') === 'ReplaceFullPath'
      ? { uriRegexRewrite: { match: '/.*', rewrite: textOf(path, 'replaceFullPath') } }
      : {};
  const prefix =
    textOf(path, 'type') === 'ReplacePrefixMatch'
      ? { uri: (textOf(path, 'replacePrefixMatch') ?? '').replace(/\/$/, '') || '/' }
      : {};
  const rewrite = { ...full, ...prefix, ...(authority === undefined ? {} : { authority }) };
  return Object.keys(rewrite).length === 0 ? undefined : rewrite;
}

const quoted = (text: string): string => text.replace(/[.+?^${}()|[\]\\*]/g, '\\$&');

/** Converts an origin of CORS to a text match. */
function originMatch(origin: string): Fields {
  if (origin === '*') return { regex: '^[a-zA-Z][a-zA-Z0-9+.-]*://[^/\\s?#]+$' };
  if (!origin.includes('*')) return { exact: origin };
  if (origin.indexOf('*') === origin.length - 1) return { prefix: origin.slice(0, -1) };
  return { regex: `^${quoted(origin).replace(/\\\*/g, '.*')}$` };
}

function corsFilter(filter: Fields): Fields {
  return {
    allowOrigins: textsOf(filter, 'allowOrigins').map(originMatch),
    allowMethods: textsOf(filter, 'allowMethods'),
    allowHeaders: textsOf(filter, 'allowHeaders'),
    unmatchedPreflights: 'IGNORE',
  };
}

function mirrorPercentage(filter: Fields): Fields | undefined {
  const fraction = optionalFields(filter, 'fraction');
  if (fraction !== undefined)
    return { value: (100 * (numberOf(fraction, 'numerator') ?? 0)) / (numberOf(fraction, 'denominator') ?? 100) };
  const percent = numberOf(filter, 'percent');
  return percent === undefined ? undefined : { value: percent };
}

/** Returns the mirror of a filter; undefined where its backend is invalid, which disables mirroring. */
function mirrorFilter(filter: Fields, backends: Backends, context: BackendContext): Fields | undefined {
  const { destination, valid } = backends.of(optionalFields(filter, 'backendRef') ?? {}, context);
  return valid ? { destination, percentage: mirrorPercentage(filter) } : undefined;
}

/** Converts filters to fields of a VirtualService's rule. */
export function filterFields(filters: readonly Fields[], backends: Backends, context: BackendContext): Fields {
  const found: Record<string, unknown> = {};
  const headers: Record<string, unknown> = {};
  const mirrors: Fields[] = [];
  for (const filter of filters) {
    const type = textOf(filter, 'type') ?? '';
    const settings = optionalFields(filter, SETTINGS[type] ?? '') ?? {};
    switch (type) {
      case 'RequestHeaderModifier':
        headers.request = headerFilter(settings);
        break;
      case 'ResponseHeaderModifier':
        headers.response = headerFilter(settings);
        break;
      case 'RequestRedirect':
        found.redirect = redirectFilter(settings);
        break;
      case 'URLRewrite':
        found.rewrite = rewriteFilter(settings);
        break;
      case 'CORS':
        found.corsPolicy = corsFilter(settings);
        break;
      case 'RequestMirror':
        mirrors.push(...[mirrorFilter(settings, backends, context)].filter((mirror) => mirror !== undefined));
        break;
      default:
        throw new RefusedRoute(`filters of type ${type} are not supported`);
    }
  }
  return {
    ...found,
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(mirrors.length === 0 ? {} : { mirrors }),
  };
}

/** Field with the settings of each filter type. */
const SETTINGS: Readonly<Record<string, string>> = {
  RequestHeaderModifier: 'requestHeaderModifier',
  ResponseHeaderModifier: 'responseHeaderModifier',
  RequestRedirect: 'requestRedirect',
  URLRewrite: 'urlRewrite',
  CORS: 'cors',
  RequestMirror: 'requestMirror',
};
