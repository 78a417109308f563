import type { Manifest, Problem } from '../../../../model';
import { isOfRequest, policyRules, type PolicyAttribute } from '../../../access/policy-rules';
import { effectInWords, ruleEffects, type Evaluation } from '../../../access/rule-effects';
import { fieldsOf, textOf } from '../../../objects/read';
import type { AmbientCode } from '../../../problems.data';
import { problemOf, type AmbientMesh } from '../mesh';
import { podPorts, podsOf, shownService, type ServiceView } from '../services';

interface Reason {
  readonly code: AmbientCode;
  readonly message: string;
  readonly found: unknown;
  readonly fix: string;
}

/** Checks an AuthorizationPolicy that is attached to services against the waypoint that enforces it. */
export function waypointRuleProblems(policy: Manifest, services: readonly ServiceView[], mesh: AmbientMesh): Problem[] {
  const spec = fieldsOf(policy, 'spec');
  const action = textOf(spec, 'action') ?? 'ALLOW';
  if (action !== 'ALLOW' && action !== 'DENY') return [];
  const rules = policyRules(spec);
  const request = rules.flatMap((rule) => {
    const evaluationOf = (attribute: PolicyAttribute): Evaluation => {
      if (reasonAt(attribute, services, mesh) === undefined) return 'kept';
      return attribute.negative ? 'always' : 'never';
    };
    return ruleEffects(rule, { evaluationOf: evaluationOf, emptyMatches: true }).flatMap((effect) => {
      const reason = reasonAt(effect.lost[0], services, mesh);
      if (reason === undefined) return [];
      const message = `${reason.message}, so that ${effectInWords(effect, action)}`;
      return [problemOf(policy, { ...reason, path: effect.lost[0].path, message })];
    });
  });
  return [...request, ...services.flatMap((service) => tcpProblems(policy, action, service))];
}

/** Returns the reason why an attribute never matches at a waypoint; undefined when it may match. */
function reasonAt(attribute: PolicyAttribute, services: readonly ServiceView[], mesh: AmbientMesh): Reason | undefined {
  const { key, values, name } = attribute;
  if (key === 'source.ip') {
    const message = 'a waypoint takes connections out of its tunnel, and their peer has no address of its own';
    return {
      code: 'waypoint-address',
      message,
      found: values,
      fix: 'compare the address of the client: `remoteIpBlocks`, or `remote.ip`',
    };
  }
  if (key === 'connection.sni') {
    const message = 'a waypoint takes connections out of its tunnel, where there is no SNI';
    return { code: 'waypoint-sni', message, found: name, fix: 'compare `hosts` or `ports` instead' };
  }
  return key === 'destination.port' ? portReason(values, services, mesh) : undefined;
}

function portReason(
  values: readonly string[],
  services: readonly ServiceView[],
  { planes }: AmbientMesh,
): Reason | undefined {
  const ports = services.flatMap((service) => service.ports.map((port) => ({ port, service })));
  if (ports.length === 0 || values.some((value) => ports.some(({ port }) => port.number === Number(value))))
    return undefined;
  const named = ports.filter(({ port, service }) =>
    podPorts(port, podsOf(service, planes)).some((pod) => values.includes(String(pod))),
  );
  const numbers = [...new Set((named.length > 0 ? named : ports).map(({ port }) => port.number))];
  const message = `a waypoint compares with the port of the Service (${numbers.join(', ')}), not with that of the pod`;
  return {
    code: 'port',
    message,
    found: values,
    fix: `write ${numbers.map((port) => JSON.stringify(String(port))).join(', ')}`,
  };
}

/**
 * Checks rules on TCP ports, where attributes of requests are lost: a DENY rule denies more, an ALLOW rule is dropped.
 */
function tcpProblems(policy: Manifest, action: 'ALLOW' | 'DENY', service: ServiceView): Problem[] {
  const tcp = service.ports.filter((port) => port.tcp).map(({ number }) => number);
  const rules = policyRules(fieldsOf(policy, 'spec'));
  if (tcp.length === 0) return [];
  if (action === 'DENY') return tcp.flatMap((port) => rules.flatMap((rule) => deniedTcp(policy, rule, port, service)));
  const isRequestRule = (rule: (typeof rules)[number]) =>
    rule.clauses.some((clause) => clause.alternatives.flat().some(isOfRequest));
  if (tcp.length < service.ports.length || rules.length === 0 || !rules.every(isRequestRule)) return [];
  const [first] = rules
    .flatMap(({ clauses }) => clauses.flatMap(({ alternatives }) => alternatives.flat()))
    .filter(isOfRequest);
  const message =
    `${shownService(service)} has only TCP ports (${tcp.join(', ')}), and rules with this ` +
    'condition are left out there, ' +
    'so that the policy allows nothing';
  return [problemOf(policy, { code: 'tcp-port', path: first.path, found: first.name, message, fix: TCP_FIX })];
}

const TCP_FIX =
  'name the port after its protocol if it is HTTP; else compare what a connection has: principals, namespaces, ports';

function deniedTcp(
  policy: Manifest,
  rule: ReturnType<typeof policyRules>[number],
  port: number,
  service: ServiceView,
): Problem[] {
  const excludes = ({ key, negative, values }: PolicyAttribute) =>
    key === 'destination.port' && values.includes(String(port)) === negative;
  const evaluationOf = (attribute: PolicyAttribute): Evaluation => {
    if (excludes(attribute)) return 'never';
    return isOfRequest(attribute) ? 'omitted' : 'kept';
  };
  const effect = ruleEffects(rule, { evaluationOf: evaluationOf, emptyMatches: true }).find(
    ({ kind }) => kind === 'more',
  );
  if (effect === undefined || !isOfRequest(effect.lost[0])) return [];
  const message =
    `port ${port} of ${shownService(service)} is TCP, where this condition is left out, ` +
    `so that ${effectInWords(effect, 'DENY')} on that port`;
  const fix = `exclude the port: notPorts ["${port}"]; or name it after its protocol if it is HTTP`;
  return [problemOf(policy, { code: 'tcp-port', path: effect.lost[0].path, found: effect.lost[0].name, message, fix })];
}
