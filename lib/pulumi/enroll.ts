import * as pulumi from '@pulumi/pulumi';
import { formatProblem, MeshProblems, type Manifest } from '../model';
import { repeatedRequest } from '../policies/intents';
import { enrolledKindProblems, enrolment, type EnrollMode, type EnrollOptions, type Enrolment } from '../mesh/enroll';
import { declare } from './program/analysis';
import { declaredField } from './program/watched-resources';
import { throwLocated } from '../outputs/problems';
import { providerVersion, type KubeObject } from './deploy/kube-object';
import { adoptNamespace, giveNamespaceLabels, labelsOfNamespace } from './program/namespaces';
import type { Policy } from './policy';
import { dependenciesOf } from './deploy/register';
import { nameOfResource, tokenOf, urnOfResource } from './program/resource-names';

/** Options of the enrolment of a namespace. */
export interface NamespaceEnrollOptions extends Omit<EnrollOptions, 'waypoint'> {
  /** The waypoint that handles L7 for the namespace, or its name; only in ambient mode. @default - none */
  readonly waypoint?: string | Policy;
  /** Further labels of the namespace, for example `istio.io/ingress-use-waypoint: 'true'`. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
}

/** The labels to write into a namespace, and which it is. */
export interface EnrollmentLabelsOptions extends NamespaceEnrollOptions {
  /**
   * The name of the namespace that gets the labels, so that `calls`, `jwt` and `rateLimit` know its mode. @default -
   * they do not
   */
  readonly namespace?: string;
}

/** A `Namespace` of `@pulumi/kubernetes`. */
export type NamespaceResource = pulumi.CustomResource & {
  readonly metadata: pulumi.Output<{ readonly name: string; readonly labels?: Readonly<Record<string, string>> }>;
};

/** A mesh, as far as enrolment needs it. */
export interface EnrollingMesh extends pulumi.ComponentResource {
  readonly revision: string;
  readonly controlPlane: readonly KubeObject[];
  /** The mesh's own resource of a namespace. */
  namespaceResource(name: string): KubeObject | undefined;
  /** Says whether fields that others own are taken over. */
  readonly adopts: boolean;
}

/** Labels of a namespace that is declared elsewhere. */
export class NamespacePatch extends pulumi.CustomResource {
  constructor(name: string, metadata: pulumi.Inputs, options: pulumi.CustomResourceOptions) {
    super(
      'kubernetes:core/v1:NamespacePatch',
      name,
      { apiVersion: 'v1', kind: 'Namespace', metadata, spec: undefined, status: undefined },
      { version: providerVersion(), ...options },
    );
  }
}

/** The Kubernetes kind of a resource; a patch of a Namespace is one too. */
const kindOfResource = (resource: pulumi.Resource): string =>
  (tokenOf(resource).split(':').at(-1) ?? '').replace(/^NamespacePatch$/, 'Namespace');

/** Namespaces that were enrolled, and their patches. */
export class Enrollments {
  private readonly patches = new Map<
    string | NamespaceResource,
    { readonly labels: string; readonly patch: NamespacePatch }
  >();

  constructor(private readonly mesh: EnrollingMesh) {}

  /** Returns the labels for a Namespace that the program declares. */
  labels(mode: EnrollMode, { namespace, ...options }: EnrollmentLabelsOptions): Record<string, string> {
    const { labels, problemsBeside } = this.enrolment(mode, options, namespace);
    const urn = urnOfResource(this.mesh);
    if (namespace !== undefined) void this.declareLabels(namespace, labels);
    else throwLocated(problemsBeside(urn, options.labels ?? {}), urn);
    return labels;
  }

  /** Puts the labels on a namespace. */
  enroll(
    namespace: string | NamespaceResource,
    mode: EnrollMode,
    options: NamespaceEnrollOptions,
    resourceOptions: pulumi.CustomResourceOptions,
  ): NamespacePatch {
    const { mesh } = this;
    if (typeof namespace !== 'string') return this.enrollResource(namespace, mode, options, resourceOptions);
    const { labels } = this.enrolment(mode, options, namespace);
    return this.once(namespace, namespace, labels, () => {
      const own = mesh.namespaceResource(namespace);
      const metadata = this.metadata(namespace, labels, this.declareLabels(namespace, labels));
      return this.patch(namespace, metadata, { parent: mesh, ...resourceOptions }, own ? [own] : []);
    });
  }

  /**
   * Enrols a namespace by its resource: the patch is a child of it, so that who waits for the mesh does not wait for
   * the namespace.
   */
  private enrollResource(
    namespace: NamespaceResource,
    mode: EnrollMode,
    options: NamespaceEnrollOptions,
    resourceOptions: pulumi.CustomResourceOptions,
  ): NamespacePatch {
    const [urn, id] = [urnOfResource(namespace), nameOfResource(namespace)];
    throwLocated(enrolledKindProblems(urn, kindOfResource(namespace)), urn);
    const declared = declaredField(namespace, ['metadata', 'name']) as string | undefined;
    const { labels, problemsBeside } = this.enrolment(mode, options, declared);
    return this.once(namespace, id, labels, () => {
      if (declared === undefined)
        namespace.metadata.apply((known) => {
          for (const problem of problemsBeside(urn, known?.labels ?? {}))
            void pulumi.log.warn(formatProblem(problem), namespace);
        });
      const name = namespace.metadata.apply((known) => known?.name);
      const validated = declared === undefined ? undefined : this.declareLabels(declared, labels);
      return this.patch(id, this.metadata(name, labels, validated), { parent: namespace, ...resourceOptions });
    });
  }

  /**
   * Returns what an enrolment writes.
   * @throws MeshProblems for labels that undo what the program says elsewhere of a namespace whose name is known
   */
  private enrolment(mode: EnrollMode, options: NamespaceEnrollOptions, namespace: string | undefined): Enrolment {
    const { mesh } = this;
    const nameOf = (waypoint: Policy) => waypoint.objectName;
    const wanted = enrolment(mesh.revision, { mode, options, namespace, nameOf });
    if (namespace !== undefined) {
      const urn = urnOfResource(mesh);
      const problems = wanted.problemsBeside(urn, { ...labelsOfNamespace(mesh, namespace), ...options.labels });
      throwLocated(
        problems.map((problem) => ({ ...problem, path: `Namespace ${namespace} ${problem.path}` })),
        urn,
      );
    }
    return wanted;
  }

  /** Returns the patch of an enrolment, once for the same; another one of the same namespace is a problem. */
  private once(
    key: string | NamespaceResource,
    name: string,
    wanted: Record<string, string>,
    enroll: () => NamespacePatch,
  ): NamespacePatch {
    const labels = JSON.stringify(wanted);
    const before = this.patches.get(key);
    if (before?.labels === labels) return before.patch;
    if (before) throw new MeshProblems([{ ...repeatedRequest('enroll', name), object: urnOfResource(this.mesh) }]);
    const patch = enroll();
    this.patches.set(key, { labels, patch });
    return patch;
  }

  /** The metadata that a patch writes, held back until the program was validated. */
  private metadata(
    name: pulumi.Input<string>,
    labels: Record<string, string>,
    validated: Promise<void> | undefined,
  ): pulumi.Inputs | Promise<pulumi.Inputs> {
    const metadata = { name, ...(this.mesh.adopts && { annotations: { 'pulumi.com/patchForce': 'true' } }), labels };
    return validated ? validated.then(() => metadata) : metadata;
  }

  private patch(
    id: string,
    metadata: pulumi.Inputs | Promise<pulumi.Inputs>,
    options: pulumi.CustomResourceOptions,
    after: readonly KubeObject[] = [],
  ): NamespacePatch {
    return new NamespacePatch(`${nameOfResource(this.mesh)}-enroll-${id}`, metadata, {
      ...options,
      dependsOn: [...this.mesh.controlPlane, ...after, ...dependenciesOf(options as pulumi.ComponentResourceOptions)],
    });
  }

  /**
   * Counts the labels of a namespace among those of the program. Fulfilled when the program was validated with them.
   */
  private declareLabels(name: string, labels: Record<string, string>): Promise<void> {
    const { mesh } = this;
    giveNamespaceLabels(mesh, name, labels);
    const isValidatedElsewhere = mesh.namespaceResource(name) !== undefined || !adoptNamespace(mesh, name);
    const manifests: Manifest[] = isValidatedElsewhere
      ? []
      : [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }];
    return declare({ component: mesh, urn: urnOfResource(mesh), objects: () => [manifests, manifests] });
  }
}
