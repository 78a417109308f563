import type { Destination, Verdict } from '../types';

/** Formats a destination in its shortest form: `orders subset v1`. */
export function shortDestination({ host, subset, port }: Partial<Destination>): string {
  const name = (host ?? 'nowhere').replace(/\.svc\.[^:]*$/, '');
  return `${name}${port === undefined ? '' : `:${port}`}${subset === undefined ? '' : ` subset ${subset}`}`;
}

const OUTCOMES: Readonly<Record<string, string>> = {
  'no-route': 'no route takes it (404)',
  'no-cluster': 'the proxy has no such destination',
  'no-endpoints': 'the destination has no pods',
  'black-hole': 'it is blocked, since the mesh does not know the host',
  'refused': 'the connection is refused',
  'no-listener': 'nothing listens on that port',
  'bad-request': 'the proxy answers that it is no valid request (400)',
  'unauthenticated': 'its token is refused (401)',
  'aborted': 'a fault aborts it',
  'cors-preflight': 'the proxy answers the preflight request',
  'allowed': 'it is allowed',
};

function deniedText(by: string | null | undefined): string {
  return by === null || by === undefined ? 'it is denied, since no ALLOW rule takes it' : `it is denied by ${by}`;
}

/** Properties of all verdicts that a description needs. */
interface Described extends Pick<Partial<Verdict>, 'passthrough' | 'weights' | 'destination' | 'code'> {
  readonly outcome: string;
  readonly by?: string | null;
  readonly location?: string;
}

const describeShare = (target: NonNullable<Verdict['weights']>[number]): string =>
  `${shortDestination(target)} ${target.weight}`;

/** Describes the outcome of a request, as the second half of a sentence. */
export function describeOutcome(verdict: Described): string {
  switch (verdict.outcome) {
    case 'forwarded':
      if (verdict.passthrough) return 'it passes to where it wanted to go';
      if (verdict.weights) return `it is split: ${verdict.weights.map(describeShare).join(', ')}`;
      return verdict.destination === undefined
        ? 'it reaches the pod'
        : `it goes to ${shortDestination(verdict.destination)}`;
    case 'denied':
      return deniedText(verdict.by);
    case 'redirected':
      return `it is redirected to ${verdict.location ?? ''}`;
    case 'direct-response':
      return `the proxy answers ${String(verdict.code)} itself`;
    default:
      return OUTCOMES[verdict.outcome] ?? `it is ${verdict.outcome}`;
  }
}

/** Reports whether a short name means a complete host. */
export const isHost = (whole: string, short: string): boolean => whole === short || whole.startsWith(`${short}.`);
