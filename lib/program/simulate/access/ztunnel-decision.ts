import { isDryRun, matchesPolicy, ztunnelPolicy, type Connection, type ZtunnelPolicy } from '../../access/ztunnel';
import { ztunnelMtls, type PeerMode, type PeerPolicies } from '../../access/ztunnel-mtls';
import type { Tri } from '../../access/tri-state';
import { fieldsOf } from '../../objects/read';
import type { ObjectFact } from '../../registry/objects';
import type { Registry } from '../../registry/registry';
import { step } from '../explain';
import type { ProxyFact } from '../proxies';
import type { Step } from '../types';
import { isSelected } from './attachment';
import { modeIn, type PeerAuthentications } from './mtls';
import type { AccessDecision, Arrival } from './types';

/** Policy that istiod sends to ztunnel, and the object that it comes from. */
interface Sent {
  readonly policy: ZtunnelPolicy;
  readonly object: ObjectFact;
}

/** Decisions of ztunnel: DENY before ALLOW, and PeerAuthentications as DENY policies. */
export class ZtunnelAccess {
  private readonly byNamespace = new Map<string, Sent[]>();

  constructor(
    private readonly registry: Registry,
    private readonly peers: PeerAuthentications,
  ) {
    for (const object of registry.objects.of('security.istio.io/AuthorizationPolicy')) {
      const policy = isDryRun(object.manifest) ? undefined : ztunnelPolicy(object.manifest);
      if (policy === undefined) continue;
      const others = this.byNamespace.get(object.namespace);
      if (others) others.push({ policy, object });
      else this.byNamespace.set(object.namespace, [{ policy, object }]);
    }
  }

  decide(at: ProxyFact, arrival: Arrival): AccessDecision {
    const connection: Connection = {
      ...(arrival.mtls && arrival.principal !== undefined ? { principal: arrival.principal } : {}),
      ...(arrival.ip === undefined ? {} : { ip: arrival.ip }),
      ...(arrival.destinationIp === undefined ? {} : { destinationIp: arrival.destinationIp }),
      port: arrival.port,
    };
    const policies = this.policiesOf(at);
    return this.denied(at, policies, connection) ?? allowed(policies, connection);
  }

  private policiesOf(at: ProxyFact): Sent[] {
    const namespaces = new Set([at.namespace, this.registry.mesh.rootNamespace]);
    return [...namespaces].flatMap((namespace) =>
      (this.byNamespace.get(namespace) ?? []).filter(({ object }) => isSelected(object.spec, at)),
    );
  }

  private denied(at: ProxyFact, policies: readonly Sent[], connection: Connection): AccessDecision | undefined {
    const mtls = ztunnelMtls(this.peerPolicies(at), this.registry.mesh.rootNamespace);
    const strict = mtls.find((policy) => policy.matches(connection));
    const deny = policies.filter(({ policy }) => policy.action === 'DENY');
    const found = deny.map((sent) => ({ sent, matches: matchesPolicy(sent.policy, connection) }));
    const hit = found.find(({ matches }) => matches === true)?.sent;
    if (hit) return { outcome: 'denied', by: hit.policy.key, because: [step('DENY matches', hit.object.source)] };
    if (strict) {
      return { outcome: 'denied', by: strict.key, because: [step('mTLS is required (STRICT), and there is none')] };
    }
    const open = found.find(({ matches }) => matches === undefined)?.sent;
    return open && unknown([step('an address that is not given decides', open.object.source)]);
  }

  private peerPolicies(at: ProxyFact): PeerPolicies {
    const { mesh, namespace, workload } = this.peers.of(at);
    const levels = fieldsOf(workload?.spec ?? {}, 'portLevelMtls');
    const of = (policy: ObjectFact) => ({ mode: modeIn(policy.spec, 'mtls') as PeerMode | undefined });
    return {
      ...(mesh ? { mesh: of(mesh) } : {}),
      ...(namespace ? { namespace: of(namespace) } : {}),
      ...(workload
        ? {
            workload: {
              ...of(workload),
              key: `${workload.namespace}/${workload.name}`,
              ports: new Map(Object.keys(levels).map((port) => [Number(port), modeIn(levels, port)])),
            },
          }
        : {}),
    };
  }
}

const unknown = (because: readonly Step[]): AccessDecision => ({ outcome: 'unknown', because });

function allowed(policies: readonly Sent[], connection: Connection): AccessDecision {
  const allow = policies.filter(({ policy }) => policy.action === 'ALLOW');
  if (allow.length === 0) return { outcome: 'allowed', because: [] };
  const found = allow.map((sent): { sent: Sent; matches: Tri } => ({
    sent,
    matches: matchesPolicy(sent.policy, connection),
  }));
  const hit = found.find(({ matches }) => matches === true)?.sent;
  if (hit) return { outcome: 'allowed', by: hit.policy.key, because: [step('ALLOW matches', hit.object.source)] };
  const open = found.find(({ matches }) => matches === undefined)?.sent;
  if (open) return unknown([step('an address that is not given decides', open.object.source)]);
  const because = allow.map(({ object }) => step('ALLOW does not match', object.source));
  return { outcome: 'denied', by: null, because };
}
