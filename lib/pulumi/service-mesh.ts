import * as pulumi from '@pulumi/pulumi';
import type { MeshInputs } from '../../imports/mesh-inputs';
import { MeshBase } from '../../imports/pulumi-handles';
import { AuthorizationPolicy, PeerAuthentication } from '../../imports/pulumi-policies';
import { withPlainAddresses, type Manifest, type MeshNode, type Problem } from '../model';
import type { MeshProps } from '../props';
import type { EnrollMode } from '../mesh/enroll';
import { MeshHandle, type ForGateways, type MeshMembers } from '../mesh/handle';
import { meshPolicies, type MtlsMode, type NamespaceOption } from '../policies/intents';
import type { IstioRelease } from '../releases/names';
import { declareResolved } from './program/analysis';
import { checkConfigMaps } from './deploy/config-maps';
import { deployProblems, type DeployArgs } from '../outputs/differences';
import {
  Enrollments,
  type EnrollmentLabelsOptions,
  type NamespaceEnrollOptions,
  type NamespacePatch,
  type NamespaceResource,
} from './enroll';
import { allImages, factsOfMesh, plainRootNamespace, trustDomainOf, type FactsOfMesh } from '../outputs/facts';
import { MeshGateway } from './gateway-handle';
import { injected, type Typed } from './inject';
import type { Injectors } from '../outputs/cores/injection';
import type { MeshInjectOptions } from '../mesh/inject-options';
import { argsProblems, throwLocated } from '../outputs/problems';
import { ENGINE, resolveInputs } from './inputs/outputs';
import type { KubeObject } from './deploy/kube-object';
import { meshCore } from '../outputs/cores/mesh';
import { gatewayOf } from './intents/handles';
import { declareTelemetry } from '../outputs/declare-telemetry';
import { engineOf, MeshEgress, MeshTelemetry, type ScopeOption } from './intents/mesh-intents';
import { giveNamespaceLabels } from './program/namespaces';
import { policyArgs } from './policy';
import { addMesh, urnOf } from './program/meshes';
import { nameOfResource } from './program/resource-names';
import { dependenciesOf, ISTIOD, registerNodes, upTo } from './deploy/register';

/**
 * The args of `ServiceMesh`: the props of a mesh, where every text, number and boolean may be an Output unless it
 * decides which objects exist; and how they are deployed.
 */
export type ServiceMeshArgs = MeshInputs & DeployArgs;

const TYPE = 'istio-constructs:index:ServiceMesh';

/**
 * A whole Istio service mesh: control plane, gateways, node agents, and the custom resource definitions, each object a
 * resource of its own with the name `NAME-COMPONENT/OBJECT`.
 *
 * Set `enableConfigMapMutable: true` on the provider, so that a change of mesh config updates its ConfigMap in place.
 */
export class ServiceMesh extends MeshBase implements MeshMembers<MeshGateway> {
  readonly namespace: string;
  readonly revision: string;
  readonly version: IstioRelease;
  readonly gateways: MeshGateway[];
  /** First part of every workload identity. */
  readonly trustDomain: pulumi.Input<string>;
  /** Problems that are doubtful but not wrong. */
  readonly warnings: readonly Problem[];
  readonly #engine = engineOf(this);
  readonly egress = new MeshEgress(this.#engine, gatewayOf);
  readonly telemetry = new MeshTelemetry(this.#engine);
  /** All resources by the ids of their objects, for example `istiod/deployment`. */
  readonly resources: ReadonlyMap<string, KubeObject>;

  readonly #handle: MeshHandle<MeshGateway>;
  readonly #props: MeshProps;
  readonly #deploy: DeployArgs;
  /** Namespaces that came with gateways beside the mesh, by name. */
  readonly #ofGateways = new Map<string, KubeObject>();
  readonly #policies = meshPolicies(this.#engine);
  readonly #enrollments = new Enrollments(this);
  #knownFacts: FactsOfMesh<pulumi.Input<string>> | undefined;
  readonly #injectors: Injectors = new Map();
  /** Manifests of gateways beside the mesh, with their Outputs. */
  readonly #gatewayManifests: Manifest[] = [];
  readonly #urnText: string;

  constructor(name: string, args: ServiceMeshArgs = {}, options: pulumi.ComponentResourceOptions = {}) {
    // No inputs: they would stand in the state, secrets among them.
    super(TYPE, name, {}, options);
    this.#urnText = urnOf(TYPE, name, options);
    throwLocated(argsProblems(args), this.#urnText);
    const { waitForReady, awaitLoadBalancer, adoptExisting, retainCrds, ...props } = args;
    this.#deploy = { waitForReady, awaitLoadBalancer, adoptExisting, retainCrds };
    throwLocated(deployProblems(this.#deploy), this.#urnText);
    // Where a prop has an Output, the core only ever sees it with a value in its place.
    this.#props = withPlainAddresses(props as MeshProps);
    const resolved = resolveInputs(meshCore(this.#urnText), this.#props);
    const { manifests, rendered } = resolved;
    const declared = { object: this.#urnText, props: this.#props, resolved: rendered.mesh, nodes: rendered.nodes };
    this.#handle = new MeshHandle(declared, (...mesh) => MeshGateway.ofComponents(...mesh));
    this.gateways = this.#handle.gateways;
    this.warnings = resolved.warnings;
    ({ namespace: this.namespace, revision: this.revision } = rendered.mesh);
    this.version = rendered.mesh.version as IstioRelease;
    this.resources = registerNodes(rendered.nodes, manifests, {
      component: this,
      name,
      options,
      args: this.#deploy,
      after: dependenciesOf(options),
      ...(rendered.nodes.some(({ id }) => id === ISTIOD) && { revision: this.revision }),
    });
    const trustDomain = trustDomainOf<pulumi.Input<string>>(props as MeshInputs) ?? this.#handle.trustDomain;
    this.trustDomain = trustDomain ?? this.#handle.config.trustDomain;
    addMesh({
      component: this,
      version: this.version,
      trustDomain,
      ready: this.controlPlane,
      namespaces: this.#ofGateways,
      alwaysVisible: () => this.#handle.alwaysVisible(this.rootNamespace, this.#facts.providerHosts),
    });
    this.#noteNamespaces(rendered.nodes);
    declareTelemetry(this.telemetry, this.#props, rendered.mesh);
    void declareResolved(this, this.#urnText, resolved);
    if (this.#handle.config.meshConfig) checkConfigMaps(this);
    this.registerOutputs({});
  }

  /**
   * Writes a PeerAuthentication: mutual TLS between pods, in the whole mesh or in one namespace. It waits for the
   * control plane. https://istio.io/latest/docs/tasks/security/authentication/mtls-migration/
   * @param resourceOptions options of the policy: `dependsOn` for the Namespace that it is in, which then must not wait
   * for the mesh itself
   * @throws MeshProblems when the mesh or namespace has one already (`intents/twice`)
   */
  mtls(
    mode: MtlsMode,
    { namespace, scope = this }: NamespaceOption & ScopeOption = {},
    resourceOptions: pulumi.ComponentResourceOptions = {},
  ): PeerAuthentication {
    const request = { mode: pulumi.Output.isInstance(mode) ? ('an Output' as MtlsMode) : mode, namespace };
    const { id, manifest } = this.#policies.mtls.add(request);
    const name = `${nameOfResource(this)}-${id}`;
    return new PeerAuthentication(name, policyArgs(manifest), { parent: scope, ...resourceOptions });
  }

  /**
   * Denies whatever no policy allows, in the whole mesh or in one namespace: calls are then allowed one by one, with
   * `calls`. Of the whole mesh, gateways are part too: allow there what comes from outside.
   * @param resourceOptions as for `mtls`
   * @throws MeshProblems when the mesh or namespace has one already (`intents/twice`)
   */
  denyAll(
    { namespace, scope = this }: NamespaceOption & ScopeOption = {},
    resourceOptions: pulumi.ComponentResourceOptions = {},
  ): AuthorizationPolicy {
    const { id, manifest } = this.#policies.denyAll.add({ namespace });
    const name = `${nameOfResource(this)}-${id}`;
    return new AuthorizationPolicy(name, policyArgs(manifest), { parent: scope, ...resourceOptions });
  }

  /**
   * The labels by which the pods of a namespace join the mesh (or not), for `metadata.labels` of the Namespace where
   * the program declares it. With `namespace`, its name, `calls`, `jwt` and `rateLimit` know its mode.
   *
   * `new k8s.core.v1.Namespace('shop', { metadata: { name: 'shop', labels: mesh.enrollmentLabels('ambient', {
   * namespace: 'shop' }) } })`
   * @throws MeshProblems for labels that contradict what the program says of the namespace elsewhere
   */
  enrollmentLabels(mode: EnrollMode = 'sidecar', options: EnrollmentLabelsOptions = {}): Record<string, string> {
    return this.#enrollments.labels(mode, options);
  }

  /**
   * Lets the pods of a namespace that exists, or is declared elsewhere, join the mesh (or not): a NamespacePatch puts
   * the labels on it that this mesh's revision needs, and takes them away when it is destroyed. It waits for the
   * control plane, and needs server-side apply, which is the provider's default. Where the program declares the
   * Namespace, `enrollmentLabels` is simpler.
   *
   * Name the namespace by its name (and say `dependsOn` where the program makes it), and `calls`, `jwt` and `rateLimit`
   * know its mode. Its resource is taken too: the patch is then a child of it.
   * @param resourceOptions options of the patch
   * @throws MeshProblems for labels that contradict what the program says of the namespace elsewhere (of a resource: a
   * warning, because its labels are only known later), and for a second, different enrolment (`intents/twice`)
   */
  enroll(
    namespace: string | NamespaceResource,
    mode: EnrollMode = 'sidecar',
    options: NamespaceEnrollOptions = {},
    resourceOptions: pulumi.CustomResourceOptions = {},
  ): NamespacePatch {
    return this.#enrollments.enroll(namespace, mode, options, resourceOptions);
  }

  /**
   * Adds the sidecar to a workload now, as istiod would when its pods start: to the args of a Deployment or another
   * kind with pods, with `apiVersion` and `kind`. Kinds without pods come back as they are. Outputs stay in the leaves
   * where they are, and reach those that depend on them; one that decides the shape of the pod is refused by name.
   *
   * `new k8s.apps.v1.Deployment('web', mesh.inject({ apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec }))`
   * https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
   * @throws MeshProblems with what is wrong with the pod or its annotations, and when the mesh has no istiod
   * (`mesh/no-istiod`)
   */
  inject<Version extends string, Kind extends string, T extends Typed<Version, Kind>>(
    workload: T,
    options: MeshInjectOptions = {},
  ): T {
    return injected(this.#urnText, workload, this.#props, options, this.#injectors);
  }

  /**
   * Every image that the cluster will pull for the mesh and its proxies, sorted: the list to mirror. An Output where
   * the images depend on one, else plain.
   */
  images(): string[] | pulumi.Output<string[]> {
    return allImages(ENGINE, this.#facts, this.#gatewayManifests) as string[] | pulumi.Output<string[]>;
  }

  /** A resource by the id of its object, for example `istiod/deployment`. */
  resource(id: string): KubeObject {
    return this.#handle.find(this.resources, id, 'resource()');
  }

  /** The resources that gateways and policies wait for: istiod and its webhooks. @internal */
  get controlPlane(): KubeObject[] {
    return upTo('control-plane', this.#ownNodes, this.resources);
  }

  /** The input of the rendering of a gateway beside the mesh. @internal */
  get forGateways(): ForGateways<MeshGateway> & { readonly deploy: DeployArgs } {
    return { ...this.#handle.forGateways, deploy: this.#deploy };
  }

  /** Counts a gateway beside the mesh among its own. @internal */
  adopt(
    gateway: MeshGateway,
    nodes: readonly MeshNode[],
    manifests: ReadonlyMap<string, Manifest>,
    resources: ReadonlyMap<string, KubeObject>,
  ): void {
    this.#gatewayManifests.push(...manifests.values());
    this.#handle.adopt(gateway, nodes);
    this.#noteNamespaces(nodes);
    for (const { id, manifest } of nodes.filter(isNamespace))
      this.#ofGateways.set(String(manifest.metadata.name), resources.get(id) as KubeObject);
  }

  /** The resource of a namespace that came with a gateway beside the mesh, if it did. @internal */
  namespaceOf(name: string): KubeObject[] {
    const found = this.#ofGateways.get(name);
    return found ? [found] : [];
  }

  /** The namespace whose policies are for the whole mesh. @internal */
  get rootNamespace(): string {
    return plainRootNamespace(this.#facts, this.#urnText);
  }

  /** Whether fields that other managers own are taken over. @internal */
  get adopts(): boolean {
    return this.#deploy.adoptExisting === true;
  }

  /** The mesh's own resource of a namespace, if it has one. @internal */
  namespaceResource(name: string): KubeObject | undefined {
    const own = this.#ownNodes.find((node) => isNamespace(node) && node.manifest.metadata.name === name);
    return own ? this.resources.get(own.id) : this.#ofGateways.get(name);
  }

  protected override get handle(): MeshHandle<MeshGateway> {
    return this.#handle;
  }

  get #facts(): FactsOfMesh<pulumi.Input<string>> {
    return (this.#knownFacts ??= factsOfMesh(
      ENGINE,
      this.#urnText,
      this.#props,
      this.#handle.resolved,
      this.#ownNodes,
    ));
  }

  /** The objects of the mesh, without those of gateways beside it. */
  get #ownNodes(): MeshNode[] {
    return this.#handle.nodes.filter(({ id }) => this.resources.has(id));
  }

  #noteNamespaces(nodes: readonly MeshNode[]): void {
    for (const { metadata } of nodes.filter(isNamespace).map(({ manifest }) => manifest))
      giveNamespaceLabels(this, String(metadata.name), metadata.labels ?? {});
  }
}

const isNamespace = ({ manifest }: MeshNode): boolean => manifest.kind === 'Namespace';
