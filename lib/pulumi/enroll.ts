import * as pulumi from '@pulumi/pulumi';
import { formatProblem, MeshProblems } from '../model';
import type { Manifest } from '../model';
import { askedTwice } from '../policies/intents';
import { enrollmentLabels, enrollmentProblems } from '../pipeline/enroll';
import type { EnrollMode, EnrollOptions } from '../pipeline/enroll';
import { declare } from './analysis';
import { declaredField } from './kubernetes-resources';
import { throwLocated } from './inputs/problems';
import { providerVersion } from './kube-object';
import type { KubeObject } from './kube-object';
import { adoptNamespace, giveNamespaceLabels, labelsOfNamespace } from './namespaces';
import type { Policy } from './policy';
import { dependenciesOf } from './register';
import { nameOfResource, urnOfResource } from './resource-names';

/** How to enrol a namespace. */
export interface NamespaceEnrollOptions extends Omit<EnrollOptions, 'waypoint'> {
  /** The waypoint that handles L7 for the namespace, or its name; only in ambient mode. @default - none */
  readonly waypoint?: string | Policy;
}

/** The labels to write into a namespace, and which it is. */
export interface EnrollmentLabelsOptions extends NamespaceEnrollOptions {
  /** The name of the namespace that gets the labels, so that `calls`, `jwt` and `rateLimit` know its mode. @default - they do not */
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
    super('kubernetes:core/v1:NamespacePatch', name, { apiVersion: 'v1', kind: 'Namespace', metadata, spec: undefined, status: undefined }, { version: providerVersion(), ...options });
  }
}

/** The labels of a mode, by the names that they have. */
export function labelsFor(mesh: EnrollingMesh, namespace: string | undefined, mode: EnrollMode, options: NamespaceEnrollOptions): Record<string, string> {
  return enrollmentLabels(mesh.revision, mode, named(options, namespace));
}

/** A waypoint in another namespace is named with it. */
function named({ waypoint, ...rest }: NamespaceEnrollOptions, namespace: string | undefined): EnrollOptions {
  if (waypoint === undefined || typeof waypoint === 'string') return { ...rest, waypoint };
  const { name, namespace: own } = waypoint.objectName;
  return { ...(own !== undefined && own !== namespace && { waypointNamespace: own }), ...rest, waypoint: name };
}

/** Namespaces that were enrolled, and their patches. */
export class Enrollments {
  private readonly patches = new Map<string | NamespaceResource, { readonly labels: string; readonly patch: NamespacePatch }>();

  constructor(private readonly mesh: EnrollingMesh) {}

  /** The labels, for who declares the namespace. */
  labels(mode: EnrollMode, { namespace, ...options }: EnrollmentLabelsOptions): Record<string, string> {
    const labels = labelsFor(this.mesh, namespace, mode, options);
    if (namespace !== undefined) this.say(namespace, mode, options, labels);
    return labels;
  }

  /** Puts the labels on a namespace. */
  enroll(namespace: string | NamespaceResource, mode: EnrollMode, options: NamespaceEnrollOptions, resourceOptions: pulumi.CustomResourceOptions): NamespacePatch {
    return typeof namespace === 'string' ? this.byName(namespace, mode, options, resourceOptions) : this.byResource(namespace, mode, options, resourceOptions);
  }

  /** A namespace by its name. */
  private byName(name: string, mode: EnrollMode, options: NamespaceEnrollOptions, resourceOptions: pulumi.CustomResourceOptions): NamespacePatch {
    const { mesh } = this;
    const labels = labelsFor(mesh, name, mode, options);
    const own = mesh.namespaceResource(name);
    return this.once(name, name, labels, () => {
      this.say(name, mode, options, labels);
      return this.patch(name, name, labels, { parent: mesh, ...resourceOptions }, own ? [own] : []);
    });
  }

  /** A namespace by its resource: the patch is a child of it, so that who waits for the mesh does not wait for the namespace. */
  private byResource(namespace: NamespaceResource, mode: EnrollMode, options: NamespaceEnrollOptions, resourceOptions: pulumi.CustomResourceOptions): NamespacePatch {
    const { mesh } = this;
    const declared = declaredField(namespace, ['metadata', 'name']);
    const labels = labelsFor(mesh, declared as string | undefined, mode, options);
    const urn = urnOfResource(namespace);
    return this.once(namespace, nameOfResource(namespace), labels, () => {
      if (typeof declared === 'string') this.say(declared, mode, options, labels);
      else namespace.metadata.apply((metadata) => {
        const problems = enrollmentProblems(urn, metadata?.labels ?? {}, mesh.revision, mode, named(options, undefined));
        for (const problem of problems) void pulumi.log.warn(formatProblem(problem), namespace);
      });
      const name = namespace.metadata.apply((metadata) => metadata?.name);
      return this.patch(nameOfResource(namespace), name, labels, { parent: namespace, ...resourceOptions });
    });
  }

  /** The same again is no more; something else is a problem. */
  private once(key: string | NamespaceResource, name: string, wanted: Record<string, string>, enroll: () => NamespacePatch): NamespacePatch {
    const labels = JSON.stringify(wanted);
    const before = this.patches.get(key);
    if (before?.labels === labels) return before.patch;
    const patch = before ? undefined : enroll();
    if (patch === undefined) throw new MeshProblems([{ ...askedTwice('enroll', name), object: urnOfResource(this.mesh) }]);
    this.patches.set(key, { labels, patch });
    return patch;
  }

  private patch(
    id: string, name: pulumi.Input<string>, labels: Record<string, string>, options: pulumi.CustomResourceOptions, after: readonly KubeObject[] = [],
  ): NamespacePatch {
    const metadata = { name, ...(this.mesh.adopts && { annotations: { 'pulumi.com/patchForce': 'true' } }), labels };
    return new NamespacePatch(`${nameOfResource(this.mesh)}-enroll-${id}`, metadata, {
      ...options, dependsOn: [...this.mesh.controlPlane, ...after, ...dependenciesOf(options as pulumi.ComponentResourceOptions)],
    });
  }

  /** Lets the program know how a namespace takes part in the mesh. */
  private say(name: string, mode: EnrollMode, options: NamespaceEnrollOptions, labels: Record<string, string>): void {
    const { mesh } = this;
    const urn = urnOfResource(mesh);
    const problems = enrollmentProblems(urn, labelsOfNamespace(mesh, name), mesh.revision, mode, named(options, name));
    throwLocated(problems.map((problem) => ({ ...problem, path: `Namespace ${name} ${problem.path}` })), urn);
    giveNamespaceLabels(mesh, name, labels);
    if (mesh.namespaceResource(name) || !adoptNamespace(mesh, name)) return;
    const manifests: Manifest[] = [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }];
    void declare({ component: mesh, urn, objects: () => [manifests, manifests] });
  }
}
