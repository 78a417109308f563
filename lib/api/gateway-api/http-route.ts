import type { Kind } from '../../schema/kind';
import { en, i32, int, list, obj, str } from '../../schema/notation';
import { parseDuration } from '../../schema/rules/duration';
import { native } from '../../schema/rules/native';
import { type Breach, has } from '../../schema/rules/rule';
import { httpFilters, method } from './filters';
import { GATEWAY_API } from './group';
import { backendFields, exactOrRegex, parentRefs, useDefaultGateways } from './references';
import { sessionPersistence } from './session-persistence';
import { breaches, field, items, servicePort, totalMatches } from './rules';
import { headerName, hostname, routeDuration, sectionName } from './texts';

const PATH_CHARACTERS = /^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})+$/;
const badPath = (value: string): string | undefined => {
  if (!value.startsWith('/')) return 'a path begins with "/"';
  const part =
    ['//', '/./', '/../', '%2f', '%2F', '#'].find((piece) => value.includes(piece)) ??
    ['/..', '/.'].find((piece) => value.endsWith(piece));
  if (part !== undefined) return `a path must be plain: "${part}" is not allowed in it`;
  return PATH_CHARACTERS.test(value) ? undefined : 'a path has no characters that a URL would escape';
};
const plainPath = breaches(
  'path',
  'a path must be plain',
  'for example /api/v1; with type RegularExpression anything goes',
  (match): Breach[] => {
    const value = field(match, 'value');
    const message =
      field(match, 'type') === 'RegularExpression' || typeof value !== 'string' ? undefined : badPath(value);
    return message === undefined ? [] : [{ at: '.value', found: value, message }];
  },
);

const SLASH = { type: 'PathPrefix', value: '/' };
const HttpMatch = obj('HTTPRouteMatch', {
  headers: list(
    obj('HTTPHeaderMatch', {
      'name!': headerName.doc('Name of the header, without regard to case.'),
      'type': exactOrRegex,
      'value!': str.len(1, 4096).doc('Value of the header.'),
    }),
  )
    .by('name')
    .max(16)
    .doc('Headers that the request must have, all of them.'),
  method: method.doc('Method of the request.'),
  path: obj('HTTPPathMatch', {
    type: en({
      Exact: 'The whole path',
      PathPrefix: 'Whole segments at the beginning',
      RegularExpression: 'A regular expression for the whole path',
    })
      .def('PathPrefix')
      .doc('Comparison of the path; default PathPrefix.'),
    value: str.len(1024).def('/').doc('Path, prefix or expression; default /.'),
  })
    .rule(plainPath)
    .def(SLASH)
    .doc('Path of the request; by default any.'),
  queryParams: list(
    obj('HTTPQueryParamMatch', {
      'name!': headerName.doc('Name of the parameter.'),
      'type': exactOrRegex,
      'value!': str.len(1, 1024).doc('Value of the parameter.'),
    }),
  )
    .by('name')
    .max(16)
    .doc('Query parameters that the request must have, all of them.'),
});

const Timeouts = obj('HTTPRouteTimeouts', {
  backendRequest: routeDuration.doc('Time limit of each try; 0s is none. At most request.'),
  request: routeDuration.doc('Time limit of the whole request, with all tries; 0s is none.'),
}).rule(
  native({
    name: 'timeouts',
    message: 'backendRequest must not be longer than request',
    fix: 'shorten backendRequest, or lengthen request',
    holds: (value) => {
      const [whole, each] = ['request', 'backendRequest'].map((one) => parseDuration(String(field(value, one))));
      return whole === undefined || each === undefined || whole === 0 || each <= whole;
    },
    locate: (value) => [{ at: '.backendRequest', found: field(value, 'backendRequest') }],
  }),
);

const redirects = (filters: unknown): boolean => items(filters).some((filter) => has(filter, 'requestRedirect'));
const redirectAlone = breaches(
  'redirect-alone',
  'a rule that redirects has no backends',
  'remove backendRefs, or the redirect',
  (rule): Breach[] =>
    items(field(rule, 'backendRefs')).length > 0 && redirects(field(rule, 'filters'))
      ? [{ at: '.backendRefs', found: field(rule, 'backendRefs') }]
      : [],
);

/** Returns the filters that replace the prefix of a path. */
const prefixFilters = (filters: unknown): string[] =>
  items(filters).flatMap((filter) =>
    ['requestRedirect', 'urlRewrite'].filter(
      (one) =>
        field(filter, one, 'path', 'type') === 'ReplacePrefixMatch' &&
        field(filter, one, 'path', 'replacePrefixMatch') !== undefined,
    ),
  );
const prefixNeedsMatch = breaches(
  'prefix-match',
  'ReplacePrefixMatch needs exactly one match, of a path prefix',
  'keep one match with path type PathPrefix, or use ReplaceFullPath',
  (rule): Breach[] => {
    const matches = items(field(rule, 'matches'));
    const inBackends = items(field(rule, 'backendRefs')).map((backend) => prefixFilters(backend.filters));
    const used =
      prefixFilters(field(rule, 'filters')).length > 0 || inBackends.filter((found) => found.length > 0).length === 1;
    const fits = matches.length === 1 && field(matches[0], 'path', 'type') === 'PathPrefix';
    return used && !fits ? [{ at: '.matches', found: matches }] : [];
  },
);

const codes = list(i32.min(400).max(599));
const Retry = obj('HTTPRouteRetry', {
  attempts: int
    .min(1)
    .before('1.31', (attempts) => attempts.min(Number.MIN_SAFE_INTEGER))
    .doc('Tries after the first; with Istio 2 by default.'),
  backoff: routeDuration.doc('Least time between two tries.'),
  codes: codes.set
    .before('1.31', () => codes.atomic)
    .doc('Status codes of answers that are tried again, beside connections that failed.'),
});

const Rule = obj('HTTPRouteRule', {
  backendRefs: list(
    obj('HTTPBackendRef', {
      ...backendFields,
      filters: httpFilters.doc('Filters for requests to this backend only.'),
    }).rule(servicePort),
  )
    .max(16)
    .atomic.doc('Destinations of requests, by weight; without any the answer is 500.'),
  filters: httpFilters.doc('Changes to requests and responses.'),
  matches: list(HttpMatch)
    .max(64)
    .atomic.def([{ path: SLASH }])
    .doc('Requests that the rule is for: those of one of the matches; by default all.'),
  name: sectionName.doc('Name of the rule, unique in the route.'),
  retry: Retry.experimental().doc('Tries of requests that failed; of the experimental channel.'),
  sessionPersistence: sessionPersistence
    .experimental({ ignored: true })
    .doc('Requests of one client go to one backend. Istio does not act on it.'),
  timeouts: Timeouts.doc('Time limits; none by default.'),
}).rule(redirectAlone, prefixNeedsMatch);

/** Kind HTTPRoute: https://gateway-api.sigs.k8s.io/reference/spec/#httproute */
export const HTTPRoute: Kind = {
  ...GATEWAY_API,
  kind: 'HTTPRoute',
  plural: 'httproutes',
  versions: ['v1', 'v1beta1'],
  doc: 'Route of HTTP requests.',
  specRequired: true,
  spec: obj('HTTPRouteSpec', {
    hostnames: list(hostname).max(16).atomic.doc('Hosts that the route is for; by default those of the listener.'),
    parentRefs,
    rules: list(Rule)
      .min(1)
      .max(16)
      .before('1.30', (rules) => rules.min(0))
      .atomic.rule(totalMatches)
      .def([{ matches: [{ path: SLASH }] }])
      .doc('Rules; the most exact match wins. By default one for all requests.'),
    useDefaultGateways,
  }),
};
