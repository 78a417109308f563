import * as pulumi from '@pulumi/pulumi';
import { resolveInputs } from './inputs/outputs';
import { argsProblems, throwLocated } from '../outputs/problems';
import type { KubeObject } from './deploy/kube-object';
import { tagCore } from '../outputs/cores/mesh';
import { meshProblems, urnOf } from './program/meshes';
import { dependenciesOf, ISTIOD, registerNodes } from './deploy/register';
import type { ServiceMesh } from './service-mesh';

/** The args of `RevisionTag`. */
export interface RevisionTagArgs {
  /** The control plane that namespaces with the tag get. */
  readonly mesh: ServiceMesh;
  /** The tag, as namespaces name it in `istio.io/rev`. @default - the component's name */
  readonly tag?: string;
}

const TYPE = 'istio-constructs:index:RevisionTag';

/**
 * A tag that moves: namespaces name it instead of a revision, and follow when it is given another mesh. Then its
 * objects are updated in place, whereas a tag in the `revisionTags` of two meshes would be created at the one before it
 * is deleted at the other, under the same name, which the cluster refuses.
 * https://istio.io/latest/docs/setup/upgrade/canary/#stable-revision-labels
 * @throws MeshProblems for a tag that is no label, or that is the mesh's revision
 */
export class RevisionTag extends pulumi.ComponentResource {
  /** The tag, as namespaces name it. */
  readonly tag: string;
  /** The resources by the ids of their objects. */
  readonly resources: ReadonlyMap<string, KubeObject>;

  constructor(name: string, args: RevisionTagArgs, options: pulumi.ComponentResourceOptions = {}) {
    super(TYPE, name, {}, options);
    const urn = urnOf(TYPE, name, options);
    throwLocated(argsProblems(args), urn);
    const { mesh, tag = name } = args;
    throwLocated(meshProblems(mesh), urn);
    this.tag = tag;
    const { meshProps, deploy } = mesh.forGateways;
    const { manifests, rendered } = resolveInputs(tagCore(urn), { ...meshProps, revisionTags: [tag] });
    this.resources = registerNodes(rendered.nodes, manifests, {
      component: this,
      name,
      options,
      args: deploy,
      after: [...mesh.controlPlane, ...dependenciesOf(options)],
      ...(mesh.resources.has(ISTIOD) && { revision: mesh.revision }),
    });
    this.registerOutputs({});
  }
}
