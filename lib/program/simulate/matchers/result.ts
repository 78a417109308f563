import { explanation } from '../questions/text';
import type { Step } from '../types';

/** Result that a matcher returns to its runner. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** Context that a runner passes to a matcher. */
export interface MatcherContext {
  readonly isNot?: boolean;
}

/** Properties that all verdicts have. */
export interface AnyVerdict {
  readonly outcome: string;
  readonly because: readonly Step[];
  /** Text of the simulated question. */
  readonly asked?: string;
}

const isVerdict = (value: unknown): value is AnyVerdict =>
  typeof value === 'object' && value !== null && 'outcome' in value && Array.isArray((value as AnyVerdict).because);

/** Formats the steps of a verdict, so that a failure explains itself. */
export function becauseLines({ because }: AnyVerdict): string {
  const lines = explanation(because).split('\n');
  return lines.map((line, index) => `${index === 0 ? '  because  ' : '           '}${line}`).join('\n');
}

/** Returns a result that fails, even for a negated matcher. */
export const failure = ({ isNot = false }: MatcherContext, message: string): MatcherResult => ({
  pass: isNot,
  message: () => message,
});

/** Expectation of a matcher, and the actual outcome. */
export interface Expectation {
  /** Expected outcome: `go to orders subset v2`. */
  readonly wanted: string;
  /** Actual outcome: `it goes to orders subset v1`. */
  readonly found: string;
  readonly pass: boolean;
}

/**
 * Compares a verdict with the expectation of a test. An unknown verdict fails the negated matcher too: a test that
 * cannot be decided has not passed.
 */
export function compare(
  context: MatcherContext,
  received: unknown,
  expectation: (verdict: AnyVerdict) => Expectation,
): MatcherResult {
  if (!isVerdict(received))
    return failure(context, 'a verdict is needed: what mesh.request(...), mesh.route(...) or mesh.can(...) returns');
  const asked = received.asked ?? 'the request';
  if (received.outcome === 'unknown') {
    return failure(context, `what becomes of ${asked} is not known\n${becauseLines(received)}`);
  }
  const { wanted, found, pass } = expectation(received);
  const not = context.isNot ? 'not ' : '';
  return { pass, message: () => `expected ${asked} ${not}to ${wanted}, but ${found}\n${becauseLines(received)}` };
}
