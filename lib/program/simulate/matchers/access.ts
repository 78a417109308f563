import { formatProblem } from '../../../model';
import type { SimulatedMesh } from '../simulate';
import type { RequestVerdict, Where } from '../questions/types';
import { describeOutcome } from './describe';
import { compare, failure, type AnyVerdict, type Expectation, type MatcherContext, type MatcherResult } from './result';

/** Policy and proxy that a test expects to decide. */
export interface DecidedBy {
  /** `NAMESPACE/POLICY`, or `NAMESPACE/POLICY#RULE`. */
  readonly by?: string | null;
  readonly where?: Where;
}

const asVerdict = (verdict: AnyVerdict): RequestVerdict => verdict as unknown as RequestVerdict;

const isBy = (by: string | null | undefined, wanted: string | null | undefined): boolean =>
  wanted === undefined ||
  by === wanted ||
  (typeof by === 'string' && typeof wanted === 'string' && !wanted.includes('#') && by.startsWith(`${wanted}#`));

function decided(any: AnyVerdict, wanted: string, outcomes: readonly string[], { by, where }: DecidedBy): Expectation {
  const verdict = asVerdict(any);
  const pass =
    outcomes.includes(any.outcome) && isBy(verdict.by, by) && (where === undefined || verdict.where === where);
  const byText = by === undefined ? '' : by === null ? ' since no rule takes it' : ` by ${by}`;
  const whereText = where === undefined ? '' : ` at the ${where}`;
  const found =
    typeof verdict.by === 'string' && any.outcome !== 'denied'
      ? `${describeOutcome(verdict)} (by ${verdict.by})`
      : describeOutcome(verdict);
  const foundWhere = verdict.where === undefined ? '' : ` at the ${verdict.where}`;
  return { wanted: `be ${wanted}${byText}${whereText}`, found: found + foundWhere, pass };
}

const isMesh = (value: unknown): value is SimulatedMesh =>
  typeof value === 'object' && value !== null && typeof (value as SimulatedMesh).unenforced === 'function';

/** Matchers of access decisions. */
export const accessMatchers = {
  toBeAllowed(this: MatcherContext, received: unknown, options: DecidedBy = {}): MatcherResult {
    return compare(this, received, (verdict) => decided(verdict, 'allowed', ['allowed', 'forwarded'], options));
  },
  toBeDenied(this: MatcherContext, received: unknown, options: DecidedBy = {}): MatcherResult {
    return compare(this, received, (verdict) => decided(verdict, 'denied', ['denied'], options));
  },
  /** Matches a connection that is closed before any policy: no mTLS, another trust domain, an unknown server name. */
  toBeRefused(this: MatcherContext, received: unknown, { where }: Pick<DecidedBy, 'where'> = {}): MatcherResult {
    return compare(this, received, (verdict) =>
      decided(verdict, 'refused', ['refused'], where === undefined ? {} : { where }),
    );
  },
  toNeedToken(this: MatcherContext, received: unknown): MatcherResult {
    return compare(this, received, (verdict) =>
      decided(verdict, 'sent away for want of a good token', ['unauthenticated'], {}),
    );
  },
  toBeEncrypted(this: MatcherContext, received: unknown): MatcherResult {
    return compare(this, received, (any) => {
      const { encrypted, tls } = asVerdict(any);
      const pass = encrypted === true || tls === 'ISTIO_MUTUAL';
      return { wanted: 'be encrypted by the mesh', found: pass ? 'it is' : 'it is not', pass };
    });
  },
  /** Matches a mesh in which every policy and route is enforced by a proxy. */
  toEnforceEverything(this: MatcherContext, received: unknown): MatcherResult {
    if (!isMesh(received)) return failure(this, 'a mesh is needed: what simulate(...) or meshOf(...) returns');
    const findings = received.unenforced();
    const list = findings.map((finding) => `- ${formatProblem(finding)}`).join('\n');
    return {
      pass: findings.length === 0,
      message: () =>
        findings.length === 0
          ? 'expected something that no proxy carries out, but there is nothing'
          : `expected everything to be carried out, but not so:\n${list}`,
    };
  },
};
