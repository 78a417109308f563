import type { AccessDecision } from './access';
import type { ServerDetails, Step, Verdict } from './types';

/** Returns other policies that matched, where there are any. */
function otherPolicies({ audit, dryRun, custom }: AccessDecision): ServerDetails {
  return {
    ...(audit === undefined ? {} : { audit }),
    ...(dryRun === undefined ? {} : { dryRun }),
    ...(custom === undefined ? {} : { custom }),
  };
}

/** Arrival of a request at the policies. */
interface Arrived {
  /** Steps so far, which precede those of the policies. */
  readonly steps: readonly Step[];
  readonly details?: ServerDetails;
}

/**
 * Returns the verdict of the policies on an arrival; an allowed one continues, with the same steps in front of the
 * later ones.
 */
export function withAccess(access: AccessDecision, arrived: Arrived, goOn: () => Verdict): Verdict {
  const { details = {} } = arrived;
  const others = otherPolicies(access);
  const steps = [...arrived.steps];
  const because = [...steps, ...access.because];
  switch (access.outcome) {
    case 'allowed': {
      const verdict = goOn();
      const by = access.by === undefined ? {} : { by: access.by };
      const after = verdict.because.slice(steps.length);
      return { ...verdict, ...details, ...others, ...by, because: [...because, ...after] } as Verdict;
    }
    case 'denied':
      return {
        outcome: 'denied',
        ...details,
        ...others,
        by: access.by,
        because,
        ...(access.code === undefined ? {} : { code: access.code }),
      };
    case 'unauthenticated':
      return { outcome: 'unauthenticated', ...details, ...others, code: access.code, because };
    default:
      return { outcome: access.outcome, because };
  }
}
