import type { KindRules } from '../../kind-rules';
import type { Place } from '../../place';
import { checkSelector, checkTargets } from '../../primitives/selectors';
import { checkCondition } from './condition';
import { checkOperation } from './operation';
import { checkSource, IDENTITY_FIELDS, TCP_SOURCE_FIELDS } from './source';

/** Condition keys that need an identity, which an external authorizer cannot check. */
const IDENTITY_KEYS = ['source.namespace', 'source.serviceAccount', 'source.trustDomain', 'source.principal'];

/**
 * Rules of istiod's webhook for AuthorizationPolicy:
 * https://istio.io/latest/docs/reference/config/security/authorization-policy/
 */
export const authorizationPolicyRules: KindRules = ({ spec, facts }) => {
  checkSelector(spec);
  checkTargets(spec);
  const action = spec.text('action') || 'ALLOW';
  checkAction(spec, action);
  for (const rule of spec.list('rules')) {
    for (const from of rule.list('from')) checkSource(from);
    for (const to of rule.list('to')) checkOperation(to);
    for (const condition of rule.list('when')) checkCondition(condition, facts);
    if (action === 'CUSTOM') checkCustom(rule);
    if (action === 'DENY') warnDeniesTcp(rule);
  }
};

function checkAction(spec: Place, action: string): void {
  const hasRules = spec.size('rules') > 0;
  const allRequests = 'write rules: [{}] for every request';
  if (action === 'CUSTOM') {
    if (!hasRules)
      spec.at('rules').error('rules-missing', 'without rules the external authorizer is never asked', allRequests);
    else if (!spec.record('provider')?.text('name'))
      spec
        .at('provider', 'name')
        .error(
          'provider-missing',
          'action CUSTOM asks an external authorizer',
          "name one of the mesh's extension providers",
        );
  } else {
    if (spec.has('provider'))
      spec
        .at('provider')
        .error('provider-unused', `action ${action} asks no provider`, 'remove it, or use action CUSTOM');
    if (action === 'DENY' && !hasRules)
      spec.at('rules').error('rules-missing', 'without rules nothing is denied', allRequests);
  }
}

function checkCustom(rule: Place): void {
  for (const from of rule.list('from')) {
    const source = from.record('source');
    for (const field of IDENTITY_FIELDS.filter((name) => source?.size(name))) {
      source
        ?.at(field)
        .error(
          'custom-identity',
          `action CUSTOM cannot match ${field}`,
          'match it in a policy with action ALLOW or DENY',
        );
    }
  }
  for (const condition of rule.list('when')) {
    const key = condition.text('key');
    if (IDENTITY_KEYS.includes(key) || key.startsWith('request.auth.'))
      condition
        .at('key')
        .error(
          'custom-identity',
          `action CUSTOM cannot match ${key}`,
          'match it in a policy with action ALLOW or DENY',
        );
  }
}

/** Warns of a DENY rule with HTTP attributes only: a TCP port has none, so the rule denies everything there. */
function warnDeniesTcp(rule: Place): void {
  const sources = rule.list('from').flatMap((from) => from.record('source') ?? []);
  const operations = rule.list('to').flatMap((to) => to.record('operation') ?? []);
  const tcpSource = sources.some((source) => TCP_SOURCE_FIELDS.some((field) => source.size(field) > 0));
  const tcpOperation = operations.some((operation) => operation.size('ports') + operation.size('notPorts') > 0);
  if ((sources.length > 0 && operations.length === 0 && !tcpSource) || (operations.length > 0 && !tcpOperation)) {
    rule.warn(
      'deny-tcp',
      'TCP ports do not have the HTTP attributes of this rule, so all of their traffic is denied',
      'name the HTTP ports in to.operation.ports',
    );
  }
}
