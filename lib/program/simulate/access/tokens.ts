import type { Json } from '../../../model';
import type { ObjectFact } from '../../registry/objects';
import { itemsOf, textOf, textsOf, type Fields } from '../../objects/read';
import { step } from '../explain';
import type { Claims, Step } from '../types';
import type { Arrival } from './types';

/** Result of validating the token of a request. */
export type TokenDecision =
  | {
      readonly outcome: 'passed';
      readonly claims?: Claims;
      readonly written?: ReadonlyMap<string, string | undefined>;
      readonly because: readonly Step[];
    }
  | { readonly outcome: 'unauthenticated'; readonly code: number; readonly because: readonly Step[] };

interface JwtRule {
  readonly fields: Fields;
  readonly source: string;
  readonly path: string;
}

type Status = 'ok' | 'missing' | 'bad' | 'other-issuer' | 'expired' | 'other-audience' | 'forged';

const REASONS: Readonly<Record<Status, string>> = {
  'ok': 'the token is good',
  'missing': 'there is no token where this rule looks for one',
  'bad': 'the token is no JWT',
  'other-issuer': 'the token is of another issuer',
  'expired': 'the token has expired',
  'other-audience': 'the token is for another audience',
  'forged': 'the signature does not belong to the keys',
};

const SPACE_DELIMITED = ['permission', 'scope'];

/** Returns the rules of all RequestAuthentications at a proxy, by issuer in istiod's order. */
export function jwtRules(policies: readonly ObjectFact[]): readonly JwtRule[] {
  return policies
    .flatMap((policy) =>
      itemsOf(policy.spec, 'jwtRules').map((fields, i) => ({
        fields,
        source: policy.source,
        path: `spec.jwtRules[${i}]`,
      })),
    )
    .sort((a, b) => ((textOf(a.fields, 'issuer') ?? '') < (textOf(b.fields, 'issuer') ?? '') ? -1 : 1));
}

/** Reports whether a rule reads the Bearer token: the default, unless the rule names other places. */
function looksAtBearer(rule: Fields): boolean {
  const headers = itemsOf(rule, 'fromHeaders');
  const others = [...textsOf(rule, 'fromParams'), ...textsOf(rule, 'fromCookies')];
  if (headers.length === 0 && others.length === 0) return true;
  return headers.some((header) => {
    const prefix = textOf(header, 'prefix') ?? '';
    return /^authorization$/i.test(textOf(header, 'name') ?? '') && 'Bearer '.startsWith(prefix) && prefix !== '';
  });
}

/**
 * Reports whether a request has text where a rule reads tokens: no valid token, because tests give tokens as claims.
 */
function hasOtherToken(rule: Fields, { request }: Arrival): boolean {
  const headers = itemsOf(rule, 'fromHeaders').map((header) => (textOf(header, 'name') ?? '').toLowerCase());
  const elsewhere = headers.filter((name) => name !== 'authorization').some((name) => request?.headers.has(name));
  const query = new URLSearchParams((request?.path ?? '').split('?')[1] ?? '');
  return elsewhere || textsOf(rule, 'fromParams').some((name) => query.has(name));
}

/** Reports whether the Authorization header is a Bearer token that the test wrote as text. */
const isBearerText = ({ request }: Arrival): boolean => /^Bearer /.test(request?.headers.get('authorization') ?? '');

function statusOf({ fields }: JwtRule, arrival: Arrival): Status {
  const { jwt } = arrival;
  if (hasOtherToken(fields, arrival)) return 'bad';
  if (!looksAtBearer(fields)) return 'missing';
  if (jwt === undefined) return isBearerText(arrival) ? 'bad' : 'missing';
  if (textOf(fields, 'issuer') !== undefined && jwt.iss !== textOf(fields, 'issuer')) return 'other-issuer';
  if (jwt.$expired) return 'expired';
  const audiences = textsOf(fields, 'audiences');
  if (audiences.length > 0 && !listOf(jwt.aud).some((aud) => audiences.includes(aud))) return 'other-audience';
  return jwt.$forged ? 'forged' : 'ok';
}

const listOf = (value: Json | undefined): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');

/** Validates the token of a request against all rules together: a token must be valid for one of them. */
export function checkToken(rules: readonly JwtRule[], arrival: Arrival): TokenDecision {
  const found = rules.map((rule) => ({ rule, status: statusOf(rule, arrival) }));
  const good = found.find(({ status }) => status === 'ok');
  if (good) return accepted(good.rule, arrival.jwt ?? {});
  const bad = found.filter(({ status }) => status !== 'missing');
  if (bad.length === 0) return { outcome: 'passed', because: [] };
  const { rule, status } = bad.find((one) => one.status !== 'other-issuer') ?? bad[0];
  return {
    outcome: 'unauthenticated',
    code: status === 'other-audience' ? 403 : 401,
    because: [step(REASONS[status], rule.source, rule.path)],
  };
}

function accepted({ fields, source, path }: JwtRule, jwt: Claims): TokenDecision {
  const spaced = new Set([...SPACE_DELIMITED, ...textsOf(fields, 'spaceDelimitedClaims')]);
  const claims = Object.fromEntries(
    Object.entries(jwt)
      .filter(([name]) => !name.startsWith('$'))
      .map(([name, value]) => [name, spaced.has(name) && typeof value === 'string' ? value.split(' ') : value]),
  );
  const written = new Map<string, string | undefined>();
  if (fields.forwardOriginalToken !== true) written.set('authorization', undefined);
  for (const output of itemsOf(fields, 'outputClaimToHeaders')) {
    const value = jwt[textOf(output, 'claim') ?? ''];
    const header = textOf(output, 'header')?.toLowerCase();
    if (header !== undefined && value !== undefined && value !== null && typeof value !== 'object') {
      written.set(header, String(value));
    }
  }
  return { outcome: 'passed', claims, written, because: [step(REASONS.ok, source, path)] };
}
