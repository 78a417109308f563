import type { LabelSelector } from '../../model';

/**
 * Options of injection: everything that istiod knows when a pod is created, as plain data. Nothing is read from the
 * environment.
 */
export interface InjectOptions {
  /** Istio release, `1.30.3`. @default - the newest supported release */
  readonly version?: string;
  /**
   * Helm values of the istiod chart, merged over the chart's defaults. `null` removes a default value; in place of a
   * map it is a problem. The values that an IstioOperator has under `pilot` (`pilot.cni`, `pilot.env`) may stand there
   * too.
   * @default - the chart's defaults
   */
  readonly values?: Record<string, unknown>;
  /**
   * Complete values as ConfigMap `istio-sidecar-injector` carries them (key `values`), instead of `values`.
   * @default - made from `values`
   */
  readonly injectorValues?: Record<string, unknown>;
  /** Mesh config, as key `mesh` of ConfigMap `istio` holds it. @default - istiod's defaults */
  readonly meshConfig?: Record<string, unknown>;
  /** Revision of istiod that injects. @default - `revision` of the values, else none */
  readonly revision?: string;
  /**
   * Runs the proxy as a native sidecar (an init container that restarts). @default - decided by `kubernetesVersion`,
   * else false
   */
  readonly nativeSidecars?: boolean;
  /**
   * Oldest Kubernetes version of the cluster's nodes, `1.34`. Native sidecars are used from 1.33. @default - not
   * declared
   */
  readonly kubernetesVersion?: string;
  /** User that the proxy runs as. On OpenShift a namespace's own range decides. @default 1337 */
  readonly proxyUid?: number;
  /** Group that the proxy runs as. @default 1337 */
  readonly proxyGid?: number;
  /** Compliance policy of the proxies, `fips-140-2` for example (`COMPLIANCE_POLICY` of istiod). @default - none */
  readonly compliancePolicy?: string;
  /** Cluster name, as the path of the injection URL gives it. @default - `global.multiCluster.clusterName` */
  readonly clusterId?: string;
  /**
   * Network, as the path of the injection URL gives it; the label `topology.istio.io/network` wins. @default -
   * `global.network`
   */
  readonly network?: string;
  /** Namespace of objects that name none. @default - none */
  readonly namespace?: string;
  /**
   * Labels of the namespace. When given, they decide as istiod's webhook does: `istio-injection`, `istio.io/rev`.
   * @default - the namespace is taken as enabled, as `istioctl kube-inject` does
   */
  readonly namespaceLabels?: Record<string, string>;
  /**
   * Injects pods without a label, in namespaces without a label (read with `namespaceLabels`). @default -
   * `sidecarInjectorWebhook.enableNamespacesByDefault`
   */
  readonly enableNamespacesByDefault?: boolean;
  /**
   * Injection of pods without a label or annotation for it. @default - `global.proxy.autoInject` of the values, else
   * `enabled`
   */
  readonly policy?: 'enabled' | 'disabled';
  /** Injection templates by name; a built-in name replaces that one. @default - `sidecarInjectorWebhook.templates` */
  readonly templates?: Record<string, string>;
  /**
   * Templates of pods that name none in `inject.istio.io/templates`. @default -
   * `sidecarInjectorWebhook.defaultTemplates`, else `sidecar`
   */
  readonly defaultTemplates?: readonly string[];
  /** Names that stand for one or more templates; not recursive. @default - none */
  readonly aliases?: Record<string, readonly string[]>;
  /**
   * Selectors of pods that are always injected, unless their own label says otherwise. @default -
   * `sidecarInjectorWebhook.alwaysInjectSelector`
   */
  readonly alwaysInjectSelector?: readonly LabelSelector[];
  /**
   * Selectors of pods that are never injected, unless their own label says otherwise. @default -
   * `sidecarInjectorWebhook.neverInjectSelector`
   */
  readonly neverInjectSelector?: readonly LabelSelector[];
  /** Annotations for every injected pod. @default - `sidecarInjectorWebhook.injectedAnnotations` */
  readonly injectedAnnotations?: Record<string, string>;
}
