import type { Manifest, Problem } from '../../../../model';
import { attributesThatDropARule, isDryRun, reachesZtunnel } from '../../../access/ztunnel';
import {
  isOfRequest,
  policyRules,
  type PolicyAttribute,
  type PolicyClause,
  type PolicyRule,
} from '../../../access/policy-rules';
import { effectInWords, ruleEffects, type Evaluation, type RuleEffect } from '../../../access/rule-effects';
import { fieldsOf, namespaceOf, textOf } from '../../../objects/read';
import type { AmbientCode } from '../../../problems.data';
import { podsOfPolicy, problemOf, useWaypoint, type AmbientMesh } from '../mesh';
import { neverMatchesAtZtunnel } from './principals';
import { podPorts } from '../services';

const AMBIENT_PODS = 'its pods are in ambient mode, and';

/** Checks an AuthorizationPolicy for ambient pods against ztunnel, which evaluates connections, not requests. */
export function ztunnelProblems(policy: Manifest, mesh: AmbientMesh): Problem[] {
  const spec = fieldsOf(policy, 'spec');
  const action = textOf(spec, 'action') ?? 'ALLOW';
  const fix = useWaypoint(namespaceOf(policy), mesh);
  if (isDryRun(policy)) return mesh.settings.istiod.dryRunAtZtunnel ? [] : [dryRunProblem(policy, fix)];
  if (action !== 'ALLOW' && action !== 'DENY') return [actionProblem(policy, action, fix)];
  const ports = new PodPorts(policy, mesh);
  return policyRules(spec).flatMap((rule) => ruleProblems(policy, action, rule, { mesh, ports, fix }));
}

function dryRunProblem(policy: Manifest, fix: string): Problem {
  const path = 'metadata.annotations["istio.io/dry-run"]';
  const message =
    `${AMBIENT_PODS} istiod does not send dry runs to ztunnel, so that nobody logs what the ` + 'policy would do';
  const found = policy.metadata.annotations?.['istio.io/dry-run'];
  return problemOf(policy, { code: 'dry-run', severity: 'warning', path, found, message, fix });
}

/** Returns the problem of an action that ztunnel does not support: AUDIT only logs; CUSTOM would restrict callers. */
function actionProblem(policy: Manifest, action: string, fix: string): Problem {
  const message = `${AMBIENT_PODS} ztunnel only knows ALLOW and DENY`;
  const severity = action === 'AUDIT' ? 'warning' : 'error';
  return problemOf(policy, { code: 'not-enforced', severity, path: 'spec.action', found: action, message, fix });
}

interface RuleContext {
  readonly mesh: AmbientMesh;
  readonly ports: PodPorts;
  readonly fix: string;
}

function ruleProblems(policy: Manifest, action: 'ALLOW' | 'DENY', rule: PolicyRule, context: RuleContext): Problem[] {
  const dropping = action === 'ALLOW' ? attributesThatDropARule(rule) : [];
  if (dropping.length > 0) return [droppedRule(policy, dropping, context.fix)];
  const evaluationOf = (attribute: PolicyAttribute, clause: PolicyClause): Evaluation =>
    reachesZtunnel(attribute, clause) ? valueEvaluation(attribute, context) : 'omitted';
  return ruleEffects(rule, { evaluationOf: evaluationOf, emptyMatches: false }).map((effect) => {
    const [first] = effect.lost;
    const reason = reasonOf(effect, context);
    const message = `${reason.message}, so that ${effectInWords(effect, action)}`;
    return problemOf(policy, { code: reason.code, path: first.path, found: reason.found, message, fix: reason.fix });
  });
}

/**
 * Returns the problem of an ALLOW rule with attributes that ztunnel does not have: istiod drops the rule with all its
 * sources and operations.
 */
function droppedRule(policy: Manifest, dropping: readonly PolicyAttribute[], fix: string): Problem {
  const message = `${AMBIENT_PODS} ztunnel leaves out a rule with this condition, so that it allows nothing`;
  const [{ path, name }] = dropping;
  return problemOf(policy, { code: codeOf(dropping), path, found: name, message, fix });
}

const codeOf = (lost: readonly PolicyAttribute[]): AmbientCode =>
  lost.some((attribute) => isOfRequest(attribute) || attribute.key === 'remote.ip')
    ? 'http-attribute'
    : 'unknown-attribute';

interface Reason {
  readonly code: AmbientCode;
  readonly message: string;
  readonly found: unknown;
  readonly fix: string;
}

function reasonOf({ kind, lost }: RuleEffect, { mesh, ports, fix }: RuleContext): Reason {
  const [first] = lost;
  if (first.key === 'destination.port') return ports.reason(first);
  if (first.key === 'source.principal') {
    const never = neverMatchesAtZtunnel(first, mesh.settings);
    if (never)
      return { code: 'principal', message: `${AMBIENT_PODS} ${never.message}`, found: first.values, fix: never.fix };
  }
  const names = [...new Set(lost.map(({ name }) => name))];
  const condition = names.length === 1 ? 'this condition' : names.join(' and ');
  const rest = kind === 'more' ? '' : ' and passes over what is then empty';
  return {
    code: codeOf(lost),
    message: `${AMBIENT_PODS} ztunnel leaves ${condition} out${rest}`,
    found: first.name,
    fix,
  };
}

/** Returns how ztunnel evaluates the values of an attribute that it supports. */
function valueEvaluation(attribute: PolicyAttribute, { mesh, ports }: RuleContext): Evaluation {
  const never =
    attribute.key === 'destination.port'
      ? ports.areOfServices(attribute)
      : neverMatchesAtZtunnel(attribute, mesh.settings);
  if (!never) return 'kept';
  return attribute.negative ? 'always' : 'never';
}

/** Ports of the pods of a policy, as their services and containers declare them. */
class PodPorts {
  private known:
    { readonly pod: ReadonlySet<number>; readonly service: ReadonlyMap<number, readonly number[]> } | undefined;

  constructor(
    private readonly policy: Manifest,
    private readonly mesh: AmbientMesh,
  ) {}

  private get ports() {
    if (this.known) return this.known;
    const pods = podsOfPolicy(this.policy, this.mesh).filter((pod) => this.mesh.planes.modeOf(pod) === 'ambient');
    const pod = new Set(pods.flatMap(({ ports }) => ports.map(({ number }) => number)));
    const service = new Map<number, readonly number[]>();
    for (const { ports } of new Set(pods.flatMap((one) => this.mesh.services.of(one)))) {
      for (const port of ports) {
        const targets = podPorts(port, pods);
        targets.forEach((target) => pod.add(target));
        service.set(port.number, [...(service.get(port.number) ?? []), ...targets]);
      }
    }
    return (this.known = { pod, service });
  }

  /** Reports whether all ports of an attribute are ports of services, and none of them one of the pods. */
  areOfServices({ values }: PolicyAttribute): boolean {
    const { pod, service } = this.ports;
    return values.every((value) => !pod.has(Number(value)) && (service.get(Number(value)) ?? []).length > 0);
  }

  reason({ values }: PolicyAttribute): Reason {
    const targets = [...new Set(values.flatMap((value) => this.ports.service.get(Number(value)) ?? []))];
    const shown = targets.join(', ');
    const message =
      `${AMBIENT_PODS} ztunnel compares with the port of the pod (${shown}), not with that of ` + 'the Service';
    return {
      code: 'port',
      message,
      found: values,
      fix: `write ${targets.map((port) => JSON.stringify(String(port))).join(', ')}`,
    };
  }
}
