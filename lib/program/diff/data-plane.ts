import type { MeshProps } from '../../props';
import { meshInjection } from '../../mesh/inject-options';
import { resolveMesh } from '../../mesh/resolve';
import { fieldChanges, formatPath, formatValue, type FieldChange } from './fields';
import type { Effect } from './effects';
import type { ObjectDifference } from './objects';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- not loaded where no sidecar changes
const injection = () => require('../../injection/inject') as typeof import('../../injection/inject');

/** A pod with nothing in it that injection depends on: what it gets, every pod with a sidecar gets. */
const PLAIN_POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'app', namespace: 'default', labels: { app: 'app' } },
  spec: { containers: [{ name: 'app', image: 'app' }] },
};

const injected = (props: MeshProps): object => injection().injectSidecar(PLAIN_POD, meshInjection(resolveMesh(props)));

/** Returns what is different in a pod with a sidecar that is made after an upgrade. */
export const sidecarChanges = (before: MeshProps, after: MeshProps): FieldChange[] =>
  fieldChanges(injected(before), injected(after));

const INJECTOR = /^ConfigMap \S+\/istio-sidecar-injector(-\S+)?$/;
const MESH_CONFIG = /^ConfigMap \S+\/istio(-\S+)?$/;

/** Returns the ConfigMap of a comparison that sidecars change with: that of the injector, else that of the mesh. */
const sourceOf = (differences: readonly ObjectDifference[]): ObjectDifference | undefined => {
  const changed = differences.filter(({ kind }) => kind === 'changed');
  return [INJECTOR, MESH_CONFIG].flatMap((name) => changed.filter(({ object }) => name.test(object)))[0];
};

/** Returns the effects on pods with sidecars, with the difference that they come from. */
export function sidecarEffects(
  before: MeshProps,
  after: MeshProps,
  differences: readonly ObjectDifference[],
): ReadonlyMap<ObjectDifference, readonly Effect[]> {
  const source = sourceOf(differences);
  if (source === undefined) return new Map();
  const effects = sidecarChanges(before, after).map(({ path, before: left, after: right }): Effect => ({
    kind: 'data-plane',
    text: `a pod with a sidecar: ${formatPath(path)}: ${formatValue(left)} -> ${formatValue(right)}`,
  }));
  return new Map([[source, effects]]);
}
