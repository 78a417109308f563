// Generated from lib/api by `npm run generate`. Changes made here are lost.
import { ApiObject } from 'cdk8s';
import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { GrpcHealthCheckConfig, HTTPHeader, WorkloadEntry } from './common';
import type { AtMostOne } from './types';

export type {
  GrpcHealthCheckConfig,
  HTTPHeader,
  WorkloadEntry,
} from './common';

export interface ObjectMeta {
  /** Annotations of each WorkloadEntry. */
  readonly annotations?: { readonly [key: string]: string };
  /** Labels of each WorkloadEntry. */
  readonly labels?: { readonly [key: string]: string };
}

export interface ExecHealthCheckConfig {
  /** Command and arguments; exit status 0 is healthy. No shell is started. */
  readonly command: readonly string[];
}

export interface HTTPHealthCheckConfig {
  /** Host to ask; by default the address of the workload. */
  readonly host?: string;
  /** Headers of the request. */
  readonly httpHeaders?: readonly HTTPHeader[];
  /** Path of the request. */
  readonly path?: string;
  /** Port to ask. */
  readonly port: number;
  /** HTTP or HTTPS; default HTTP. */
  readonly scheme?: string;
}

export interface TCPHealthCheckConfig {
  /** Host to connect to; default localhost. */
  readonly host?: string;
  /** Port to connect to. */
  readonly port: number;
}

/** Fields of ReadinessProbe that exclude one another. */
export interface ReadinessProbeChoice {
  /** Run a command. */
  readonly exec: ExecHealthCheckConfig;
  /** Ask the gRPC health service. */
  readonly grpc: GrpcHealthCheckConfig;
  /** Make an HTTP request; a status from 200 to 399 is healthy. */
  readonly httpGet: HTTPHealthCheckConfig;
  /** Open a TCP connection. */
  readonly tcpSocket: TCPHealthCheckConfig;
}

/** Fields of ReadinessProbe that exclude no other field. */
export interface ReadinessProbeBase {
  /** Failures in a row after which the workload is not ready; default 3. */
  readonly failureThreshold?: number;
  /** Seconds from the start to the first probe; default 0. */
  readonly initialDelaySeconds?: number;
  /** Seconds between two probes; default 10. */
  readonly periodSeconds?: number;
  /** Successes in a row after which the workload is ready again; default 1. */
  readonly successThreshold?: number;
  /** Seconds after which a probe has failed; default 1. */
  readonly timeoutSeconds?: number;
}

export type ReadinessProbe = ReadinessProbeBase & AtMostOne<ReadinessProbeChoice>;

/** Workloads of one sort outside Kubernetes: what their WorkloadEntries look like when they register themselves. */
export interface WorkloadGroupSpec {
  /** Metadata of each WorkloadEntry. */
  readonly metadata?: ObjectMeta;
  /** Health check of a workload; without it a registered workload counts as healthy. */
  readonly probe?: ReadinessProbe;
  /** Spec of each WorkloadEntry; the address is filled in at registration. */
  readonly template: WorkloadEntry;
}

/** Props of `KubeWorkloadGroup`: metadata and spec. */
export interface KubeWorkloadGroupProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: WorkloadGroupSpec;
}

/** Construct of kind WorkloadGroup without references and checks, which `WorkloadGroup` has. Workloads of one sort outside Kubernetes: what their WorkloadEntries look like when they register themselves. */
export class KubeWorkloadGroup extends ApiObject {
  /** The API version and kind. */
  static readonly GVK = { apiVersion: 'networking.istio.io/v1', kind: 'WorkloadGroup' } as const;

  /** The plain object, for use without a construct. */
  static manifest(props: KubeWorkloadGroupProps) {
    return { ...KubeWorkloadGroup.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeWorkloadGroupProps) {
    super(scope, id, KubeWorkloadGroup.manifest(props));
  }
}
