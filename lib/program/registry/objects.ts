import type { Manifest } from '../../model';
import { DEFAULT_NAMESPACE, fieldsOf, kindOf, textMapOf, type Fields } from '../objects/read';

/** Object of a program, with the metadata that every reader needs. */
export interface ObjectFact {
  readonly manifest: Manifest;
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly spec: Fields;
  /** Creation time in milliseconds; 0 where the object has none. */
  readonly created: number;
  /** Kind and name of the object: `VirtualService shop/orders`. */
  readonly source: string;
}

/** Cluster-scoped kinds, whose names have no namespace. */
const CLUSTER_SCOPED: ReadonlySet<string> = new Set(['Namespace', 'gateway.networking.k8s.io/GatewayClass']);

/** Formats the kind and name of an object: `VirtualService shop/orders`, `Namespace shop`. */
export function sourceOf(manifest: Manifest, kind = kindOf(manifest)): string {
  const { name, generateName, namespace } = manifest.metadata ?? ({} as Fields);
  const own = String(name ?? generateName ?? '');
  const place = typeof namespace === 'string' ? namespace : DEFAULT_NAMESPACE;
  return CLUSTER_SCOPED.has(kind) ? `${manifest.kind} ${own}` : `${manifest.kind} ${place}/${own}`;
}

function objectFact(manifest: Manifest, kind: string): ObjectFact {
  const metadata: Fields = manifest.metadata ?? {};
  const namespace = typeof metadata.namespace === 'string' ? metadata.namespace : DEFAULT_NAMESPACE;
  const name = String(metadata.name ?? metadata.generateName ?? '');
  const created = metadata.creationTimestamp;
  return {
    manifest,
    namespace,
    name,
    labels: textMapOf(metadata, 'labels'),
    annotations: textMapOf(metadata, 'annotations'),
    spec: fieldsOf(manifest, 'spec'),
    created: (typeof created === 'string' && Date.parse(created)) || 0,
    source: sourceOf(manifest, kind),
  };
}

/** Compares objects in istiod's order: the oldest first, then by name and namespace. */
export function byCreation(a: Pick<ObjectFact, 'created' | 'name' | 'namespace'>, b: typeof a): number {
  return a.created - b.created || compareText(a.name, b.name) || compareText(a.namespace, b.namespace);
}

/** Compares by code units, as Go compares strings. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Objects of a program by kind, each kind in the order of the program. */
export class ObjectIndex {
  private readonly manifests = new Map<string, Manifest[]>();
  private readonly facts = new Map<string, readonly ObjectFact[]>();
  /** Namespaces that objects are in, whether or not the program declares them. */
  readonly namespaces = new Set<string>();

  constructor(objects: readonly Manifest[]) {
    for (const object of objects) {
      const kind = kindOf(object);
      if (!CLUSTER_SCOPED.has(kind)) this.namespaces.add(object.metadata?.namespace ?? DEFAULT_NAMESPACE);
      const same = this.manifests.get(kind);
      if (same === undefined) this.manifests.set(kind, [object]);
      else same.push(object);
    }
  }

  /** Kinds of which there are objects. */
  get kinds(): readonly string[] {
    return [...this.manifests.keys()];
  }

  of(kind: string): readonly ObjectFact[] {
    let facts = this.facts.get(kind);
    if (facts === undefined) {
      facts = (this.manifests.get(kind) ?? []).map((manifest) => objectFact(manifest, kind));
      this.facts.set(kind, facts);
    }
    return facts;
  }

  /** Returns the objects of a kind, the oldest first. */
  oldestFirst(kind: string): readonly ObjectFact[] {
    return [...this.of(kind)].sort(byCreation);
  }
}
