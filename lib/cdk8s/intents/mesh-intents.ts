import type { Construct } from 'constructs';
import { MeshProblems, throwIfAny } from '../../model';
import type { Problem } from '../../model';
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

/** The PeerAuthentication of the mesh or a namespace. */
export function writeMtls(
  mesh: Construct,
  rootNamespace: string,
  mode: MtlsMode,
  { namespace }: NamespaceOption,
): Policy {
  throwIfAny(mtlsProblems(mode).map((problem) => ({ ...problem, object: mesh.node.path })));
  return once(
    mesh,
    'mtls',
    namespace,
    (id) => new WrittenPolicy(mesh, id, mtlsPolicy(mode, namespace ?? rootNamespace)),
  );
}

/** The AuthorizationPolicy that allows nothing, in the mesh or a namespace. */
export function writeDenyAll(mesh: Construct, rootNamespace: string, { namespace }: NamespaceOption): Policy {
  return once(
    mesh,
    'deny-all',
    namespace,
    (id) => new WrittenPolicy(mesh, id, denyAllPolicy(namespace ?? rootNamespace)),
  );
}

function once(
  mesh: Construct,
  what: string,
  namespace: string | undefined,
  write: (id: string) => WrittenPolicy,
): WrittenPolicy {
  const id = namespace === undefined ? what : `${what}-${namespace}`;
  if (mesh.node.tryFindChild(id) === undefined) return write(id);
  throw new MeshProblems([{ ...askedTwice(what, namespace), object: mesh.node.path }]);
}

export interface EgressAllowOptions extends EgressOptions {
  /** The gateway through which the traffic leaves: `mesh.egressGateway`. @default - straight from the pods */
  readonly via?: MeshGateway;
}

/** Traffic out of the mesh. https://istio.io/latest/docs/tasks/traffic-management/egress/ */
export class MeshEgress {
  private readonly ways = new Map<string, { via?: MeshGateway; hosts: EgressHost[]; written: WrittenPolicies }>();

  constructor(
    private readonly mesh: Construct,
    private readonly rootNamespace: string,
  ) {}

  /**
   * Lets traffic out to a host. Writes a ServiceEntry and, with a gateway, a Gateway, DestinationRules and a VirtualService that lead through it.
   * Gateways of one name serve all hosts that are allowed through them.
   * @throws MeshProblems for a host that cannot be served as asked
   */
  allow(host: string, { via, ...options }: EgressAllowOptions = {}): this {
    const asked: EgressHost = { host, ...options };
    const others = [...this.ways.values()].flatMap(({ hosts }) => hosts);
    const problems = egressProblems(asked, others, via !== undefined);
    if (problems.length > 0)
      throw new MeshProblems(problems.map((problem): Problem => ({ ...problem, object: this.mesh.node.path })));
    const way = this.way(via);
    way.hosts.push(asked);
    way.written.write(egressPolicies(way.hosts, via?.namespace ?? this.rootNamespace, via));
    return this;
  }

  private way(via: MeshGateway | undefined) {
    const key = via === undefined ? 'direct' : `${via.namespace}-${via.name}`;
    let way = this.ways.get(key);
    if (way === undefined)
      this.ways.set(key, (way = { via, hosts: [], written: new WrittenPolicies(this.mesh, `egress-${key}`) }));
    return way;
  }
}

/** Traces, access logs and metrics, of the mesh or of one namespace. https://istio.io/latest/docs/tasks/observability/telemetry/ */
export class MeshTelemetry {
  private readonly asked = new Map<string, TelemetryAsked>();
  private readonly written: WrittenPolicies;

  constructor(
    private readonly mesh: IntentMesh,
    private readonly rootNamespace: string,
  ) {
    this.written = new WrittenPolicies(mesh, 'telemetry');
  }

  /** Sends traces to a provider of the mesh. @throws MeshProblems when the mesh has no such provider */
  tracing(
    provider: string | ExtensionProvider,
    { namespace, ...options }: TracingOptions & NamespaceOption = {},
  ): this {
    return this.ask(namespace, (before) => ({
      ...before,
      tracing: [...before.tracing, { provider: this.known(provider), options }],
    }));
  }

  /** Writes access logs to a provider: `envoy` is the standard output of the proxies. @throws MeshProblems when the mesh has no such provider */
  accessLog(
    provider: string | ExtensionProvider = 'envoy',
    { namespace, ...options }: AccessLogOptions & NamespaceOption = {},
  ): this {
    return this.ask(namespace, (before) => ({
      ...before,
      accessLogs: [...before.accessLogs, { provider: this.known(provider), options }],
    }));
  }

  /** Offers metrics to a provider. @throws MeshProblems when the mesh has no such provider */
  metrics(
    provider: string | ExtensionProvider = 'prometheus',
    { namespace, ...options }: MetricsOptions & NamespaceOption = {},
  ): this {
    return this.ask(namespace, (before) => ({
      ...before,
      metrics: [...before.metrics, { provider: this.known(provider), options }],
    }));
  }

  private known(provider: string | ExtensionProvider): ExtensionProvider {
    return typeof provider === 'string' ? this.mesh.provider(provider) : provider;
  }

  private ask(namespace: string | undefined, add: (before: TelemetryAsked) => TelemetryAsked): this {
    const where = namespace ?? this.rootNamespace;
    this.asked.set(where, add(this.asked.get(where) ?? NO_TELEMETRY));
    this.written.writeBy([...this.asked].map(([own, asked]) => [own, telemetryPolicy(own, asked)]));
    return this;
  }
}
