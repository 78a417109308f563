import * as pulumi from '@pulumi/pulumi';
import { formatProblem, MeshProblems, type Manifest } from '../model';
import { repeatedRequest } from '../policies/intents';
import {
  enrolledKindProblems,
  enrollmentLabels,
  enrollmentProblems,
  type EnrollMode,
  type EnrollOptions,
} from '../mesh/enroll';
import { declare } from './program/analysis';
import { declaredField } from './program/watched-resources';
import { throwLocated } from './inputs/problems';
import { providerVersion, type KubeObject } from './deploy/kube-object';
import { adoptNamespace, giveNamespaceLabels, labelsOfNamespace } from './program/namespaces';
import type { Policy } from './policy';
import { dependenciesOf } from './deploy/register';
import { nameOfResource, tokenOf, urnOfResource } from './program/resource-names';

/** How to enrol a namespace. */
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

/** The mesh, as far as enrolment needs it. */
export interface EnrollingMesh extends pulumi.ComponentResource {
  readonly revision: string;
  readonly controlPlane: readonly KubeObject[];
  /** The mesh's own resource of a namespace. */
  namespaceResource(name: string): KubeObject | undefined;
  /** Whether fields that others own are taken over. */
  readonly adopts: boolean;
}

/** Labels of a namespace that somebody else declares. */
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

/** The labels of a mode, by the names that they have. */
export function labelsFor(
  mesh: EnrollingMesh,
  namespace: string | undefined,
  mode: EnrollMode,
  options: NamespaceEnrollOptions,
): Record<string, string> {
  return { ...options.labels, ...enrollmentLabels(mesh.revision, mode, named(options, namespace)) };
}

/** A waypoint in another namespace is named with it. */
function named({ waypoint, labels: _, ...rest }: NamespaceEnrollOptions, namespace: string | undefined): EnrollOptions {
  if (waypoint === undefined || typeof waypoint === 'string') return { ...rest, waypoint };
  const { name, namespace: own } = waypoint.objectName;
  return { ...(own !== undefined && own !== namespace && { waypointNamespace: own }), ...rest, waypoint: name };
}

/** The Kubernetes kind of a resource; a patch of a Namespace is one too. */
const kindOfResource = (resource: pulumi.Resource): string =>
  (tokenOf(resource).split(':').at(-1) ?? '').replace(/^NamespacePatch$/, 'Namespace');

/** What a patch writes. */
interface Patched {
  readonly name: pulumi.Input<string>;
  readonly labels: Record<string, string>;
  readonly judged?: Promise<void>;
}

/** Namespaces that were enrolled, and their patches. */
export class Enrollments {
  private readonly patches = new Map<
    string | NamespaceResource,
    { readonly labels: string; readonly patch: NamespacePatch }
  >();

  constructor(private readonly mesh: EnrollingMesh) {}

  /** The labels, for who declares the namespace. */
  labels(mode: EnrollMode, { namespace, ...options }: EnrollmentLabelsOptions): Record<string, string> {
    const labels = labelsFor(this.mesh, namespace, mode, options);
    if (namespace !== undefined) {
      this.refuseContradictions(namespace, mode, options);
      void this.say(namespace, labels);
    } else {
      const urn = urnOfResource(this.mesh);
      throwLocated(
        enrollmentProblems(urn, options.labels ?? {}, this.mesh.revision, mode, named(options, namespace)),
        urn,
      );
    }
    return labels;
  }

  /** Puts the labels on a namespace. */
  enroll(
    namespace: string | NamespaceResource,
    mode: EnrollMode,
    options: NamespaceEnrollOptions,
    resourceOptions: pulumi.CustomResourceOptions,
  ): NamespacePatch {
    return typeof namespace === 'string'
      ? this.byName(namespace, mode, options, resourceOptions)
      : this.byResource(namespace, mode, options, resourceOptions);
  }

  /** A namespace by its name. */
  private byName(
    name: string,
    mode: EnrollMode,
    options: NamespaceEnrollOptions,
    resourceOptions: pulumi.CustomResourceOptions,
  ): NamespacePatch {
    const { mesh } = this;
    const labels = labelsFor(mesh, name, mode, options);
    const own = mesh.namespaceResource(name);
    this.refuseContradictions(name, mode, options);
    return this.once(name, name, labels, () => {
      const judged = this.say(name, labels);
      return this.patch(name, { name, labels, judged }, { parent: mesh, ...resourceOptions }, own ? [own] : []);
    });
  }

  /**
   * A namespace by its resource: the patch is a child of it, so that who waits for the mesh does not wait for the
   * namespace.
   */
  private byResource(
    namespace: NamespaceResource,
    mode: EnrollMode,
    options: NamespaceEnrollOptions,
    resourceOptions: pulumi.CustomResourceOptions,
  ): NamespacePatch {
    const { mesh } = this;
    throwLocated(enrolledKindProblems(urnOfResource(namespace), kindOfResource(namespace)), urnOfResource(namespace));
    const declared = declaredField(namespace, ['metadata', 'name']) as string | undefined;
    const labels = labelsFor(mesh, declared, mode, options);
    const urn = urnOfResource(namespace);
    if (declared !== undefined) this.refuseContradictions(declared, mode, options);
    return this.once(namespace, nameOfResource(namespace), labels, () => {
      if (declared === undefined)
        namespace.metadata.apply((metadata) => {
          const problems = enrollmentProblems(
            urn,
            metadata?.labels ?? {},
            mesh.revision,
            mode,
            named(options, undefined),
          );
          for (const problem of problems) void pulumi.log.warn(formatProblem(problem), namespace);
        });
      const name = namespace.metadata.apply((metadata) => metadata?.name);
      const judged = declared === undefined ? undefined : this.say(declared, labels);
      return this.patch(nameOfResource(namespace), { name, labels, judged }, { parent: namespace, ...resourceOptions });
    });
  }

  /** The same again is no more; something else is a problem. */
  private once(
    key: string | NamespaceResource,
    name: string,
    wanted: Record<string, string>,
    enroll: () => NamespacePatch,
  ): NamespacePatch {
    const labels = JSON.stringify(wanted);
    const before = this.patches.get(key);
    if (before?.labels === labels) return before.patch;
    const patch = before ? undefined : enroll();
    if (patch === undefined)
      throw new MeshProblems([{ ...repeatedRequest('enroll', name), object: urnOfResource(this.mesh) }]);
    this.patches.set(key, { labels, patch });
    return patch;
  }

  /** The patch, which is held back until the program was judged. */
  private patch(
    id: string,
    { name, labels, judged }: Patched,
    options: pulumi.CustomResourceOptions,
    after: readonly KubeObject[] = [],
  ): NamespacePatch {
    const known = { name, ...(this.mesh.adopts && { annotations: { 'pulumi.com/patchForce': 'true' } }), labels };
    const metadata = judged ? judged.then(() => known) : known;
    return new NamespacePatch(`${nameOfResource(this.mesh)}-enroll-${id}`, metadata, {
      ...options,
      dependsOn: [...this.mesh.controlPlane, ...after, ...dependenciesOf(options as pulumi.ComponentResourceOptions)],
    });
  }

  /** Refuses labels that undo what the program says of the namespace elsewhere. */
  private refuseContradictions(name: string, mode: EnrollMode, options: NamespaceEnrollOptions): void {
    const { mesh } = this;
    const urn = urnOfResource(mesh);
    const problems = enrollmentProblems(
      urn,
      { ...labelsOfNamespace(mesh, name), ...options.labels },
      mesh.revision,
      mode,
      named(options, name),
    );
    throwLocated(
      problems.map((problem) => ({ ...problem, path: `Namespace ${name} ${problem.path}` })),
      urn,
    );
  }

  /** Lets the program know how a namespace takes part in the mesh. */
  private say(name: string, labels: Record<string, string>): Promise<void> {
    const { mesh } = this;
    giveNamespaceLabels(mesh, name, labels);
    const isJudgedElsewhere = mesh.namespaceResource(name) !== undefined || !adoptNamespace(mesh, name);
    const manifests: Manifest[] = isJudgedElsewhere
      ? []
      : [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }];
    return declare({ component: mesh, urn: urnOfResource(mesh), objects: () => [manifests, manifests] });
  }
}
