import {
  CORE_DUMP_CONTAINER,
  findContainer,
  INIT_CONTAINER,
  PROXY_CONTAINER,
  VALIDATION_CONTAINER,
} from '../pod/containers';
import type { Pod, PodContainer } from '../pod/typed-pod';

type Place = 'first' | 'last';

/**
 * Puts the injected containers in their order. The proxy is the last container, so that `kubectl exec` picks the
 * application, or the first where the application waits for it. A native proxy comes right after the interception rules
 * and before the user's init containers, which then are part of the mesh; otherwise the rules come last, so that those
 * containers reach the network without a proxy.
 */
export function reorderContainers(pod: Pod, holdApplication: boolean): void {
  const { spec } = pod;
  spec.containers = move(spec.containers, PROXY_CONTAINER, holdApplication ? 'first' : 'last') ?? [];
  const native = findContainer(spec.initContainers, PROXY_CONTAINER) !== undefined;
  const steps: [string, Place][] = native
    ? [
        [CORE_DUMP_CONTAINER, 'first'],
        [PROXY_CONTAINER, 'first'],
        [VALIDATION_CONTAINER, 'first'],
        [INIT_CONTAINER, 'first'],
      ]
    : [
        [VALIDATION_CONTAINER, 'first'],
        [INIT_CONTAINER, 'last'],
        [CORE_DUMP_CONTAINER, 'last'],
      ];
  for (const [name, place] of steps) spec.initContainers = move(spec.initContainers, name, place);
}

function move(containers: PodContainer[] | undefined, name: string, place: Place): PodContainer[] | undefined {
  const moved = findContainer(containers, name);
  if (!moved) return containers;
  const others = (containers ?? []).filter((container) => container.name !== name);
  return place === 'first' ? [moved, ...others] : [...others, moved];
}
