import { formatProblem, isRecord, MeshProblems, type Manifest } from '../../model';
import type { InjectOptions } from '../../injection/settings/options';
import { contentOf } from './content';
import { fieldChanges, formatPath, formatValue, type FieldChange } from './fields';
import type { Effect } from './effect';
import type { ObjectDifference } from './objects';
import { DEFAULT_REVISION } from '../precheck/planes';
import { releaseOfRevision } from './release-in';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- not loaded where no sidecar changes
const injection = () => require('../../injection/inject') as typeof import('../../injection/inject');

/** A pod with nothing in it that injection depends on: what it gets, every pod with a sidecar gets. */
const PLAIN_POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'app', namespace: 'default', labels: { app: 'app' } },
  spec: { containers: [{ name: 'app', image: 'app' }] },
};

const INJECTOR = /^istio-sidecar-injector(?:-(.+))?$/;
const MESH_CONFIG = /^istio(?:-(.+))?$/;
const TEMPLATE = 'sidecar';

const fieldsOf = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});

/** A control plane by what the names of its ConfigMaps say. */
export interface Plane {
  readonly namespace: string | undefined;
  readonly revision: string;
}

/** Returns the control plane that a ConfigMap of a form of name belongs to. */
function planeOf({ kind, metadata }: Manifest, form: RegExp): Plane | undefined {
  const match = kind === 'ConfigMap' ? form.exec(String(metadata.name)) : null;
  return match === null ? undefined : { namespace: metadata.namespace, revision: match[1] ?? DEFAULT_REVISION };
}

const isSame = (a: Plane | undefined, b: Plane): boolean =>
  a !== undefined && a.namespace === b.namespace && a.revision === b.revision;

/** Returns the data of a ConfigMap of a control plane that has a key: texts in it as the data that they hold. */
const dataOf = (
  manifests: readonly Manifest[],
  plane: Plane,
  [form, key]: readonly [RegExp, string],
): Record<string, unknown> | undefined =>
  manifests
    .filter((manifest) => isSame(planeOf(manifest, form), plane))
    .map((manifest) => fieldsOf(contentOf(manifest).data))
    .find((data) => isRecord(data[key]));

/** Returns the options with which a control plane injects; undefined where it is none of a known release. */
export function injectionOf(manifests: readonly Manifest[], plane: Plane): InjectOptions | undefined {
  const version = releaseOfRevision(manifests, plane)?.version;
  const injector = dataOf(manifests, plane, [INJECTOR, 'values']);
  if (version === undefined || injector === undefined) return undefined;
  const { templates } = fieldsOf(injector.config);
  const sidecar = fieldsOf(templates)[TEMPLATE];
  return {
    version,
    injectorValues: fieldsOf(injector.values),
    meshConfig: fieldsOf(dataOf(manifests, plane, [MESH_CONFIG, 'mesh'])?.mesh),
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

/** Returns the changes of a pod with a sidecar of a control plane that is made after an upgrade. */
function sidecarChanges(sides: readonly (readonly Manifest[])[], plane: Plane): FieldChange[] {
  const options = sides.map((manifests) => injectionOf(manifests, plane));
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

/** Returns the texts of effects on pods with a sidecar of a control plane. */
function textsOf(sides: readonly (readonly Manifest[])[], plane: Plane): string[] {
  const pod = plane.revision === DEFAULT_REVISION ? 'a pod with a sidecar' : `a pod of revision ${plane.revision}`;
  try {
    return sidecarChanges(sides, plane).map(
      ({ path, before, after }) => `${pod}: ${formatPath(path)}: ${formatValue(before)} -> ${formatValue(after)}`,
    );
  } catch (reason) {
    if (!(reason instanceof MeshProblems)) throw reason;
    // A template or values of the program's own, with which istiod would not inject either.
    return [`${pod}: unknown, since injection fails: ${formatProblem(reason.problems[0])}`];
  }
}

/**
 * Returns the effects on pods with sidecars, with the difference that they come from: the ConfigMap of the injector of
 * a control plane, else that of its mesh config.
 */
export function sidecarEffects(
  before: readonly Manifest[],
  after: readonly Manifest[],
  differences: readonly ObjectDifference[],
): ReadonlyMap<ObjectDifference, readonly Effect[]> {
  const effects = new Map<ObjectDifference, readonly Effect[]>();
  const done: Plane[] = [];
  for (const form of [INJECTOR, MESH_CONFIG]) {
    for (const difference of differences) {
      const { kind, after: manifest } = difference;
      const plane = kind === 'changed' && manifest ? planeOf(manifest, form) : undefined;
      // The name of an injector's ConfigMap has the form of a mesh config's too.
      if (plane === undefined || effects.has(difference) || done.some((other) => isSame(other, plane))) continue;
      done.push(plane);
      effects.set(
        difference,
        textsOf([before, after], plane).map((text): Effect => ({ kind: 'data-plane', text })),
      );
    }
  }
  return effects;
}
