import * as pulumi from '@pulumi/pulumi';
import {
  denyAllRule,
  EgressRequests,
  mtlsRule,
  OncePerNamespace,
  TelemetryRequests,
  type AccessLogOptions,
  type EgressHost,
  type EgressOptions,
  type IntentEngine,
  type MetricsOptions,
  type MtlsMode,
  type MtlsRequest,
  type TelemetryBackend,
  type TelemetryEntries,
  type TracingOptions,
} from '../../policies/intents';
import type { ExtensionProvider } from '../../policies/references/extension-provider';
import type { AnyGateway } from '../gateway-handle';
import { throwLocated } from '../inputs/problems';
import type { Inputs, InputsExcept } from '../inputs/types';
import { AuthorizationPolicy, PeerAuthentication } from '../policies';
import { policyArgs } from '../policy';
import { nameOfResource, urnOfResource } from '../program/resource-names';
import { gatewayOf } from './handles';
import { Intent } from './intent';

/** Where an intent applies. */
export interface NamespaceOption {
  /** One namespace. @default - the whole mesh */
  readonly namespace?: string;
}

/** Whose children the objects of an intent are. */
export interface ScopeOption {
  /** The parent of the resources. @default - the mesh */
  readonly scope?: pulumi.Resource;
}

/** The mesh, as far as its intents need it. */
interface IntentMesh extends pulumi.ComponentResource {
  /** @throws MeshProblems when it is not known before the program has run */
  readonly rootNamespace: string;
  provider(name: string): ExtensionProvider;
}

const engineOf = (mesh: IntentMesh): IntentEngine<pulumi.Resource> => ({
  get rootNamespace() {
    return mesh.rootNamespace;
  },
  provider: (name) => mesh.provider(name),
  open: (name, scope = mesh, rule) =>
    new Intent({ component: scope, name: `${nameOfResource(mesh)}-${name}`, urn: urnOfResource(mesh) }, rule),
  pathOf: urnOfResource,
  refuse: (problems) => throwLocated(problems, urnOfResource(mesh)),
});

type MeshPolicyOptions = NamespaceOption & ScopeOption;

/** Policies of which a mesh has one, and each namespace one. */
export class MeshPolicies {
  readonly #mtlsRequests: OncePerNamespace<pulumi.Resource, MtlsRequest>;
  readonly #denials: OncePerNamespace<pulumi.Resource, NamespaceOption>;

  constructor(private readonly mesh: IntentMesh) {
    const engine = engineOf(mesh);
    this.#mtlsRequests = new OncePerNamespace(engine, mtlsRule(engine), 'mtls');
    this.#denials = new OncePerNamespace(engine, denyAllRule(engine), 'deny-all');
  }

  /** The PeerAuthentication of the mesh or a namespace. */
  mtls(
    given: MtlsMode,
    { namespace, scope }: MeshPolicyOptions,
    options: pulumi.ComponentResourceOptions,
  ): PeerAuthentication {
    const mode = pulumi.Output.isInstance(given) ? ('an Output' as MtlsMode) : given;
    const { id, manifest } = this.#mtlsRequests.add({ mode, namespace });
    return new PeerAuthentication(this.#nameOf(id), policyArgs(manifest), { parent: scope ?? this.mesh, ...options });
  }

  /** The AuthorizationPolicy that allows nothing, in the mesh or a namespace. */
  denyAll({ namespace, scope }: MeshPolicyOptions, options: pulumi.ComponentResourceOptions): AuthorizationPolicy {
    const { id, manifest } = this.#denials.add({ namespace });
    return new AuthorizationPolicy(this.#nameOf(id), policyArgs(manifest), { parent: scope ?? this.mesh, ...options });
  }

  readonly #nameOf = (id: string): string => `${nameOfResource(this.mesh)}-${id}`;
}

/** How traffic to a host may leave. `tls` decides which objects are written, and so is plain. */
export type EgressAllowOptions = InputsExcept<EgressOptions, 'tls'> & {
  /**
   * The gateway through which the traffic leaves: `mesh.egressGateway`, or an `EgressGateway`. @default - straight from
   * the pods
   */
  readonly via?: AnyGateway;
} & ScopeOption;

/** Traffic out of the mesh. https://istio.io/latest/docs/tasks/traffic-management/egress/ */
export class MeshEgress {
  readonly #requests: EgressRequests<pulumi.Resource>;

  constructor(mesh: IntentMesh) {
    this.#requests = new EgressRequests(engineOf(mesh));
  }

  /**
   * Lets traffic out to a host. Writes a ServiceEntry and, with a gateway, a Gateway, DestinationRules and a
   * VirtualService that lead through it. Gateways of one name serve all hosts that are allowed through them. To be
   * called before the program awaits anything.
   *
   * `egress.allow('api.stripe.com', { via: mesh.egressGateway, tls: 'originate' })`
   * @throws MeshProblems for a host that cannot be served as asked (`egress/*`), for an Output in place of the host or
   * of `tls`, and when it is too late (`pulumi/too-late`)
   */
  allow(host: string, { via, scope, ...options }: EgressAllowOptions = {}): this {
    this.#requests.allow({ host, ...options } as EgressHost, via && gatewayOf(via), scope);
    return this;
  }
}

/**
 * Traces, access logs and metrics, of the mesh or of one namespace.
 * https://istio.io/latest/docs/tasks/observability/telemetry/
 */
export class MeshTelemetry {
  readonly #requests: TelemetryRequests<pulumi.Resource>;

  constructor(mesh: IntentMesh) {
    this.#requests = new TelemetryRequests(engineOf(mesh));
  }

  /**
   * Sends traces to a provider of the mesh. All that is asked of telemetry is one Telemetry for the mesh, and one for
   * each namespace; it is asked
   * before the program awaits anything.
   * @throws MeshProblems when the mesh has no such provider (`mesh/no-provider`), and when it is too late
   * (`pulumi/too-late`)
   */
  tracing(
    provider: TelemetryBackend,
    { namespace, scope, ...options }: Inputs<TracingOptions> & MeshPolicyOptions = {},
  ): this {
    return this.#add('tracing', provider, { namespace, scope }, options);
  }

  /**
   * Writes access logs to a provider: `envoy` is the standard output of the proxies. `mode` is plain or an Output.
   * @throws MeshProblems when the mesh has no such provider (`mesh/no-provider`), and when it is too late
   * (`pulumi/too-late`)
   */
  accessLog(
    provider: TelemetryBackend = 'envoy',
    { namespace, scope, ...options }: Inputs<AccessLogOptions> & MeshPolicyOptions = {},
  ): this {
    return this.#add('accessLogs', provider, { namespace, scope }, options);
  }

  /**
   * Offers metrics to a provider.
   * @throws MeshProblems when the mesh has no such provider (`mesh/no-provider`), and when it is too late
   * (`pulumi/too-late`)
   */
  metrics(
    provider: TelemetryBackend = 'prometheus',
    { namespace, scope, ...options }: Inputs<MetricsOptions> & MeshPolicyOptions = {},
  ): this {
    return this.#add('metrics', provider, { namespace, scope }, options);
  }

  #add(of: keyof TelemetryEntries, provider: TelemetryBackend, place: MeshPolicyOptions, options: object): this {
    this.#requests.add(of, provider, place, options);
    return this;
  }
}
