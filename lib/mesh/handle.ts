import type { Scraper } from '../addons/scraping/problems';
import { observedMesh, type ObservedMesh } from '../addons/shared/observed-mesh';
import { MeshProblems, type GatewayRole, type MeshFacts, type MeshNode, type ResolvedMesh } from '../model';
import { extensionProvider, type ExtensionProvider } from '../policies/references/extension-provider';
import type { GatewayHandle } from '../policies/references/gateway-handle';
import type { MtlsMode, NamespaceOption } from '../policies/intents';
import type { MeshProps } from '../props';
import type { IstioRelease } from '../releases/names';
import { meshFacts } from './addons';
import { configInForce, type ConfigInForce } from './config-in-force';

/** Paths of the props that declare gateways, by role. */
const GATEWAY_PROPS: Readonly<Record<GatewayRole, string>> = {
  'ingress': 'ingressGateways',
  'egress': 'egressGateways',
  'east-west': 'eastWestGateway',
};

/** Mesh that an engine has declared. */
interface DeclaredMesh {
  /** Name of the mesh in problems: a construct path, or a URN. */
  readonly object: string;
  readonly props: MeshProps;
  readonly resolved: ResolvedMesh;
  readonly nodes: readonly MeshNode[];
}

/** Mesh and names in use with which a gateway beside the mesh is rendered. */
export interface ForGateways<Gateway> {
  readonly meshProps: MeshProps;
  readonly mesh: ResolvedMesh;
  /** Gateways declared before this one: rendering it again must not see later ones. */
  readonly others: readonly Gateway[];
  readonly namespaces: ReadonlySet<string>;
}

/** The `ServiceMesh` of either engine: what both have alike, with the documentation of both. */
export interface MeshMembers<Gateway> {
  /** Namespace of the control plane. */
  readonly namespace: string;
  /** The name by which namespaces choose this control plane: the revision, or `default`. */
  readonly revision: string;
  /** The exact Istio release, for example `1.31.4`. */
  readonly version: IstioRelease;
  /** All gateways of the mesh, those declared beside it included. */
  readonly gateways: Gateway[];
  /** Traffic out of the mesh: `mesh.egress.allow('api.stripe.com', { via: mesh.egressGateway, tls: 'originate' })`. */
  readonly egress: unknown;
  /** Traces, access logs and metrics, of the mesh or of one namespace: `mesh.telemetry.accessLog()`. */
  readonly telemetry: unknown;
  /** The first ingress gateway; a problem when the mesh has none. */
  readonly ingressGateway: Gateway;
  /** The first egress gateway; a problem when the mesh has none. */
  readonly egressGateway: Gateway;
  /** The east-west gateway; a problem when the mesh has none. */
  readonly eastWestGateway: Gateway;

  /**
   * An extension provider of the mesh config, for `providers` and `provider`; a problem when the mesh config declares
   * no such provider.
   */
  provider(name: string): ExtensionProvider;

  /**
   * Writes a PeerAuthentication: mutual TLS between pods, in the whole mesh or in one namespace.
   * https://istio.io/latest/docs/tasks/security/authentication/mtls-migration/
   * @throws MeshProblems when the mesh or namespace has one already (`intents/twice`)
   */
  mtls(mode: MtlsMode, options?: NamespaceOption): unknown;

  /**
   * Denies whatever no policy allows, in the whole mesh or in one namespace: calls are then allowed one by one, with
   * `calls`. Of the whole mesh, gateways are part too: allow there what comes from outside.
   * @throws MeshProblems when the mesh or namespace has one already (`intents/twice`)
   */
  denyAll(options?: NamespaceOption): unknown;

  /** Every image that the cluster will pull for the mesh and its proxies, sorted: the list to mirror. */
  images(): unknown;
}

/** Queries that the `ServiceMesh` of either engine answers alike: objects, gateways and mesh config. */
export class MeshHandle<Gateway extends GatewayHandle> {
  /** Gateways of the mesh, those declared beside it included. */
  readonly gateways: Gateway[];
  readonly config: ConfigInForce;
  /** Nodes of all objects, those of gateways beside the mesh included. */
  readonly nodes: MeshNode[];
  /** What has the metrics of the mesh scraped, beside it. */
  readonly scrapers: Scraper[] = [];

  constructor(
    private readonly declared: DeclaredMesh,
    gatewaysOf: (components: ResolvedMesh['components'], nodes: readonly MeshNode[]) => Gateway[],
  ) {
    this.nodes = [...declared.nodes];
    this.gateways = gatewaysOf(declared.resolved.components, declared.nodes);
    this.config = configInForce(declared.resolved, declared.nodes);
  }

  /** Trust domain; undefined where the mesh config is another mesh's. */
  get trustDomain(): string | undefined {
    return this.config.meshConfig && this.config.trustDomain;
  }

  /**
   * Returns the first gateway of a role.
   *
   * @throws MeshProblems when the mesh has no gateway of the role
   */
  firstGateway(role: GatewayRole): Gateway {
    const found = this.gateways.find((gateway) => gateway.role === role);
    if (found) return found;
    const path = GATEWAY_PROPS[role];
    const message = `the mesh has no ${role} gateway`;
    const { object } = this.declared;
    throw new MeshProblems([
      { severity: 'error', code: 'mesh/no-gateway', object, path, message, fix: `declare one in \`${path}\`` },
    ]);
  }

  /**
   * Returns an extension provider by its name.
   *
   * @throws MeshProblems when the mesh config declares no such provider
   */
  provider(name: string): ExtensionProvider {
    return withObject(this.declared.object, () => extensionProvider(name, this.config.providers));
  }

  /**
   * Returns the hosts that every `Sidecar` must import: the root namespace, the services of extension providers, and
   * egress gateways in other namespaces.
   */
  alwaysVisible<Host>(rootNamespace: string, providerHosts: readonly Host[]): (string | Host)[] {
    const egress = this.gateways
      .filter(({ role, namespace }) => role === 'egress' && namespace !== rootNamespace)
      .map(({ namespace }) => `${namespace}/*`);
    return [`${rootNamespace}/*`, ...providerHosts, ...new Set(egress)];
  }

  /**
   * Returns the engine's resource of an object.
   *
   * @throws MeshProblems for an id that no object has
   */
  find<T>(objects: ReadonlyMap<string, T>, id: string, method: string): T {
    const found = objects.get(id);
    if (found !== undefined) return found;
    throw new MeshProblems([
      {
        severity: 'error',
        code: 'mesh/no-object',
        object: this.declared.object,
        path: method,
        found: id,
        message: 'the mesh renders no such object',
        fix: `use one of ${[...objects.keys()].join(', ')}`,
      },
    ]);
  }

  /** What addons beside the mesh know of it. */
  get facts(): MeshFacts {
    const { props, resolved, nodes } = this.declared;
    return meshFacts(resolved, nodes, this.config, props);
  }

  get resolved(): ResolvedMesh {
    return this.declared.resolved;
  }

  /** What scraping, rules and dashboards depend on. */
  get observed(): ObservedMesh {
    const { resolved, nodes } = this.declared;
    return observedMesh({ version: resolved.version, nodes, meshConfig: this.config.meshConfig });
  }

  get forGateways(): ForGateways<Gateway> {
    const { props: meshProps, resolved: mesh } = this.declared;
    const namespaces = this.nodes.filter(({ manifest: { kind } }) => kind === 'Namespace');
    return {
      meshProps,
      mesh,
      others: [...this.gateways],
      namespaces: new Set(namespaces.map(({ manifest: { metadata } }) => String(metadata.name))),
    };
  }

  /** Adds a gateway declared beside the mesh, with its nodes. */
  adopt(gateway: Gateway, nodes: readonly MeshNode[]): void {
    this.gateways.push(gateway);
    this.nodes.push(...nodes);
  }
}

/** Runs `body`, and names the object in the problems that it throws. */
export function withObject<T>(object: string, body: () => T): T {
  try {
    return body();
  } catch (reason) {
    if (!(reason instanceof MeshProblems)) throw reason;
    throw new MeshProblems(reason.problems.map((problem) => ({ ...problem, object: problem.object ?? object })));
  }
}
