import { canonicalMeshConfig } from '../../api/mesh-config';
import { isRecord, MeshProblems, type Manifest } from '../../model';
import { sorted } from '../../model/sorted';
import { renderNodes } from '../../mesh/render';
import { resolveMesh } from '../../mesh/resolve';
import type { MeshProps } from '../../props';
import { readYaml } from '../../yaml/read-yaml';
import { withNoiseOf, withoutClusterFields, withoutNoise, type Origin } from '../manifests/cluster-fields';
import { pathNames, removedAt, type Tree } from '../tree';
import { changes, type ProofChange } from './changes';

/** Returns kind, namespace and name of an object as a key. */
export const identity = ({ kind, metadata }: Manifest): string =>
  `${kind} ${metadata.namespace ?? ''}/${metadata.name ?? ''}`;

/** Reports whether a proof compares an object: namespaces and resource definitions are installed in other ways. */
export const isCompared = ({ kind }: Manifest): boolean => kind !== 'Namespace' && kind !== 'CustomResourceDefinition';

/** Reports whether an object is the ConfigMap of the values that a chart was rendered with, which no program reads. */
export const isValuesMirror = ({ kind, data }: Manifest): boolean =>
  kind === 'ConfigMap' && isRecord(data) && 'merged-values' in data;

export type Rendered = ReadonlyMap<string, Manifest>;

/** Objects that props should render, and the distance of props from them. */
export class Target {
  readonly objects: Rendered;
  private readonly texts: ReadonlyMap<string, string>;
  private readonly known = new Map<string, string>();
  private last?: { readonly props: MeshProps; readonly rendered: Rendered | undefined };

  /**
   * @param unread values that no chart reads, which only a ConfigMap repeats
   * @param assumed components that the input lacks, and a mesh must have
   * @param origin origin of the objects of a mesh that runs: with defaults and labels of whatever applied them
   */
  constructor(
    objects: readonly Manifest[],
    private readonly unread: readonly string[] = [],
    private readonly assumed: readonly string[] = [],
    private readonly origin?: Origin,
  ) {
    this.objects = new Map(objects.filter((object) => isCompared(object)).map((object) => [identity(object), object]));
    this.texts = new Map([...this.objects].map(([id, object]) => [id, this.text(object)]));
  }

  /** Renders the props; undefined where they are refused. */
  rendered(props: MeshProps): Rendered | undefined {
    if (this.last?.props !== props) this.last = { props, rendered: this.render(props) };
    return this.last.rendered;
  }

  private render(props: MeshProps): Rendered | undefined {
    try {
      const nodes = renderNodes(
        resolveMesh({ ...props, crds: props.base === false ? undefined : false, createNamespaces: false }),
      );
      return index(nodes.filter(({ component }) => !this.assumed.includes(component)).map(({ manifest }) => manifest));
    } catch (reason) {
      if (reason instanceof MeshProblems) return undefined;
      throw reason;
    }
  }

  /** Returns the keys of objects that differ, are missing or are extra. */
  differing(rendered: Rendered): string[] {
    const ids = new Set([...this.objects.keys(), ...rendered.keys()]);
    return [...ids].filter((id) => {
      const actual = rendered.get(id);
      return actual === undefined || this.texts.get(id) !== this.text(actual);
    });
  }

  /** Reports whether the props render all objects of the target. */
  isReached(props: MeshProps): boolean {
    const rendered = this.rendered(props);
    return rendered !== undefined && this.differing(rendered).length === 0;
  }

  /** Returns the fields that differ, and the keys of objects that only one side has. */
  difference(props: MeshProps): { readonly fields: readonly ProofChange[]; readonly objects: readonly string[] } {
    const rendered = this.rendered(props);
    if (!rendered) return { fields: [], objects: [] };
    const ids = this.differing(rendered);
    const isOnBoth = (id: string): boolean => this.objects.has(id) && rendered.has(id);
    return {
      objects: ids.filter((id) => !isOnBoth(id)),
      fields: ids.filter(isOnBoth).flatMap((id) => {
        const [ours, theirs] = [rendered.get(id), this.objects.get(id)];
        return ours && theirs ? changes(id, this.comparable(ours), this.comparable(theirs)) : [];
      }),
    };
  }

  /** Returns the number of fields that differ. */
  distance(props: MeshProps): number {
    const rendered = this.rendered(props);
    if (!rendered) return Infinity;
    return this.differing(rendered)
      .map((id) => {
        const [wanted, actual] = [this.objects.get(id), rendered.get(id)];
        return wanted && actual ? countDifferences(this.comparable(wanted), this.comparable(actual)) : 100;
      })
      .reduce((sum, count) => sum + count, 0);
  }

  /**
   * Returns the compared form of an object as text, cached because most objects are the same from one rendering to the
   * next.
   */
  private text(object: Manifest): string {
    const raw = JSON.stringify(object);
    let text = this.known.get(raw);
    if (text === undefined) this.known.set(raw, (text = JSON.stringify(this.comparable(object))));
    return text;
  }

  /**
   * Returns the compared form of an object: texts in ConfigMaps parsed, environment variables by name where their order
   * has no effect.
   */
  comparable(object: Manifest): unknown {
    if (isValuesMirror(object)) return { kind: object.kind };
    const data = object.kind === 'ConfigMap' && isRecord(object.data) ? { data: this.data(object.data) } : {};
    const whole = byName(enforced({ ...this.own(object), ...data }));
    return sorted(JSON.parse(JSON.stringify(this.origin ? withoutNoise(whole as Tree) : whole)));
  }

  /** Returns an object without the fields that the cluster of the target has filled. */
  own(object: Manifest): Manifest {
    return this.origin === 'cluster' ? withoutClusterFields(object) : object;
  }

  /** The wanted object as patches are made for it: what means nothing is as ours has it. */
  wantedBeside(want: Manifest, ours: Manifest): Manifest {
    if (!this.origin) return want;
    const [{ data }, { data: own }] = [want, ours];
    if (want.kind !== 'ConfigMap' || !isRecord(data) || !isRecord(own)) return withNoiseOf(want, ours) as Manifest;
    const isSame = (key: string): boolean =>
      JSON.stringify(sorted(this.data({ [key]: data[key] }))) ===
      JSON.stringify(sorted(this.data({ [key]: own[key] })));
    const texts = Object.keys(data).map((key) => [key, isSame(key) ? own[key] : data[key]]);
    return withNoiseOf({ ...want, data: Object.fromEntries(texts) }, ours) as Manifest;
  }

  private data(data: Tree): Tree {
    return Object.fromEntries(
      Object.entries(data).map(([key, text]) => {
        if (key === 'mesh') return [key, canonicalMeshConfig(asData(text))];
        return [key, key === 'values' ? this.readValues(asData(text)) : text];
      }),
    );
  }

  /** Values without those that nothing reads. */
  private readValues(values: unknown): unknown {
    return this.unread.reduce((tree, path) => removedAt(tree, pathNames(path)), values);
  }
}

/** Sets the failure policy of the validation webhook to Fail, as istiod does at run time and a mesh from the start. */
function enforced(object: Tree): Tree {
  if (object.kind !== 'ValidatingWebhookConfiguration' || !Array.isArray(object.webhooks)) return object;
  return { ...object, webhooks: object.webhooks.map((hook: Tree) => ({ ...hook, failurePolicy: 'Fail' })) };
}

export function index(objects: readonly Manifest[]): Rendered {
  return new Map(objects.filter(isCompared).map((object) => [identity(object), object]));
}

function asData(text: unknown): unknown {
  try {
    return typeof text === 'string' ? readYaml(text) : text;
  } catch {
    return text;
  }
}

/** Sorts environment variables by name, unless one refers to another and must come after it. */
function byName(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => byName(item));
    const isFree = key === 'env' && !JSON.stringify(value).includes('$(');
    return isFree ? [...items].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)) : items;
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([name, item]) => [name, byName(item, name)]),
  );
}

const nameOf = (item: unknown): string => (isRecord(item) ? String(item.name) : '');

/** Returns the items of a list by name, where all have one: an additional item moves those behind it. */
function namedItems(list: readonly unknown[]): Tree | undefined {
  const names = list.map((item) => (isRecord(item) && typeof item.name === 'string' ? item.name : undefined));
  if (names.length === 0 || names.includes(undefined) || new Set(names).size < names.length) return undefined;
  return Object.fromEntries(list.map((item, i) => [names[i], item]));
}

function countDifferences(a: unknown, b: unknown): number {
  if (JSON.stringify(a) === JSON.stringify(b)) return 0;
  if (Array.isArray(a) && Array.isArray(b)) {
    const [left, right] = [namedItems(a), namedItems(b)];
    if (left && right) return countDifferences(left, right);
    const both = Math.min(a.length, b.length);
    const differences = Array.from({ length: both }, (_, i) => countDifferences(a[i], b[i])).reduce(
      (sum, n) => sum + n,
      0,
    );
    return differences + Math.abs(a.length - b.length);
  }
  if (!isRecord(a) || !isRecord(b)) return 1;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].reduce(
    (sum, key) => sum + countDifferences(a[key], b[key]),
    0,
  );
}
