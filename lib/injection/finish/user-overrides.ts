import type { Problem } from '../../model';
import { findContainer, findInPod } from '../pod/containers';
import { goJson } from '../pod/go-json';
import { injectedBefore, OVERRIDES_ANNOTATION, storedOverrides } from './reinjection';
import { strategicMerge } from '../patch/strategic-merge';
import { type JsonObject, type Pod, type PodContainer, type PodSpec, typed } from '../pod/typed-pod';

/** Image that stands for the one of the template, since Kubernetes requires an image of every container. */
const AUTO_IMAGE = 'auto';

/**
 * Lets the user's containers override those of templates of the same name: the user's container is merged again over
 * the result, and stored in an annotation for a later injection. The stored containers of an earlier injection win over
 * those of the pod, some of which that injection added.
 * https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#customizing-injection
 */
export function applyUserOverrides(merged: Pod, original: Pod, fromTemplates: Pod, problems: Problem[]): Pod {
  const stored = storedOverrides(original, problems);
  const before = injectedBefore(original);
  const containers = (fromTemplates.spec.containers ?? [])
    .flatMap(
      ({ name }) =>
        findContainer(stored.containers, name) ??
        (before?.containers.includes(name) ? [] : (findContainer(original.spec.containers, name) ?? [])),
    )
    .map(withoutAutoImage);
  const initContainers = (fromTemplates.spec.initContainers ?? [])
    .flatMap(
      ({ name }) =>
        findContainer(stored.initContainers, name) ??
        (before?.initContainers.includes(name) ? [] : (findInPod(original, name) ?? [])),
    )
    .map(withoutAutoImage);
  if (containers.length === 0 && initContainers.length === 0) return merged;

  const spec = [
    ...containers.map((container) => ({ containers: [container] })),
    ...initContainers.map((container) => ({ initContainers: [container] })),
  ].reduce<JsonObject>((result, overlay) => strategicMerge(result, overlay, 'PodSpec'), merged.spec);
  const result: Pod = { metadata: merged.metadata, spec: typed(spec, 'PodSpec', 'spec', problems) as PodSpec };
  if (original.metadata.annotations?.['sidecar.istio.io/status'] === undefined) {
    const kept = { ...(containers.length > 0 && { containers }), ...(initContainers.length > 0 && { initContainers }) };
    result.metadata = {
      ...merged.metadata,
      annotations: { ...merged.metadata.annotations, [OVERRIDES_ANNOTATION]: goJson(kept) },
    };
  }
  return result;
}

function withoutAutoImage(container: PodContainer): PodContainer {
  if (container.image !== AUTO_IMAGE) return container;
  const { image: _image, ...rest } = container;
  return rest as PodContainer;
}
