import type { PodFact } from '../../registry/pods';
import { matchesLabels } from '../../objects/selectors';
import { textMapOf } from '../../objects/read';
import type { ObjectFact } from '../../registry/objects';
import type { ServiceFact } from '../../registry/services';
import { step } from '../explain';
import type { Handlers } from '../handlers';
import { withoutPort } from '../http/http-request';
import type { Mesh } from '../mesh';
import type { Caller as Sender, Destination, ProxyRef, Step, Verdict } from '../types';
import { WaypointBindings } from '../waypoint/bindings';
import { rewritten, type ClientSide, type Leg, type SentTo } from './onward-request';
import { checkedTarget, claimsOf, requestParts } from './parse';
import type { Caller, Parties } from './parties';
import type { RequestOptions, RequestVerdict, Where } from './types';

const IS_MTLS: ReadonlySet<string> = new Set(['AUTO', 'ISTIO_MUTUAL', 'HBONE']);
const INGRESS_USE_WAYPOINT = 'istio.io/ingress-use-waypoint';

/** Follows requests from proxy to proxy. */
export class Journeys {
  private readonly bindings: WaypointBindings;

  constructor(
    private readonly mesh: Mesh,
    private readonly handlers: Handlers,
    private readonly parties: Parties,
  ) {
    this.bindings = new WaypointBindings(mesh.registry);
  }

  /** Returns the verdict on the whole journey of a request. */
  request(options: RequestOptions): RequestVerdict {
    const { leg, first, at } = this.start(options);
    if (at === undefined) return this.direct(leg, this.parties.caller(options.from), []);
    if (first.outcome !== 'forwarded') return { ...first, where: whereOf(at) };
    if (first.passthrough) return first;
    const client =
      at.kind === 'gateway'
        ? { principal: this.parties.gatewayIdentity(at), mtls: true, tls: 'plaintext' as const }
        : leg.client;
    return this.onward({ ...leg, client }, first, at);
  }

  /** Returns the verdict of the first proxy: the destination of the request. */
  route(options: RequestOptions): Verdict {
    const { leg, first, at } = this.start(options);
    if (at !== undefined) return first;
    const service = this.serviceOf(leg, options);
    const waypoint = service && this.waypointOf(service, this.parties.caller(options.from));
    return waypoint === undefined || service === undefined
      ? this.plainRoute(leg, service)
      : this.atWaypoint(waypoint, leg);
  }

  private start(options: RequestOptions): { leg: Leg; first: Verdict; at: ProxyRef | undefined } {
    const target = checkedTarget(options);
    const caller = this.parties.caller(options.from);
    const jwt = claimsOf(options.jwt) ?? caller.jwt;
    const parts = requestParts(target, options);
    const from = { ...(caller.ip === undefined ? {} : { ip: caller.ip }), ...(jwt === undefined ? {} : { jwt }) };
    const client: ClientSide = {
      ...(caller.principal === undefined ? {} : { principal: caller.principal }),
      ...(caller.ip === undefined ? {} : { ip: caller.ip }),
      mtls: caller.mode !== 'none',
      tls: parts.tls === 'tls' ? 'tls' : 'plaintext',
    };
    const leg: Leg = { request: { ...parts, from }, client };
    const at = this.firstProxy(options, caller);
    const first: Verdict =
      at === undefined ? { outcome: 'unknown', because: [] } : this.handlers.handle({ ...leg.request, at });
    return { leg, first, at };
  }

  private firstProxy({ via }: RequestOptions, { mode, pod }: Caller): ProxyRef | undefined {
    if (via !== undefined) return this.parties.gateway(via, 'via');
    return mode === 'sidecar' && pod !== undefined
      ? { kind: 'sidecar', namespace: pod.namespace, name: pod.name }
      : undefined;
  }

  private serviceOf({ request }: Leg, options: RequestOptions): ServiceFact | undefined {
    return this.mesh.names.serviceOf(withoutPort(request.host), this.parties.caller(options.from).namespace);
  }

  /** Returns the waypoint in front of a service, for callers that use waypoints. */
  private waypointOf(service: ServiceFact, { mode }: Pick<Caller, 'mode'>): ObjectFact | undefined {
    return mode === 'ambient' ? this.waypoint(service) : undefined;
  }

  waypoint(service: ServiceFact): ObjectFact | undefined {
    return this.parties.waypoints().find((gateway) => this.bindings.isBoundService(gateway, service));
  }

  private atWaypoint(waypoint: ObjectFact, { request, client }: Leg): Verdict {
    const from = { ...request.from, ...(client.principal === undefined ? {} : { principal: client.principal }) };
    return this.handlers.handle({
      ...request,
      from,
      at: { kind: 'waypoint', namespace: waypoint.namespace, name: waypoint.name },
    });
  }

  /** Returns the verdict for a caller without a proxy: the service itself. */
  private plainRoute({ request }: Leg, service: ServiceFact | undefined): Verdict {
    const because = [step('the caller has no proxy that routes')];
    if (service === undefined)
      return {
        outcome: 'forwarded',
        passthrough: true,
        because: [...because, step(`${request.host} is no service of the program`)],
      };
    const endpoints = service.resolution === 'static' ? { endpoints: this.parties.podsOf(service).length } : {};
    const destination: Destination = { host: service.hostname, port: request.port ?? 80, ...endpoints };
    return { outcome: endpoints.endpoints === 0 ? 'no-endpoints' : 'forwarded', destination, because };
  }

  /**
   * Follows a request of a caller without a sidecar: through the waypoint of the service, if it has one, to its pods.
   */
  private direct(leg: Leg, caller: Caller, steps: readonly Step[]): RequestVerdict {
    const service = this.mesh.names.serviceOf(withoutPort(leg.request.host), caller.namespace);
    const waypoint = service && this.waypointOf(service, caller);
    if (waypoint === undefined) {
      const plain = this.plainRoute(leg, service);
      return plain.outcome === 'forwarded' && !plain.passthrough
        ? this.toPods(leg, { ...plain, because: [...steps, ...plain.because] })
        : plain;
    }
    return this.throughWaypoint(waypoint, leg, steps);
  }

  private throughWaypoint(waypoint: ObjectFact, leg: Leg, steps: readonly Step[]): RequestVerdict {
    const verdict = this.atWaypoint(waypoint, leg);
    const all = { ...verdict, because: [...steps, ...verdict.because] } as Verdict;
    if (verdict.outcome !== 'forwarded') return { ...all, where: 'waypoint' };
    const principal = this.parties.gatewayIdentity({
      kind: 'waypoint',
      namespace: waypoint.namespace,
      name: waypoint.name,
    });
    return this.toPods({ ...leg, client: { principal, mtls: true, tls: 'plaintext' } }, all);
  }

  /** Follows a request after a proxy has forwarded it. */
  private onward(leg: Leg, sent: Verdict, at: ProxyRef): RequestVerdict {
    const host = sent.destination?.host;
    const service = host === undefined ? undefined : this.mesh.names.serviceOf(host, at.namespace);
    if (at.kind === 'gateway' && service !== undefined && this.usesWaypoint(service)) {
      const waypoint = this.waypoint(service);
      if (waypoint !== undefined) {
        const { client, request } = rewritten(leg, sent);
        return this.throughWaypoint(
          waypoint,
          { client, request: { ...request, host: service.hostname } },
          sent.because,
        );
      }
    }
    return this.toPods(leg, sent);
  }

  /**
   * Reports whether gateways send requests through the waypoint, which a label of the service or its namespace enables.
   */
  usesWaypoint({ labels, namespace }: ServiceFact): boolean {
    return (
      (labels[INGRESS_USE_WAYPOINT] ?? this.mesh.registry.namespaces.labelsOf(namespace)[INGRESS_USE_WAYPOINT]) ===
      'true'
    );
  }

  /** Returns the verdict of the pods of all destinations; unknown where they differ. */
  private toPods(leg: Leg, sent: Verdict): RequestVerdict {
    const destinations: readonly SentTo[] = sent.weights ?? (sent.destination === undefined ? [] : [sent.destination]);
    const targets = destinations.flatMap((destination) =>
      this.podsOf(destination).map((pod) => ({ destination, pod })),
    );
    if (targets.length === 0) return sent;
    const tls = sent.upstreamTls ?? 'AUTO';
    const verdicts = targets.map(({ destination, pod }) =>
      this.atPod(rewritten(leg, sent, destination), { pod, port: destination.port, tls }),
    );
    const [first, ...rest] = verdicts;
    const other = rest.find((verdict) => verdict.outcome !== first.outcome || verdict.by !== first.by);
    if (other !== undefined && verdicts.some(({ outcome }) => outcome !== 'forwarded')) {
      return {
        outcome: 'unknown',
        because: [
          ...sent.because,
          step('the pods behind the destination do not decide alike'),
          ...first.because,
          ...other.because,
        ],
      };
    }
    return joined(sent, first);
  }

  private podsOf({ host, subset }: Destination): readonly PodFact[] {
    const service = this.mesh.registry.services.ofHost(host)[0];
    if (service === undefined) return [];
    const rule = subset === undefined ? undefined : this.mesh.destinationRules.find(service, service.namespace, {});
    const labels = textMapOf(rule?.subsets.find(({ name }) => name === subset) ?? {}, 'labels');
    return this.parties.podsOf(service).filter((pod) => matchesLabels(labels, pod.labels));
  }

  /** Returns the verdict of the proxy of a pod. */
  atPod({ request, client }: Leg, { pod, port, tls }: { pod: PodFact; port: number; tls: string }): RequestVerdict {
    if (pod.mode === undefined || pod.mode === 'none') {
      return {
        outcome: 'forwarded',
        encrypted: false,
        because: [step(`${pod.namespace}/${pod.name} has no proxy, so that nothing is enforced there`)],
      };
    }
    const mtls = client.mtls && IS_MTLS.has(tls);
    const from = arriving(request.from, client, mtls);
    const kind = pod.mode === 'ambient' ? 'ztunnel' : 'sidecar';
    const own = tls === 'SIMPLE' || tls === 'MUTUAL' ? 'tls' : client.tls;
    const at = { kind, namespace: pod.namespace, name: pod.name } as const;
    const verdict = this.handlers.handle({
      ...request,
      from,
      port,
      tls: mtls ? 'mtls' : own,
      direction: 'inbound',
      at,
    });
    return {
      ...verdict,
      encrypted: mtls,
      ...(verdict.outcome === 'forwarded' ? {} : { where: kind }),
    };
  }
}

/** Returns the caller as the server side receives it: only mTLS proves an identity. */
function arriving(sent: Sender | undefined, client: ClientSide, mtls: boolean): Sender {
  const from: { -readonly [Key in keyof Sender]: Sender[Key] } = {};
  if (mtls && client.principal !== undefined) from.principal = client.principal;
  const ip = client.ip ?? sent?.ip;
  if (ip !== undefined) from.ip = ip;
  if (sent?.jwt !== undefined) from.jwt = sent.jwt;
  return from;
}

const whereOf = ({ kind }: ProxyRef): Where => kind;

/** Merges the client side's destination with the server side's verdict. */
function joined(sent: Verdict, verdict: RequestVerdict): RequestVerdict {
  const { because, outcome, ...rest } = verdict;
  return { ...sent, ...rest, outcome, because: [...sent.because, ...because] } as RequestVerdict;
}
