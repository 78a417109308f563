import { networkLabel } from '../proxy/cluster-network';
import { goJson } from '../pod/go-json';
import { STATUS_ANNOTATION } from './reinjection';
import type { Pod } from '../pod/typed-pod';

/**
 * Writes the metadata of an injected pod: the network's label, the status annotation, and annotations that the mesh
 * requires.
 */
export function writeMetadata(
  pod: Pod,
  fromTemplates: Pod,
  environment: Record<string, string>,
  revision: string,
  annotations: Record<string, string>,
): void {
  const { metadata } = pod;
  metadata.labels = { ...metadata.labels, ...networkLabel(environment) };
  metadata.annotations = {
    ...metadata.annotations,
    [STATUS_ANNOTATION]: injectionStatus(fromTemplates, revision),
    ...annotations,
  };
}

/** Returns the names of everything that the templates added, as JSON; a list without names is `null`. */
function injectionStatus({ spec }: Pod, revision: string): string {
  const names = (list: readonly { name?: string }[] | undefined): string[] | null =>
    list && list.length > 0 ? list.map((item) => item.name ?? '') : null;
  return goJson({
    initContainers: names(spec.initContainers),
    containers: names(spec.containers),
    volumes: names(spec.volumes),
    imagePullSecrets: names(spec.imagePullSecrets),
    revision: revision || 'default',
  });
}
