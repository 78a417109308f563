import type { Manifest, Problem } from '../model';

/**
 * Objects whose namespace waits for the component that they are part of: `dependsOn: mesh` waits for all that is part
 * of the mesh, also for what `mesh.denyAll({ namespace })` and `mesh.enroll(namespace)` declare, and that cannot be
 * created before the namespace. One problem for each.
 *
 * @param namespaces what namespaces wait for, by their names
 * @param isPartOf says whether the component is one of some resources, or part of one
 */
export function deadlockProblems<Resource>(
  objects: readonly Manifest[],
  namespaces: ReadonlyMap<string, ReadonlySet<Resource>>,
  isPartOf: (resources: ReadonlySet<Resource>) => boolean,
): Problem[] {
  return [...namespaces].flatMap(([namespace, waitsFor]) => {
    const inside = objects.find(
      ({ kind, metadata }) => (kind === 'Namespace' ? metadata.name : metadata.namespace) === namespace,
    );
    return inside && isPartOf(waitsFor) ? [deadlock(namespace, inside)] : [];
  });
}

const deadlock = (namespace: string, { kind, metadata: { name } }: Manifest): Problem => ({
  severity: 'error',
  code: 'pulumi/waits-for-itself',
  path: `${kind} ${name}`,
  found: namespace,
  message:
    'the Namespace waits for the component of which this object is a part, and the object waits for the Namespace',
  fix: 'leave the component out of the `dependsOn` of the Namespace; what runs in the namespace may wait for it',
});
