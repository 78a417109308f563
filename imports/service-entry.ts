// Generated from lib/api by `npm run generate`. Changes made here are lost.
import { ApiObject } from 'cdk8s';
import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

/** Part of ServiceEntry. */
export interface WorkloadEntry {
  /** IP address, DNS name or Unix socket (unix:///path, unix://@name); needed unless network is set. */
  readonly address?: string;
  /** Labels of the workload, as selectors see them. */
  readonly labels?: { readonly [key: string]: string };
  /** Place as REGION/ZONE/SUBZONE, for locality load balancing. */
  readonly locality?: string;
  /** Network the workload is in; workloads of one network reach each other without a gateway. */
  readonly network?: string;
  /** Port numbers by port name of the service; a name that is missing means the same number. Not with a Unix socket. */
  readonly ports?: { readonly [key: string]: number };
  /** Service account of the workload, in the namespace of the object. */
  readonly serviceAccount?: string;
  /** Share of the traffic, relative to the other endpoints. */
  readonly weight?: number;
}

/** Part of ServiceEntry. */
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

/** Part of ServiceEntry. */
export interface LabelsSelector {
  /** Labels that a pod or VM must have, all of them; empty selects every workload. */
  readonly labels?: { readonly [key: string]: string };
}

/** Adds a service to the registry of the mesh: one outside it, or workloads that Kubernetes does not know. */
export interface ServiceEntrySpec {
  /** Virtual IP addresses of the service; ranges (CIDR) only with resolution NONE or STATIC. */
  readonly addresses?: readonly string[];
  /** Endpoints of the service; not with workloadSelector. */
  readonly endpoints?: readonly WorkloadEntry[];
  /** Namespaces that see the service: "." its own, "*" all; by default all, or what the mesh config says. */
  readonly exportTo?: readonly string[];
  /** DNS names of the service; "*." may begin a name. */
  readonly hosts: readonly string[];
  /** Whether the service is part of the mesh; default MESH_EXTERNAL. */
  readonly location?: 'MESH_EXTERNAL' | 'MESH_INTERNAL';
  /** Ports of the service. */
  readonly ports?: readonly ServicePort[];
  /** How the addresses of the endpoints are found; default NONE. */
  readonly resolution?: 'NONE' | 'STATIC' | 'DNS' | 'DNS_ROUND_ROBIN' | 'DYNAMIC_DNS';
  /** Names of which the server certificate must have one. */
  readonly subjectAltNames?: readonly string[];
  /** Pods and WorkloadEntries that are the endpoints; not with endpoints. For MESH_INTERNAL. */
  readonly workloadSelector?: LabelsSelector;
}

/** Metadata and spec of a ServiceEntry. */
export interface KubeServiceEntryProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: ServiceEntrySpec;
}

/** A ServiceEntry as it is: adds a service to the registry of the mesh: one outside it, or workloads that Kubernetes does not know. For references and checks use `ServiceEntry`. */
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
