import { renderObjects } from '../components/chart';
import type { Manifest, MeshFacts, MeshNode, Phase, ResolvedAddon } from '../model';
import type { AddonName } from '../props/addons';
import type { Release } from '../releases';
import { addonRelease } from '../releases/addons/addons';
import type { AddonInput } from './addon';
import { addonOf } from './table';

/** What addons are rendered with. */
export interface AddonContext {
  readonly release: Release;
  readonly asSample: boolean;
  readonly mesh?: MeshFacts;
}

export function addonInput(addon: ResolvedAddon, context: AddonContext): AddonInput<object> {
  const { name, namespace, settings: props, platform } = addon;
  return { ...context, platform, versions: addonRelease(context.release.version), name, namespace, props };
}

/** Objects of Istio need its definitions and its webhook. */
const phaseOf = ({ apiVersion }: Manifest): Phase => (apiVersion.includes('.istio.io/') ? 'config' : 'addons');

/** The objects of one addon. */
export function addonNodes(addon: ResolvedAddon, context: AddonContext): MeshNode[] {
  const component = addon.addon;
  return renderObjects(addonOf(component as AddonName).objects, addonInput(addon, context)).map(({ id, manifest }) => ({
    id: `${component}/${id}`,
    component,
    phase: phaseOf(manifest),
    manifest,
  }));
}
