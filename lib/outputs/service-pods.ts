import type { Problem } from '../model';
import { Account } from '../policies/references/account';
import type { KubernetesObject, Reference } from '../policies/references/references';
import type { MeshServiceProps, ServiceLike } from '../policies/service';
import { workloadManifest, type DeclaredField, type DeclaredPods } from './workload';

/** Resource of a program, as far as it is declared. */
export interface DeclaredResource {
  readonly type: { readonly apiVersion: string; readonly kind: string };
  /** Name of the resource in the program. */
  readonly name: string;
  readonly declared: (path: readonly string[]) => DeclaredField;
}

/** Returns the problem of a resource whose name or pods are known too late. */
function knownLater({ type, name }: DeclaredResource, path: string, what: string, fix: string): Problem {
  return {
    severity: 'error',
    code: 'pulumi/structural',
    path,
    found: `${type.kind} ${name}`,
    message: `its ${what} must be known when the program runs, and the resource tells it later`,
    fix,
  };
}

const NAME = ['metadata', 'name'];
const NAMESPACE = ['metadata', 'namespace'];

const valueOf = (resource: DeclaredResource, path: readonly string[]): unknown => {
  const field = resource.declared(path);
  return field.isKnown ? field.value : undefined;
};

/**
 * Returns the object that describes a service, with what its resource declares as plain values, and the problem of one
 * whose name or namespace is not plain and stands in no args.
 */
export function serviceOfResource(
  resource: DeclaredResource,
  args: Pick<MeshServiceProps, 'name' | 'namespace'>,
): { readonly service: ServiceLike; readonly problems: readonly Problem[] } {
  const name = args.name ?? valueOf(resource, NAME);
  const namespace = args.namespace ?? valueOf(resource, NAMESPACE);
  const isSaid = typeof name === 'string' && (namespace !== undefined || resource.declared(NAMESPACE).isKnown);
  const fix = 'say them: MeshService.of(service, { name, namespace })';
  const ports = valueOf(resource, ['spec', 'ports']) as readonly unknown[] | undefined;
  const spec = { selector: valueOf(resource, ['spec', 'selector']) };
  return {
    service: { kind: 'Service', metadata: { name, namespace }, ports, spec } as ServiceLike,
    problems: isSaid ? [] : [knownLater(resource, 'of()', 'name and namespace', fix)],
  };
}

/** Returns what a resource with one template declares of its pods. */
export function declaredPodsOf({ declared }: Pick<DeclaredResource, 'declared'>): DeclaredPods {
  const labels = [
    ['spec', 'selector', 'matchLabels'],
    ['spec', 'template', 'metadata', 'labels'],
  ].map((path) => declared(path));
  return {
    namespace: declared(NAMESPACE),
    labels: labels.map((field) => (field.isKnown ? field.value : undefined)).find((found) => found ?? false),
    account: declared(['spec', 'template', 'spec', 'serviceAccountName']),
  };
}

/** Returns the workload behind a service as a manifest, and the problems of what is needed and not known. */
export function podsOfService(
  resource: DeclaredResource,
  { needLabels, needAccount }: { readonly needLabels: boolean; readonly needAccount: boolean },
): { readonly workload: KubernetesObject; readonly problems: readonly Problem[] } {
  const pods = declaredPodsOf(resource);
  const later = (what: string, fix: string): Problem => knownLater(resource, 'workload', what, fix);
  return {
    workload: workloadManifest(resource.type, resource.name, pods),
    problems: [
      ...(needLabels && pods.labels === undefined
        ? [later('labels', 'write the labels of the pods as `selector`')]
        : []),
      ...(needAccount && !(pods.account.isKnown && pods.namespace.isKnown)
        ? [later('service account', 'write its name as `serviceAccount`')]
        : []),
    ],
  };
}

/** Returns the account that a resource is, with its namespace, or the problem that they are not known. */
export function accountOfResource(resource: DeclaredResource): Reference | Problem {
  const [name, namespace] = [valueOf(resource, NAME), resource.declared(NAMESPACE)];
  return typeof name === 'string' && namespace.isKnown
    ? new Account(name, namespace.value as string | undefined)
    : knownLater(resource, 'serviceAccount', 'name and namespace', 'write the name as text');
}
