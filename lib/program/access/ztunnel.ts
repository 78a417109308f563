import { namespaceOf, type Fields } from '../objects/read';
import type { Manifest } from '../../model';
import { addressBlock } from './addresses';
import { policyRules, type PolicyAttribute, type PolicyClause, type PolicyRule } from './policy-rules';
import { allOf, anyOf, not, type Tri } from './tri-state';

/** Connection as ztunnel receives it. */
export interface Connection {
  /** Identity of the client's certificate, without `spiffe://`; undefined when the connection is not mTLS. */
  readonly principal?: string;
  /** Address of the client; undefined when it is not known. */
  readonly ip?: string;
  /** Address of the pod; undefined when it is not known. */
  readonly destinationIp?: string;
  /** Port of the pod. */
  readonly port: number;
}

/** Fields of sources and operations that istiod sends to ztunnel, each with the `not` form. */
const FIELDS: ReadonlySet<string> = new Set([
  ...['principals', 'namespaces', 'serviceAccounts', 'ipBlocks', 'ports'],
  ...['notPrincipals', 'notNamespaces', 'notServiceAccounts', 'notIpBlocks', 'notPorts'],
]);

/** Conditions that istiod sends to ztunnel. */
const CONDITIONS: ReadonlySet<string> = new Set([
  'source.ip',
  'source.namespace',
  'source.principal',
  'destination.ip',
  'destination.port',
]);

/** Reports whether istiod sends an attribute to ztunnel. One that it does not send has no effect. */
export const reachesZtunnel = ({ name }: PolicyAttribute, { place }: PolicyClause): boolean =>
  (place === 'when' ? CONDITIONS : FIELDS).has(name);

/** Fields that istiod omits without dropping the rule: an ALLOW rule with them stays. */
const LEFT_OUT_IN_SILENCE: ReadonlySet<string> = new Set(['trustDomains', 'notTrustDomains']);

/** Returns the attributes for which istiod leaves the whole rule out of an ALLOW policy. */
export function attributesThatDropARule({ clauses }: PolicyRule): PolicyAttribute[] {
  return clauses.flatMap((clause) =>
    clause.alternatives
      .flat()
      .filter((attribute) => !reachesZtunnel(attribute, clause) && !LEFT_OUT_IN_SILENCE.has(attribute.name)),
  );
}

/**
 * Returns ztunnel's test of a text: `*` for any but the empty one, a prefix or suffix match with a star at one end, or
 * an exact match.
 */
function textTest(value: string): (text: string) => boolean {
  if (value === '*') return (text) => text !== '';
  if (value.startsWith('*')) return (text) => text.endsWith(value.slice(1));
  if (value.endsWith('*')) return (text) => text.startsWith(value.slice(0, -1));
  return (text) => text === value;
}

type Test = (connection: Connection) => Tri;

const namespaceOfPrincipal = (principal: string | undefined): string => principal?.split('/')[2] ?? '';

function accountTest(value: string, namespace: string): Test {
  const slash = value.indexOf('/');
  const wanted =
    slash < 0 ? `/ns/${namespace}/sa/${value}` : `/ns/${value.slice(0, slash)}/sa/${value.slice(slash + 1)}`;
  return ({ principal }) => principal !== undefined && principal.slice(principal.indexOf('/')) === wanted;
}

/** Tests of one value, by the key of the attribute. */
const TESTS: Readonly<Record<string, (value: string, namespace: string) => Test>> = {
  'source.principal': (value) => {
    const test = textTest(value);
    return ({ principal }) => principal !== undefined && test(principal);
  },
  'source.namespace': (value) => {
    const test = textTest(value);
    return ({ principal }) => test(namespaceOfPrincipal(principal));
  },
  'source.serviceAccount': accountTest,
  'source.ip': (value) => {
    const test = addressBlock(value);
    return ({ ip }) => (test === undefined ? false : test(ip));
  },
  'destination.ip': (value) => {
    const test = addressBlock(value);
    return ({ destinationIp }) => (test === undefined ? false : test(destinationIp));
  },
  'destination.port': (value) => {
    const number = Number(value);
    return ({ port }) => port === number;
  },
};

/** Returns the test of one attribute that reaches ztunnel. */
export function ztunnelTest(attribute: PolicyAttribute, namespace: string): Test {
  const tests = attribute.values.map((value) => TESTS[attribute.key](value, namespace));
  return (connection) => {
    const found = anyOf(tests, (test) => test(connection));
    return attribute.negative ? not(found) : found;
  };
}

/** Rule in the form of ztunnel: clauses of alternatives of tests. */
type ZtunnelRule = readonly (readonly (readonly Test[])[])[];

/** AuthorizationPolicy in the form of ztunnel. */
export interface ZtunnelPolicy {
  /** Namespace and name: `NAMESPACE/NAME`. */
  readonly key: string;
  readonly action: 'ALLOW' | 'DENY';
  /** Rules that istiod sends, by their index in the policy. */
  readonly rules: ReadonlyMap<number, ZtunnelRule>;
}

/** Reports whether a policy is a dry run. */
export const isDryRun = ({ metadata }: Manifest): boolean => isTrue(metadata?.annotations?.['istio.io/dry-run']);

/** Reports whether Go's `strconv.ParseBool` parses a text as true. */
const isTrue = (value: unknown): boolean => typeof value === 'string' && /^(1|t|T|TRUE|true|True)$/.test(value);

/** Reports whether a policy has targets, so that istiod does not send it to ztunnel. */
export function hasTargets(spec: Fields): boolean {
  return (
    (Array.isArray(spec.targetRefs) && spec.targetRefs.length > 0) ||
    (spec.targetRef !== undefined && spec.targetRef !== null)
  );
}

/**
 * Converts an AuthorizationPolicy as istiod does for ztunnel; undefined when it is not sent: AUDIT, CUSTOM, dry runs,
 * policies with targets. The result was compared with istiod's own conversion and ztunnel's own evaluation
 * (test/ztunnel).
 */
export function ztunnelPolicy(policy: Manifest): ZtunnelPolicy | undefined {
  const spec = (policy.spec ?? {}) as Fields;
  const action = spec.action ?? 'ALLOW';
  if ((action !== 'ALLOW' && action !== 'DENY') || hasTargets(spec) || isDryRun(policy)) return undefined;
  const namespace = namespaceOf(policy);
  const sent = policyRules(spec).filter((rule) => action === 'DENY' || attributesThatDropARule(rule).length === 0);
  const rules = new Map(sent.map((rule) => [rule.index, ztunnelRule(rule, namespace)]));
  return { key: `${namespace}/${policy.metadata.name}`, action, rules };
}

const ztunnelRule = ({ clauses }: PolicyRule, namespace: string): ZtunnelRule =>
  clauses.map((clause) =>
    clause.alternatives.map((attributes) =>
      attributes
        .filter((attribute) => reachesZtunnel(attribute, clause))
        .map((attribute) => ztunnelTest(attribute, namespace)),
    ),
  );

/** Reports whether a rule matches: an alternative without tests is skipped. */
export function matchesRule(rule: ZtunnelRule, connection: Connection): Tri {
  return allOf(rule, (clause) =>
    anyOf(clause, (tests) => (tests.length === 0 ? false : allOf(tests, (test) => test(connection)))),
  );
}

/** Reports whether any rule of a policy matches. */
export const matchesPolicy = (policy: ZtunnelPolicy, connection: Connection): Tri =>
  anyOf([...policy.rules.values()], (rule) => matchesRule(rule, connection));
