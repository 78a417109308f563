import { hostsOverlap, isWildcard } from '../../objects/host-names';
import type { ObjectFact } from '../../registry/objects';
import type { PodFact } from '../../registry/pods';
import { podPortOf, type ServiceFact } from '../../registry/services';
import type { Journeys } from '../../simulate/questions/journey';
import type { Callee, Parties } from '../../simulate/questions/parties';
import type { Program } from '../program';
import { DataPlanes } from '../workloads';
import { attributesOf, type ActingPolicies, type Hop } from './acting';

/** Service with all that decides who may call it. */
export interface CalleeFacts {
  readonly callee: Callee;
  readonly service: ServiceFact;
  /** Waypoint through which callers in ambient mode go. */
  readonly waypoint?: ObjectFact;
  readonly atWaypoint?: Hop;
  readonly atPods: readonly Hop[];
  /** True where gateways go through the waypoint. */
  readonly gatewaysUseWaypoint: boolean;
  /** Reason why nothing is known. */
  readonly unknown?: string;
  /** Text that is equal for services that decide alike. */
  readonly key: string;
}

const EXTENSIONS = [
  'networking.istio.io/EnvoyFilter',
  'extensions.istio.io/WasmPlugin',
  'extensions.istio.io/TrafficExtension',
];

/** Reader of what decides who may call services. */
export class Callees {
  private readonly planes: DataPlanes;
  private readonly podKeys = new Map<PodFact, string>();
  private readonly hasExtensions: boolean;
  private readonly namesakes: ReadonlySet<string>;
  private foundRouted: { readonly exact: ReadonlySet<string>; readonly wildcards: readonly string[] } | undefined;

  constructor(
    private readonly program: Program,
    private readonly acting: ActingPolicies,
    private readonly asks: { readonly parties: Parties; readonly journeys: Journeys },
  ) {
    this.planes = new DataPlanes(program);
    this.hasExtensions = EXTENSIONS.some((kind) => program.registry.objects.of(kind).length > 0);
    const seen = new Set<string>();
    const twice = new Set<string>();
    for (const { namespace, name } of program.registry.pods.all) {
      const key = `${namespace}/${name}`;
      if (seen.has(key)) twice.add(key);
      seen.add(key);
    }
    this.namesakes = twice;
  }

  of(service: ServiceFact): CalleeFacts {
    const callee = this.asks.parties.calleeOfService(service);
    const waypoint = this.asks.journeys.waypoint(service);
    const atPods = callee.pods
      .filter(({ mode }) => mode !== undefined && mode !== 'none')
      .map((pod) => this.acting.atPod(pod));
    const atWaypoint = waypoint && this.acting.atWaypoint(waypoint, service);
    const unknown = this.whyUnknown(callee, [...atPods, ...(atWaypoint === undefined ? [] : [atWaypoint])]);
    const gatewaysUseWaypoint = waypoint !== undefined && this.asks.journeys.usesWaypoint(service);
    return {
      ...{ callee, service, atPods, gatewaysUseWaypoint },
      ...(waypoint === undefined ? {} : { waypoint }),
      ...(atWaypoint === undefined ? {} : { atWaypoint }),
      ...(unknown === undefined ? {} : { unknown }),
      key: this.keyOf(callee, service, { atPods, atWaypoint, waypoint, gatewaysUseWaypoint }),
    };
  }

  private whyUnknown({ pods, service }: Callee, hops: readonly Hop[]): string | undefined {
    if (service?.ports.length === 0) return 'the service has no ports';
    if (pods.length === 0) return 'the program has no pods of it';
    if (pods.some((pod) => pod.mode === undefined && this.planes.of(pod) !== 'none'))
      return 'the data plane of its pods is not known';
    if (pods.some(({ namespace, name }) => this.namesakes.has(`${namespace}/${name}`)))
      return 'two workloads have the name of one of its workloads';
    return hops.flatMap(attributesOf).some(({ key }) => key === 'destination.ip')
      ? 'a policy compares addresses of pods, which no object has'
      : undefined;
  }

  private keyOf(
    { pods }: Callee,
    service: ServiceFact,
    at: Pick<CalleeFacts, 'atPods' | 'gatewaysUseWaypoint'> & {
      atWaypoint?: Hop | undefined;
      waypoint?: ObjectFact | undefined;
    },
  ): string {
    const { ports, addresses, hostname } = service;
    const hops = [...at.atPods, ...(at.atWaypoint === undefined ? [] : [at.atWaypoint])];
    const comparesName = hops
      .flatMap(attributesOf)
      .some(({ key }) => key === 'request.host' || key === 'connection.sni');
    const isOwnCase =
      comparesName ||
      this.hasExtensions ||
      (at.waypoint !== undefined && this.isRouted(hostname)) ||
      isWildcard(hostname);
    return JSON.stringify([
      ports.map(({ number, protocol, target }) => [number, protocol, target]),
      addresses.length > 0,
      pods.map((pod) => this.podKey(pod)).sort(),
      at.waypoint?.source,
      at.atWaypoint?.policies.map(({ source }) => source),
      at.atWaypoint?.tokens.map(({ source }) => source),
      at.gatewaysUseWaypoint,
      isOwnCase ? hostname : '',
    ]);
  }

  /** Reports whether routes in the mesh apply to a host, which a waypoint carries out. */
  private isRouted(hostname: string): boolean {
    if (this.foundRouted === undefined) {
      const hosts = this.program.mesh.routes.flatMap(({ config }) =>
        config.gateways.includes('mesh') ? config.hosts : [],
      );
      this.foundRouted = { exact: new Set(hosts), wildcards: hosts.filter(isWildcard) };
    }
    const { exact, wildcards } = this.foundRouted;
    return exact.has(hostname) || wildcards.some((wildcard) => hostsOverlap(wildcard, hostname));
  }

  /** Returns a text that is equal for pods that decide alike. */
  private podKey(pod: PodFact): string {
    let key = this.podKeys.get(pod);
    if (key === undefined) this.podKeys.set(pod, (key = this.makePodKey(pod)));
    return key;
  }

  private makePodKey(pod: PodFact): string {
    const { mesh, registry, facts } = this.program;
    const hop = this.acting.atPod(pod);
    const ports = registry.services.ofPod(pod).flatMap((service) =>
      service.ports.map((port) => {
        const number = podPortOf(port, pod);
        return [port.number, port.protocol, number, number === undefined ? '' : mesh.access.mtls(pod, number)];
      }),
    );
    const sidecar = facts.sidecars.of(pod)?.object.metadata;
    return JSON.stringify([
      pod.mode ?? 'none',
      hop.policies.map(({ source }) => source),
      hop.tokens.map(({ source }) => source),
      ports,
      mesh.access.mtls(pod, 0),
      sidecar === undefined ? '' : [sidecar.namespace, sidecar.name],
      this.hasExtensions ? [pod.namespace, pod.name] : '',
    ]);
  }
}
