import type { Watched, WatcherProps } from '../../addons/watchers';
import { shapes, watchers } from '../../lazy';
import { isPlainProp } from '../../props/structural';
import type { WatcherKind } from '../../props/watchers';
import type { Core } from '../core';

type WatcherRoom = ReturnType<typeof watchers>;

/** The rendering of what watches a mesh. */
export const watcherCore = <Kind extends WatcherKind>(
  urn: string,
  kind: Kind,
  watched: Watched,
): Core<WatcherProps[Kind], ReturnType<WatcherRoom['renderWatcher']>> => ({
  urn,
  render: (props) => watchers().renderWatcher(kind, props, watched),
  shapeAt: (path) => shapes().inputShape({ watcher: kind }, path),
  isStructural: (path) => isPlainProp(watchers().WATCHER_SHAPES[kind], path),
});
