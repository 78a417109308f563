import type { Watched } from '../../../lib/addons/watchers';
import { inputShape } from '../../../lib/mesh/shape-at';
import { watcherCore } from '../../../lib/outputs/cores/watcher';
import { isPlainProp } from '../../../lib/props/structural';
import { WATCHER_SHAPES, type WatcherKind } from '../../../lib/props/watchers';
import type { Facts } from '../../../lib/schema/notation';
import { NEWEST_PATCH } from '../../support/releases';
import { placed } from './place';
import { scalars } from './props';
import { remembered } from './remembered';
import type { Subject } from './subject';
import type { Path } from './tree';

const WATCHED: Watched = {
  mesh: { version: NEWEST_PATCH, istiod: 'istio-system', ztunnel: 'istio-system', cni: 'istio-system', merged: true },
  rootNamespace: 'istio-system',
  id: 'watched',
  namespace: 'istio-system',
};

/** Objects that watch a mesh, and their props; `base` is what they need beside them. */
function subjectOf(kind: WatcherKind, base: object = {}, name: string = kind): Subject {
  const { facts } = WATCHER_SHAPES[kind];
  const shapeAt = (path: Path): Facts | undefined => inputShape({ watcher: kind }, path);
  const urn = `urn:pulumi:dev::shop::istio-constructs:index:${kind}::watched`;
  return {
    name,
    core: remembered(watcherCore(urn, kind, WATCHED) as Subject['core']),
    props: scalars(facts, [], shapeAt).filter(
      ({ path }) =>
        !isPlainProp(WATCHER_SHAPES[kind], path) && (name !== 'dashboards' || path[0] !== 'instanceSelector'),
    ),
    bases: () => [base],
    put: (props, path, value) => placed(facts, props, path, value, { instead: shapeAt }),
  };
}

const dashboards = { namespace: 'monitoring', dashboards: ['mesh'] };

export const WATCHERS: readonly Subject[] = [
  subjectOf('monitors'),
  subjectOf('scrape-configs', { namespace: 'monitoring' }),
  subjectOf('rules'),
  subjectOf('dashboards', { ...dashboards, for: 'sidecar' }),
  subjectOf('dashboards', { ...dashboards, for: 'operator' }, 'dashboards of the operator'),
];
