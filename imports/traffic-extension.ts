// Generated from lib/api by `npm run generate`. Changes made here are lost.
import { ApiObject } from 'cdk8s';
import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { PolicyTargetReference, WorkloadSelector } from './common';
import type { AtMostOne } from './types';

export type {
  PolicyTargetReference,
  WorkloadSelector,
} from './common';

export interface LuaConfig {
  /** The Lua program, with envoy_on_request or envoy_on_response. */
  readonly inlineCode: string;
}

export interface EnvVar {
  /** Name of the variable. */
  readonly name: string;
  /** Value; only with valueFrom INLINE. */
  readonly value?: string;
  /** Source of the value; default INLINE. */
  readonly valueFrom?: 'INLINE' | 'HOST';
}

export interface VmConfig {
  /** Environment variables that the module sees. */
  readonly env?: readonly EnvVar[];
}

export interface WasmConfig {
  /** Strategy for a module that cannot be loaded or fails; default FAIL_CLOSE. */
  readonly failStrategy?: 'FAIL_CLOSE' | 'FAIL_OPEN' | 'FAIL_RELOAD';
  /** When an OCI image is pulled; default IfNotPresent, for the tag latest Always. */
  readonly imagePullPolicy?: 'UNSPECIFIED_POLICY' | 'IfNotPresent' | 'Always';
  /** Name of a pull secret in the same namespace, for OCI images. */
  readonly imagePullSecret?: string;
  /** Configuration that the module gets, any JSON object. */
  readonly pluginConfig?: Readonly<Record<string, unknown>>;
  /** Name that the module gets, for modules that hold several plugins. */
  readonly pluginName?: string;
  /** SHA-256 of the module or image, 64 hexadecimal digits; unchecked by default. */
  readonly sha256?: string;
  /** Type of the filter; default HTTP. */
  readonly type?: 'UNSPECIFIED_PLUGIN_TYPE' | 'HTTP' | 'NETWORK';
  /** URL of the module: oci://, http(s):// or file://; an OCI image without a scheme. */
  readonly url: string;
  /** Public key for signatures of the image; not checked by Istio today. */
  readonly verificationKey?: string;
  /** Virtual machine of the module. */
  readonly vmConfig?: VmConfig;
}

export interface PortSelector {
  /** Port number. */
  readonly number: number;
}

export interface TrafficSelector {
  /** Direction of the traffic; default CLIENT_AND_SERVER. */
  readonly mode?: 'UNDEFINED' | 'CLIENT' | 'SERVER' | 'CLIENT_AND_SERVER';
  /** Ports of the traffic: of the workload for SERVER, of the service for CLIENT; all by default. */
  readonly ports?: readonly PortSelector[];
}

/** Fields of TrafficExtensionSpec that exclude one another. */
export interface TrafficExtensionSpecChoice {
  /** A filter in Lua; not with wasm. */
  readonly lua: LuaConfig;
  /** A WebAssembly module; not with lua. */
  readonly wasm: WasmConfig;
}

/** Fields of TrafficExtensionSpec that exclude one another. */
export interface TrafficExtensionSpecChoice2 {
  /** Pods the filter is for; by default all of the namespace, or of the mesh in the root namespace. */
  readonly selector: WorkloadSelector;
  /** Gateways, gateway classes, services or service entries the filter is for; a waypoint is bound by this. */
  readonly targetRefs: readonly PolicyTargetReference[];
}

/** Fields of TrafficExtensionSpec that exclude no other field. */
export interface TrafficExtensionSpecBase {
  /** Traffic that the filter sees: one of these; all by default. */
  readonly match?: readonly TrafficSelector[];
  /** Phase of the chain of filters; by default the end, before the router. */
  readonly phase?: 'UNSPECIFIED' | 'AUTHN' | 'AUTHZ' | 'STATS';
  /** Order among plugins of the same phase, the greatest first; default 0. */
  readonly priority?: number | null;
}

/** A filter in Lua or WebAssembly in the proxies of some workloads. */
export type TrafficExtensionSpec = TrafficExtensionSpecBase & AtMostOne<TrafficExtensionSpecChoice> & AtMostOne<TrafficExtensionSpecChoice2>;

/** Props of `KubeTrafficExtension`: metadata and spec. */
export interface KubeTrafficExtensionProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: TrafficExtensionSpec;
}

/** Construct of kind TrafficExtension without references and checks, which `TrafficExtension` has. A filter in Lua or WebAssembly in the proxies of some workloads. */
export class KubeTrafficExtension extends ApiObject {
  /** The API version and kind. */
  static readonly GVK = { apiVersion: 'extensions.istio.io/v1alpha1', kind: 'TrafficExtension' } as const;

  /** The plain object, for use without a construct. */
  static manifest(props: KubeTrafficExtensionProps) {
    return { ...KubeTrafficExtension.GVK, ...props };
  }

  constructor(scope: Construct, id: string, props: KubeTrafficExtensionProps) {
    super(scope, id, KubeTrafficExtension.manifest(props));
  }
}
