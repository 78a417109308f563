import { bool, en, i32, int, list, obj, str, type Shape } from '../../schema/notation';
import { native, textRule } from '../../schema/rules/native';
import type { Breach } from '../../schema/rules/rule';
import { BackendObject, LocalReference, RequestMirror } from './references';
import { breaches, fieldByType, fieldByValue, items, onceByType } from './rules';
import { exactHostname, headerName, portNumber } from './texts';

const headers = list(
  obj('HTTPHeader', {
    'name!': headerName.doc('Name of the header, without regard to case.'),
    'value!': str.len(1, 4096).doc('Value of the header.'),
  }),
)
  .by('name')
  .max(16);
const HeaderFilter = obj('HTTPHeaderFilter', {
  add: headers.doc('Headers to append to those that are there.'),
  remove: list(str).set.max(16).doc('Names of headers to take away.'),
  set: headers.doc('Headers to write over those of the same name.'),
});

const PathModifier = obj('HTTPPathModifier', {
  'replaceFullPath': str.len(1024).doc('The new path.'),
  'replacePrefixMatch': str.len(1024).doc('Replacement of the prefix that matched.'),
  'type!': en({ ReplaceFullPath: 'The whole path', ReplacePrefixMatch: 'The prefix that matched' }).doc(
    'Part of the path that is replaced.',
  ),
}).rule(fieldByType({ ReplaceFullPath: 'replaceFullPath', ReplacePrefixMatch: 'replacePrefixMatch' }));

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'];
export const method = en(...METHODS);

const starAlone = native({
  name: 'star-alone',
  message: '"*" stands for all, and then nothing else may be there',
  fix: 'keep "*", or the others',
  holds: (value) => !Array.isArray(value) || !value.includes('*') || value.length === 1,
});
const ORIGIN = /^(?:\*|https?:\/\/(?:(?:\*\.)?(?:[a-zA-Z0-9-]+\.)*[a-zA-Z0-9-]+|\*)(?::[0-9]{1,5})?)$/;
const ANY_SCHEME = /^(?:\*|[a-zA-Z][a-zA-Z0-9+\-.]+:\/\/[^:/?#]+(?::[0-9]{1,5})?)$/;
const originOf = (pattern: RegExp): Shape =>
  str
    .len(1, 253)
    .rule(
      textRule(
        'origin',
        (text) => pattern.test(text),
        'must be an origin: SCHEME://HOST[:PORT]',
        'for example https://*.example.com',
      ),
    );
const origin = originOf(ORIGIN).before('1.30', () => originOf(ANY_SCHEME));
const corsHeaders = list(headerName).set.max(64);

const Cors = obj('HTTPCORSFilter', {
  allowCredentials: bool.doc('Allow credentials; default false.'),
  allowHeaders: corsHeaders
    .rule(starAlone)
    .before('1.30', () => corsHeaders)
    .doc('Request headers that are allowed; "*" is all.'),
  allowMethods: list(en(...METHODS, '*'))
    .set.max(9)
    .rule(starAlone)
    .doc('Methods that are allowed; "*" is all.'),
  allowOrigins: list(origin).set.max(64).rule(starAlone).doc('Origins that are allowed; "*" is all.'),
  exposeHeaders: corsHeaders.doc('Response headers that the page may read.'),
  maxAge: i32.min(1).def(5).doc('Time that browsers keep the answer to a preflight request, in seconds; default 5.'),
});

const RequestRedirect = obj('HTTPRequestRedirectFilter', {
  hostname: exactHostname.doc('Host of the new address; by default that of the request.'),
  path: PathModifier.doc('Path of the new address; by default that of the request.'),
  port: portNumber.doc('Port of the new address; by default that of the scheme, or of the listener.'),
  scheme: en('http', 'https').doc('Scheme of the new address; by default that of the request.'),
  statusCode: en(301, 302).added('1.30', 303, 307, 308).def(302).doc('Status of the answer; default 302.'),
});
const UrlRewrite = obj('HTTPURLRewriteFilter', {
  hostname: exactHostname.doc('New host of the request.'),
  path: PathModifier.doc('New path of the request.'),
});

const common: Record<string, Shape> = {
  extensionRef: LocalReference.doc('A filter of the implementation.'),
  requestHeaderModifier: HeaderFilter.doc('Changes of request headers.'),
  requestMirror: RequestMirror.doc('Send a copy of the requests somewhere else.'),
  responseHeaderModifier: HeaderFilter.doc('Changes of response headers.'),
};
const COMMON_TYPES = {
  RequestHeaderModifier: 'requestHeaderModifier',
  ResponseHeaderModifier: 'responseHeaderModifier',
  RequestMirror: 'requestMirror',
  ExtensionRef: 'extensionRef',
};
const HTTP_TYPES = {
  ...COMMON_TYPES,
  RequestRedirect: 'requestRedirect',
  URLRewrite: 'urlRewrite',
  CORS: 'cors',
  ExternalAuth: 'externalAuth',
};

const authHeaders = list(str)
  .set.max(64)
  .before('1.30', (headers) => headers.max(Number.MAX_SAFE_INTEGER));
const externalAuthFields = fieldByValue('protocol', { GRPC: 'grpc', HTTP: 'http' });
const ExternalAuth = obj('HTTPExternalAuthFilter', {
  'backendRef!': BackendObject.doc('The service that decides.'),
  'forwardBody': obj('ForwardBodyConfig', { maxSize: int.doc('Bytes of the body that are sent at most.') }).doc(
    'Settings for the body of requests that the service gets.',
  ),
  'grpc': obj('GRPCAuthConfig', { allowedHeaders: authHeaders.doc('Request headers that the service gets.') }).doc(
    'Settings of protocol GRPC.',
  ),
  'http': obj('HTTPAuthConfig', {
    allowedHeaders: authHeaders.doc('Request headers that the service gets.'),
    allowedResponseHeaders: authHeaders.doc('Headers of its answer that the backend gets.'),
    path: str
      .len(1024)
      .re("^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$", 'a path of a URL')
      .doc('Beginning of the path of requests to the service.'),
  }).doc('Settings of protocol HTTP.'),
  'protocol!': en('HTTP', 'GRPC').doc('Protocol of the service.'),
}).rule(externalAuthFields);

const redirectOrRewrite = breaches(
  'redirect-or-rewrite',
  'RequestRedirect and URLRewrite do not go together',
  'keep one of them',
  (value): Breach[] => {
    const types = items(value).map((filter) => filter.type);
    return types.includes('RequestRedirect') && types.includes('URLRewrite')
      ? [{ found: ['RequestRedirect', 'URLRewrite'] }]
      : [];
  },
);

export const httpFilters = list(
  obj('HTTPRouteFilter', {
    ...common,
    'cors': Cors.experimentalBefore('1.30').doc('Cross-origin requests.'),
    'externalAuth': ExternalAuth.experimental({ ignored: true }).doc(
      'Let another service decide. Istio does not act on it: write an AuthorizationPolicy of action CUSTOM.',
    ),
    'requestRedirect': RequestRedirect.doc('Answer with another address.'),
    'type!': en(...Object.keys(HTTP_TYPES)).doc('Type of the filter; the field of the same name has its settings.'),
    'urlRewrite': UrlRewrite.doc('Change host and path on the way to the backend.'),
  }).rule(fieldByType(HTTP_TYPES)),
)
  .max(16)
  .atomic.rule(
    redirectOrRewrite,
    onceByType('CORS', 'RequestHeaderModifier', 'ResponseHeaderModifier', 'RequestRedirect', 'URLRewrite'),
  );

export const grpcFilters = list(
  obj('GRPCRouteFilter', {
    ...common,
    'type!': en(...Object.keys(COMMON_TYPES)).doc('Type of the filter; the field of the same name has its settings.'),
  }).rule(fieldByType(COMMON_TYPES)),
)
  .max(16)
  .atomic.rule(onceByType('RequestHeaderModifier', 'ResponseHeaderModifier'));
