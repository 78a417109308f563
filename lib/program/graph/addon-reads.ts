import { fieldsOf } from '../objects/read';
import type { Drawing } from './drawing';
import type { Program } from './program';
import { addonOfLabels } from './system';
import { idOf } from './ids';

/** Pattern of the hosts in URLs and in `host:port` texts. */
const HOSTS = /(?:\/\/|["'\s=])([a-z0-9](?:[-a-z0-9]*[a-z0-9])?)((?:\.[a-z0-9-]+)*):?\d*/g;

/** Draws which addon reads from which, by the hosts in its configuration. */
export function drawAddonReads({ registry }: Program, drawing: Drawing): void {
  const addonAt = new Map<string, string>();
  for (const [{ name, namespace }, id] of drawing.services)
    if (id.startsWith('addon:')) addonAt.set(`${namespace}/${name}`, id);
  if (addonAt.size === 0) return;
  for (const { manifest, labels, namespace, source, name } of registry.objects.of('ConfigMap')) {
    const addon = addonOfLabels(labels) ?? addonOfLabels({ app: name });
    const from = addon === undefined ? undefined : idOf('addon', namespace, addon);
    if (from === undefined || !drawing.nodes.has(from)) continue;
    for (const text of Object.values(fieldsOf(manifest, 'data'))) {
      if (typeof text !== 'string') continue;
      for (const [, host, rest] of text.matchAll(HOSTS)) {
        const to = addonAt.get(`${rest.split('.')[1] ?? namespace}/${host}`);
        if (to !== undefined && to !== from) drawing.edge({ kind: 'reads', from, to, objects: [source] });
      }
    }
  }
}
