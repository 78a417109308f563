// Generated from lib/api by `npm run generate`. Changes made here are lost.
import { ApiObject } from 'cdk8s';
import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ProxyImage, WorkloadSelector } from './common';

export type {
  ProxyImage,
  WorkloadSelector,
} from './common';

/** Settings of the proxies of some workloads. They are read when a proxy starts. */
export interface ProxyConfigSpec {
  /** Worker threads of the proxy; 0 means all cores; by default the CPU limit decides. */
  readonly concurrency?: number | null;
  /** Environment variables of the proxy; those that begin with ISTIO_META_ also go to istiod. */
  readonly environmentVariables?: { readonly [key: string]: string };
  /** Image of the proxy. */
  readonly image?: ProxyImage;
  /** Workloads the settings are for; without it all of the namespace, or of the mesh in the root namespace. */
  readonly selector?: WorkloadSelector;
}

/** Props of `KubeProxyConfig`: metadata and spec. */
export interface KubeProxyConfigProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec?: ProxyConfigSpec;
}

/** Construct of kind ProxyConfig without references and checks, which `ProxyConfig` has. Settings of the proxies of some workloads. They are read when a proxy starts. */
export class KubeProxyConfig extends ApiObject {
  /** The API version and kind. */
  static readonly GVK = { apiVersion: 'networking.istio.io/v1beta1', kind: 'ProxyConfig' } as const;

  /** The plain object, for use without a construct. */
  static manifest(props: KubeProxyConfigProps) {
    return { ...KubeProxyConfig.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeProxyConfigProps) {
    super(scope, id, KubeProxyConfig.manifest(props));
  }
}
