import * as pulumi from '@pulumi/pulumi';
import type { Problem } from '../../model';
import type { KubernetesObject } from '../../policies/references/references';
import { isOutput } from '../inputs/outputs';
import { pathText, type Path } from '../../outputs/found';
import { throwLocated } from '../../outputs/problems';
import { kubernetesType } from '../../outputs/external';
import { declaredField } from '../program/watched-resources';
import { nameOfResource, tokenOf } from '../program/resource-names';
import { serviceBackend } from '../../policies/gateway-api/service-backend';
import { RouteBackend } from './route-backend';
import { TEMPLATED } from '../../outputs/workload';

/** A resource of `@pulumi/kubernetes`, as far as we read it. */
type Resource = pulumi.CustomResource & {
  readonly metadata?: pulumi.Output<{ readonly name: string; readonly namespace: string }>;
  readonly spec?: pulumi.Output<Spec | undefined>;
};

interface Spec {
  readonly ports?: readonly { readonly port?: number; readonly number?: number }[];
  readonly hosts?: readonly string[];
  readonly template?: { readonly spec?: { readonly serviceAccountName?: string } };
}

const isPlainObject = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype;

/** Props that say what an object is called: names of resources are only known later. */
const IDENTITY = ['name', 'namespace'];

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
  if (path.length === 1 && IDENTITY.includes(path[0] as string))
    return [undefined, notYetKnown(resource, path, called)];
  if (type === undefined || !pulumi.Output.isInstance(resource.metadata)) {
    const problem: Problem = {
      severity: 'error',
      code: 'pulumi/no-reference',
      path: pathText(path),
      found: called,
      message: 'only resources of @pulumi/kubernetes can stand for a name',
      fix: 'write the name that is meant here',
    };
    return [undefined, problem];
  }
  const metadata = {
    name: resource.metadata.apply(({ name }) => name),
    namespace: resource.metadata.apply(({ namespace }) => namespace ?? ''),
  };
  const spec = specOf(resource, type.kind, placeOf(path));
  // What is an Output here is a plain value by the time that the manifest is read.
  return [{ ...type, metadata, knownAs: called, ...(spec && { spec }) }];
}

/** The field that a resource stands in, or is an item of. */
const placeOf = (path: Path): string => String(path.filter((step) => typeof step === 'string').at(-1));

function notYetKnown(resource: Resource, path: Path, found: string): Problem {
  const name = declaredField(resource, ['metadata', 'name']);
  const example =
    typeof name === 'string' ? `, ${JSON.stringify(name)}, and depend on the resource with \`dependsOn\`` : '';
  return {
    severity: 'error',
    code: 'pulumi/structural',
    path: pathText(path),
    found,
    fix: `write the name itself${example}`,
    message:
      'it decides what the object is called, so it must be known when the program runs, and the name of a ' +
      'resource is not',
  };
}

const BACKENDS: ReadonlySet<string> = new Set(['backendRef', 'backendRefs']);

/** Returns the part of the spec that a reference in a place reads. Labels must be plain: they are the keys of a map. */
function specOf(resource: Resource, kind: string, place: string): object | undefined {
  const from = <T>(read: (spec: Spec) => T): pulumi.Output<T> =>
    pulumi.output(resource.spec).apply((spec) => read((spec ?? {}) as Spec));
  if (kind === 'Service') {
    return {
      selector: declaredField(resource, ['spec', 'selector']),
      ...(BACKENDS.has(place) && { ports: [{ port: from(({ ports }) => ports?.[0]?.port) }] }),
    };
  }
  if (kind === 'ServiceEntry') {
    return {
      hosts: [from(({ hosts }) => hosts?.[0])],
      ...(BACKENDS.has(place) && { ports: [{ number: from(({ ports }) => ports?.[0]?.number) }] }),
    };
  }
  if (!TEMPLATED.has(kind)) return undefined;
  return {
    selector: { matchLabels: declaredField(resource, ['spec', 'selector', 'matchLabels']) },
    template: {
      metadata: { labels: declaredField(resource, ['spec', 'template', 'metadata', 'labels']) },
      ...(ACCOUNTS.has(place) && {
        spec: { serviceAccountName: from(({ template }) => template?.spec?.serviceAccountName ?? 'default') },
      }),
    },
  };
}

const ACCOUNTS: ReadonlySet<string> = new Set(['principals', 'notPrincipals', 'serviceAccounts', 'notServiceAccounts']);
