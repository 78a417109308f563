import type { Manifest, Problem } from '../../../model';
import type { DeclaredMesh } from '../../types';
import { doubtful, listed } from '../problem';
import { isOfMesh, objectIn } from './place';
import { pathOf } from './shared-services';

/** Service in a cluster, with its place in problems. */
interface Placed extends Pick<Problem, 'object' | 'path'> {
  readonly cluster: string;
  readonly namespace: string | undefined;
}

/**
 * Reports services in a namespace that the program makes in other clusters, and not in theirs. A namespace that it
 * makes nowhere is made elsewhere.
 */
export function serviceNamespaces(declared: DeclaredMesh): Problem[] {
  const { plan, objectsOf } = declared;
  const made = new Map(plan.clusters.map(({ name }) => [name, namesOf(objectsOf(name, 'Namespace'))]));
  return placedServices(declared).flatMap(({ cluster, namespace, ...place }) => {
    if (namespace === undefined || made.get(cluster)?.has(namespace)) return [];
    const others = [...made].filter(([, namespaces]) => namespaces.has(namespace)).map(([name]) => name);
    if (others.length === 0) return [];
    const message = `the program makes the namespace in ${listed(others)}, and not in ${JSON.stringify(cluster)}`;
    const fix = 'make it there too: a namespace means the same in all clusters of a mesh';
    return [{ ...doubtful('service-namespace', place.path, namespace, [message, fix]), ...place }];
  });
}

function placedServices({ plan, services, objectsOf }: DeclaredMesh): Placed[] {
  const objects = plan.clusters.flatMap(({ name }) =>
    objectsOf(name, 'Service')
      .filter((manifest) => !isOfMesh(manifest))
      .map((manifest) => ({
        cluster: name,
        namespace: manifest.metadata.namespace,
        path: 'metadata.namespace',
        object: objectIn(name, manifest),
      })),
  );
  const shared = services.flatMap((service) =>
    service.clusters.map((cluster, i) => ({
      cluster,
      namespace: service.namespace,
      path: `${pathOf(service)}[${i}]`,
    })),
  );
  return [...objects, ...shared];
}

const namesOf = (manifests: readonly Manifest[]): ReadonlySet<string> =>
  new Set(manifests.map(({ metadata }) => String(metadata.name)));
