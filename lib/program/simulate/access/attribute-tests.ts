import { addressBlock } from '../../access/addresses';
import { identityTest, textTest } from '../../access/identity';
import type { PolicyAttribute } from '../../access/policy-rules';
import { anyOf, not, type Tri } from '../../access/tri-state';
import { knownHeader, type ArrivalFacts } from './arrival-facts';
import { claimTest, requestPrincipalTest } from './claim-tests';
import { pathTest } from './path-tests';

export type FactTest = (facts: ArrivalFacts) => Tri;

/** Namespace of a policy, for accounts without one, and the aliases of trust domains. */
export interface PolicyPlace {
  readonly namespace: string;
  readonly trustDomain: string;
  readonly trustDomainAliases: readonly string[];
}

const LOCAL = 'cluster.local';

/**
 * Returns a principal in all trust domains that it matches: the mesh's own and its aliases; `cluster.local` means the
 * mesh's own.
 */
function withAliases(value: string, { trustDomain, trustDomainAliases }: PolicyPlace): string[] {
  const parts = value.split('/');
  const domains = [trustDomain, ...trustDomainAliases];
  if (parts.length !== 5 || parts[0] === '*') return [value];
  if (parts[0] !== LOCAL && !domains.some((domain) => trustDomainPattern(parts[0], domain))) return [value];
  return domains.map((domain) =>
    parts[0].startsWith('*') && domain.endsWith(parts[0].slice(1)) ? value : [domain, ...parts.slice(1)].join('/'),
  );
}

const trustDomainPattern = (written: string, domain: string): boolean =>
  written === domain || (written.startsWith('*') && domain.endsWith(written.slice(1)));

function identity(attribute: PolicyAttribute, place: PolicyPlace): FactTest {
  const { key, values } = attribute;
  const domains = [place.trustDomain, ...place.trustDomainAliases];
  const widened = values.flatMap((value) => {
    if (key === 'source.principal') return withAliases(value, place);
    return key === 'source.trustDomain' && domains.includes(value) ? domains : [value];
  });
  const tests = widened.map((value) => identityTest(key, value, place.namespace));
  return ({ arrival }) => tests.some((test) => test(arrival.mtls ? arrival.principal : undefined));
}

const addresses =
  (values: readonly string[], of: (facts: ArrivalFacts) => string | null | undefined): FactTest =>
  (facts) => {
    const address = of(facts);
    return address === null ? false : anyOf(values, (value) => addressBlock(value)?.(address) ?? undefined);
  };

function headers(values: readonly string[], name: string): FactTest {
  const tests = values.map((value) => (value === '*' ? () => true : textTest(value)));
  return (facts) => {
    const found = knownHeader(facts, name);
    if (found.state !== 'present') return found.state === 'unknown' ? undefined : false;
    const { value, prefix } = found;
    if (value !== undefined) return tests.some((test) => test(value));
    return values.includes('*') || values.includes(`${prefix}*`) || undefined;
  };
}

function hosts(values: readonly string[]): FactTest {
  const tests = values.map((value) => (value === '*' ? () => true : textTest(value.toLowerCase())));
  return ({ arrival }) => tests.some((test) => test(arrival.request?.host.toLowerCase() ?? ''));
}

const ports =
  (values: readonly string[]): FactTest =>
  ({ arrival }) =>
    values.some((value) => Number(value) === arrival.port);

type Compile = (attribute: PolicyAttribute, place: PolicyPlace) => FactTest;

const BY_KEY: Readonly<Record<string, Compile>> = {
  'source.principal': identity,
  'source.namespace': identity,
  'source.serviceAccount': identity,
  'source.trustDomain': identity,
  'source.ip': ({ values }) => addresses(values, ({ peerIp }) => peerIp),
  'remote.ip': ({ values }) => addresses(values, ({ remoteIp }) => remoteIp),
  'destination.ip': ({ values }) => addresses(values, ({ arrival }) => arrival.destinationIp),
  'destination.port': ({ values }) => ports(values),
  'connection.sni': ({ values }) => {
    const tests = values.map(textTest);
    return ({ sni }) => tests.some((test) => test(sni));
  },
  'request.host': ({ values }) => hosts(values),
  'request.method': ({ values }) => headers(values, ':method'),
  'request.path': ({ values }) => {
    const tests = values.map(pathTest);
    return ({ arrival }) => tests.some((test) => test((arrival.request?.path ?? '').replace(/[?#].*$/s, '')));
  },
  'request.auth.principal': ({ values }) => requestPrincipalTest(values),
  'request.auth.audiences': ({ values }) => claimTest(['aud'], values),
  'request.auth.presenter': ({ values }) => claimTest(['azp'], values),
};

const HEADER = /^request\.headers\[(.+)\]$/;
const CLAIMS = /^request\.auth\.claims(\[.+\])$/;

/** Parses names in brackets: `[realm][roles]`. A name may contain unpaired brackets. */
function nestedNames(brackets: string): string[] {
  return /^(\[[^[\]]*\])+$/.test(brackets)
    ? [...brackets.matchAll(/\[([^[\]]*)\]/g)].map(([, name]) => name)
    : [brackets.slice(1, -1)];
}

function positive(attribute: PolicyAttribute, place: PolicyPlace): FactTest | undefined {
  const { key, values } = attribute;
  if (Object.hasOwn(BY_KEY, key)) return BY_KEY[key](attribute, place);
  const header = HEADER.exec(key);
  if (header) return headers(values, header[1].toLowerCase());
  const claims = CLAIMS.exec(key);
  if (claims) return claimTest(nestedNames(claims[1]), values);
  // Metadata of other filters is not simulated, so that the result is unknown.
  return key.startsWith('experimental.envoy.filters.') ? () => undefined : undefined;
}

/** Returns Envoy's test of an attribute; undefined for a key that istiod does not know. */
export function attributeTest(attribute: PolicyAttribute, place: PolicyPlace): FactTest | undefined {
  const test = positive(attribute, place);
  return test && attribute.negative ? (facts) => not(test(facts)) : test;
}
