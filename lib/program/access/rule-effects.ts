import type { PolicyAttribute, PolicyClause, PolicyRule } from './policy-rules';

/**
 * What becomes of an attribute where a policy is carried out: `kept` as written; `omitted` as if it were not there;
 * `never` or `always` when it is compared with something that never, or always, matches.
 */
export type Fate = 'kept' | 'omitted' | 'never' | 'always';

/**
 * How a rule differs from what is written. `nothing`: the rule never matches. `less`: one of its alternatives never
 * matches. `more`: it matches what it does not name.
 */
export interface RuleEffect {
  readonly kind: 'nothing' | 'less' | 'more';
  /** The attributes that make the difference; the first one is where a problem is shown. */
  readonly lost: readonly PolicyAttribute[];
  /** What still has to match, for `more`. */
  readonly left: readonly PolicyAttribute[];
}

export interface EffectOptions {
  fateOf(attribute: PolicyAttribute, clause: PolicyClause): Fate;
  /** Whether an alternative of which nothing is left never matches, as at ztunnel, or always, as in Envoy. */
  readonly emptyMatches: boolean;
}

interface Alternative {
  readonly dead: boolean;
  readonly lost: readonly PolicyAttribute[];
  readonly left: readonly PolicyAttribute[];
}

/** Returns how a rule differs from what is written; nothing when it is carried out as it stands. */
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
  const fates = attributes.map((attribute) => ({ attribute, fate: options.fateOf(attribute, clause) }));
  const of = (...wanted: Fate[]) => fates.filter(({ fate }) => wanted.includes(fate)).map(({ attribute }) => attribute);
  const [never, left, lost] = [of('never'), of('kept'), of('omitted', 'always')];
  if (never.length > 0) return { dead: true, lost: never, left: [] };
  const empty = left.length === 0 && lost.length > 0 && !options.emptyMatches && of('always').length === 0;
  return { dead: empty, lost, left };
}

const MAX_VALUES = 3;

/** An attribute in words: `ports 8080, 8081`. */
function shown({ name, negative, values }: PolicyAttribute): string {
  const some = values.slice(0, MAX_VALUES).join(', ') + (values.length > MAX_VALUES ? ', …' : '');
  return `${negative && !name.startsWith('not') ? 'not ' : ''}${name} ${some}`;
}

const everything = (left: readonly PolicyAttribute[]): string =>
  left.length === 0 ? 'everything' : `everything with ${left.map(shown).join(' and ')}`;

/** What an effect means for callers, in words that follow "so that". */
export function effectInWords({ kind, left }: RuleEffect, action: 'ALLOW' | 'DENY'): string {
  if (kind === 'more')
    return `the rule ${action === 'DENY' ? 'denies' : 'allows'} more than it says: ${everything(left)}`;
  const subject = kind === 'nothing' ? 'the rule' : 'this alternative';
  return action === 'DENY'
    ? `${subject} never fires, and what it is to deny is let through`
    : `${subject} allows nothing`;
}
