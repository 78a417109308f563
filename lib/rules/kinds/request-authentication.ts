import type { WebhookBehaviour } from '../../releases';
import type { KindRules } from '../kind-rules';
import type { Place } from '../place';
import { claimHeader } from '../primitives/headers';
import { readJwks } from '../primitives/jwks';
import { wholeMilliseconds } from '../primitives/numbers';
import { checkSelector, checkTargets } from '../primitives/selectors';
import { jwksUrl } from '../primitives/urls';

/**
 * Rules of istiod's webhook for RequestAuthentication:
 * https://istio.io/latest/docs/reference/config/security/request_authentication/
 */
export const requestAuthenticationRules: KindRules = ({ spec, facts }) => {
  checkSelector(spec);
  checkTargets(spec);
  for (const rule of spec.list('jwtRules')) checkJwtRule(rule, facts);
};

function checkJwtRule(rule: Place, facts: WebhookBehaviour): void {
  const uriField = rule.has('jwks_uri') ? 'jwks_uri' : 'jwksUri';
  if (rule.text('issuer') === '' && rule.text(uriField) === '')
    rule.error('jwt-issuer', 'a rule must say whose tokens it takes', 'set issuer or jwksUri');
  rule.check(uriField, jwksUrl);
  const jwks = rule.text('jwks');
  if (jwks !== '') checkInlineKeys(rule.at('jwks'), jwks, facts);
  for (const [field, what] of [
    ['audiences', 'an audience'],
    ['fromParams', 'a parameter'],
    ['fromCookies', 'a cookie'],
  ]) {
    for (const text of rule.texts(field))
      if (text.string === '') text.error('value-empty', `${what} needs a name`, 'name it, or remove the entry');
  }
  for (const header of rule.list('fromHeaders'))
    if (header.text('name') === '')
      header.at('name').error('header-name', 'a header name is needed', 'write the name, for example "x-jwt"');
  for (const output of rule.list('outputClaimToHeaders')) {
    for (const field of ['claim', 'header'].filter((name) => output.text(name) === ''))
      output.at(field).error('jwt-output', `a claim goes to a header, ${field} is missing`, `set ${field}`);
    output.check('header', claimHeader);
  }
  rule.check('timeout', wholeMilliseconds);
}

function checkInlineKeys(place: Place, text: string, facts: WebhookBehaviour): void {
  const { fault, privateKeys } = readJwks(text);
  place.report(fault);
  if (!facts.warnsOfPrivateKeys) return;
  for (const index of privateKeys)
    place.warn(
      'jwks-private',
      `key ${index} holds its secret part, which checking tokens does not need`,
      "keep only the public part, and change the key: it is in the cluster's storage",
    );
}
