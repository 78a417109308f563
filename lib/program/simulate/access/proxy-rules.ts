import { isOfRequest, policyRules } from '../../access/policy-rules';
import type { PolicyAttribute, PolicyClause, PolicyRule } from '../../access/policy-rules';
import { isDryRun } from '../../access/ztunnel';
import { allOf, anyOf } from '../../access/tri-state';
import type { Tri } from '../../access/tri-state';
import { compareText } from '../../registry/objects';
import type { ObjectFact } from '../../registry/objects';
import { fieldsOf, textOf } from '../../registry/read';
import type { ArrivalFacts } from './arrival-facts';
import { attributeTest } from './attribute-tests';
import type { FactTest, PolicyPlace } from './attribute-tests';

export type Action = 'ALLOW' | 'DENY' | 'AUDIT' | 'CUSTOM';

/** One rule of a policy as a proxy has it. */
export interface ProxyRule {
  /** `shop/orders#0` */
  readonly id: string;
  /** The name that the proxy has for it, by which it orders rules. */
  readonly key: string;
  readonly source: string;
  readonly path: string;
  matches(facts: ArrivalFacts): Tri;
}

/** A policy as a proxy has it, for requests and for connections. */
export interface ProxyPolicy {
  readonly object: ObjectFact;
  readonly action: Action;
  readonly dryRun: boolean;
  readonly provider: string;
  rules(layer: 'http' | 'tcp'): readonly ProxyRule[];
}

const isRequestOnly = (attribute: PolicyAttribute): boolean => isOfRequest(attribute);

/** Compiles a clause; undefined where an ALLOW rule is left out for connections. */
function compileClause(
  { alternatives }: PolicyClause,
  keep: (attribute: PolicyAttribute) => boolean,
  place: PolicyPlace,
): FactTest | undefined {
  const compiled = alternatives.map((attributes) => attributes.filter(keep).map((one) => attributeTest(one, place)));
  if (compiled.some((tests) => tests.includes(undefined))) return undefined;
  const known = compiled as FactTest[][];
  return (facts) => anyOf(known, (tests) => allOf(tests, (test) => test(facts)));
}

function compileRule(rule: PolicyRule, place: PolicyPlace, layer: 'http' | 'tcp', action: Action) {
  const attributes = rule.clauses.flatMap(({ alternatives }) => alternatives.flat());
  if (layer === 'tcp' && action === 'ALLOW' && attributes.some(isRequestOnly)) return undefined;
  const keep = (attribute: PolicyAttribute) => layer === 'http' || !isRequestOnly(attribute);
  const clauses = rule.clauses.map((clause) => compileClause(clause, keep, place));
  if (clauses.includes(undefined)) return undefined;
  return (facts: ArrivalFacts) => allOf(clauses as FactTest[], (clause) => clause(facts));
}

/** Compiles a policy, each layer when it is first needed. */
export function proxyPolicy(object: ObjectFact, place: Omit<PolicyPlace, 'namespace'>): ProxyPolicy {
  const action = (textOf(object.spec, 'action') ?? 'ALLOW') as Action;
  const here = { ...place, namespace: object.namespace };
  const compiled = new Map<string, readonly ProxyRule[]>();
  const compile = (layer: 'http' | 'tcp') =>
    policyRules(object.spec)
      .flatMap((rule): ProxyRule[] => {
        const matches = compileRule(rule, here, layer, action);
        if (matches === undefined) return [];
        const id = `${object.namespace}/${object.name}#${rule.index}`;
        const key = `ns[${object.namespace}]-policy[${object.name}]-rule[${rule.index}]`;
        return [{ id, key, source: object.source, path: rule.path, matches }];
      })
      .sort((a, b) => compareText(a.key, b.key));
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
