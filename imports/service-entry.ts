// Generated from lib/api by `npm run generate`. Changes made here are lost.
import { ApiObject } from 'cdk8s';
import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { LabelsSelector, WorkloadEntry } from './common';
import type { AtMostOne } from './types';

export type {
  LabelsSelector,
  WorkloadEntry,
} from './common';

export interface ServicePort {
  /** Name of the port. */
  readonly name: string;
  /** Port number that callers use. */
  readonly number: number;
  /** HTTP, HTTPS, GRPC, HTTP2, MONGO, MYSQL, REDIS, TCP or TLS. */
  readonly protocol?: string;
  /** Port number at the endpoint; by default the same as number. */
  readonly targetPort?: number;
}

/** Fields of ServiceEntrySpec that exclude one another. */
export interface ServiceEntrySpecChoice {
  /** Endpoints of the service; not with workloadSelector. */
  readonly endpoints: readonly WorkloadEntry[];
  /** Pods and WorkloadEntries that are the endpoints; not with endpoints. For MESH_INTERNAL. */
  readonly workloadSelector: LabelsSelector;
}

/** Fields of ServiceEntrySpec that exclude no other field. */
export interface ServiceEntrySpecBase {
  /** Virtual IP addresses of the service; ranges (CIDR) only with resolution NONE or STATIC. */
  readonly addresses?: readonly string[];
  /** Namespaces that see the service: "." its own, "*" all; by default all, or what the mesh config says. */
  readonly exportTo?: readonly string[];
  /** DNS names of the service; "*." may begin a name. */
  readonly hosts: readonly string[];
  /** Location of the hosts, inside or outside of the mesh; default MESH_EXTERNAL. */
  readonly location?: 'MESH_EXTERNAL' | 'MESH_INTERNAL';
  /** Ports of the service. */
  readonly ports?: readonly ServicePort[];
  /** Resolution of the addresses of the endpoints; default NONE. */
  readonly resolution?: 'NONE' | 'STATIC' | 'DNS' | 'DNS_ROUND_ROBIN' | 'DYNAMIC_DNS';
  /** Names of which the server certificate must have one. */
  readonly subjectAltNames?: readonly string[];
}

/** Adds a service to the registry of the mesh: one outside it, or workloads that Kubernetes does not know. */
export type ServiceEntrySpec = ServiceEntrySpecBase & AtMostOne<ServiceEntrySpecChoice>;

/** Props of `KubeServiceEntry`: metadata and spec. */
export interface KubeServiceEntryProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: ServiceEntrySpec;
}

/** Construct of kind ServiceEntry without references and checks, which `ServiceEntry` has. Adds a service to the registry of the mesh: one outside it, or workloads that Kubernetes does not know. */
export class KubeServiceEntry extends ApiObject {
  /** The API version and kind. */
  static readonly GVK = { apiVersion: 'networking.istio.io/v1', kind: 'ServiceEntry' } as const;

  /** The plain object, for use without a construct. */
  static manifest(props: KubeServiceEntryProps) {
    return { ...KubeServiceEntry.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeServiceEntryProps) {
    super(scope, id, KubeServiceEntry.manifest(props));
  }
}
