import { isOfRequest, policyRules, type PolicyRule } from '../../access/policy-rules';
import { isDryRun } from '../../access/ztunnel';
import { allOf, anyOf, type Tri } from '../../access/tri-state';
import { compareText, type ObjectFact } from '../../registry/objects';
import { fieldsOf, textOf } from '../../objects/read';
import type { Step } from '../types';
import type { ArrivalFacts } from './arrival-facts';
import { attributeTest, type PolicyPlace } from './attribute-tests';
import { whyNot, type TestedClauses } from './why-not';

export type Action = 'ALLOW' | 'DENY' | 'AUDIT' | 'CUSTOM';

/** Rule of a policy in the form of a proxy. */
export interface ProxyRule {
  /** Id of the rule: `shop/orders#0`. */
  readonly id: string;
  /** Name of the rule at the proxy, by which it orders rules. */
  readonly key: string;
  readonly source: string;
  readonly path: string;
  matches(facts: ArrivalFacts): Tri;
  /** Explains why the rule does not match. */
  whyNot(facts: ArrivalFacts): Step;
}

/** Policy in the form of a proxy, for requests and for connections. */
export interface ProxyPolicy {
  readonly object: ObjectFact;
  readonly action: Action;
  readonly dryRun: boolean;
  readonly provider: string;
  rules(layer: 'http' | 'tcp'): readonly ProxyRule[];
}

/** Compiles the clauses of a rule; undefined where the rule is dropped. */
function compileClauses(
  { clauses }: PolicyRule,
  place: PolicyPlace,
  layer: 'http' | 'tcp',
  action: Action,
): TestedClauses | undefined {
  const ofRequests = clauses.some(({ alternatives }) => alternatives.flat().some(isOfRequest));
  if (layer === 'tcp' && action === 'ALLOW' && ofRequests) return undefined;
  const compiled = clauses.map(({ alternatives }) =>
    alternatives.map((attributes) =>
      attributes
        .filter((attribute) => layer === 'http' || !isOfRequest(attribute))
        .map((attribute) => ({ attribute, test: attributeTest(attribute, place) })),
    ),
  );
  const isKnown = compiled.flat(2).every(({ test }) => test !== undefined);
  return isKnown ? (compiled as TestedClauses) : undefined;
}

function compileRule(rule: PolicyRule, object: ObjectFact, clauses: TestedClauses): ProxyRule {
  const { namespace, name, source } = object;
  return {
    id: `${namespace}/${name}#${rule.index}`,
    key: `ns[${namespace}]-policy[${name}]-rule[${rule.index}]`,
    source,
    path: rule.path,
    matches: (facts) =>
      allOf(clauses, (alternatives) => anyOf(alternatives, (tests) => allOf(tests, ({ test }) => test(facts)))),
    whyNot: (facts) => whyNot(source, rule.path, clauses, facts),
  };
}

/** Compiles a policy, each layer when it is first needed. */
export function proxyPolicy(object: ObjectFact, place: Omit<PolicyPlace, 'namespace'>): ProxyPolicy {
  const action = (textOf(object.spec, 'action') ?? 'ALLOW') as Action;
  const here = { ...place, namespace: object.namespace };
  const compiled = new Map<string, readonly ProxyRule[]>();
  const compile = (layer: 'http' | 'tcp') =>
    policyRules(object.spec).flatMap((rule) => {
      const clauses = compileClauses(rule, here, layer, action);
      return clauses === undefined ? [] : [compileRule(rule, object, clauses)];
    });
  return {
    object,
    action,
    dryRun: isDryRun(object.manifest),
    provider: textOf(fieldsOf(object.spec, 'provider'), 'name') ?? '',
    rules(layer) {
      let rules = compiled.get(layer);
      if (rules === undefined) compiled.set(layer, (rules = compile(layer)));
      return rules;
    },
  };
}

/** Returns the rules of policies in the order in which a proxy evaluates them. */
export const inOrder = (policies: readonly ProxyPolicy[], layer: 'http' | 'tcp'): readonly ProxyRule[] =>
  policies.flatMap((policy) => policy.rules(layer)).sort((a, b) => compareText(a.key, b.key));
