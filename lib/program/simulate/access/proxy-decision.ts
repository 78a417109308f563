import type { Tri } from '../../access/tri-state';
import type { ObjectFact } from '../../registry/objects';
import type { Registry } from '../../registry/registry';
import { step } from '../explain';
import type { ProxyFact } from '../proxies';
import type { Step } from '../types';
import type { ArrivalFacts } from './arrival-facts';
import { isAttached } from './attachment';
import { clientAddress } from './client-address';
import { authorizers, type Authorizer } from './external';
import { inOrder, proxyPolicy, type Action, type ProxyPolicy, type ProxyRule } from './proxy-rules';
import { checkToken, jwtRules } from './tokens';
import type { AccessDecision, Arrival } from './types';

/** Findings of an evaluation, beside the decision. */
interface Findings {
  audit?: string;
  dryRun?: string;
  custom?: string;
}

type Layer = Arrival['layer'];

/** Policies of one proxy, or of one service at a waypoint. */
class Attached {
  private readonly ordered = new Map<string, readonly ProxyRule[]>();

  constructor(
    private readonly policies: readonly ProxyPolicy[],
    readonly tokens: ReturnType<typeof jwtRules>,
  ) {}

  of(action: Action, dryRun = false): readonly ProxyPolicy[] {
    return this.policies.filter((policy) => policy.action === action && policy.dryRun === dryRun);
  }

  has(action: Action, dryRun = false): boolean {
    return this.policies.some((policy) => policy.action === action && policy.dryRun === dryRun);
  }

  /** Returns the rules of an action, in the order in which the proxy evaluates them. */
  rules(action: Action, layer: Layer, dryRun = false): readonly ProxyRule[] {
    const key = `${action} ${layer} ${dryRun}`;
    let rules = this.ordered.get(key);
    if (rules === undefined) this.ordered.set(key, (rules = inOrder(this.of(action, dryRun), layer)));
    return rules;
  }
}

/** Decisions of sidecars, gateways and waypoints, filter by filter. */
export class ProxyAccess {
  private readonly policies: readonly ProxyPolicy[];
  private readonly tokenPolicies: readonly ObjectFact[];
  private readonly attached = new WeakMap<ProxyFact, Map<string, Attached>>();
  private foundAuthorizers: ReadonlyMap<string, Authorizer> | undefined;

  constructor(private readonly registry: Registry) {
    const { trustDomain, trustDomainAliases } = registry.mesh;
    const place = { trustDomain, trustDomainAliases };
    this.policies = registry.objects
      .of('security.istio.io/AuthorizationPolicy')
      .map((object) => proxyPolicy(object, place));
    this.tokenPolicies = registry.objects.of('security.istio.io/RequestAuthentication');
  }

  decide(at: ProxyFact, arrival: Arrival): AccessDecision {
    const foreign = this.foreignIdentityAt(at, arrival);
    if (foreign) return foreign;
    const attached = this.of(at, arrival);
    const facts = this.factsOf(at, arrival);
    const found: Findings = {};
    const custom = this.custom(attached, facts, found);
    if (custom && !('open' in custom)) return custom;
    const decision = decideTokenAndRules(attached, facts, found);
    const isOpen = decision.outcome === 'allowed' || decision.outcome === 'unauthenticated';
    return custom && isOpen ? unknown(custom.open, found) : decision;
  }

  /** Returns the refusal of a certificate from another trust domain, which fails the TLS handshake. */
  private foreignIdentityAt(at: ProxyFact, { layer, mtls, principal }: Arrival): AccessDecision | undefined {
    if (at.kind === 'gateway' || !mtls || principal === undefined) return undefined;
    const { trustDomain, trustDomainAliases } = this.registry.mesh;
    const domains = [trustDomain, ...trustDomainAliases];
    if (domains.some((domain) => principal.startsWith(`${domain}/`))) return undefined;
    if (layer === 'tcp' && !IDENTITY.test(principal)) {
      return unknown([step(`${principal} is no identity of a mesh: DOMAIN/ns/NAMESPACE/sa/ACCOUNT`)], {});
    }
    const text = `the certificate of ${principal} is of another trust domain than ${domains.join(', ')}`;
    return { outcome: 'refused', because: [step(text)] };
  }

  private of(proxy: ProxyFact, { service }: Arrival): Attached {
    let known = this.attached.get(proxy);
    if (known === undefined) this.attached.set(proxy, (known = new Map()));
    const key = service === undefined ? '' : `${service.registry} ${service.namespace}/${service.name}`;
    let attached = known.get(key);
    if (attached === undefined) {
      const { rootNamespace } = this.registry.mesh;
      const subject = { proxy, rootNamespace, ...(service && { service }) };
      // Of many policies, few are of a namespace that comes into question.
      const namespaces = new Set([rootNamespace, proxy.namespace, service?.namespace]);
      const isHere = (object: ObjectFact) => namespaces.has(object.namespace) && isAttached(object, subject);
      attached = new Attached(
        this.policies.filter(({ object }) => isHere(object)),
        jwtRules(this.tokenPolicies.filter(isHere)),
      );
      known.set(key, attached);
    }
    return attached;
  }

  private factsOf(at: ProxyFact, arrival: Arrival): ArrivalFacts {
    return {
      arrival,
      remoteIp: clientAddress(at, arrival, this.registry.mesh.config),
      // A waypoint takes connections out of its tunnel: their peer has no address, and there is no server name.
      peerIp: at.kind === 'waypoint' ? null : arrival.ip,
      sni: at.kind === 'waypoint' ? '' : (arrival.sni ?? ''),
    };
  }

  /**
   * Evaluates CUSTOM policies, which come first: a match is decided by the external authorizer, or denied where it
   * cannot be reached.
   */
  private custom(
    attached: Attached,
    facts: ArrivalFacts,
    found: Findings,
  ): AccessDecision | { readonly open: readonly Step[] } | undefined {
    const { layer } = facts.arrival;
    // Releases treat a dry run of CUSTOM differently, up to denying the requests that it matches.
    const tried = firstMatch(attached.rules('CUSTOM', layer, true), facts);
    if (tried.rule) return unknown(openSteps(tried.rule), found);
    const all = attached.of('CUSTOM');
    if (all.length === 0) return undefined;
    const providers = new Set(all.map(({ provider }) => provider));
    const known = (this.foundAuthorizers ??= authorizers(this.registry));
    const kindOf = ({ provider }: ProxyPolicy) => (providers.size > 1 ? 'broken' : (known.get(provider) ?? 'broken'));
    const applicable = all.filter((policy) => layer === 'http' || kindOf(policy) !== 'http');
    const { rule, matches } = firstMatch(inOrder(applicable, layer), facts);
    if (rule === undefined) return undefined;
    if (matches === undefined) return unknown(openSteps(rule), found);
    const policy = applicable.find((one) => one.rules(layer).includes(rule)) as ProxyPolicy;
    if (kindOf(policy) === 'broken') {
      const text = `CUSTOM matches, and there is no authorizer ${JSON.stringify(policy.provider)} to ask`;
      return denied(rule.id, layer, [step(text, rule.source, rule.path)], found);
    }
    found.custom = rule.id;
    return { open: [step(`CUSTOM matches: ${policy.provider} decides`, rule.source, rule.path)] };
  }
}

const IDENTITY = /^[^/]+\/ns\/[^/]+\/sa\/[^/]+$/;

const unknown = (because: readonly Step[], found: Findings): AccessDecision => ({
  outcome: 'unknown',
  ...found,
  because,
});

const openSteps = ({ source, path }: ProxyRule): Step[] => [
  step('what decides is not given or not simulated', source, path),
];

function denied(by: string | null, layer: 'http' | 'tcp', because: readonly Step[], found: Findings): AccessDecision {
  return { outcome: 'denied', by, ...(layer === 'http' ? { code: 403 } : {}), ...found, because };
}

/** Returns the first rule that matches; where none is known to match, the first that is undecided. */
function firstMatch(rules: readonly ProxyRule[], facts: ArrivalFacts): { rule?: ProxyRule; matches: Tri } {
  let open: ProxyRule | undefined;
  for (const rule of rules) {
    const matches = rule.matches(facts);
    if (matches === true) return { rule, matches };
    if (matches === undefined) open ??= rule;
  }
  return open ? { rule: open, matches: undefined } : { matches: false };
}

/** Validates the token of a request, and evaluates the rules that may compare its claims. */
function decideTokenAndRules(attached: Attached, facts: ArrivalFacts, found: Findings): AccessDecision {
  const { arrival } = facts;
  if (arrival.layer !== 'http') return decideRules(attached, facts, found);
  const token = checkToken(attached.tokens, arrival);
  if (token.outcome === 'unauthenticated') return { ...token, ...found };
  const { claims, written } = token;
  const decision = decideRules(attached, { ...facts, ...(claims && { claims }), ...(written && { written }) }, found);
  const because = [...(token.because ?? []), ...decision.because];
  return { ...decision, ...(decision.outcome === 'allowed' && claims && { claims }), because };
}

function decideRules(attached: Attached, facts: ArrivalFacts, found: Findings): AccessDecision {
  const { layer } = facts.arrival;
  const audit = firstMatch(attached.rules('AUDIT', layer), facts);
  if (audit.rule && audit.matches) found.audit = audit.rule.id;
  tryOut(attached, 'DENY', facts, found);
  const { rule, matches } = firstMatch(attached.rules('DENY', layer), facts);
  if (rule) {
    if (matches === undefined) return unknown(openSteps(rule), found);
    return denied(rule.id, layer, [step('DENY matches', rule.source, rule.path)], found);
  }
  tryOut(attached, 'ALLOW', facts, found);
  return decideAllows(attached, facts, found);
}

/** Records the results of dry runs of an action. Those of DENY precede those of ALLOW. */
function tryOut(attached: Attached, action: 'ALLOW' | 'DENY', facts: ArrivalFacts, found: Findings): void {
  if (found.dryRun !== undefined || !attached.has(action, true)) return;
  const { matches } = firstMatch(attached.rules(action, facts.arrival.layer, true), facts);
  if (matches !== undefined) found.dryRun = matches === (action === 'ALLOW') ? 'allowed' : 'denied';
}

/** Limit of the rules that an explanation lists. */
const MAX_EXPLAINED = 10;

function decideAllows(attached: Attached, facts: ArrivalFacts, found: Findings): AccessDecision {
  const { layer } = facts.arrival;
  if (!attached.has('ALLOW')) return { outcome: 'allowed', ...found, because: [] };
  const rules = attached.rules('ALLOW', layer);
  const { rule, matches } = firstMatch(rules, facts);
  if (rule && matches) {
    // For streams a proxy logs which policy denied, and not which rule allowed a connection.
    const by = layer === 'http' ? { by: rule.id } : {};
    const because = [step('ALLOW matches', rule.source, rule.path)];
    return { outcome: 'allowed', ...by, ...found, because };
  }
  if (rule) return unknown(openSteps(rule), found);
  const without = attached.of('ALLOW').filter((policy) => policy.rules(layer).length === 0);
  const why = layer === 'http' ? 'has no rules' : 'has no rules for connections';
  const because = [
    ...without.map(({ object }) => step(`the ALLOW policy ${why}, and so allows nothing`, object.source)),
    ...rules.slice(0, MAX_EXPLAINED).map((one) => one.whyNot(facts)),
  ];
  return denied(null, layer, because, found);
}
