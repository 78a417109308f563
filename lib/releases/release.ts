import type { ChartName, ValueTree } from '../model';
import type { ReleaseFacts } from './facts';

/** All that a release decides. */
export interface Release {
  /** The exact release, for example `1.31.0`. */
  readonly version: string;
  /** The minor, for example `1.31`. */
  readonly minor: string;
  readonly hub: string;
  readonly tag: string;
  /** Default values of each chart. */
  readonly defaults: Readonly<Record<ChartName, ValueTree>>;
  /** Value sets that the charts lay over their defaults. */
  readonly profiles: Readonly<Record<string, ValueTree>>;
  readonly platforms: Readonly<Record<string, ValueTree>>;
  /** By the minor to stay compatible with. */
  readonly compatibility: Readonly<Record<string, ValueTree>>;
  readonly facts: ReleaseFacts;
}

/** What a release changed. Everything else stays as in the one before. */
export interface ReleaseChanges {
  readonly version: string;
  readonly hub?: string;
  /** Laid over the chart defaults. */
  readonly defaults?: Partial<Record<ChartName, ValueTree>>;
  readonly profiles?: Readonly<Record<string, ValueTree>>;
  readonly platforms?: Readonly<Record<string, ValueTree>>;
  readonly compatibility?: Readonly<Record<string, ValueTree>>;
  readonly facts?: Partial<ReleaseFacts>;
}
