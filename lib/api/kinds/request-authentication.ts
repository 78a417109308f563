import { SECURITY, type Kind } from '../../schema/kind';
import { bool, dur, en, list, obj, str } from '../../schema/notation';
import { urlWithScheme } from '../../schema/rules/url';
import { LabelSelector, PolicyTargetReference } from './common';

const word = str.minLen(1);
const keysUrl = str.len(1, 2048).rule(urlWithScheme('http', 'https'));

const JwtRule = obj('JWTRule', {
  audiences: list(word).doc('Audiences of which a token must have one; by default any is taken.'),
  forwardOriginalToken: bool.doc('Keep the token in the request that goes to the workload; default false.'),
  fromCookies: list(word).doc('Names of cookies that may carry the token.'),
  fromHeaders: list(
    obj('JWTHeader', {
      'name!': word.doc('Name of the header.'),
      'prefix': str.doc('Text before the token, for example "Bearer " with its blank; none by default.'),
    }),
  ).doc(
    'Headers that may carry the token; with no place named, Authorization: Bearer and the query parameter ' +
      'access_token.',
  ),
  fromParams: list(word).doc('Names of query parameters that may carry the token.'),
  issuer: word.doc('Issuer of the token: its claim "iss" must be this.'),
  jwks: str.doc('Public keys of the issuer, as a JSON Web Key Set.'),
  jwks_uri: keysUrl.deprecated('jwksUri').doc('Old spelling of jwksUri.'),
  jwksUri: keysUrl.doc('Address of the public keys; by default found through the OpenID configuration of the issuer.'),
  outputClaimToHeaders: list(
    obj('ClaimToHeader', {
      'claim!': word.doc('Claim to copy; a dot leads into objects. Texts, numbers and booleans only.'),
      'header!': word
        .re('^[-_A-Za-z0-9]+$', 'a header name: letters, digits, hyphens and underscores')
        .doc('Header that gets it; one that the client sent is written over.'),
    }),
  ).doc('Claims of a valid token that become headers of the request.'),
  outputPayloadToHeader: str.doc('Header that gets the payload of a valid token, base64url; none by default.'),
  presence: en({
    OPTIONAL: 'A request without a token passes',
    REQUIRED: 'A request without this token is refused with 401, also where another rule is met',
  })
    .since('1.32')
    .doc('Need of a token of this issuer; default OPTIONAL.'),
  spaceDelimitedClaims: list(word).max(64).doc('Claims to read as lists of words, besides scope and permission.'),
  timeout: dur.doc('Timeout for fetching the public keys; default 5s.'),
}).atMostOne('jwksUri', 'jwks_uri', 'jwks');

/** Kind RequestAuthentication: https://istio.io/latest/docs/reference/config/security/request_authentication/ */
export const RequestAuthentication: Kind = {
  ...SECURITY,
  kind: 'RequestAuthentication',
  plural: 'requestauthentications',
  shortNames: ['ra'],
  doc:
    'Which tokens (JWT) workloads check. A request without a token passes: an AuthorizationPolicy is needed to ' +
    'refuse it.',
  spec: obj('RequestAuthenticationSpec', {
    jwtRules: list(JwtRule).max(4096).doc('Issuers whose tokens are taken; a request with any other token is refused.'),
    selector: LabelSelector.doc(
      'Pods the policy is for; by default all of the namespace, or of the mesh in the root namespace.',
    ),
    targetRef: PolicyTargetReference.doc('The one gateway or service the policy is for; as targetRefs with one item.'),
    targetRefs: list(PolicyTargetReference)
      .max(16)
      .doc('Gateways, gateway classes, services or service entries the policy is for; a waypoint is bound by this.'),
  }).atMostOne('selector', 'targetRef', 'targetRefs'),
};
