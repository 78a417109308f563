import type { Manifest } from '../model';
import type { ExternalObjects } from './external';
import type { Renderings } from './rendered';

export type Labels = Readonly<Record<string, string>>;

/** Returns the labels that a namespace is declared with, as far as they are plain texts. */
export function plainLabels(declared: readonly Manifest[], name: string): Labels {
  const found = declared.find(({ kind, metadata }) => kind === 'Namespace' && metadata.name === name);
  return Object.fromEntries(
    Object.entries(found?.metadata.labels ?? {}).filter(([, value]) => typeof value === 'string'),
  );
}

/** Returns external resources without some namespaces, which are validated elsewhere. */
export function withoutNamespaces(external: ExternalObjects, names: ReadonlySet<string>): ExternalObjects {
  const isOther = ({ kind, metadata }: Manifest) => kind !== 'Namespace' || !names.has(String(metadata.name));
  return names.size > 0 ? { ...external, manifests: external.manifests.filter(isOther) } : external;
}

/** Returns both renderings of objects, with all labels that their namespaces will have. */
export function withLabelsOf([first, second]: Renderings, labelsOf: (namespace: string) => Labels): Renderings {
  if (!first.some(({ kind }) => kind === 'Namespace')) return [first, second];
  const withAll = ({ metadata, ...manifest }: Manifest) =>
    ({
      ...manifest,
      metadata: { ...metadata, labels: { ...metadata.labels, ...labelsOf(String(metadata.name)) } },
    }) as Manifest;
  const labelled = (manifests: readonly Manifest[]) =>
    manifests.map((manifest) => (manifest.kind === 'Namespace' ? withAll(manifest) : manifest));
  const once = labelled(first);
  return [once, first === second ? once : labelled(second)];
}
