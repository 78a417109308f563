import type { Construct } from 'constructs';
import {
  askedTwice,
  denyAllPolicy,
  egressPolicies,
  egressProblems,
  mtlsPolicy,
  mtlsProblems,
  NO_TELEMETRY,
  telemetryPolicy,
} from '../../policies/intents';
import type {
  AccessLogOptions,
  EgressHost,
  EgressOptions,
  MetricsOptions,
  MtlsMode,
  TelemetryAsked,
  TracingOptions,
} from '../../policies/intents';
import { ExtensionProvider } from '../../policies/references/extension-provider';
import type { MeshGateway } from '../gateway-handle';
import type { Policy } from '../policy';
import { elsewhere } from './policy-home';
import type { PolicyHome, ScopeOption } from './policy-home';
import { throwAt } from './throw-at';
import { WrittenPolicies, WrittenPolicy } from './written';

/** Where an intent applies. */
export interface NamespaceOption {
  /** One namespace. @default - the whole mesh */
  readonly namespace?: string;
}

/** The mesh, as far as its intents need it. */
export interface IntentMesh extends Construct {
  provider(name: string): ExtensionProvider;
}

/** What can be asked once for a mesh, and once for each namespace. */
export class MeshPolicies {
  private readonly asked = new Set<string>();

  constructor(
    private readonly home: PolicyHome,
    private readonly rootNamespace: string,
  ) {}

  /** The PeerAuthentication of the mesh or a namespace. */
  mtls(mode: MtlsMode, { namespace, scope }: NamespaceOption & ScopeOption): Policy {
    throwAt(this.home.mesh, mtlsProblems(mode));
    const id = this.once('mtls', namespace);
    return new WrittenPolicy(this.home.in(scope), id, mtlsPolicy(mode, namespace ?? this.rootNamespace));
  }

  /** The AuthorizationPolicy that allows nothing, in the mesh or a namespace. */
  denyAll({ namespace, scope }: NamespaceOption & ScopeOption): Policy {
    const id = this.once('deny-all', namespace);
    return new WrittenPolicy(this.home.in(scope), id, denyAllPolicy(namespace ?? this.rootNamespace));
  }

  /** The id of the construct. */
  private once(what: string, namespace: string | undefined): string {
    const id = namespace === undefined ? what : `${what}-${namespace}`;
    if (this.asked.has(id)) throwAt(this.home.mesh, [askedTwice(what, namespace)]);
    this.asked.add(id);
    return id;
  }
}

export interface EgressAllowOptions extends EgressOptions, ScopeOption {
  /** The gateway through which the traffic leaves: `mesh.egressGateway`. @default - straight from the pods */
  readonly via?: MeshGateway;
}

/** Hosts to which traffic leaves in one way, and what is written for them. */
interface Way {
  readonly hosts: EgressHost[];
  readonly written: WrittenPolicies;
  readonly scope: Construct;
}

/** Traffic out of the mesh. https://istio.io/latest/docs/tasks/traffic-management/egress/ */
export class MeshEgress {
  private readonly ways = new Map<string, Way>();

  constructor(
    private readonly home: PolicyHome,
    private readonly rootNamespace: string,
  ) {}

  /**
   * Lets traffic out to a host. Writes a ServiceEntry and, with a gateway, a Gateway, DestinationRules and a
   * VirtualService that lead through it. Gateways of one name serve all hosts that are allowed through them.
   * @throws MeshProblems for a host that cannot be served as asked
   */
  allow(host: string, { via, scope, ...options }: EgressAllowOptions = {}): this {
    const asked: EgressHost = { host, ...options };
    const others = [...this.ways.values()].flatMap(({ hosts }) => hosts);
    throwAt(this.home.mesh, egressProblems(asked, others, via !== undefined));
    const way = this.way(via, scope);
    way.hosts.push(asked);
    way.written.write(egressPolicies(way.hosts, via?.namespace ?? this.rootNamespace, via));
    return this;
  }

  /** What leaves through one gateway shares objects; straight from the pods, each host has its own. */
  private way(via: MeshGateway | undefined, asked: Construct | undefined): Way {
    const id = via === undefined ? 'direct' : `${via.namespace}-${via.name}`;
    const scope = this.home.in(asked ?? this.ways.get(id)?.scope);
    const key = via === undefined && asked !== undefined ? `${id} ${scope.node.path}` : id;
    const known = this.ways.get(key);
    if (known !== undefined && known.scope !== scope)
      throwAt(this.home.mesh, [elsewhere('egress.allow()', `what leaves through ${id}`, scope, known.scope)]);
    const way = known ?? { hosts: [], scope, written: new WrittenPolicies(scope, `egress-${id}`) };
    this.ways.set(key, way);
    return way;
  }
}

/** What is asked of the Telemetry of one namespace. */
interface AskedOfNamespace {
  readonly asked: TelemetryAsked;
  readonly written: WrittenPolicies;
  readonly scope: Construct;
}

/** Where what is asked of telemetry applies, and where it is written. */
type TelemetryPlace = NamespaceOption & ScopeOption;

/**
 * Traces, access logs and metrics, of the mesh or of one namespace.
 * https://istio.io/latest/docs/tasks/observability/telemetry/
 */
export class MeshTelemetry {
  private readonly namespaces = new Map<string, AskedOfNamespace>();

  constructor(
    private readonly home: PolicyHome,
    private readonly mesh: IntentMesh,
    private readonly rootNamespace: string,
  ) {}

  /** Sends traces to a provider of the mesh. @throws MeshProblems when the mesh has no such provider */
  tracing(provider: string | ExtensionProvider, asked: TracingOptions & TelemetryPlace = {}): this {
    return this.ask('tracing', 'tracing', provider, asked);
  }

  /**
   * Writes access logs to a provider: `envoy` is the standard output of the proxies. @throws MeshProblems when the mesh
   * has no such provider
   */
  accessLog(provider: string | ExtensionProvider = 'envoy', asked: AccessLogOptions & TelemetryPlace = {}): this {
    return this.ask('accessLog', 'accessLogs', provider, asked);
  }

  /** Offers metrics to a provider. @throws MeshProblems when the mesh has no such provider */
  metrics(provider: string | ExtensionProvider = 'prometheus', asked: MetricsOptions & TelemetryPlace = {}): this {
    return this.ask('metrics', 'metrics', provider, asked);
  }

  private ask(
    method: string,
    of: keyof TelemetryAsked,
    provider: string | ExtensionProvider,
    { namespace = this.rootNamespace, scope: asked, ...options }: TelemetryPlace & object,
  ): this {
    const known = this.namespaces.get(namespace);
    const found = typeof provider === 'string' ? this.mesh.provider(provider) : provider;
    const scope = this.home.in(asked ?? known?.scope);
    if (known !== undefined && known.scope !== scope)
      throwAt(this.mesh, [elsewhere(`telemetry.${method}()`, `the Telemetry of ${namespace}`, scope, known.scope)]);
    const { written, asked: before } = known ?? {
      written: new WrittenPolicies(scope, 'telemetry'),
      asked: NO_TELEMETRY,
    };
    const more: TelemetryAsked = { ...before, [of]: [...before[of], { provider: found, options }] };
    this.namespaces.set(namespace, { asked: more, written, scope });
    written.writeBy([[namespace, telemetryPolicy(namespace, more)]]);
    return this;
  }
}
