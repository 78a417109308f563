import type { Construct } from 'constructs';
import {
  denyAllRule,
  EgressRequests,
  mtlsRule,
  OncePerNamespace,
  TelemetryRequests,
  type AccessLogOptions,
  type EgressOptions,
  type MetricsOptions,
  type MtlsMode,
  type TelemetryBackend,
  type TracingOptions,
} from '../../policies/intents';
import type { MeshGateway } from '../gateway-handle';
import type { Policy } from '../policy';
import { WrittenPolicy } from './intent';
import type { PolicyHome, ScopeOption } from './policy-home';

/** Where an intent applies. */
export interface NamespaceOption {
  /** One namespace. @default - the whole mesh */
  readonly namespace?: string;
}

/** Where an intent applies, and where it is written. */
type PlaceOptions = NamespaceOption & ScopeOption;

/** Policies of which a mesh has one, and each namespace one. */
export class MeshPolicies {
  private readonly mtlsRequests: OncePerNamespace<Construct, NamespaceOption & { readonly mode: MtlsMode }>;
  private readonly denials: OncePerNamespace<Construct, NamespaceOption>;

  constructor(private readonly home: PolicyHome) {
    this.mtlsRequests = new OncePerNamespace(home, mtlsRule(home), 'mtls');
    this.denials = new OncePerNamespace(home, denyAllRule(home), 'deny-all');
  }

  /** The PeerAuthentication of the mesh or a namespace. */
  mtls(mode: MtlsMode, { namespace, scope }: PlaceOptions): Policy {
    const { id, manifest } = this.mtlsRequests.add({ mode, namespace });
    return new WrittenPolicy(this.home.in(scope), id, manifest);
  }

  /** The AuthorizationPolicy that allows nothing, in the mesh or a namespace. */
  denyAll({ namespace, scope }: PlaceOptions): Policy {
    const { id, manifest } = this.denials.add({ namespace });
    return new WrittenPolicy(this.home.in(scope), id, manifest);
  }
}

export interface EgressAllowOptions extends EgressOptions, ScopeOption {
  /** The gateway through which the traffic leaves: `mesh.egressGateway`. @default - straight from the pods */
  readonly via?: MeshGateway;
}

/** Traffic out of the mesh. https://istio.io/latest/docs/tasks/traffic-management/egress/ */
export class MeshEgress {
  private readonly requests: EgressRequests<Construct>;

  constructor(home: PolicyHome) {
    this.requests = new EgressRequests(home);
  }

  /**
   * Lets traffic out to a host. Writes a ServiceEntry and, with a gateway, a Gateway, DestinationRules and a
   * VirtualService that lead through it. Gateways of one name serve all hosts that are allowed through them.
   * @throws MeshProblems for a host that cannot be served as asked
   */
  allow(host: string, { via, scope, ...options }: EgressAllowOptions = {}): this {
    this.requests.allow({ host, ...options }, via, scope);
    return this;
  }
}

/**
 * Traces, access logs and metrics, of the mesh or of one namespace.
 * https://istio.io/latest/docs/tasks/observability/telemetry/
 */
export class MeshTelemetry {
  private readonly requests: TelemetryRequests<Construct>;

  constructor(home: PolicyHome) {
    this.requests = new TelemetryRequests(home);
  }

  /** Sends traces to a provider of the mesh. @throws MeshProblems when the mesh has no such provider */
  tracing(provider: TelemetryBackend, { namespace, scope, ...options }: TracingOptions & PlaceOptions = {}): this {
    this.requests.add('tracing', provider, { namespace, scope }, options);
    return this;
  }

  /**
   * Writes access logs to a provider: `envoy` is the standard output of the proxies. @throws MeshProblems when the mesh
   * has no such provider
   */
  accessLog(
    provider: TelemetryBackend = 'envoy',
    { namespace, scope, ...options }: AccessLogOptions & PlaceOptions = {},
  ): this {
    this.requests.add('accessLogs', provider, { namespace, scope }, options);
    return this;
  }

  /** Offers metrics to a provider. @throws MeshProblems when the mesh has no such provider */
  metrics(
    provider: TelemetryBackend = 'prometheus',
    { namespace, scope, ...options }: MetricsOptions & PlaceOptions = {},
  ): this {
    this.requests.add('metrics', provider, { namespace, scope }, options);
    return this;
  }
}
