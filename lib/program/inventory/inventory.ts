import type { Manifest } from '../../model';
import { append } from '../facts/append';
import { programFacts } from '../facts';
import { isObject } from '../graph/program';
import { itemsOf, textOf, textsOf } from '../objects/read';
import { compareText } from '../registry/objects';
import { Registry } from '../registry/registry';

/** Objects of one kind in a namespace. */
export interface KindInventory {
  readonly kind: string;
  readonly names: readonly string[];
}

/** Objects of a namespace by kind; `namespace` is empty for objects that name none. */
export interface NamespaceInventory {
  readonly namespace: string;
  readonly count: number;
  readonly kinds: readonly KindInventory[];
}

/** Container image, with the workloads that run it. */
export interface ImageInventory {
  readonly image: string;
  readonly workloads: readonly string[];
}

/** Objects of a program by namespace and kind, its hosts and its images. */
export interface Inventory {
  readonly count: number;
  readonly namespaces: readonly NamespaceInventory[];
  /** Hosts of Services, ServiceEntries and Gateways. */
  readonly hosts: readonly string[];
  readonly images: readonly ImageInventory[];
}

const sorted = (texts: Iterable<string>): string[] => [...new Set(texts)].sort(compareText);

/**
 * Returns the inventory of a program: its objects by namespace and kind, its hosts, and the images of its workloads.
 *
 * @param documents manifests, as files or a synth have them
 * @param options `clusterDomain` is the DNS domain of the cluster, by default cluster.local
 */
export function inventory(
  documents: readonly Manifest[],
  options: { readonly clusterDomain?: string } = {},
): Inventory {
  const objects = documents.filter(isObject);
  return {
    count: objects.length,
    namespaces: namespacesOf(objects),
    hosts: hostsOf(new Registry(objects, options)),
    images: imagesOf(objects),
  };
}

function namespacesOf(objects: readonly Manifest[]): NamespaceInventory[] {
  const byNamespace = new Map<string, Manifest[]>();
  for (const object of objects) append(byNamespace, object.metadata?.namespace ?? '', object);
  return sorted(byNamespace.keys()).map((namespace) => {
    const all = byNamespace.get(namespace) ?? [];
    const byKind = new Map<string, string[]>();
    for (const { kind, metadata } of all) append(byKind, kind, String(metadata?.name ?? metadata?.generateName ?? ''));
    const kinds = sorted(byKind.keys()).map((kind) => ({
      kind,
      names: [...(byKind.get(kind) ?? [])].sort(compareText),
    }));
    return { namespace, count: all.length, kinds };
  });
}

function hostsOf({ services, objects }: Registry): string[] {
  const ofGateways = objects
    .of('networking.istio.io/Gateway')
    .flatMap(({ spec }) => itemsOf(spec, 'servers').flatMap((server) => textsOf(server, 'hosts')))
    .map((host) => host.slice(host.indexOf('/') + 1));
  const ofListeners = objects
    .of('gateway.networking.k8s.io/Gateway')
    .flatMap(({ spec }) => itemsOf(spec, 'listeners').flatMap((listener) => textOf(listener, 'hostname') ?? []));
  return sorted([...services.all.map(({ hostname }) => hostname), ...ofGateways, ...ofListeners]);
}

function imagesOf(objects: readonly Manifest[]): ImageInventory[] {
  const workloads = new Map<string, string[]>();
  for (const { spec, owner, namespace, name } of programFacts(objects).pods.all) {
    const containers = [...itemsOf(spec, 'initContainers'), ...itemsOf(spec, 'containers')];
    for (const image of new Set(containers.flatMap((container) => textOf(container, 'image') ?? [])))
      append(workloads, image, `${owner.kind} ${namespace}/${name}`);
  }
  return sorted(workloads.keys()).map((image) => ({ image, workloads: sorted(workloads.get(image) ?? []) }));
}
