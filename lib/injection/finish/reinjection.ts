import { isRecord, type Problem } from '../../model';
import type { ReleaseFacts } from '../../releases';
import { findContainer } from '../pod/containers';
import { parseJson } from '../pod/go-json';
import { clearPrometheusAnnotations, prometheusPort } from './prometheus';
import { type Pod, type PodContainer, typed } from '../pod/typed-pod';

/** Annotation with the names that an injection added, by which the next one removes them again. */
export const STATUS_ANNOTATION = 'sidecar.istio.io/status';
/** Annotation with the containers that the user wrote and a template has too, for a second injection. */
export const OVERRIDES_ANNOTATION = 'proxy.istio.io/overrides';

export interface InjectedNames {
  readonly initContainers: readonly string[];
  readonly containers: readonly string[];
}

export interface Overrides {
  readonly containers: readonly PodContainer[];
  readonly initContainers: readonly PodContainer[];
}

/**
 * Returns the names in the status annotation; undefined if the pod was not injected before, or the annotation cannot be
 * parsed.
 */
export function injectedBefore(pod: Pod): InjectedNames | undefined {
  const text = pod.metadata.annotations?.[STATUS_ANNOTATION];
  const status = text === undefined ? undefined : parseJson(text);
  if (!isRecord(status)) return undefined;
  return { initContainers: names(status.initContainers), containers: names(status.containers) };
}

const names = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];

/** Returns the containers in the overrides annotation. */
export function storedOverrides(pod: Pod, problems: Problem[]): Overrides {
  const text = pod.metadata.annotations?.[OVERRIDES_ANNOTATION];
  if (text === undefined) return { containers: [], initContainers: [] };
  const stored = parseJson(text);
  if (!isRecord(stored)) {
    problems.push({
      severity: 'error',
      code: 'injection/annotation',
      path: `metadata.annotations["${OVERRIDES_ANNOTATION}"]`,
      found: text,
      message: 'the annotation is written by injection and holds JSON',
      fix: 'remove the annotation and inject the pod as it was before',
    });
    return { containers: [], initContainers: [] };
  }
  const read = (list: unknown): PodContainer[] =>
    (Array.isArray(list) ? list : []).map(
      (item) => typed(item, 'Container', OVERRIDES_ANNOTATION, problems) as PodContainer,
    );
  return { containers: read(stored.containers), initContainers: read(stored.initContainers) };
}

/**
 * Returns the pod as it was before an earlier injection, for the data of templates: without the injected containers,
 * and with the user's own restored. The merge itself still works on the pod as it is.
 */
export function withoutEarlierInjection(pod: Pod, statusPort: number, facts: ReleaseFacts, problems: Problem[]): Pod {
  const stripped = stripInjected(pod, statusPort, facts);
  const overrides = storedOverrides(pod, problems);
  const restore = (
    containers: PodContainer[] | undefined,
    stored: readonly PodContainer[],
  ): PodContainer[] | undefined => {
    const missing = stored.filter((container) => !findContainer(containers, container.name));
    return missing.length === 0 ? containers : [...(containers ?? []), ...missing];
  };
  return {
    metadata: stripped.metadata,
    spec: {
      ...stripped.spec,
      containers: restore(stripped.spec.containers, overrides.containers),
      initContainers: restore(stripped.spec.initContainers, overrides.initContainers),
    },
  };
}

function stripInjected(pod: Pod, statusPort: number, facts: ReleaseFacts): Pod {
  const before = injectedBefore(pod);
  if (!before) return pod;
  const remaining = (containers: PodContainer[] | undefined, gone: readonly string[]): PodContainer[] | undefined =>
    gone.length === 0 ? containers : (containers ?? []).filter((container) => !gone.includes(container.name));
  const annotations = { ...pod.metadata.annotations };
  if (prometheusPort(annotations) === String(statusPort)) clearPrometheusAnnotations(annotations, facts);
  delete annotations[STATUS_ANNOTATION];
  return {
    metadata: { ...pod.metadata, annotations },
    spec: {
      ...pod.spec,
      containers: remaining(pod.spec.containers, before.containers),
      initContainers: remaining(pod.spec.initContainers, before.initContainers),
    },
  };
}
