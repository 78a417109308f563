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
import { compatibilityValues, platformValues, profileValues } from './profile-values.data';
import type { Release, ReleaseChanges } from './release';
import { v1_29 } from './v1-29';
import { v1_30 } from './v1-30';
import { v1_31 } from './v1-31';
import { OLDEST_WEBHOOK } from './webhook-behaviour';

export type { ReleaseFacts } from './facts';
export type { Release } from './release';
export type { WebhookBehaviour } from './webhook-behaviour';

/** Known releases, oldest first: each is the one before it with its changes. */
const CHANGES = [v1_29, v1_30, v1_31] as const;

type Minor<Version> = Version extends `${infer Major}.${infer Minor}.${string}` ? `${Major}.${Minor}` : never;

/** Minor of Istio that this package knows. */
export type IstioVersion = Minor<(typeof CHANGES)[number]['version']>;

type Layers = Omit<Release, 'version' | 'minor' | 'tag'>;

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

function build(version: string): Release {
  const until = CHANGES.findIndex((changes) => changes.version === version);
  const layers = CHANGES.slice(0, until + 1).reduce<Layers>(changed, BEFORE_ALL);
  const defaults = withImages(layers.defaults, layers.hub, version) as Record<string, ValueTree>;
  return { ...layers, version, minor: minorOf(version), tag: version, defaults };
}

/** The releases, newest first: exact version and minor. */
export const RELEASES: readonly { readonly version: string; readonly minor: string }[] = [...CHANGES]
  .reverse()
  .map(({ version }) => ({ version, minor: minorOf(version) }));

/** Returns a release by its minor (`1.31`) or exact version (`1.31.0`). */
export function findRelease(version: string): Release | undefined {
  const found = RELEASES.find((release) => release.version === version || release.minor === version);
  if (!found) return undefined;
  const release = built.get(found.version) ?? build(found.version);
  built.set(found.version, release);
  return release;
}
