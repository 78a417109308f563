import * as pulumi from '@pulumi/pulumi';
import {
  askedTwice,
  denyAllPolicy,
  egressPolicies,
  egressProblems,
  mtlsPolicy,
  mtlsProblems,
  NO_TELEMETRY,
  telemetryPolicy,
  writtenElsewhere,
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
import { gatewayOf } from './calls';
import type { AnyGateway } from './calls';
import type { MeshGateway } from '../gateway-handle';
import type { Path } from '../inputs/found';
import { throwLocated } from '../inputs/problems';
import type { Inputs, InputsExcept } from '../inputs/types';
import { Intent } from './intent';
import type { IntentPlace } from './intent';
import { shapes } from '../../lazy';
import { AuthorizationPolicy, PeerAuthentication } from '../policies';
import { policyArgs } from '../policy-args';
import { nameOfResource, urnOfResource } from '../program/resource-names';

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
export interface IntentMesh extends pulumi.ComponentResource {
  /** @throws MeshProblems when it is not known before the program has run */
  readonly rootNamespace: string;
  provider(name: string): ExtensionProvider;
}

const placeIn = (mesh: IntentMesh, name: string, scope: pulumi.Resource = mesh): IntentPlace => ({
  component: scope,
  name: `${nameOfResource(mesh)}-${name}`,
  urn: urnOfResource(mesh),
});

/** What is asked together is written together: resources that were registered are not moved. */
function checkScope(mesh: IntentMesh, method: string, what: string, [asked, known]: readonly pulumi.Resource[]): void {
  if (asked === known) return;
  throwLocated([writtenElsewhere(method, what, urnOfResource(asked), urnOfResource(known))], urnOfResource(mesh));
}

type MeshPolicyOptions = NamespaceOption & ScopeOption;

/** What can be asked once for a mesh, and once for each namespace. */
export class MeshPolicies {
  private readonly asked = new Set<string>();

  constructor(private readonly mesh: IntentMesh) {}

  /** The PeerAuthentication of the mesh or a namespace. */
  mtls(
    mode: MtlsMode,
    { namespace, scope }: MeshPolicyOptions,
    options: pulumi.ComponentResourceOptions,
  ): PeerAuthentication {
    throwLocated(mtlsProblems(pulumi.Output.isInstance(mode) ? 'an Output' : mode), urnOfResource(this.mesh));
    const name = this.once('mtls', namespace);
    return new PeerAuthentication(name, policyArgs(mtlsPolicy(mode, namespace ?? this.mesh.rootNamespace)), {
      parent: scope ?? this.mesh,
      ...options,
    });
  }

  /** The AuthorizationPolicy that allows nothing, in the mesh or a namespace. */
  denyAll({ namespace, scope }: MeshPolicyOptions, options: pulumi.ComponentResourceOptions): AuthorizationPolicy {
    const name = this.once('deny-all', namespace);
    return new AuthorizationPolicy(name, policyArgs(denyAllPolicy(namespace ?? this.mesh.rootNamespace)), {
      parent: scope ?? this.mesh,
      ...options,
    });
  }

  /** The name of the component. */
  private once(what: string, namespace: string | undefined): string {
    const id = namespace === undefined ? what : `${what}-${namespace}`;
    if (this.asked.has(id)) throwLocated([askedTwice(what, namespace)], urnOfResource(this.mesh));
    this.asked.add(id);
    return `${nameOfResource(this.mesh)}-${id}`;
  }
}

/** How traffic to a host may leave. `tls` decides which objects are written, and so is plain. */
export type EgressAllowOptions = InputsExcept<EgressOptions, 'tls'> & {
  /** The gateway through which the traffic leaves: `mesh.egressGateway`, or an `EgressGateway`. @default - straight from the pods */
  readonly via?: AnyGateway;
} & ScopeOption;

/** Traffic out of the mesh. https://istio.io/latest/docs/tasks/traffic-management/egress/ */
export class MeshEgress {
  readonly #ways = new Map<string, Intent<EgressHost>>();
  readonly #mesh: IntentMesh;

  constructor(mesh: IntentMesh) {
    this.#mesh = mesh;
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
    this.way(via && gatewayOf(via), scope).ask({ host, ...options } as EgressHost);
    return this;
  }

  /** What leaves through one gateway shares objects; straight from the pods, each host has its own. */
  private way(via: MeshGateway | undefined, scope: pulumi.Resource | undefined): Intent<EgressHost> {
    const id = via === undefined ? 'direct' : `${via.namespace}-${via.name}`;
    const key = via === undefined && scope !== undefined ? `${id} ${urnOfResource(scope)}` : id;
    const before = this.#ways.get(key);
    if (before) {
      const scopes = [scope ?? before.scope, before.scope];
      checkScope(this.#mesh, 'egress.allow()', `what leaves through ${id}`, scopes);
      return before;
    }
    const { rootNamespace } = this.#mesh;
    const way: Intent<EgressHost> = new Intent<EgressHost>(placeIn(this.#mesh, `egress-${id}`, scope), {
      called: 'egress.allow',
      render: (hosts) => {
        const elsewhere = [...this.#ways.values()].filter((other) => other !== way).flatMap(({ all }) => all);
        return {
          nodes: egressPolicies(hosts, via?.namespace ?? rootNamespace, via).map((manifest) => ({
            id: `${manifest.kind}-${manifest.metadata.name}`,
            manifest,
          })),
          problems: hosts.flatMap((host, i) =>
            egressProblems(host, [...elsewhere, ...hosts.slice(0, i)], via !== undefined),
          ),
        };
      },
      shapeAt: ([field]) => (field === 'port' ? { type: 'integer', min: 1, max: 65_535 } : undefined),
      isStructural: ([field]) => field === 'host' || field === 'tls',
    });
    this.#ways.set(key, way);
    return way;
  }
}

const METHODS: Readonly<Record<keyof TelemetryAsked, string>> = {
  tracing: 'tracing',
  accessLogs: 'accessLog',
  metrics: 'metrics',
};

/** One thing that is asked of telemetry. */
interface AskedTelemetry {
  readonly of: keyof TelemetryAsked;
  readonly provider: ExtensionProvider;
  readonly options: object;
}

/** Traces, access logs and metrics, of the mesh or of one namespace. https://istio.io/latest/docs/tasks/observability/telemetry/ */
export class MeshTelemetry {
  readonly #namespaces = new Map<string, Intent<AskedTelemetry>>();
  readonly #mesh: IntentMesh;

  constructor(mesh: IntentMesh) {
    this.#mesh = mesh;
  }

  /**
   * Sends traces to a provider of the mesh. All that is asked of telemetry is one Telemetry for the mesh, and one for each namespace; it is asked
   * before the program awaits anything.
   * @throws MeshProblems when the mesh has no such provider (`mesh/no-provider`), and when it is too late (`pulumi/too-late`)
   */
  tracing(
    provider: string | ExtensionProvider,
    { namespace, scope, ...options }: Inputs<TracingOptions> & MeshPolicyOptions = {},
  ): this {
    return this.ask('tracing', provider, { namespace, scope }, options);
  }

  /**
   * Writes access logs to a provider: `envoy` is the standard output of the proxies. `mode` is plain or an Output.
   * @throws MeshProblems when the mesh has no such provider (`mesh/no-provider`), and when it is too late (`pulumi/too-late`)
   */
  accessLog(
    provider: string | ExtensionProvider = 'envoy',
    { namespace, scope, ...options }: Inputs<AccessLogOptions> & MeshPolicyOptions = {},
  ): this {
    return this.ask('accessLogs', provider, { namespace, scope }, options);
  }

  /**
   * Offers metrics to a provider.
   * @throws MeshProblems when the mesh has no such provider (`mesh/no-provider`), and when it is too late (`pulumi/too-late`)
   */
  metrics(
    provider: string | ExtensionProvider = 'prometheus',
    { namespace, scope, ...options }: Inputs<MetricsOptions> & MeshPolicyOptions = {},
  ): this {
    return this.ask('metrics', provider, { namespace, scope }, options);
  }

  private ask(
    of: keyof TelemetryAsked,
    provider: string | ExtensionProvider,
    { namespace = this.#mesh.rootNamespace, scope }: MeshPolicyOptions,
    options: object,
  ): this {
    const known = typeof provider === 'string' ? this.#mesh.provider(provider) : provider;
    const intent = this.of(namespace, scope);
    const scopes = [scope ?? intent.scope, intent.scope];
    checkScope(this.#mesh, `telemetry.${METHODS[of]}()`, `the Telemetry of ${namespace}`, scopes);
    intent.ask({ of, provider: known, options });
    return this;
  }

  /** The one Telemetry of a namespace. */
  private of(namespace: string, scope: pulumi.Resource | undefined): Intent<AskedTelemetry> {
    const before = this.#namespaces.get(namespace);
    if (before) return before;
    const telemetry: Intent<AskedTelemetry> = new Intent<AskedTelemetry>(placeIn(this.#mesh, 'telemetry', scope), {
      called: ({ of }) => `telemetry.${METHODS[of]}`,
      render: (asked) => ({
        nodes: [{ id: namespace, manifest: telemetryPolicy(namespace, asked.reduce(withMore, NO_TELEMETRY)) }],
      }),
      shapeAt: (path) => telemetryShape(path),
      isStructural: () => false,
    });
    this.#namespaces.set(namespace, telemetry);
    return telemetry;
  }
}

function withMore(before: TelemetryAsked, { of, provider, options }: AskedTelemetry): TelemetryAsked {
  return { ...before, [of]: [...before[of], { provider, options }] };
}

/** Where the options of all methods end in a Telemetry. */
const TELEMETRY_FIELDS: Readonly<Record<string, Path>> = {
  sampling: ['tracing', 0, 'randomSamplingPercentage'],
  tags: ['tracing', 0, 'customTags'],
  filter: ['accessLogging', 0, 'filter', 'expression'],
  mode: ['accessLogging', 0, 'match', 'mode'],
  overrides: ['metrics', 0, 'overrides'],
  reportingInterval: ['metrics', 0, 'reportingInterval'],
};

function telemetryShape([, option, ...path]: Path): ReturnType<ReturnType<typeof shapes>['inputShape']> {
  const field = TELEMETRY_FIELDS[option as string] as Path | undefined;
  return field && shapes().inputShape('Telemetry', [...field, ...path]);
}
