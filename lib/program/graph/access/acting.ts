import {
  isOfIdentity,
  isOfRequest,
  policyRules,
  type PolicyAttribute,
  type PolicyRule,
} from '../../access/policy-rules';
import { allOf, anyOf, type Tri } from '../../access/tri-state';
import { isDryRun } from '../../access/ztunnel';
import { append } from '../../facts/append';
import { textOf } from '../../objects/read';
import type { ObjectFact } from '../../registry/objects';
import type { PodFact } from '../../registry/pods';
import type { ServiceFact } from '../../registry/services';
import { isAttached } from '../../simulate/access/attachment';
import { attributeTest, type FactTest } from '../../simulate/access/attribute-tests';
import type { ProxyFact } from '../../simulate/proxies';
import type { Program } from '../program';

const AUTHORIZATION = 'security.istio.io/AuthorizationPolicy';
const REQUEST_AUTHENTICATION = 'security.istio.io/RequestAuthentication';

/** Attribute of a policy, with the namespace in which its short names are meant. */
export interface PlacedAttribute extends PolicyAttribute {
  readonly namespace: string;
}

/** Policies at one proxy that a request passes. */
export interface Hop {
  readonly policies: readonly ObjectFact[];
  /** RequestAuthentications. */
  readonly tokens: readonly ObjectFact[];
  /** True where the proxy reads requests; false for ztunnel. */
  readonly readsRequests: boolean;
}

/** Finder of the policies that act on requests to services. */
export class ActingPolicies {
  private readonly policies = new Map<string, ObjectFact[]>();
  private readonly tokens = new Map<string, ObjectFact[]>();
  private readonly ofPods = new Map<PodFact, Hop>();

  constructor(private readonly program: Program) {
    const { objects } = program.registry;
    for (const policy of objects.of(AUTHORIZATION)) append(this.policies, policy.namespace, policy);
    for (const policy of objects.of(REQUEST_AUTHENTICATION)) append(this.tokens, policy.namespace, policy);
  }

  /** Returns the policies at the proxy of a pod. */
  atPod(pod: PodFact): Hop {
    let hop = this.ofPods.get(pod);
    if (hop === undefined) {
      const kind = pod.mode === 'ambient' ? 'ztunnel' : 'sidecar';
      const { namespace, name, labels } = pod;
      this.ofPods.set(pod, (hop = this.hop({ kind, namespace, name, labels, pod })));
    }
    return hop;
  }

  /** Returns the policies at a waypoint for a service. */
  atWaypoint({ namespace, name }: ObjectFact, service: ServiceFact): Hop {
    return this.hop({ kind: 'waypoint', namespace, name, labels: {} }, service);
  }

  private hop(proxy: ProxyFact, service?: ServiceFact): Hop {
    const { rootNamespace } = this.program.registry.mesh;
    const subject = { proxy, rootNamespace, ...(service === undefined ? {} : { service }) };
    const namespaces = new Set([rootNamespace, proxy.namespace, ...(service === undefined ? [] : [service.namespace])]);
    const attached = (of: ReadonlyMap<string, readonly ObjectFact[]>) =>
      [...namespaces].flatMap((namespace) => of.get(namespace) ?? []).filter((policy) => isAttached(policy, subject));
    return {
      policies: attached(this.policies),
      tokens: attached(this.tokens),
      readsRequests: proxy.kind !== 'ztunnel',
    };
  }
}

const rules = new WeakMap<ObjectFact, readonly PolicyRule[]>();

/** Returns the rules of a policy, read once. */
export function rulesOf(policy: ObjectFact): readonly PolicyRule[] {
  let found = rules.get(policy);
  if (found === undefined) rules.set(policy, (found = policyRules(policy.spec)));
  return found;
}

const attributes = new WeakMap<Hop, readonly PlacedAttribute[]>();

/** Returns the attributes that the policies of a hop compare, read once. */
export function attributesOf(hop: Hop): readonly PlacedAttribute[] {
  let found = attributes.get(hop);
  if (found === undefined) attributes.set(hop, (found = hop.policies.flatMap(attributesIn)));
  return found;
}

const attributesIn = (policy: ObjectFact): readonly PlacedAttribute[] =>
  rulesOf(policy).flatMap(({ clauses }) =>
    clauses.flatMap(({ alternatives }) =>
      alternatives.flat().map((attribute) => ({ ...attribute, namespace: policy.namespace })),
    ),
  );

/** Reports whether one request of a caller may be decided otherwise than another at a hop. */
export const dependsOnRequests = (hop: Hop): boolean =>
  hop.readsRequests &&
  attributesOf(hop).some((attribute) => isOfRequest(attribute) || attribute.key.startsWith('experimental.'));

/** Returns a text that is equal for attributes that compare the same. */
export const keyOf = ({ namespace, key, negative, values }: PlacedAttribute): string =>
  JSON.stringify([namespace, key, negative, values]);

/** Evaluates rules by the identity of a caller alone. */
export class IdentityRules {
  /** Tests by the values that they compare: of what names callers, and of what leaves them out. */
  private readonly tests = [new WeakMap<object, FactTest | null>(), new WeakMap<object, FactTest | null>()] as const;

  constructor(private readonly program: Program) {}

  /** Evaluates an attribute of identities for a caller. */
  matches(attribute: PlacedAttribute, principal: string): Tri {
    const { trustDomain, trustDomainAliases } = this.program.registry.mesh;
    const tests = this.tests[attribute.negative ? 1 : 0];
    let test = tests.get(attribute.values);
    if (test === undefined) {
      const place = { namespace: attribute.namespace, trustDomain, trustDomainAliases };
      tests.set(attribute.values, (test = attributeTest(attribute, place) ?? null));
    }
    return test?.({
      ...{
        arrival: { layer: 'http', port: 0, mtls: true, principal },
        remoteIp: undefined,
        peerIp: undefined,
        sni: '',
      },
    });
  }

  /** Reports whether the policies of a hop deny every request of a caller, whatever it is. */
  deniesAll({ policies }: Hop, principal: string): boolean {
    const acting = policies.filter(({ manifest }) => !isDryRun(manifest));
    const of = (action: string) => acting.filter(({ spec }) => (textOf(spec, 'action') ?? 'ALLOW') === action);
    if (of('DENY').some((policy) => this.results(policy, principal).includes(true))) return true;
    const allows = of('ALLOW');
    return (
      allows.length > 0 &&
      allows.every((policy) => this.results(policy, principal).every((matches) => matches === false))
    );
  }

  private results(policy: ObjectFact, principal: string): Tri[] {
    const { namespace } = policy;
    return rulesOf(policy).map(({ clauses }) =>
      allOf(clauses, ({ alternatives }) =>
        anyOf(alternatives, (attributes) =>
          allOf(attributes, (attribute) =>
            isOfIdentity(attribute) ? this.matches({ ...attribute, namespace }, principal) : undefined,
          ),
        ),
      ),
    );
  }
}
