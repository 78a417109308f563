import type { WatcherKind, WatcherProps } from '../../addons/watchers';
import { watchers } from '../../lazy';
import type { Core } from '../core';

type WatcherRoom = ReturnType<typeof watchers>;

/** Props that decide which objects exist, or how they are called. */
const PLAIN = ['alerts', 'dashboards', 'for', 'key', 'merged', 'name', 'namespace', 'recording', 'telemetry'] as const;
/** A prop that is plain in args. */
export type PlainWatcherProp = (typeof PLAIN)[number];

/** The rendering of what watches a mesh. */
export const watcherCore = <Kind extends WatcherKind>(
  urn: string,
  kind: Kind,
  watched: Parameters<WatcherRoom['renderWatcher']>[2],
): Core<WatcherProps[Kind], ReturnType<WatcherRoom['renderWatcher']>> => ({
  urn,
  render: (props) => watchers().renderWatcher(kind, props, watched),
  shapeAt: ([prop]) => (prop === 'interval' ? { type: 'string', meaning: 'duration' } : undefined),
  isStructural: ([first]) => (PLAIN as readonly unknown[]).includes(first),
});
