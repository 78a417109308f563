// Generated from lib/api by `npm run generate`. Changes made here are lost.
import { ApiObject } from 'cdk8s';
import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';

/** One workload outside Kubernetes, such as a VM. A ServiceEntry selects it by its labels. */
export interface WorkloadEntrySpec {
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

/** Props of `KubeWorkloadEntry`: metadata and spec. */
export interface KubeWorkloadEntryProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: WorkloadEntrySpec;
}

/** Construct of kind WorkloadEntry without references and checks, which `WorkloadEntry` has. One workload outside Kubernetes, such as a VM. A ServiceEntry selects it by its labels. */
export class KubeWorkloadEntry extends ApiObject {
  /** The API version and kind. */
  static readonly GVK = { apiVersion: 'networking.istio.io/v1', kind: 'WorkloadEntry' } as const;

  /** The plain object, for use without a construct. */
  static manifest(props: KubeWorkloadEntryProps) {
    return { ...KubeWorkloadEntry.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeWorkloadEntryProps) {
    super(scope, id, KubeWorkloadEntry.manifest(props));
  }
}
