import type { PolicyAttribute, PolicyClause, PolicyRule } from './policy-rules';

/**
 * Evaluation of an attribute at the proxy that enforces a policy: `kept` as written; `omitted` as if it were absent;
 * `never` or `always` when the value that it is compared with never, or always, matches.
 */
export type Evaluation = 'kept' | 'omitted' | 'never' | 'always';

/**
 * Difference between an enforced rule and the written one. `nothing`: the rule never matches. `less`: one of its
 * alternatives never matches. `more`: it matches requests that it does not describe.
 */
export interface RuleEffect {
  readonly kind: 'nothing' | 'less' | 'more';
  /** Attributes that cause the difference; a problem is shown at the first one. */
  readonly lost: readonly PolicyAttribute[];
  /** Attributes that still have to match, for `more`. */
  readonly left: readonly PolicyAttribute[];
}

export interface EffectOptions {
  evaluationOf(attribute: PolicyAttribute, clause: PolicyClause): Evaluation;
  /**
   * True where an alternative without attributes always matches, as in Envoy; false where it never matches, as at
   * ztunnel.
   */
  readonly emptyMatches: boolean;
}

interface Alternative {
  readonly dead: boolean;
  readonly lost: readonly PolicyAttribute[];
  readonly left: readonly PolicyAttribute[];
}

/** Returns the differences between an enforced rule and the written one; empty when it is enforced as written. */
export function ruleEffects(rule: PolicyRule, options: EffectOptions): RuleEffect[] {
  const clauses = rule.clauses.map((clause) =>
    clause.alternatives.map((attributes) => alternative(attributes, clause, options)),
  );
  const dead = clauses.find((alternatives) => alternatives.every((one) => one.dead));
  if (dead) return [{ kind: 'nothing', lost: dead.flatMap(({ lost }) => lost), left: [] }];
  const left = clauses.flatMap((alternatives) => (alternatives.length === 1 ? alternatives[0].left : []));
  return clauses.flatMap((alternatives) =>
    alternatives
      .filter(({ lost }) => lost.length > 0)
      .map((one): RuleEffect =>
        one.dead
          ? { kind: 'less', lost: one.lost, left: [] }
          : { kind: 'more', lost: one.lost, left: alternatives.length === 1 ? left : [...one.left, ...left] },
      ),
  );
}

function alternative(
  attributes: readonly PolicyAttribute[],
  clause: PolicyClause,
  options: EffectOptions,
): Alternative {
  const fates = attributes.map((attribute) => ({ attribute, fate: options.evaluationOf(attribute, clause) }));
  const of = (...wanted: Evaluation[]) =>
    fates.filter(({ fate }) => wanted.includes(fate)).map(({ attribute }) => attribute);
  const [never, left, lost] = [of('never'), of('kept'), of('omitted', 'always')];
  if (never.length > 0) return { dead: true, lost: never, left: [] };
  const empty = left.length === 0 && lost.length > 0 && !options.emptyMatches && of('always').length === 0;
  return { dead: empty, lost, left };
}

const MAX_VALUES = 3;

/** Formats an attribute for messages: `ports 8080, 8081`. */
function shown({ name, negative, values }: PolicyAttribute): string {
  const some = values.slice(0, MAX_VALUES).join(', ') + (values.length > MAX_VALUES ? ', …' : '');
  return `${negative && !name.startsWith('not') ? 'not ' : ''}${name} ${some}`;
}

const everything = (left: readonly PolicyAttribute[]): string =>
  left.length === 0 ? 'everything' : `everything with ${left.map(shown).join(' and ')}`;

/** Describes the effect for callers, in a clause that follows "so that". */
export function effectInWords({ kind, left }: RuleEffect, action: 'ALLOW' | 'DENY'): string {
  if (kind === 'more')
    return `the rule ${action === 'DENY' ? 'denies' : 'allows'} more than it says: ${everything(left)}`;
  const subject = kind === 'nothing' ? 'the rule' : 'this alternative';
  return action === 'DENY'
    ? `${subject} never fires, and what it is to deny is let through`
    : `${subject} allows nothing`;
}
