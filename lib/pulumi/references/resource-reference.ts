import * as pulumi from '@pulumi/pulumi';
import type { Problem } from '../../model';
import type { KubernetesObject } from '../../policies/references/references';
import { ENGINE, isOutput } from '../inputs/outputs';
import type { Path } from '../../outputs/found';
import { throwLocated } from '../../outputs/problems';
import { kubernetesType } from '../../outputs/external';
import { declaredField } from '../program/watched-resources';
import { nameOfResource, tokenOf } from '../program/resource-names';
import { serviceBackend } from '../../policies/gateway-api/service-backend';
import { RouteBackend } from './route-backend';
import { isIdentity, noReference, notYetKnown, referenceSpec } from '../../outputs/reference-spec';

/** A resource of `@pulumi/kubernetes`, as far as we read it. */
type Resource = pulumi.CustomResource & {
  readonly metadata?: pulumi.Output<{ readonly name: string; readonly namespace: string }>;
  readonly spec?: pulumi.Output<unknown>;
};

const isPlainObject = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype;

/**
 * The props with resources of `@pulumi/kubernetes` as manifests that have their names, so that they can stand where
 * something is named: `destination: service`. Names are Outputs there, so that what names the resource depends on it.
 *
 * @throws MeshProblems for resources that cannot stand for a name
 */
export function asReferences<T>(props: T, urn: string): T {
  const problems: Problem[] = [];
  const look = (value: unknown, path: Path): unknown => {
    if (typeof value !== 'object' || value === null || isOutput(value)) return value;
    if (Array.isArray(value)) return value.map((item, i) => look(item, [...path, i]));
    if (pulumi.CustomResource.isInstance(value)) {
      const [manifest, problem] = referenceTo(value as Resource, path);
      if (problem) problems.push(problem);
      return manifest;
    }
    if (value instanceof RouteBackend) {
      const { service } = value;
      return {
        ...(look('model' in service ? serviceBackend(service.model) : service, path) as object),
        backend: look(value.options, path),
      };
    }
    if (!isPlainObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, look(item, [...path, key])]));
  };
  const found = look(props, []) as T;
  throwLocated(problems, urn);
  return found;
}

/** Returns a resource as a manifest, or what is wrong with it. */
function referenceTo(resource: Resource, path: Path): readonly [KubernetesObject | undefined, Problem?] {
  const type = kubernetesType(tokenOf(resource));
  const called = `${type?.kind ?? tokenOf(resource)} ${nameOfResource(resource)}`;
  const declared = (of: readonly string[]) => declaredField(resource, of);
  if (isIdentity(path)) return [undefined, notYetKnown(declared(['metadata', 'name']), path, called)];
  if (type === undefined || !pulumi.Output.isInstance(resource.metadata)) return [undefined, noReference(path, called)];
  const metadata = {
    name: resource.metadata.apply(({ name }) => name),
    namespace: resource.metadata.apply(({ namespace }) => namespace ?? ''),
  };
  const spec = referenceSpec(type.kind, path, { declared, spec: ENGINE.output(resource.spec) });
  // What is an Output here is a plain value by the time that the manifest is read.
  return [{ ...type, metadata, knownAs: called, ...(spec && { spec }) }];
}
