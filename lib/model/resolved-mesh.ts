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

/** One addon to render beside the mesh. */
export interface ResolvedAddon {
  /** `prometheus`, `kiali` ... First part of the node ids. */
  readonly addon: string;
  /** Name of its objects. */
  readonly name: string;
  readonly namespace: string;
  /** Its props, and what it is connected to. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The Kubernetes distribution that it is for. @default - any */
  readonly platform?: string;
}

/** All addons of a mesh, and what they know of it. */
export interface ResolvedAddons {
  readonly list: readonly ResolvedAddon[];
  readonly facts: MeshFacts;
}

/** What addons know of the mesh that they show. */
export interface MeshFacts {
  /** The exact release. */
  readonly version: string;
  readonly namespace: string;
  readonly clusterName: string;
  readonly rootNamespace: string;
  /** Namespaces of istiod, of ztunnel and of the CNI agents, where the cluster has them. */
  readonly istiod?: string;
  readonly ztunnel?: string;
  readonly cni?: string;
  /** Whether proxies give the metrics of their application with their own. */
  readonly merged: boolean;
  /** Addons of the mesh, to which those beside it are connected. @default - none */
  readonly addons?: readonly ResolvedAddon[];
  /** Where its traces are read. @default - nobody knows */
  readonly traces?: string | { readonly url: string };
  /** The field of the extension provider that traces go to: `zipkin`. @default - none */
  readonly traceProtocol?: string;
  /** The Kubernetes distribution of the mesh, where it needs settings of its own. @default - none */
  readonly platform?: string;
}

/** Where traces and access logs of a mesh go. */
export interface ResolvedTelemetry {
  /** Entries of `extensionProviders` of the mesh config. */
  readonly providers: readonly ({ readonly name: string } & Readonly<Record<string, unknown>>)[];
  /** What is asked of the Telemetry of the mesh. */
  readonly tracing?: AskedTelemetry;
  readonly accessLogs?: AskedTelemetry;
}

interface AskedTelemetry {
  readonly provider: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** A namespace that the mesh creates. */
export interface ResolvedNamespace {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Mesh with profile, platform and version resolved: the whole input of rendering. */
export interface ResolvedMesh {
  /** The exact release, for example `1.31.4`. */
  readonly version: string;
  readonly namespace: string;
  /** Revision by which namespaces choose this control plane; `default` without one. */
  readonly revision: string;
  readonly namespaces: readonly ResolvedNamespace[];
  readonly components: readonly ResolvedComponent[];
  /** @default - none */
  readonly addons?: ResolvedAddons;
  /** @default - nowhere but where the mesh config says */
  readonly telemetry?: ResolvedTelemetry;
  /** True where custom resource definitions are among the objects. */
  readonly installCrds: boolean;
  readonly patches: readonly MeshPatch[];
  /** Props as the program gave them: problems of rendered objects name the place in them. */
  readonly given: Readonly<Record<string, unknown>>;
  /** Problems that do not stop rendering. */
  readonly warnings: readonly Problem[];
}
