import type { AccessQuestions } from '../../simulate/questions/access';
import type { Caller } from '../../simulate/questions/parties';
import type { AccessVerdict } from '../../simulate/questions/types';
import type { ObjectFact } from '../../registry/objects';
import { dependsOnRequests, type Hop, type IdentityRules } from './acting';
import type { CalleeFacts } from './callees';
import { callerOf, PLAIN, type CallerClass, type CallerMode } from './callers';
import type { IdentitySets } from './identity-sets';
import { probesOf, probeText, type Probe } from './probes';

/** Whether a service takes requests of a caller, proven by the simulation; else the reason why it is not known. */
export interface CallOutcome {
  readonly outcome: 'allowed' | 'denied' | 'unknown';
  /** Requests that are allowed, where others that were tried are not. */
  readonly only?: string;
  readonly why?: string;
}

/** Outcomes for all callers of one service, and of those that decide alike. */
export interface Outcomes {
  /** Callers that a policy names; the others of one mode are alike. */
  readonly named: ReadonlyMap<CallerClass, string>;
  readonly of: (caller: CallerClass) => CallOutcome;
  readonly plain: CallOutcome;
}

/** Policies that decide, and the identity that arrives there. */
interface Path {
  readonly caller: Caller;
  readonly atWaypoint?: Passed | undefined;
  readonly atPods: readonly Passed[];
}

/** Policies at a proxy, and the identity that it sees. */
interface Passed {
  readonly hop: Hop;
  readonly principal: string;
}

const DENIED: ReadonlySet<string> = new Set(['denied', 'refused', 'unauthenticated']);

/** Asker of the simulation about callers that no policy tells apart, once for all of them. */
export class Verdicts {
  constructor(
    private readonly questions: AccessQuestions,
    private readonly sets: IdentitySets,
    private readonly rules: IdentityRules,
    private readonly waypointIdentity: (waypoint: ObjectFact) => string,
  ) {}

  of(callee: CalleeFacts): Outcomes {
    const hops = [...callee.atPods, ...(callee.atWaypoint === undefined ? [] : [callee.atWaypoint])];
    const named = this.sets.named(hops);
    const probes = probesOf(hops);
    const made = new Map<string, CallOutcome>();
    return {
      named,
      of: (caller) => {
        const key = `${caller.mode}${named.get(caller) ?? ''}`;
        let outcome = made.get(key);
        if (outcome === undefined) made.set(key, (outcome = this.outcome(callee, caller, probes)));
        return outcome;
      },
      plain: this.asked(callee, plainPath(callee), probes),
    };
  }

  private outcome(callee: CalleeFacts, caller: CallerClass, probes: readonly Probe[]): CallOutcome {
    if (caller.mode !== 'uncertain') return this.asked(callee, this.path(callee, caller, caller.mode), probes);
    const sidecar = this.asked(callee, this.path(callee, caller, 'sidecar'), probes);
    const plain = this.asked(callee, plainPath(callee), probes);
    return sidecar.outcome === plain.outcome
      ? sidecar
      : { outcome: 'unknown', why: 'it is not known whether the caller is in the mesh' };
  }

  private path(callee: CalleeFacts, caller: CallerClass, mode: Exclude<CallerMode, 'uncertain'>): Path {
    const { waypoint, atWaypoint, atPods, gatewaysUseWaypoint } = callee;
    const viaWaypoint = mode === 'ambient' || (mode === 'gateway' && gatewaysUseWaypoint);
    const from = callerOf(caller, viaWaypoint ? 'ambient' : 'sidecar');
    const passes = viaWaypoint && waypoint !== undefined && atWaypoint !== undefined;
    const arriving = passes ? this.waypointIdentity(waypoint) : caller.principal;
    return {
      caller: from,
      ...(passes ? { atWaypoint: { hop: atWaypoint, principal: caller.principal } } : {}),
      atPods: atPods.map((hop) => ({ hop, principal: arriving })),
    };
  }

  private asked(callee: CalleeFacts, path: Path, probes: readonly Probe[]): CallOutcome {
    // Where policies deny a caller whatever it asks for, one request confirms it.
    const first = this.deniesAll(path) ? this.tried(callee, path, probes.slice(0, 1)) : undefined;
    return first?.outcome === 'denied' ? first : this.tried(callee, path, probes);
  }

  private tried({ callee, service }: CalleeFacts, path: Path, probes: readonly Probe[]): CallOutcome {
    const verdicts = service.ports.flatMap(({ number: port }) =>
      probes.map((probe) => {
        const { host, headers } = probe;
        const options = {
          port,
          ...(host === undefined ? {} : { host }),
          ...(headers === undefined ? {} : { headers }),
        };
        return { port, probe, verdict: this.questions.decide(path.caller, callee, { ...probe, options }) };
      }),
    );
    const allowed = verdicts.filter(({ verdict }) => verdict.outcome === 'allowed');
    if (allowed.length > 0) {
      const isPart = allowed.length < verdicts.length;
      const text = allowed.map(({ port, probe }) => (service.ports.length > 1 ? `${port} ` : '') + probeText(probe));
      return { outcome: 'allowed', ...(isPart ? { only: text.join(', ') } : {}) };
    }
    const open = verdicts.find(({ verdict }) => !DENIED.has(verdict.outcome));
    if (open !== undefined) return { outcome: 'unknown', why: lastReason(open.verdict) };
    if (verdicts.every(({ verdict }) => verdict.outcome === 'refused')) return { outcome: 'denied' };
    return this.isProven(
      path,
      verdicts.map(({ verdict }) => verdict),
    )
      ? { outcome: 'denied' }
      : { outcome: 'unknown', why: `policies decide by the request: ${probes.map(probeText).join(', ')} are denied` };
  }

  /** Reports whether the policies on the way deny every request, by the identity of the caller alone. */
  private deniesAll({ atWaypoint, atPods }: Omit<Path, 'caller'>): boolean {
    const denies = (passed: Passed) => this.rules.deniesAll(passed.hop, passed.principal);
    return (atWaypoint !== undefined && denies(atWaypoint)) || (atPods.length > 0 && atPods.every(denies));
  }

  /** Reports whether the denial of some requests proves that of all others. */
  private isProven({ atWaypoint, atPods }: Path, verdicts: readonly AccessVerdict[]): boolean {
    const isFixed = ({ hop }: Passed) => !dependsOnRequests(hop);
    const deniesAll = ({ hop, principal }: Passed) => this.rules.deniesAll(hop, principal);
    if (this.deniesAll({ atWaypoint, atPods })) return true;
    if ((atWaypoint === undefined || isFixed(atWaypoint)) && atPods.every(isFixed)) return true;
    const reachesPods = verdicts.some(({ where }) => where !== 'waypoint');
    return atPods.length > 0 && atPods.every((pod) => deniesAll(pod) || (reachesPods && isFixed(pod)));
  }
}

const plainPath = ({ atPods }: CalleeFacts): Path => ({
  caller: PLAIN,
  atPods: atPods.map((hop) => ({ hop, principal: '' })),
});

function lastReason({ because }: AccessVerdict): string {
  const last = because[because.length - 1];
  return last === undefined ? 'the simulation gives no verdict' : `${last.object ?? ''} ${last.text}`.trim();
}
