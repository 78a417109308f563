import { fieldsOf, itemsOf, numberOf, optionalFields, textMapOf, textOf, textsOf, type Fields } from '../objects/read';

/** Formats a StringMatch: `v2`, `v*`, `~v[12]`; empty where any value matches. */
function textMatch(match: Fields): string {
  const { exact, prefix, regex } = match;
  if (typeof exact === 'string') return exact;
  if (typeof prefix === 'string') return `${prefix}*`;
  return typeof regex === 'string' && regex !== '' && regex !== '*' ? `~${regex}` : '';
}

/** Formats the path of a match; prefixes of HTTPRoutes match whole segments. */
function pathText(match: Fields, gatewayApi: boolean): string {
  const uri = optionalFields(match, 'uri');
  const text = uri === undefined ? '' : textMatch(uri);
  if (text === '' || text === '/*') return '';
  return gatewayApi && typeof uri?.prefix === 'string' ? `${uri.prefix.replace(/\/$/, '')}/*` : text;
}

function named(match: Fields, field: string, before: string): string[] {
  return Object.entries(fieldsOf(match, field)).map(([name, wanted]) => {
    const text = textMatch(fieldsOf({ wanted }, 'wanted'));
    return `${before}${name}${text === '' ? '' : `=${text}`}`;
  });
}

const pairs = (match: Fields, field: string): string[] =>
  Object.entries(textMapOf(match, field)).map(([name, value]) => `${name}=${value}`);

/** Formats conditions on the caller and the connection. */
function callerText(match: Fields): string[] {
  const labels = pairs(match, 'sourceLabels');
  const namespace = textOf(match, 'sourceNamespace');
  const port = numberOf(match, 'port') ?? 0;
  return [
    ...(labels.length === 0 ? [] : [`from ${labels.join(',')}`]),
    ...(namespace === undefined ? [] : [`from namespace ${namespace}`]),
    ...(port === 0 ? [] : [`port ${port}`]),
  ];
}

/** Formats a match of an HTTP route: `GET /items* x-user=ann`; empty where it matches every request. */
export function httpMatchText(match: Fields, gatewayApi: boolean): string {
  const of = (field: string, before: string) => {
    const wanted = optionalFields(match, field);
    return wanted === undefined ? [] : [`${before}${textMatch(wanted)}`];
  };
  return [
    ...of('method', ''),
    pathText(match, gatewayApi),
    ...of('authority', 'host='),
    ...of('scheme', 'scheme='),
    ...named(match, 'headers', ''),
    ...named(match, 'withoutHeaders', 'not '),
    ...named(match, 'queryParams', '?'),
    ...callerText(match),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Formats a match of a TLS or TCP route: `SNI db.example.com port 443`. */
export function streamMatchText(match: Fields): string {
  const names = textsOf(match, 'sniHosts');
  const subnets = textsOf(match, 'destinationSubnets');
  return [
    ...(names.length === 0 ? [] : [`SNI ${names.join(', ')}`]),
    ...(subnets.length === 0 ? [] : [`to ${subnets.join(', ')}`]),
    ...callerText(match),
  ].join(' ');
}

/** Formats where a redirect leads: `301 to https://shop.example.com/new`, `301 to https of the same host`. */
export function redirectText(redirect: Fields): string {
  const code = numberOf(redirect, 'redirectCode') ?? 301;
  const [scheme, authority] = [textOf(redirect, 'scheme'), textOf(redirect, 'authority')];
  const port = numberOf(redirect, 'port');
  const path = textOf(redirect, 'uri') ?? textOf(redirect, 'prefixRewrite') ?? '';
  const place = `${port === undefined ? '' : `:${port}`}${path}`;
  if (authority !== undefined) return `${code} to ${scheme === undefined ? '' : `${scheme}://`}${authority}${place}`;
  const parts = [scheme, place].filter((part) => part !== undefined && part !== '');
  return `${code} to ${parts.length === 0 ? 'the same URL' : `${parts.join(' ')} of the same host`}`;
}

/** Formats a direct response: `503 "closed"`. */
export function responseText(response: Fields): string {
  const body = textOf(fieldsOf(response, 'body'), 'string');
  return `${numberOf(response, 'status') ?? 0}${body === undefined ? '' : ` ${JSON.stringify(body)}`}`;
}

const shareText = (percentage: Fields | undefined): string =>
  percentage === undefined ? '' : ` of ${numberOf(percentage, 'value') ?? 0} %`;

/** Formats a fault: `abort 503 of 10 %, delay 5s`. */
function faultText(fault: Fields): string {
  const parts = (['abort', 'delay'] as const).flatMap((kind) => {
    const part = optionalFields(fault, kind);
    const what = part && (part.httpStatus ?? part.grpcStatus ?? part.fixedDelay ?? '');
    return part === undefined ? [] : [`${kind} ${String(what)}${shareText(optionalFields(part, 'percentage'))}`];
  });
  return parts.join(', ');
}

function retriesText(retries: Fields): string {
  const on = textOf(retries, 'retryOn');
  const each = textOf(retries, 'perTryTimeout');
  const attempts = numberOf(retries, 'attempts');
  return `${attempts ?? 'default'}${on === undefined ? '' : ` on ${on}`}${each === undefined ? '' : `, ${each} each`}`;
}

function rewriteText(rewrite: Fields): string {
  const path = textOf(rewrite, 'uri') ?? textOf(fieldsOf(rewrite, 'uriRegexRewrite'), 'rewrite');
  return [
    ...(path === undefined ? [] : [`path ${path}`]),
    ...(textOf(rewrite, 'authority') === undefined ? [] : [`host ${textOf(rewrite, 'authority')}`]),
  ].join(', ');
}

/** Readers of the settings of a route rule that are shown as facts. */
const SETTINGS: readonly (readonly [field: string, fact: string, text: (setting: Fields) => string])[] = [
  ['retries', 'retries', retriesText],
  ['fault', 'fault', faultText],
  ['rewrite', 'rewrite', rewriteText],
  ['corsPolicy', 'CORS', () => 'yes'],
];

/** Returns the settings of a route rule as facts: its name, timeout, retries, fault, rewrite. */
export function settingsOf(rule: Fields): Record<string, string> {
  const facts: Record<string, string> = {};
  const [name, timeout] = [textOf(rule, 'name'), textOf(rule, 'timeout')];
  if (name !== undefined) facts.route = name;
  if (timeout !== undefined) facts.timeout = timeout;
  for (const [field, fact, text] of SETTINGS) {
    const setting = optionalFields(rule, field);
    if (setting !== undefined) facts[fact] = text(setting);
  }
  return facts;
}

/** Returns the matches of a rule that apply at a gateway, or `mesh`; undefined where none does. */
export function matchesAt(rule: Fields, gateway: string): readonly Fields[] | undefined {
  const all = itemsOf(rule, 'match');
  if (all.length === 0) return [];
  const here = all.filter((match) => {
    const named = textsOf(match, 'gateways');
    return named.length === 0 || named.includes(gateway);
  });
  return here.length === 0 ? undefined : here;
}
