import { Construct } from 'constructs';
import { formatProblem, type MeshFacts, type MeshNode, type Problem, type ResolvedMesh } from '../model';
import type { MeshProps } from '../props';
import type { EnrollMode } from '../mesh/enroll';
import { injectWorkload, type MeshInjectOptions } from './inject';
import type { Scraper } from '../addons/scraping/problems';
import type { ObservedMesh } from '../addons/shared/observed-mesh';
import { MeshHandle, withObject, type ForGateways } from '../mesh/handle';
import { imagesOf } from '../mesh/images';
import { meshInjection } from '../mesh/inject-options';
import { renderWithWarnings } from '../mesh/render';
import { resolveMesh } from '../mesh/resolve';
import type { MtlsMode } from '../policies/intents';
import type { IstioRelease } from '../releases/names';
import type { ExtensionProvider } from '../policies/references/extension-provider';
import { Program } from './program/program';
import { enroll, enrollOptions, nameOf, type NamespaceEnrollOptions, type NamespaceLike } from './enroll';
import { MeshGateway } from './gateway-handle';
import { MeshEgress, MeshPolicies, MeshTelemetry, type NamespaceOption } from './intents/mesh-intents';
import { PolicyHome, type ScopeOption } from './intents/policy-home';
import { meshObject, type MeshObject } from './output/mesh-object';
import type { Policy } from './policy';

/** The props of `ServiceMesh`: everything a mesh can be told. */
export type ServiceMeshProps = MeshProps;

/**
 * A whole Istio service mesh: control plane, gateways, node agents, and the custom resource definitions.
 *
 * Every object has the name that Istio's own charts give it, and is a construct of its own under `COMPONENT/OBJECT`
 * (`mesh.object('istiod/deployment')`). All problems of the props are thrown together when the mesh is created.
 */
export class ServiceMesh extends Construct {
  /** Namespace of the control plane. */
  readonly namespace: string;
  /** The name by which namespaces choose this control plane: the revision, or `default`. */
  readonly revision: string;
  /** The exact Istio release, for example `1.31.0`. */
  readonly version: IstioRelease;
  /**
   * What is doubtful but not wrong, in the mesh and its gateways. Written to standard error once, when the app is
   * synthesized.
   */
  readonly warnings: Problem[];
  /** All gateways of the mesh, those declared beside it included. */
  readonly gateways: MeshGateway[];

  /** Traffic out of the mesh: `mesh.egress.allow('api.stripe.com', { via: mesh.egressGateway, tls: 'originate' })`. */
  readonly egress: MeshEgress;
  /** Traces, access logs and metrics, of the mesh or of one namespace: `mesh.telemetry.accessLog()`. */
  readonly telemetry: MeshTelemetry;

  private readonly resolved: ResolvedMesh;
  private readonly handle: MeshHandle<MeshGateway>;
  private readonly policies: MeshPolicies;
  private readonly objectsById = new Map<string, MeshObject>();

  constructor(scope: Construct, props?: ServiceMeshProps);
  constructor(scope: Construct, id: string, props?: ServiceMeshProps);
  constructor(scope: Construct, idOrProps: string | ServiceMeshProps = {}, givenProps: ServiceMeshProps = {}) {
    const [id, props] = typeof idOrProps === 'string' ? [idOrProps, givenProps] : ['mesh', idOrProps];
    super(scope, id);
    const resolved = located(this, () => resolveMesh(props));
    const { nodes, warnings } = located(this, () => renderWithWarnings(resolved));
    this.resolved = resolved;
    this.warnings = warnings;
    ({ namespace: this.namespace, revision: this.revision } = resolved);
    this.version = resolved.version as IstioRelease;
    addObjects(this, nodes, this.objectsById);
    this.handle = new MeshHandle({ object: this.node.path, props, resolved, nodes }, (...mesh) =>
      MeshGateway.ofComponents(...mesh),
    );
    this.gateways = this.handle.gateways;
    const { config, trustDomain } = this.handle;
    const home = new PolicyHome(this, config.rootNamespace);
    this.policies = new MeshPolicies(home);
    this.egress = new MeshEgress(home);
    this.telemetry = new MeshTelemetry(home);
    const { tracing, accessLogs } = resolved.telemetry ?? {};
    if (tracing) this.telemetry.tracing(tracing.provider, tracing.options);
    if (accessLogs) this.telemetry.accessLog(accessLogs.provider, accessLogs.options);
    this.node.addValidation({
      validate: () => {
        this.writeWarnings();
        return [];
      },
    });
    Program.of(this).addMesh({
      version: this.version,
      trustDomain,
      alwaysVisible: () => this.handle.alwaysVisible(config.rootNamespace, config.providerHosts),
    });
  }

  private written = 0;

  /** cdk8s validates more than once for one synthesis: each warning is written one time. */
  private writeWarnings(): void {
    for (const warning of this.warnings.slice(this.written))
      process.stderr.write(`warning: ${formatProblem({ object: this.node.path, ...warning })}\n`);
    this.written = this.warnings.length;
  }

  /** The first ingress gateway; a problem when the mesh has none. */
  get ingressGateway(): MeshGateway {
    return this.handle.firstGateway('ingress');
  }
  /** The first egress gateway; a problem when the mesh has none. */
  get egressGateway(): MeshGateway {
    return this.handle.firstGateway('egress');
  }
  /** The east-west gateway; a problem when the mesh has none. */
  get eastWestGateway(): MeshGateway {
    return this.handle.firstGateway('east-west');
  }

  /**
   * An extension provider of the mesh config, for `providers` and `provider`; a problem when the mesh config declares
   * no such provider.
   */
  provider(name: string): ExtensionProvider {
    return this.handle.provider(name);
  }

  /**
   * Mutual TLS between pods, in the whole mesh or in one namespace.
   * https://istio.io/latest/docs/tasks/security/authentication/mtls-migration/
   */
  mtls(mode: MtlsMode, options: NamespaceOption & ScopeOption = {}): Policy {
    return this.policies.mtls(mode, options);
  }

  /**
   * Denies whatever no policy allows, in the whole mesh or in one namespace: calls are then allowed one by one, with
   * `calls`. Of the whole mesh,
   * gateways are part too: allow there what comes from outside.
   */
  denyAll(options: NamespaceOption & ScopeOption = {}): Policy {
    return this.policies.denyAll(options);
  }

  /** The ids of all rendered objects, for `object()`. */
  get objectIds(): string[] {
    return [...this.objectsById.keys()];
  }

  /** A rendered object by its id, for example `istiod/deployment`. */
  object(id: string): MeshObject {
    return this.handle.find(this.objectsById, id, 'object()');
  }

  /**
   * Lets the pods of a namespace join the mesh (or not), by the labels that this mesh's revision needs. Labels that
   * contradict are a problem.
   */
  enroll(namespace: NamespaceLike, mode: EnrollMode = 'sidecar', options: NamespaceEnrollOptions = {}): void {
    enroll(namespace, this.revision, mode, enrollOptions(nameOf(namespace), options));
  }

  /** What those who watch the mesh have to know: for `istioScrapeConfigs`, `istioRules` and `istioDashboards`. */
  get observed(): ObservedMesh {
    return this.handle.observed;
  }

  /** What has the metrics of the mesh scraped, beside it. @internal */
  get scrapers(): Scraper[] {
    return this.handle.scrapers;
  }

  /** What addons beside the mesh know of it. @internal */
  get facts(): MeshFacts {
    return this.handle.facts;
  }

  /** What a gateway beside the mesh is rendered with. @internal */
  get forGateways(): ForGateways<MeshGateway> {
    return this.handle.forGateways;
  }

  /** Counts a gateway beside the mesh among its own. @internal */
  adopt(gateway: MeshGateway, nodes: readonly MeshNode[], warnings: readonly Problem[]): void {
    this.handle.adopt(gateway, nodes);
    this.warnings.push(...warnings);
  }

  /**
   * Adds the sidecar to a workload now, at synth, as istiod would when its pods start: to a plain `ApiObject` or an L2
   * such as a
   * cdk8s-plus `Deployment`. Kinds without pods are left alone.
   * https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
   */
  inject(workload: Construct, options: MeshInjectOptions = {}): void {
    injectWorkload(workload, { ...located(this, () => meshInjection(this.resolved)), ...options });
  }

  /** Every image that the cluster will pull for the mesh and its proxies, sorted: the list to mirror. */
  images(): string[] {
    return imagesOf(this.handle.nodes);
  }
}

/**
 * Each node as a construct `COMPONENT/OBJECT` under `scope`. cdk8s writes one component after the other, and everything
 * else needs the namespaces.
 */
export function addObjects(scope: Construct, nodes: readonly MeshNode[], byId: Map<string, MeshObject>): void {
  const isNamespace = (node: MeshNode): boolean => node.component === 'namespaces';
  for (const node of [...nodes.filter(isNamespace), ...nodes.filter((other) => !isNamespace(other))]) {
    const [component, id] = node.id.split('/');
    const parent = (scope.node.tryFindChild(component) as Construct | undefined) ?? new Construct(scope, component);
    byId.set(node.id, meshObject(parent, id, node.manifest));
  }
}

/** Runs `body`; its problems get the construct's path. */
export const located = <T>(scope: Construct, body: () => T): T => withObject(scope.node.path, body);
