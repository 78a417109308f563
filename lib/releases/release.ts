import type { ChartName, ValueTree } from '../model';
import type { ReleaseFacts } from './facts';
import type { WebhookBehaviour } from './webhook-behaviour';

/** Oldest and newest minor of Kubernetes: `['1.32', '1.36']`. */
export type KubernetesRange = readonly [oldest: string, newest: string];

/** Release of Istio: chart defaults, value sets, facts, webhook and template functions. */
export interface Release {
  /** The exact release, for example `1.31.4`. */
  readonly version: string;
  /** The minor, for example `1.31`. */
  readonly minor: string;
  readonly hub: string;
  readonly tag: string;
  /** Default values of each of Istio's charts. */
  readonly defaults: Readonly<Record<string, ValueTree>>;
  /** Value sets that the charts lay over their defaults. */
  readonly profiles: Readonly<Record<string, ValueTree>>;
  readonly platforms: Readonly<Record<string, ValueTree>>;
  /** Value sets by the minor to stay compatible with. */
  readonly compatibility: Readonly<Record<string, ValueTree>>;
  readonly facts: ReleaseFacts;
  /** Oldest and newest minor of Kubernetes that the release is supported on. @default - it was not announced yet */
  readonly kubernetes?: KubernetesRange;
  /** Behaviour of istiod's validating webhook. */
  readonly webhook: WebhookBehaviour;
  /**
   * Functions of injection templates that not every patch of every minor has, with the first exact version that has
   * them.
   */
  readonly templateFunctions: Readonly<Record<string, string>>;
}

/** Changes of a release against the one before it. Everything else stays. */
export interface ReleaseChanges<Version extends string = string> {
  /**
   * Exact version that the charts were compared with, as a literal: the type of versions that a program may name
   * follows from it.
   */
  readonly comparedWith: Version;
  /** Newest patch that is known, which the minor stands for. Charts do not change within a minor. */
  readonly latest: string;
  /**
   * State of the charts and of the API that a minor was compared with before it was released. It is never the default,
   * and a mesh of it gets a warning with this text.
   */
  readonly preview?: string;
  /** Minors of Kubernetes in the announcement of the minor. They are never those of the minor before. */
  readonly kubernetes?: KubernetesRange;
  readonly hub?: string;
  /** Values laid over the chart defaults. */
  readonly defaults?: Partial<Record<ChartName, ValueTree>>;
  readonly profiles?: Readonly<Record<string, ValueTree>>;
  readonly platforms?: Readonly<Record<string, ValueTree>>;
  readonly compatibility?: Readonly<Record<string, ValueTree>>;
  readonly facts?: Partial<ReleaseFacts>;
  readonly webhook?: Partial<WebhookBehaviour>;
  readonly templateFunctions?: Readonly<Record<string, string>>;
}
