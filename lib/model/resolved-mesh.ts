import type { MeshPatch } from './mesh-patch';
import type { Problem } from './problem';

/** Istio's Helm charts. */
export const CHARTS = ['base', 'istiod', 'cni', 'ztunnel', 'gateway', 'istio-ingress', 'istio-egress'] as const;
export type ChartName = (typeof CHARTS)[number];

/** One component to render: a chart with its name, place and values. */
export interface ResolvedComponent {
  /** Component name, the first part of its node ids: `base`, `istiod`, `cni`, `ztunnel`, or the name of a gateway. */
  readonly component: string;
  readonly chart: ChartName;
  /** The Helm release name, which the charts write into labels. */
  readonly release: string;
  readonly namespace: string;
  /** Values set by props and `values`. Defaults, profile, platform and compatibility version lie underneath. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Path of these values in the props, for problems: `values.istiod`, `ingressGateways[0].values`. */
  readonly valuesPath: string;
  /** Changes to rendered objects, for settings that the chart has no value for. @default - none */
  readonly overlays?: readonly ComponentOverlay[];
  /** Names and labels of a gateway, for references to it. */
  readonly gateway?: ResolvedGateway;
}

/** Fields laid over the one object of a kind that a component may have. */
export interface ComponentOverlay {
  readonly kind: string;
  /** Maps merge, lists and scalars replace, `null` removes (RFC 7386). */
  readonly merge: Readonly<Record<string, unknown>>;
  /** Problem that is reported where the component has no such object. */
  readonly absent: Problem;
}

export type GatewayRole = 'ingress' | 'egress' | 'east-west';

/** Facts of a gateway that other objects refer to. */
export interface ResolvedGateway {
  readonly role: GatewayRole;
  readonly name: string;
  readonly namespace: string;
  /** Labels of the gateway's pods, which the selectors of Istio `Gateway` objects match. */
  readonly labels: Readonly<Record<string, string>>;
}

/** A namespace that the mesh creates. */
export interface ResolvedNamespace {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Mesh with profile, platform and version resolved: the whole input of rendering. */
export interface ResolvedMesh {
  /** The exact release, for example `1.31.0`. */
  readonly version: string;
  readonly namespace: string;
  /** Revision by which namespaces choose this control plane; `default` without one. */
  readonly revision: string;
  readonly namespaces: readonly ResolvedNamespace[];
  readonly components: readonly ResolvedComponent[];
  /** True where custom resource definitions are among the objects. */
  readonly installCrds: boolean;
  readonly patches: readonly MeshPatch[];
  /** Props as the program gave them: problems of rendered objects name the place in them. */
  readonly given: Readonly<Record<string, unknown>>;
  /** Problems that do not stop rendering. */
  readonly warnings: readonly Problem[];
}
