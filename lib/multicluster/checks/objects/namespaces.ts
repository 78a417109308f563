import type { Problem } from '../../../model';
import type { MultiClusterPlan } from '../../types';
import { doubtful, listed } from '../problem';
import type { ClusterManifests } from './index';
import { isOfMesh, objectIn } from './place';

/**
 * Reports Services in a namespace that the program makes in other clusters of the same Service, and not in theirs.
 * A namespace that it makes nowhere is made elsewhere.
 */
export function serviceNamespaces(_plan: MultiClusterPlan, objects: ClusterManifests): Problem[] {
  const made = new Map([...objects].map(([cluster, manifests]) => [cluster, namespacesIn(manifests)]));
  return [...objects].flatMap(([cluster, manifests]) =>
    manifests
      .filter((manifest) => manifest.kind === 'Service' && !isOfMesh(manifest))
      .flatMap((manifest) => {
        const { namespace } = manifest.metadata;
        if (namespace === undefined || made.get(cluster)?.has(namespace)) return [];
        const others = [...made].filter(([, namespaces]) => namespaces.has(namespace)).map(([name]) => name);
        if (others.length === 0) return [];
        return [
          {
            ...doubtful('service-namespace', 'metadata.namespace', namespace, [
              `the program makes the namespace in ${listed(others)}, and not in this cluster`,
              'make it here too: a namespace means the same in all clusters of a mesh',
            ]),
            object: objectIn(cluster, manifest),
          },
        ];
      }),
  );
}

const namespacesIn = (manifests: readonly { kind: string; metadata: { name?: string } }[]): ReadonlySet<string> =>
  new Set(manifests.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => String(metadata.name)));
