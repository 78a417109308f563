import * as pulumi from '@pulumi/pulumi';
import type { KubeObject } from './kube-object';

/** A mesh of the program, as far as policies depend on it. */
export interface MeshOfProgram {
  readonly component: pulumi.ComponentResource;
  /** The exact Istio release. */
  readonly version: string;
  readonly trustDomain: pulumi.Input<string>;
  /** What must be there before Istio's own objects are. */
  readonly ready: readonly KubeObject[];
}

const ANY_RESOURCE = 'kubernetes:core/v1:ConfigMap';

const programs = new WeakMap<object, MeshOfProgram[]>();
const withoutStack = {};

/** The meshes of this program that are declared so far. */
function meshes(): MeshOfProgram[] {
  const stack = pulumi.runtime.getStackResource() ?? withoutStack;
  const known = programs.get(stack) ?? [];
  programs.set(stack, known);
  return known;
}

/** Counts a mesh in. */
export function addMesh(mesh: MeshOfProgram): void { meshes().push(mesh); }

/** The meshes in the cluster of a component: those that have its provider. */
export function meshesBeside(component: pulumi.Resource): MeshOfProgram[] {
  const provider = component.getProvider(ANY_RESOURCE);
  return meshes().filter((mesh) => mesh.component.getProvider(ANY_RESOURCE) === provider);
}

/** The URN of a component, as problems name it. */
export function urnOf(type: string, name: string, { parent }: pulumi.ComponentResourceOptions): string {
  const types = [type];
  for (let above = parent as Named | undefined; above?.__pulumiType !== undefined && above.__pulumiType !== STACK; above = above.__parentResource) {
    types.unshift(above.__pulumiType);
  }
  return `urn:pulumi:${pulumi.getStack()}::${pulumi.getProject()}::${types.join('$')}::${name}`;
}

const STACK = 'pulumi:pulumi:Stack';

/** What the SDK keeps of every resource. */
type Named = pulumi.Resource & { readonly __pulumiType?: string; readonly __parentResource?: Named };
