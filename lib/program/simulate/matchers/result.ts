import { explanation } from '../questions/text';
import type { Step } from '../types';

/** What a matcher gives to its runner. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** What a runner gives to a matcher. */
export interface MatcherContext {
  readonly isNot?: boolean;
}

/** What all verdicts have. */
export interface AnyVerdict {
  readonly outcome: string;
  readonly because: readonly Step[];
  /** What was asked. */
  readonly asked?: string;
}

const isVerdict = (value: unknown): value is AnyVerdict =>
  typeof value === 'object' && value !== null && 'outcome' in value && Array.isArray((value as AnyVerdict).because);

/** The steps of a verdict under one word, so that the failure explains itself. */
export function becauseLines({ because }: AnyVerdict): string {
  const lines = explanation(because).split('\n');
  return lines.map((line, index) => `${index === 0 ? '  because  ' : '           '}${line}`).join('\n');
}

/** A result that fails, whether or not the matcher is turned round. */
export const failure = ({ isNot = false }: MatcherContext, message: string): MatcherResult => ({
  pass: isNot,
  message: () => message,
});

/** What a matcher wants of a verdict, and what the verdict has. */
export interface Expectation {
  /** `go to orders subset v2` */
  readonly wanted: string;
  /** `it goes to orders subset v1` */
  readonly found: string;
  readonly pass: boolean;
}

/**
 * Compares a verdict with what a test wants. A verdict that is not known fails both ways: a test that cannot be decided
 * has not passed.
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
