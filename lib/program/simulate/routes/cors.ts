import { itemsOf, optionalFields, textsOf, type Fields } from '../../objects/read';
import type { HttpRequest } from '../http/http-request';
import { textTest } from '../http/string-match';
import type { CorsPolicy } from './model';

/** Returns the CORS policy of a rule. */
export function corsOf(rule: Fields): CorsPolicy | undefined {
  const policy = optionalFields(rule, 'corsPolicy');
  if (policy === undefined) return undefined;
  const tests =
    policy.allowOrigins === undefined
      ? textsOf(policy, 'allowOrigin').map((origin) => textTest({ exact: origin }))
      : itemsOf(policy, 'allowOrigins').map((origin) => textTest(origin));
  return {
    allows: (origin) => tests.some(({ test, wants }) => test(origin) || wants === 'exact "*"'),
    forwardsOthers: policy.unmatchedPreflights !== 'IGNORE',
  };
}

/** Reports whether the proxy answers a request itself, because it is a CORS preflight. */
export function isAnsweredPreflight(policy: CorsPolicy | undefined, request: HttpRequest): boolean {
  if (policy === undefined || request.method !== 'OPTIONS') return false;
  const origin = request.header('origin');
  if (origin === undefined || origin === '' || (request.header('access-control-request-method') ?? '') === '')
    return false;
  return policy.allows(origin) || !policy.forwardsOthers;
}
