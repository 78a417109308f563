import * as pulumi from '@pulumi/pulumi';
import type { Problem } from '../../model';
import { Account } from '../../policies/references/account';
import type { MeshServiceProps, ServiceLike } from '../../policies/service';
import type { KubernetesObject, Reference } from '../../policies/references/references';
import { throwLocated } from '../../outputs/problems';
import { kubernetesType } from '../../outputs/external';
import { declared, declaredField } from '../program/watched-resources';
import { nameOfResource, tokenOf, urnOfResource } from '../program/resource-names';
import { asReferences } from './resource-reference';
import { workloadManifest } from '../../outputs/workload';
import { declaredPods } from './workload';

/** The pods behind a service, as objects or as resources of `@pulumi/kubernetes`. */
export interface PodsOfService {
  /**
   * The Deployment (or other workload) behind the service: its pods' labels and service account are taken from it.
   * @default - none
   */
  readonly workload?: KubernetesObject | pulumi.CustomResource;
  /** Service account of the pods, for policies about who calls. @default - that of `workload` */
  readonly serviceAccount?: string | Reference | pulumi.CustomResource;
}

const isResource = (value: unknown): value is pulumi.CustomResource => pulumi.CustomResource.isInstance(value);

/** The problem of a resource whose name or pods are known too late. */
function knownLater(resource: pulumi.CustomResource, path: string, what: string, fix: string): Problem {
  return {
    severity: 'error',
    code: 'pulumi/structural',
    path,
    found: `${kubernetesType(tokenOf(resource))?.kind} ${nameOfResource(resource)}`,
    message: `its ${what} must be known when the program runs, and the resource tells it later`,
    fix,
  };
}

const NAME = ['metadata', 'name'];
const NAMESPACE = ['metadata', 'namespace'];

/**
 * The object that describes a service. Of a resource that is what the program declares as plain values.
 *
 * @throws MeshProblems where the args do not say a name or namespace that is not plain
 */
export function describedService(
  object: ServiceLike | pulumi.CustomResource,
  args: Pick<MeshServiceProps, 'name' | 'namespace'>,
): ServiceLike {
  if (!isResource(object)) return object;
  const [name, namespace] = [
    args.name ?? declaredField(object, NAME),
    args.namespace ?? declaredField(object, NAMESPACE),
  ];
  const isSaid = typeof name === 'string' && (namespace !== undefined || declared(object, NAMESPACE).isKnown);
  if (!isSaid)
    throwLocated(
      [knownLater(object, 'of()', 'name and namespace', 'say them: MeshService.of(service, { name, namespace })')],
      urnOfResource(object),
    );
  const ports = declaredField(object, ['spec', 'ports']) as readonly unknown[] | undefined;
  const spec = { selector: declaredField(object, ['spec', 'selector']) };
  return { kind: 'Service', metadata: { name, namespace }, ports, spec } as ServiceLike;
}

/**
 * Props of a service with what the resources in them stand for.
 *
 * @throws MeshProblems for resources that know too late what is needed when the program runs
 */
export function serviceProps<Props extends PodsOfService>(
  { workload, serviceAccount, ...props }: Props,
  urn: string,
): MeshServiceProps {
  const problems: Problem[] = [];
  const { selector } = props as MeshServiceProps;
  const pods = isResource(workload)
    ? podsOf(workload, { needLabels: selector === undefined, needAccount: serviceAccount === undefined }, problems)
    : workload;
  const account = isResource(serviceAccount) ? accountOf(serviceAccount, problems) : serviceAccount;
  throwLocated(problems, urn);
  return {
    ...asReferences(props, urn),
    ...(pods && { workload: pods }),
    ...(account !== undefined && { serviceAccount: account }),
  } as MeshServiceProps;
}

/** Returns a workload as a manifest. */
function podsOf(
  resource: pulumi.CustomResource,
  { needLabels, needAccount }: { needLabels: boolean; needAccount: boolean },
  problems: Problem[],
): KubernetesObject {
  const pods = declaredPods(resource);
  if (needLabels && pods.labels === undefined)
    problems.push(knownLater(resource, 'workload', 'labels', 'write the labels of the pods as `selector`'));
  if (needAccount && !(pods.account.isKnown && pods.namespace.isKnown))
    problems.push(knownLater(resource, 'workload', 'service account', 'write its name as `serviceAccount`'));
  const type = kubernetesType(tokenOf(resource)) as { apiVersion: string; kind: string };
  return workloadManifest(type, nameOfResource(resource), pods);
}

/** Returns an account with its namespace. */
function accountOf(resource: pulumi.CustomResource, problems: Problem[]): Reference | undefined {
  const [name, namespace] = [declaredField(resource, NAME), declared(resource, NAMESPACE)];
  if (typeof name === 'string' && namespace.isKnown) return new Account(name, namespace.value as string | undefined);
  problems.push(knownLater(resource, 'serviceAccount', 'name and namespace', 'write the name as text'));
  return undefined;
}
