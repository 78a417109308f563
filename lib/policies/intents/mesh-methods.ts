import type { EgressHost, EgressVia } from './egress';
import { denyAllRule, mtlsRule, type MtlsRequest } from './mesh-wide';
import {
  EgressRequests,
  OncePerNamespace,
  TelemetryRequests,
  type IntentEngine,
  type TelemetryBackend,
} from './requests';
import type { AccessLogOptions, MetricsOptions, TelemetryEntries, TracingOptions } from './telemetry';

/** Where an intent applies. */
export interface NamespaceOption {
  /** One namespace. @default - the whole mesh */
  readonly namespace?: string;
}

/** Where an intent applies, and where it is written: `Scope` is what an engine writes in. */
type Place<Scope> = NamespaceOption & { readonly scope?: Scope };

/** Returns the policies of which a mesh has one, and each namespace one. */
export const meshPolicies = <Scope>(engine: IntentEngine<Scope>) => ({
  mtls: new OncePerNamespace<Scope, MtlsRequest>(engine, mtlsRule(engine), 'mtls'),
  denyAll: new OncePerNamespace<Scope, NamespaceOption>(engine, denyAllRule(engine), 'deny-all'),
});

/** What `mesh.egress.allow` may say beside the host. */
interface Allowed<Scope, Via> {
  readonly via?: Via;
  readonly scope?: Scope;
}

/** Traffic out of the mesh. https://istio.io/latest/docs/tasks/traffic-management/egress/ */
export abstract class EgressMethods<Scope, Via, Options extends Allowed<Scope, Via>> {
  readonly #requests: EgressRequests<Scope>;
  readonly #gatewayOf: (via: Via) => EgressVia | undefined;

  constructor(engine: IntentEngine<Scope>, gatewayOf: (via: Via) => EgressVia | undefined) {
    this.#requests = new EgressRequests(engine);
    this.#gatewayOf = gatewayOf;
  }

  /**
   * Lets traffic out to a host. Writes a ServiceEntry and, with a gateway, a Gateway, DestinationRules and a
   * VirtualService that lead through it. Gateways of one name serve all hosts that are allowed through them. In a
   * program of Pulumi it is called before the program awaits anything.
   *
   * `egress.allow('api.stripe.com', { via: mesh.egressGateway, tls: 'originate' })`
   * @throws MeshProblems for a host that cannot be served as asked (`egress/*`), for an Output in place of the host or
   * of `tls`, and when it is too late (`pulumi/too-late`)
   */
  allow(host: string, { via, scope, ...options }: Options = {} as Options): this {
    this.#requests.allow({ host, ...options } as EgressHost, via && this.#gatewayOf(via), scope);
    return this;
  }
}

/**
 * Traces, access logs and metrics, of the mesh or of one namespace: one Telemetry for the mesh, and one for each
 * namespace. https://istio.io/latest/docs/tasks/observability/telemetry/
 *
 * In a program of Pulumi its methods are called before the program awaits anything.
 */
export abstract class TelemetryMethods<
  Scope,
  Tracing = TracingOptions,
  AccessLog = AccessLogOptions,
  Metrics = MetricsOptions,
> {
  readonly #requests: TelemetryRequests<Scope>;

  constructor(engine: IntentEngine<Scope>) {
    this.#requests = new TelemetryRequests(engine);
  }

  /**
   * Sends traces to a provider of the mesh.
   * @throws MeshProblems when the mesh has no such provider (`mesh/no-provider`), and when it is too late
   * (`pulumi/too-late`)
   */
  tracing(provider: TelemetryBackend, options: Tracing & Place<Scope> = {} as Tracing & Place<Scope>): this {
    return this.#add('tracing', provider, options);
  }

  /**
   * Writes access logs to a provider: `envoy` is the standard output of the proxies.
   * @throws MeshProblems when the mesh has no such provider (`mesh/no-provider`), and when it is too late
   * (`pulumi/too-late`)
   */
  accessLog(
    provider: TelemetryBackend = 'envoy',
    options: AccessLog & Place<Scope> = {} as AccessLog & Place<Scope>,
  ): this {
    return this.#add('accessLogs', provider, options);
  }

  /**
   * Offers metrics to a provider.
   * @throws MeshProblems when the mesh has no such provider (`mesh/no-provider`), and when it is too late
   * (`pulumi/too-late`)
   */
  metrics(
    provider: TelemetryBackend = 'prometheus',
    options: Metrics & Place<Scope> = {} as Metrics & Place<Scope>,
  ): this {
    return this.#add('metrics', provider, options);
  }

  #add(of: keyof TelemetryEntries, provider: TelemetryBackend, given: Place<Scope>): this {
    const { namespace, scope, ...options } = given;
    this.#requests.add(of, provider, { namespace, scope }, options);
    return this;
  }
}
