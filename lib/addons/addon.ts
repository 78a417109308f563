import type { Manifest, MeshFacts, Problem, ResolvedAddon } from '../model';
import type { AddonName } from '../props/addons';
import type { Release } from '../releases';
import type { AddonRelease } from '../releases/addons/addons';

/** The props that all addons have. */
export interface CommonAddonProps {
  readonly name?: string;
  readonly namespace?: string;
}

/** What the objects of an addon are rendered from. */
export interface AddonInput<P> {
  readonly release: Release;
  readonly versions: AddonRelease;
  readonly name: string;
  readonly namespace: string;
  readonly props: P;
  /** It is one of `addons` of a mesh: where nothing is said, it is as in Istio's samples. */
  readonly asSample: boolean;
  /** The Kubernetes distribution that it is for. @default - any */
  readonly platform?: string;
  /** @default - it is of no mesh */
  readonly mesh?: MeshFacts;
}

export type AddonRenderer<P> = (input: AddonInput<P>) => Manifest | readonly Manifest[] | undefined;

/** One addon: adding one means adding one of these to `ADDONS`. */
export interface Addon<P> {
  /** Name of its prop, and first part of the ids of its objects. */
  readonly name: AddonName;
  /** Renderers by object, in the order of emission. The keys are the node ids within the addon, and so never change. */
  readonly objects: Readonly<Record<string, AddonRenderer<P>>>;
  /** Name of its objects, where no name is given. */
  readonly defaultName: string;
  /** The URL inside the cluster at which it is reached. */
  readonly url: (at: ResolvedAddon) => string;
  /** Value of the addon at a path of props, such as `tracing.to`; `links` are the dashboards that Kiali may link to. */
  readonly stand: (at: ResolvedAddon, path: string, links: () => readonly Record<string, unknown>[]) => unknown;
  /** What is wrong or doubtful with its props. Paths are those within the props. */
  readonly problems?: (input: AddonInput<P>) => Problem[];
}
