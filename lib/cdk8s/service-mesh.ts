import { Construct } from 'constructs';
import { MeshBase } from '../../imports/cdk8s-handles';
import { formatProblem, type MeshNode, type Problem, type ResolvedMesh } from '../model';
import type { MeshProps } from '../props';
import type { EnrollMode } from '../mesh/enroll';
import { injectWorkload } from './inject';
import { MeshHandle, withObject, type ForGateways, type MeshMembers } from '../mesh/handle';
import { imagesOf } from '../mesh/images';
import { meshInjection, type MeshInjectOptions } from '../mesh/inject-options';
import { renderWithWarnings } from '../mesh/render';
import { resolveMesh } from '../mesh/resolve';
import { meshPolicies, type MtlsMode, type NamespaceOption } from '../policies/intents';
import { Program } from './program/program';
import { enroll, type NamespaceEnrollOptions, type NamespaceLike } from './enroll';
import { MeshGateway } from './gateway-handle';
import { MeshEgress, MeshTelemetry } from './intents/mesh-intents';
import { PolicyHome, type ScopeOption } from './intents/policy-home';
import { meshObject, type MeshObject } from './output/mesh-object';
import type { Policy } from './policy';

/** The props of `ServiceMesh`: all settings of a mesh. */
export type ServiceMeshProps = MeshProps;

/**
 * A whole Istio service mesh: control plane, gateways, node agents, and the custom resource definitions.
 *
 * Every object has the name that Istio's own charts give it, and is a construct of its own under `COMPONENT/OBJECT`
 * (`mesh.object('istiod/deployment')`). All problems of the props are thrown together when the mesh is created.
 */
export class ServiceMesh extends MeshBase implements MeshMembers<MeshGateway> {
  /**
   * What is doubtful but not wrong, in the mesh and its gateways. Written to standard error once, when the app is
   * synthesized.
   */
  readonly warnings: Problem[];
  readonly egress: MeshEgress;
  readonly telemetry: MeshTelemetry;

  private readonly resolved: ResolvedMesh;
  protected override readonly handle: MeshHandle<MeshGateway>;
  private readonly home: PolicyHome;
  private readonly policies: ReturnType<typeof meshPolicies>;
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
    addObjects(this, nodes, this.objectsById);
    this.handle = new MeshHandle({ object: this.node.path, props, resolved, nodes }, (...mesh) =>
      MeshGateway.ofComponents(...mesh),
    );
    const { config, trustDomain } = this.handle;
    this.home = new PolicyHome(this, config.rootNamespace);
    this.policies = meshPolicies(this.home);
    this.egress = new MeshEgress(this.home, (via) => via);
    this.telemetry = new MeshTelemetry(this.home);
    const { tracing, accessLogs } = resolved.telemetry ?? {};
    if (tracing) this.telemetry.tracing(tracing.provider, tracing.options);
    if (accessLogs) this.telemetry.accessLog(accessLogs.provider, accessLogs.options);
    writeAtSynth(this, () => this.warnings);
    Program.of(this).addMesh({
      version: this.version,
      trustDomain,
      alwaysVisible: () => this.handle.alwaysVisible(config.rootNamespace, config.providerHosts),
    });
  }

  mtls(mode: MtlsMode, { namespace, scope }: NamespaceOption & ScopeOption = {}): Policy {
    return this.home.write(this.policies.mtls.add({ mode, namespace }), scope);
  }
  denyAll({ namespace, scope }: NamespaceOption & ScopeOption = {}): Policy {
    return this.home.write(this.policies.denyAll.add({ namespace }), scope);
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
    enroll(namespace, this.revision, mode, options);
  }

  /** The input of the rendering of a gateway beside the mesh. @internal */
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
   * such as a cdk8s-plus `Deployment`. Kinds without pods are left alone.
   * https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
   */
  inject(workload: Construct, options: MeshInjectOptions = {}): void {
    injectWorkload(workload, { ...located(this, () => meshInjection(this.resolved)), ...options });
  }

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

/** Writes warnings of a construct when the app is synthesized. cdk8s validates more than once: each is written once. */
export function writeAtSynth({ node }: Construct, warnings: () => readonly Problem[]): void {
  let written = 0;
  const validate = (): string[] => {
    const found = warnings();
    for (const warning of found.slice(written))
      process.stderr.write(`warning: ${formatProblem({ object: node.path, ...warning })}\n`);
    written = found.length;
    return [];
  };
  node.addValidation({ validate });
}

/** Runs `body`; its problems get the construct's path. */
export const located = <T>(scope: Construct, body: () => T): T => withObject(scope.node.path, body);
