import { AGE, NETWORKING, type Kind } from '../../schema/kind';
import { bool, bytes, dur, en, i32, list, map, obj, str, u32 } from '../../schema/notation';
import { Destination, Percent, StringMatch } from './common';

const HeaderOperations = obj('HeaderOperations', {
  add: map(str).doc('Headers to append to those that are there.'),
  remove: list(str).doc('Names of headers to take away.'),
  set: map(str).doc('Headers to write over those of the same name.'),
});
const Headers = obj('Headers', {
  request: HeaderOperations.doc('Changes before the request goes to the destination.'),
  response: HeaderOperations.doc('Changes before the response goes to the caller.'),
});

const gateways = list(str).doc(
  'Gateways for which the match counts, as in spec.gateways and instead of it; "mesh" is all sidecars.',
);
const sourceLabels = map(str).doc(
  'Labels the calling workload must have; has no effect on gateways unless "mesh" is among them.',
);
const sourceNamespace = str.doc('Namespace the calling workload must be in.');
const destinationSubnets = list(str).doc('IPv4 or IPv6 addresses of the destination, with or without a prefix length.');
const port = u32.doc('Port the request came to.');

const HttpMatch = obj('HTTPMatchRequest', {
  authority: StringMatch.doc('The Host header; case counts.'),
  gateways,
  headers: map(StringMatch).doc('Headers by lower-case name; an empty match only asks that the header is there.'),
  ignoreUriCase: bool.doc('Compare uri without regard to case (exact and prefix only); default false.'),
  method: StringMatch.doc('HTTP method; case counts.'),
  name: str.doc('Name of the match, joined to that of the route in access logs.'),
  port,
  queryParams: map(StringMatch).doc('Query parameters by name; prefix is not supported.'),
  scheme: StringMatch.doc('http or https; case counts.'),
  sourceLabels,
  sourceNamespace,
  statPrefix: str.doc('Prefix of the metrics of this route; none are made by default.'),
  uri: StringMatch.doc('Path of the request; case counts unless ignoreUriCase is true.'),
  withoutHeaders: map(StringMatch).doc('Headers that must not match, in the syntax of headers.'),
});

const HttpRouteDestination = obj('HTTPRouteDestination', {
  'destination!': Destination.doc('The service, or a subset of it.'),
  'headers': Headers.doc('Header changes for this destination only.'),
  'weight': i32.doc('Share of the traffic, relative to the sum of all weights; one destination alone gets all.'),
});
const RouteDestination = obj('RouteDestination', {
  'destination!': Destination.doc('The service, or a subset of it.'),
  'weight': i32.doc('Share of the connections, relative to the sum of all weights; one destination alone gets all.'),
});

const Redirect = obj('HTTPRedirect', {
  authority: str.doc('Host of the new URL; by default that of the request.'),
  derivePort: en({
    FROM_PROTOCOL_DEFAULT: '80 for http, 443 for https',
    FROM_REQUEST_PORT: 'The port of the request',
  }).doc('Derivation of the port of the new URL, when it is not given.'),
  port: u32.doc('Port of the new URL.'),
  prefixRewrite: str
    .since('1.31')
    .doc('Replaces the matched prefix of the path; the match must be a prefix, and uri must be empty.'),
  redirectCode: u32.doc('HTTP status of the redirect; default 301.'),
  scheme: str.doc('Scheme of the new URL; by default that of the request.'),
  uri: str.doc('Whole path of the new URL; by default that of the request.'),
})
  .one('port', 'derivePort')
  .exclusive('uri', 'prefixRewrite');

const DirectResponse = obj('HTTPDirectResponse', {
  'body': obj('HTTPBody', {
    bytes: bytes.doc('Body as base64 text.'),
    string: str.doc('Body as text.'),
  })
    .one('string', 'bytes')
    .doc('Body of the response; empty by default.'),
  'status!': u32.doc('HTTP status of the response.'),
});

const Rewrite = obj('HTTPRewrite', {
  authority: str.doc('New Host header.'),
  uri: str.doc('New path: replaces what an exact match found, or the matched prefix.'),
  uriRegexRewrite: obj('RegexRewrite', {
    match: str.regex.doc('Regular expression (RE2 syntax) for the part of the path that is replaced.'),
    rewrite: str.doc('The replacement; \\1 is the first capture group.'),
  }).doc('New path by regular expression.'),
}).exclusive('uri', 'uriRegexRewrite');

export const Retry = obj('HTTPRetry', {
  attempts: i32.doc('Number of retries; 0 turns retries off. With retries not set at all: 2.'),
  backoff: dur.doc('Shortest wait between two retries; it grows with each one. Default 25ms.'),
  perTryTimeout: dur.doc('Time limit of each try, the first included; by default the timeout of the route.'),
  retryIgnorePreviousHosts: bool.nil.doc('Prefer endpoints that were not tried yet; default true.'),
  retryOn: str.doc(
    'Comma-separated conditions or status codes; default connect-failure,refused-stream,unavailable,cancelled.',
  ),
  retryRemoteLocalities: bool.nil.doc('Retries may go to other localities; default false.'),
});

const FaultInjection = obj('HTTPFaultInjection', {
  abort: obj('FaultAbort', {
    grpcStatus: str.doc('gRPC status name to answer with, for example UNAVAILABLE.'),
    http2Error: str.doc('HTTP/2 error to answer with; Istio reads it and does nothing with it.'),
    httpStatus: i32.doc('HTTP status to answer with.'),
    percentage: Percent.doc('Share of requests; without it all of them.'),
  })
    .one('httpStatus', 'grpcStatus', 'http2Error')
    .doc('Answer requests with an error instead of passing them on.'),
  delay: obj('FaultDelay', {
    exponentialDelay: dur.doc('Mean of exponentially spread delays; Istio reads it and does nothing with it.'),
    fixedDelay: dur.doc('Wait of each chosen request.'),
    percent: i32.deprecated('percentage').doc('Share of requests, 0 to 100.'),
    percentage: Percent.doc('Share of requests; without it all of them.'),
  })
    .one('fixedDelay', 'exponentialDelay')
    .doc('Hold requests back before they are passed on.'),
});

const MirrorPolicy = obj('HTTPMirrorPolicy', {
  'destination!': Destination.doc('Destination of the copies, whose responses are thrown away.'),
  'percentage': Percent.doc('Share of requests that is copied; without it all of them.'),
});

const Cors = obj('CorsPolicy', {
  allowCredentials: bool.nil.doc(
    'Access-Control-Allow-Credentials: the caller may send cookies and such; not sent by default.',
  ),
  allowHeaders: list(str).doc('Access-Control-Allow-Headers: headers a request may have.'),
  allowMethods: list(str).doc('Access-Control-Allow-Methods: methods a request may use.'),
  allowOrigin: list(str).deprecated('allowOrigins').doc('Origins that may call, as exact text.'),
  allowOrigins: list(StringMatch).doc('Origins that may call.'),
  exposeHeaders: list(str).doc('Access-Control-Expose-Headers: headers of the response that scripts may read.'),
  maxAge: dur.doc('Access-Control-Max-Age: how long the answer to a preflight may be kept; whole seconds.'),
  unmatchedPreflights: en({
    UNSPECIFIED: 'Same as FORWARD',
    FORWARD: 'The destination answers',
    IGNORE: 'Answered here, without CORS headers',
  }).doc('Handling of preflight requests of other origins; default FORWARD.'),
});

const Delegate = obj('Delegate', {
  name: str.doc('Name of the VirtualService; it must have no hosts of its own.'),
  namespace: str.doc('Its namespace; by default that of this object.'),
});

const HttpRoute = obj('HTTPRoute', {
  corsPolicy: Cors.doc('Answers to browsers of other origins.'),
  delegate: Delegate.doc('Another VirtualService that has the routes below this match; not with route or redirect.'),
  directResponse: DirectResponse.doc('A fixed response from the proxy; not with route, redirect or delegate.'),
  fault: FaultInjection.doc(
    'Delays and errors for tests; timeouts and retries do not count on the caller when it is set.',
  ),
  headers: Headers.doc('Header changes for all destinations of the route.'),
  match: list(HttpMatch).doc(
    'Requests the route is for: within one entry all conditions must hold, and one entry is enough. Without it ' +
      'all requests.',
  ),
  mirror: Destination.doc('One destination that gets a copy of the requests; not with mirrors.'),
  mirror_percent: u32.nil.deprecated('mirrorPercentage').doc('Share of requests that is copied to mirror, 0 to 100.'),
  mirrorPercent: u32.nil.deprecated('mirrorPercentage').doc('Share of requests that is copied to mirror, 0 to 100.'),
  mirrorPercentage: Percent.doc('Share of requests that is copied to mirror; without it all of them.'),
  mirrors: list(MirrorPolicy).doc('Destinations that get a copy of the requests, each with its own share.'),
  name: str.doc('Name of the route, as it appears in access logs.'),
  redirect: Redirect.doc('An HTTP redirect; not with route, directResponse or delegate.'),
  retries: Retry.doc('Retries of failed requests; by default 2, as the mesh config says.'),
  rewrite: Rewrite.doc('Changes of path and host before the request is passed on; not with redirect.'),
  route: list(HttpRouteDestination).doc('Destinations of the requests; with more than one the weights decide.'),
  timeout: dur.doc('Time limit of the whole request, all retries included; off by default.'),
})
  .exclusive(['route', 'rewrite', 'fault'], ['delegate', 'rewrite', 'fault'], ['redirect'], ['directResponse'])
  .exclusive('mirror', 'mirrors');

const TlsRoute = obj('TLSRoute', {
  'match!': list(
    obj('TLSMatchAttributes', {
      destinationSubnets,
      gateways,
      port,
      'sniHosts!': list(str).doc(
        'Server names of the TLS handshake; each one of spec.hosts, or below one. "*." may begin it.',
      ),
      sourceLabels,
      sourceNamespace,
    }),
  ).doc('Connections the route is for: within one entry all conditions must hold, and one entry is enough.'),
  'route': list(RouteDestination).doc('Destinations of the connections.'),
});

const TcpRoute = obj('TCPRoute', {
  match: list(
    obj('L4MatchAttributes', {
      destinationSubnets,
      gateways,
      port,
      sourceLabels,
      sourceNamespace,
      sourceSubnet: str.doc('IPv4 or IPv6 address of the caller, with or without a prefix length; not used by Istio.'),
    }),
  ).doc(
    'Connections the route is for: within one entry all conditions must hold, and one entry is enough. Without ' +
      'it all connections.',
  ),
  route: list(RouteDestination).doc('Destinations of the connections.'),
});

/** Kind VirtualService: https://istio.io/latest/docs/reference/config/networking/virtual-service/ */
export const VirtualService: Kind = {
  ...NETWORKING,
  kind: 'VirtualService',
  plural: 'virtualservices',
  shortNames: ['vs'],
  doc:
    'Routing of requests to a host: routes by match, with weights, retries, timeouts, faults, redirects and header ' +
    'changes.',
  columns: [
    { name: 'Gateways', jsonPath: '.spec.gateways', doc: 'Gateways and sidecars that use the routes.' },
    { name: 'Hosts', jsonPath: '.spec.hosts', doc: 'Hosts the routes are for.' },
    AGE,
  ],
  spec: obj('VirtualServiceSpec', {
    exportTo: list(str).doc(
      'Namespaces that see the object: "." its own, "*" all; by default all, or what the mesh config says.',
    ),
    gateways: list(str).doc(
      'Gateways, as NAMESPACE/NAME or NAME, that use the routes; "mesh" is all sidecars, and the default.',
    ),
    hosts: list(str).doc(
      'Hosts the routes are for: DNS names, "*." prefixes, IP addresses or short service names. None only in a ' +
        'delegate.',
    ),
    http: list(HttpRoute).doc('Routes of HTTP, HTTP/2, gRPC and terminated TLS; the first that matches is taken.'),
    tcp: list(TcpRoute).doc('Routes of any connection that is not HTTP or TLS; the first that matches is taken.'),
    tls: list(TlsRoute).doc('Routes of TLS that passes through, by server name; the first that matches is taken.'),
  }),
};
