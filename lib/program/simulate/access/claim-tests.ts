import { textTest } from '../../access/identity';
import type { Json } from '../../../model';
import type { ArrivalFacts } from './arrival-facts';

type ClaimTest = (facts: ArrivalFacts) => boolean;
type TextTest = (text: string) => boolean;

/** Returns the value at a path through nested claims. */
function claimAt(claims: ArrivalFacts['claims'], names: readonly string[]): Json | undefined {
  let at: Json | undefined = claims as Json | undefined;
  for (const name of names) {
    if (typeof at !== 'object' || at === null || Array.isArray(at)) return undefined;
    at = at[name];
  }
  return at;
}

/** Returns the test of a claim: its text must match, or an element of a list; numbers and booleans never do. */
export function claimTest(names: readonly string[], values: readonly string[]): ClaimTest {
  const tests = values.map(textTest);
  const matches = (value: Json | undefined) => typeof value === 'string' && tests.some((test) => test(value));
  return ({ claims }) => {
    const value = claimAt(claims, names);
    return Array.isArray(value) ? value.some(matches) : matches(value);
  };
}

const any: TextTest = (text) => text !== '';
const exactly =
  (wanted: string): TextTest =>
  (text) =>
    text === wanted;

/** Parses `ISSUER/SUBJECT` into tests of issuer and subject; the issuer may be a URL. */
function issuerAndSubject(value: string): readonly [issuer: TextTest, subject: TextTest] {
  const slash = value.lastIndexOf('/');
  const [issuer, subject] = slash < 0 ? [value, ''] : [value.slice(0, slash), value.slice(slash + 1)];
  if (value === '*') return [any, any];
  if (value.startsWith('*')) {
    if (slash < 0) return [any, (text) => text.endsWith(value.slice(1))];
    return [issuer === '*' ? any : (text) => text.endsWith(issuer.slice(1)), exactly(subject)];
  }
  if (value.endsWith('*')) {
    if (slash < 0) return [(text) => text.startsWith(value.slice(0, -1)), any];
    return [exactly(issuer), subject === '*' ? any : (text) => text.startsWith(subject.slice(0, -1))];
  }
  return [exactly(issuer), exactly(subject)];
}

/** Returns the test of a request principal, which is issuer and subject; both must be present. */
export function requestPrincipalTest(values: readonly string[]): ClaimTest {
  const tests = values.map(issuerAndSubject);
  return ({ claims }) => {
    const { iss, sub } = claims ?? {};
    if (typeof iss !== 'string' || typeof sub !== 'string') return false;
    return tests.some(([issuer, subject]) => issuer(iss) && subject(sub));
  };
}
