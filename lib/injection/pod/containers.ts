import type { Pod, PodContainer } from './typed-pod';

export const PROXY_CONTAINER = 'istio-proxy';
export const INIT_CONTAINER = 'istio-init';
export const VALIDATION_CONTAINER = 'istio-validation';
export const CORE_DUMP_CONTAINER = 'enable-core-dump';

export function findContainer(containers: readonly PodContainer[] | undefined, name: string): PodContainer | undefined {
  return (containers ?? []).find((container) => container.name === name);
}

/** Returns the container of a name, searched among the containers first and then among the init containers. */
export function findInPod(pod: Pod, name: string): PodContainer | undefined {
  return findContainer(pod.spec.containers, name) ?? findContainer(pod.spec.initContainers, name);
}

export function findProxy(pod: Pod): PodContainer | undefined {
  return findInPod(pod, PROXY_CONTAINER);
}
