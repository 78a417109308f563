import * as pulumi from '@pulumi/pulumi';
import type { MeshServiceProps, ServiceLike } from '../../policies/service';
import type { KubernetesObject, Reference } from '../../policies/references/references';
import { throwLocated } from '../../outputs/problems';
import { kubernetesType } from '../../outputs/external';
import { accountOfResource, podsOfService, serviceOfResource, type DeclaredResource } from '../../outputs/service-pods';
import { declared } from '../program/watched-resources';
import { nameOfResource, tokenOf, urnOfResource } from '../program/resource-names';
import { asReferences } from './resource-reference';

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

const read = (resource: pulumi.CustomResource): DeclaredResource => ({
  type: kubernetesType(tokenOf(resource)) as DeclaredResource['type'],
  name: nameOfResource(resource),
  declared: (path) => declared(resource, path),
});

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
  const { service, problems } = serviceOfResource(read(object), args);
  throwLocated(problems, urnOfResource(object));
  return service;
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
  const { selector } = props as MeshServiceProps;
  const need = { needLabels: selector === undefined, needAccount: serviceAccount === undefined };
  const pods = isResource(workload) ? podsOfService(read(workload), need) : { workload, problems: [] };
  const account = isResource(serviceAccount) ? accountOfResource(read(serviceAccount)) : serviceAccount;
  const isProblem = typeof account === 'object' && 'severity' in account;
  throwLocated([...pods.problems, ...(isProblem ? [account] : [])], urn);
  return {
    ...asReferences(props, urn),
    ...(pods.workload && { workload: pods.workload }),
    ...(account !== undefined && { serviceAccount: account }),
  } as MeshServiceProps;
}
