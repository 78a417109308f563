import { minorOf, overlay, type ValueTree } from '../model';
import { base } from './defaults/base.data';
import { cni } from './defaults/cni.data';
import { gateway } from './defaults/gateway.data';
import { HUB, TAG } from './defaults/image';
import { istioEgress } from './defaults/istio-egress.data';
import { istioIngress } from './defaults/istio-ingress.data';
import { istiod } from './defaults/istiod.data';
import { ztunnel } from './defaults/ztunnel.data';
import { OLDEST_FACTS } from './facts';
import { compatibilityValues, platformValues, profileValues } from './profiles/profile-values.data';
import type { Release, ReleaseChanges } from './release';
import { v1_29 } from './v1-29';
import { v1_30 } from './v1-30';
import { v1_31 } from './v1-31';
import { v1_32 } from './v1-32';
import { OLDEST_WEBHOOK } from './webhook-behaviour';

export type { ReleaseFacts } from './facts';
export type { Release } from './release';
export type { WebhookBehaviour } from './webhook-behaviour';

/** Known releases, oldest first: each is the one before it with its changes. */
const CHANGES = [v1_29, v1_30, v1_31, v1_32] as const;

type Minor<Version> = Version extends `${infer Major}.${infer Minor}.${string}` ? `${Major}.${Minor}` : never;

/** Minor of Istio that this package knows. */
export type IstioVersion = Minor<(typeof CHANGES)[number]['comparedWith']>;

type Layers = Omit<Release, 'version' | 'minor' | 'tag' | 'kubernetes'>;

const BEFORE_ALL: Layers = {
  hub: '',
  defaults: { base, istiod, cni, ztunnel, gateway, 'istio-ingress': istioIngress, 'istio-egress': istioEgress },
  profiles: profileValues,
  platforms: platformValues,
  compatibility: compatibilityValues,
  facts: OLDEST_FACTS,
  webhook: OLDEST_WEBHOOK,
  templateFunctions: {},
};

function changed(before: Layers, changes: ReleaseChanges): Layers {
  return {
    hub: changes.hub ?? before.hub,
    defaults: overlay(before.defaults, changes.defaults ?? {}) as Layers['defaults'],
    profiles: overlay(before.profiles, changes.profiles ?? {}) as Layers['profiles'],
    platforms: overlay(before.platforms, changes.platforms ?? {}) as Layers['platforms'],
    compatibility: overlay(before.compatibility, changes.compatibility ?? {}) as Layers['compatibility'],
    facts: { ...before.facts, ...changes.facts },
    webhook: { ...before.webhook, ...changes.webhook },
    templateFunctions: { ...before.templateFunctions, ...changes.templateFunctions },
  };
}

/** Replaces the image placeholders in chart defaults with the release's own images. */
function withImages(value: unknown, hub: string, tag: string): unknown {
  if (value === HUB) return hub;
  if (value === TAG) return tag;
  if (Array.isArray(value)) return value.map((item) => withImages(item, hub, tag));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withImages(item, hub, tag)]));
}

const built = new Map<string, Release>();

function build(minor: string, version: string): Release {
  const until = CHANGES.findIndex(({ comparedWith }) => minorOf(comparedWith) === minor);
  const layers = CHANGES.slice(0, until + 1).reduce<Layers>(changed, BEFORE_ALL);
  const defaults = withImages(layers.defaults, layers.hub, version) as Record<string, ValueTree>;
  const { kubernetes }: ReleaseChanges = CHANGES[until];
  return { ...layers, version, minor, tag: version, defaults, ...(kubernetes && { kubernetes }) };
}

/** A minor of Istio that this package knows. */
export interface KnownRelease {
  readonly minor: string;
  /** The exact release that the minor stands for: its newest patch that is known. */
  readonly version: string;
  /** The exact release whose charts the renderings were compared with. */
  readonly comparedWith: string;
  /** What a minor that was not released yet was compared with. */
  readonly preview?: string;
}

/** The releases, newest first. */
export const RELEASES: readonly KnownRelease[] = [...CHANGES]
  .reverse()
  .map(({ comparedWith, latest, preview }: ReleaseChanges) => ({
    minor: minorOf(comparedWith),
    version: latest,
    comparedWith,
    ...(preview !== undefined && { preview }),
  }));

/** The release of a program that names none: the newest that is no preview. */
export const DEFAULT_RELEASE: KnownRelease = RELEASES.find(({ preview }) => preview === undefined) as KnownRelease;

const EXACT = /^\d+\.\d+\.\d+$/;

/** Returns the known minor that a version (`1.31` or `1.31.4`) belongs to. */
export function knownMinor(version: string): KnownRelease | undefined {
  return RELEASES.find(({ minor }) => version === minor || (EXACT.test(version) && minorOf(version) === minor));
}

/**
 * Returns a release by its minor (`1.31`), which stands for its newest patch that is known, or by an exact version
 * (`1.31.4`), also of a patch that is newer than this package: it is the minor's rendering with that tag.
 */
export function findRelease(version: string): Release | undefined {
  const known = knownMinor(version);
  if (!known) return undefined;
  const exact = version === known.minor ? known.version : version;
  const release = built.get(exact) ?? build(known.minor, exact);
  built.set(exact, release);
  return release;
}
