import type { PodFact } from '../../registry/pods';
import { step } from '../explain';
import type { ProxyRequest } from '../types';
import type { Journeys } from './journey';
import { checkParts, claimsOf } from './parse';
import type { Callee, Caller, Parties } from './parties';
import { questionProblem, refuse } from './problems';
import type { AccessOptions, AccessVerdict, From, RequestVerdict } from './types';
import type { Handlers } from '../handlers';

const ALLOWED: ReadonlySet<string> = new Set([
  'forwarded',
  'aborted',
  'redirected',
  'direct-response',
  'cors-preflight',
  'no-route',
  'no-cluster',
  'no-endpoints',
]);
const STOPPED: ReadonlySet<string> = new Set(['denied', 'unauthenticated', 'refused', 'unknown']);

/** Access question about a callee. */
export interface AccessQuestion {
  readonly method: string;
  readonly path: string;
  readonly options: AccessOptions;
}

/** Answers access questions: whether callees allow callers. */
export class AccessQuestions {
  constructor(
    private readonly handlers: Handlers,
    private readonly journeys: Journeys,
    private readonly parties: Parties,
  ) {}

  can(from: From, to: string, question: AccessQuestion): AccessVerdict {
    checkParts(question.method, question.options.headers);
    return this.decide(this.parties.caller(from), this.parties.callee(to), question);
  }

  decide(caller: Caller, callee: Callee, question: AccessQuestion): AccessVerdict {
    const port = question.options.port ?? callee.service?.ports[0]?.number;
    if (port === undefined)
      return refuse(
        questionProblem(
          'port',
          'port',
          undefined,
          `${callee.title} is a workload, of which no port is asked for`,
          'name the port of the pod',
        ),
      );
    const request = requestOf(caller, callee, { ...question, port });
    const waypoint =
      caller.mode === 'ambient' && callee.service !== undefined ? this.journeys.waypoint(callee.service) : undefined;
    if (waypoint === undefined) return this.atPods(caller, callee.pods, request, port);
    const at = { kind: 'waypoint', namespace: waypoint.namespace, name: waypoint.name } as const;
    const first = this.handlers.handle({ ...request, from: { ...request.from, ...identity(caller) }, at });
    if (STOPPED.has(first.outcome)) return { ...verdictOf(first), where: 'waypoint' };
    const principal = this.parties.gatewayIdentity(at);
    return this.atPods({ ...caller, principal }, callee.pods, request, port);
  }

  private atPods(
    caller: Caller,
    pods: readonly PodFact[],
    request: Omit<ProxyRequest, 'at'>,
    port: number,
  ): AccessVerdict {
    if (pods.length === 0)
      return {
        outcome: 'unknown',
        because: [step('the program has no pods of the callee, so that there is no proxy to ask')],
      };
    const client = {
      ...identity(caller),
      ...(caller.ip === undefined ? {} : { ip: caller.ip }),
      mtls: caller.mode !== 'none' || caller.principal !== undefined,
      tls: 'plaintext' as const,
    };
    const verdicts = pods.map((pod) => verdictOf(this.journeys.atPod({ request, client }, { pod, port, tls: 'AUTO' })));
    const [first, ...rest] = verdicts;
    const other = rest.find(({ outcome }) => outcome !== first.outcome);
    if (other === undefined) return first;
    return {
      outcome: 'unknown',
      because: [step('the pods of the callee do not decide alike'), ...first.because, ...other.because],
    };
  }
}

const identity = ({ principal }: Caller): { principal?: string } => (principal === undefined ? {} : { principal });

function requestOf(
  { ip, jwt }: Caller,
  { service, title }: Callee,
  { method, path, options, port }: AccessQuestion & { port: number },
): Omit<ProxyRequest, 'at'> {
  const claims = claimsOf(options.jwt) ?? jwt;
  const address = options.ip ?? ip;
  return {
    host: service?.hostname ?? title.slice(title.indexOf('/') + 1),
    port,
    path,
    method,
    headers: { ...options.headers, ...(options.host === undefined ? {} : { host: options.host }) },
    from: { ...(address === undefined ? {} : { ip: address }), ...(claims === undefined ? {} : { jwt: claims }) },
  };
}

/** Returns the access part of a verdict. */
function verdictOf({ outcome, by, where, encrypted, because }: RequestVerdict): AccessVerdict {
  return {
    outcome: ALLOWED.has(outcome)
      ? 'allowed'
      : STOPPED.has(outcome)
        ? (outcome as AccessVerdict['outcome'])
        : 'unknown',
    ...(by === undefined ? {} : { by }),
    ...(where === undefined ? {} : { where }),
    ...(encrypted === undefined ? {} : { encrypted }),
    because,
  };
}
