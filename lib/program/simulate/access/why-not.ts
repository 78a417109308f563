import type { PolicyAttribute } from '../../access/policy-rules';
import { allOf } from '../../access/tri-state';
import { step } from '../explain';
import type { Step } from '../types';
import { knownHeader, type ArrivalFacts } from './arrival-facts';
import type { FactTest } from './attribute-tests';

/** Attribute with its compiled test. */
export interface TestedAttribute {
  readonly attribute: PolicyAttribute;
  readonly test: FactTest;
}

/** Clauses of alternatives, all of whose tests must hold. */
export type TestedClauses = readonly (readonly (readonly TestedAttribute[])[])[];

const shown = (value: unknown): string => `it is ${value === undefined ? 'not given' : JSON.stringify(value)}`;

const header = (facts: ArrivalFacts, name: string): string => {
  const found = knownHeader(facts, name);
  if (found.state !== 'present') return found.state === 'absent' ? 'it is not sent' : 'it is not known';
  return found.value === undefined ? 'it is sent' : shown(found.value);
};

const FOUND: Readonly<Record<string, (facts: ArrivalFacts) => string>> = {
  'source.ip': ({ peerIp }) => (peerIp === null ? 'the connection comes out of a tunnel and has none' : shown(peerIp)),
  'remote.ip': ({ remoteIp }) => shown(remoteIp),
  'destination.ip': ({ arrival }) => shown(arrival.destinationIp),
  'destination.port': ({ arrival }) => shown(arrival.port),
  'connection.sni': ({ sni }) => (sni === '' ? 'it is not sent' : shown(sni)),
  'request.method': (facts) => header(facts, ':method'),
  'request.path': (facts) => header(facts, ':path'),
  'request.host': (facts) => header(facts, ':authority'),
};

/** Describes the value of an arrival that an attribute compares. */
function foundBy({ key }: PolicyAttribute, facts: ArrivalFacts): string {
  if (Object.hasOwn(FOUND, key)) return FOUND[key](facts);
  if (key.startsWith('source.')) {
    const { mtls, principal } = facts.arrival;
    return mtls && principal !== undefined ? `the caller is ${principal}` : 'without mTLS nobody is known to call';
  }
  const name = /^request\.headers\[(.+)\]$/.exec(key);
  if (name) return header(facts, name[1].toLowerCase());
  if (!key.startsWith('request.auth.')) return 'it is not simulated';
  return facts.claims === undefined ? 'no token was accepted' : `the token has ${JSON.stringify(facts.claims)}`;
}

/** Explains why a rule does not match: the first clause that fails, by its first attribute. */
export function whyNot(source: string, path: string, clauses: TestedClauses, facts: ArrivalFacts): Step {
  const clause = clauses.find((alternatives) =>
    alternatives.every((tests) => allOf(tests, ({ test }) => test(facts)) === false),
  );
  const failing = clause?.flat().find(({ test }) => test(facts) === false)?.attribute;
  if (failing === undefined) return step('the rule does not match', source, path);
  const { name, negative, values } = failing;
  const wants = `${negative ? 'none of ' : ''}${values.map((value) => JSON.stringify(value)).join(', ')}`;
  return step(`${name} wants ${wants}; ${foundBy(failing, facts)}`, source, failing.path);
}
