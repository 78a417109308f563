import type { AccessDecision } from './access';
import type { ServerDetails, Verdict } from './types';

/** Other policies that matched, where there are any. */
function otherPolicies({ audit, dryRun, custom }: AccessDecision): ServerDetails {
  return {
    ...(audit === undefined ? {} : { audit }),
    ...(dryRun === undefined ? {} : { dryRun }),
    ...(custom === undefined ? {} : { custom }),
  };
}

/** What becomes of an arrival that policies decide on first; only what they allow goes on. */
export function withAccess(access: AccessDecision, details: ServerDetails, goOn: () => Verdict): Verdict {
  const others = otherPolicies(access);
  switch (access.outcome) {
    case 'allowed': {
      const verdict = goOn();
      const by = access.by === undefined ? {} : { by: access.by };
      return { ...verdict, ...details, ...others, ...by, because: [...access.because, ...verdict.because] } as Verdict;
    }
    case 'denied':
      return {
        outcome: 'denied',
        ...details,
        ...others,
        by: access.by,
        because: access.because,
        ...(access.code === undefined ? {} : { code: access.code }),
      };
    case 'unauthenticated':
      return { outcome: 'unauthenticated', ...details, ...others, code: access.code, because: access.because };
    default:
      return { outcome: access.outcome, because: access.because };
  }
}
