import { isRecord, type Manifest } from '../../model';
import type { InjectOptions } from '../../injection/settings/options';
import { contentOf } from './content';
import { fieldChanges, formatPath, formatValue, type FieldChange } from './fields';
import type { Effect } from './effect';
import type { ObjectDifference } from './objects';
import { istiodRelease } from './release-in';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- not loaded where no sidecar changes
const injection = () => require('../../injection/inject') as typeof import('../../injection/inject');

/** A pod with nothing in it that injection depends on: what it gets, every pod with a sidecar gets. */
const PLAIN_POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'app', namespace: 'default', labels: { app: 'app' } },
  spec: { containers: [{ name: 'app', image: 'app' }] },
};

const INJECTOR = /^istio-sidecar-injector(-.+)?$/;
const MESH_CONFIG = /^istio(-.+)?$/;
const TEMPLATE = 'sidecar';

const fieldsOf = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});

/** Returns the data of the first ConfigMap of a name: texts in it as the data that they hold. */
const dataOf = (manifests: readonly Manifest[], name: RegExp, key: string): Record<string, unknown> | undefined =>
  manifests
    .filter(({ kind, metadata }) => kind === 'ConfigMap' && name.test(String(metadata.name)))
    .map((manifest) => fieldsOf(contentOf(manifest).data))
    .find((data) => isRecord(data[key]));

/** Returns the options with which the istiod among objects injects; undefined where none of a known release is. */
export function injectionOf(manifests: readonly Manifest[]): InjectOptions | undefined {
  const version = istiodRelease(manifests)?.version;
  const injector = dataOf(manifests, INJECTOR, 'values');
  if (version === undefined || injector === undefined) return undefined;
  const { templates } = fieldsOf(injector.config);
  const sidecar = fieldsOf(templates)[TEMPLATE];
  return {
    version,
    injectorValues: fieldsOf(injector.values),
    meshConfig: fieldsOf(dataOf(manifests, MESH_CONFIG, 'mesh')?.mesh),
    ...(typeof sidecar === 'string' && { templates: { [TEMPLATE]: sidecar } }),
  };
}

type Container = { readonly name: string };

/** A pod with its containers. */
interface Injected {
  readonly spec: { readonly containers: readonly Container[]; readonly initContainers?: readonly Container[] };
}

/** Changes of a list of containers: each by its name, and the order in which they start. */
function containerChanges(name: 'containers' | 'initContainers', before: Injected, after: Injected): FieldChange[] {
  const [left, right] = [before, after].map(({ spec }) => spec[name] ?? []);
  const order = (list: readonly Container[]): string[] => list.map((container) => container.name);
  const place = ({ name: of }: Container): number => (order(left).includes(of) ? order(left).indexOf(of) : left.length);
  const sorted = [...right].sort((a, b) => place(a) - place(b));
  const stays = order(sorted).join() === order(right).join();
  return [
    ...fieldChanges({ spec: { [name]: left } }, { spec: { [name]: sorted } }),
    ...(stays ? [] : [{ path: ['spec', name, 'order'], before: order(left), after: order(right) }]),
  ];
}

/** Returns what is different in a pod with a sidecar that is made after an upgrade. */
export function sidecarChanges(before: readonly Manifest[], after: readonly Manifest[]): FieldChange[] {
  const options = [before, after].map(injectionOf);
  if (options.includes(undefined)) return [];
  const [left, right] = options.map((each) => injection().injectSidecar(PLAIN_POD, each) as Injected);
  const rest = ({ spec, ...pod }: Injected): object => ({
    ...pod,
    spec: { ...spec, containers: undefined, initContainers: undefined },
  });
  return [
    ...fieldChanges(rest(left), rest(right)),
    ...containerChanges('initContainers', left, right),
    ...containerChanges('containers', left, right),
  ];
}

/** Returns the ConfigMap of a comparison that sidecars change with: that of the injector, else that of the mesh. */
const sourceOf = (differences: readonly ObjectDifference[]): ObjectDifference | undefined => {
  const changed = differences.filter(({ kind, after }) => kind === 'changed' && after?.kind === 'ConfigMap');
  return [INJECTOR, MESH_CONFIG].flatMap((name) =>
    changed.filter(({ after }) => name.test(String(after?.metadata.name))),
  )[0];
};

/** Returns the effects on pods with sidecars, with the difference that they come from. */
export function sidecarEffects(
  before: readonly Manifest[],
  after: readonly Manifest[],
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
