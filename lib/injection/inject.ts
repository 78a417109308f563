import { type Manifest, MeshProblems, type Problem, throwIfAny, isRecord } from '../model';
import { applyTemplates } from './patch/apply-templates';
import { templateData } from './patch/build-template-data';
import { checkAnnotations } from './proxy/check-annotations';
import { readProxyConfigAnnotation } from './proxy/check-proxy-config';
import { clusterEnvironment, overwriteClusterEnvironment } from './proxy/cluster-network';
import { findProxy } from './pod/containers';
import { withoutNulls } from './pod/go-json';
import { adjustInitUser, withoutSharedUser } from './finish/init-user';
import { type Injector, readOptions } from './settings/injector';
import type { Message } from './proxy/mesh-message';
import { writeMetadata } from './finish/metadata';
import type { InjectOptions } from './settings/options';
import type { Owner } from './pod/owner';
import { rewriteProbes } from './finish/probes';
import { announceSecurePort, mergePrometheus } from './finish/prometheus';
import { applyProxyConfig, PROXY_CONFIG_ANNOTATION } from './proxy/proxy-config';
import { STATUS_ANNOTATION, withoutEarlierInjection } from './finish/reinjection';
import { reorderContainers } from './finish/reorder';
import { selectTemplates } from './patch/select-templates';
import { decideInjection, type InjectDecision } from './settings/should-inject';
import { type JsonObject, type Pod, type PodMetadata, type PodSpec, typed } from './pod/typed-pod';
import { applyUserOverrides } from './finish/user-overrides';
import { valueAt } from './settings/values';
import { isList, objectAt, type PodPlace, podPlace, typedWorkload, withFields } from './pod/walk-object';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- read from disk with the first workload
const formats = () => require('../rules/kubernetes') as typeof import('../rules/kubernetes');

/**
 * Adds the sidecar to a workload, as istiod's webhook and `istioctl kube-inject` do, without a cluster: returns a new
 * object. Kinds without pods, and pods that are not to be injected, are returned unchanged; the items of a `List` are
 * injected one by one.
 *
 * @throws MeshProblems with every problem of the options, the annotations and the pod at once
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
 */
export function injectSidecar<T extends object>(object: T, options: InjectOptions = {}): T {
  return sidecarInjector(options)(object);
}

/** Returns `injectSidecar` with fixed options, for many objects: the options are read once. */
export function sidecarInjector(options: InjectOptions = {}): <T extends object>(object: T) => T {
  const injector = readOptions(options);
  return <T extends object>(object: T) => injectObject(object as JsonObject, injector) as T;
}

/** Returns whether an object's pods would get a sidecar, and why. */
export function shouldInject(object: object, options: InjectOptions = {}): InjectDecision {
  const place = podPlace(object as JsonObject);
  const kind = String((object as JsonObject).kind);
  return place
    ? decideForObject(object as JsonObject, place, readOptions(options))
    : { inject: false, reason: `kind ${kind} holds no pods` };
}

function injectObject(object: JsonObject, injector: Injector): JsonObject {
  if (!isRecord(object)) {
    throw new MeshProblems([
      {
        severity: 'error',
        code: 'injection/no-object',
        path: 'object',
        found: object,
        message: 'a Kubernetes object is needed',
        fix: 'give the whole workload',
      },
    ]);
  }
  if (isList(object)) {
    const items = object.items.map((item) => (isRecord(item) ? injectObject(item, injector) : item));
    return items.some((item, i) => item !== object.items[i]) ? { ...object, items } : object;
  }
  const place = podPlace(object);
  if (!place || !decideForObject(object, place, injector).inject) return object;
  const problems: Problem[] = [];
  const workload = typedWorkload(object, problems);
  const pod: Pod = {
    metadata: objectAt(workload, [...place.metadata, 'metadata']),
    spec: objectAt(workload, [...place.spec, 'spec']),
  };
  const owner = { ...place.owner, namespace: place.owner.namespace || injector.namespace };
  problems.push(...podProblems(workload, place, pod));
  const injected = injectPod(pod, owner, injector, [...place.metadata, 'metadata.annotations'].join('.'), problems);
  throwIfAny(problems.map((problem) => ({ ...problem, object: nameOf(object, owner) })));
  return withoutNulls(
    withFields(withFields(workload, place.metadata, { metadata: injected.metadata }), place.spec, {
      spec: injected.spec,
    }),
  );
}

/**
 * Returns the problems for which the API server would refuse the pods of a workload as they are given. Injection reads
 * nothing of the workload itself, and pods that were injected before were accepted before.
 */
function podProblems(workload: JsonObject, { metadata, spec }: PodPlace, pod: Pod): Problem[] {
  if (pod.metadata.annotations?.[STATUS_ANNOTATION] !== undefined) return [];
  const parts = [`${[...metadata, 'metadata'].join('.')}.`, `${[...spec, 'spec'].join('.')}.`];
  return formats()
    .kubernetesProblems(workload as unknown as Manifest)
    .filter(({ path, severity }) => severity === 'error' && parts.some((part) => path.startsWith(part)));
}

/** Injects one pod, in istiod's order of steps. Without a result where the pod has problems. */
function injectPod(given: Pod, owner: Owner, injector: Injector, path: string, problems: Problem[]): Pod {
  const { values, release, mesh } = injector;
  const pod = injector.ownUsers ? withoutSharedUser(given) : given;
  problems.push(...checkAnnotations(pod.metadata.annotations ?? {}, path, release.facts));
  const proxyConfig = proxyConfigOf(pod, injector, path);
  const statusPort = statusPortOf(mesh);
  const environment = clusterEnvironment(pod.metadata, values, injector.fromUrl);
  const seen = withoutEarlierInjection(pod, statusPort, release.facts, problems);
  const templates = selectTemplates(pod.metadata, injector, injector.templates.byName, path, problems);
  if (problems.length > 0) return pod;

  const input = {
    templates,
    data: templateData(seen, owner, proxyConfig, injector),
    functions: injector.templates.functions,
    native: injector.nativeSidecars,
  };
  const { merged, fromTemplates } = applyTemplates(pod, input, problems);
  if (problems.length > 0) return pod;

  const result = applyUserOverrides(merged, pod, fromTemplates, problems);
  const injectedBefore = pod.metadata.annotations?.[STATUS_ANNOTATION] !== undefined;
  adjustInitUser(result, seen, proxyConfig);
  overwriteClusterEnvironment(findProxy(result), environment, injectedBefore);
  problems.push(...mergePrometheus(result, mesh, statusPort, release.facts, path));
  if (release.facts.securePrometheusPort) announceSecurePort(result);
  const rewritesByDefault = valueAt(values, 'sidecarInjectorWebhook', 'rewriteAppHTTPProbe') === true;
  rewriteProbes(result, rewritesByDefault, statusPort, injectedBefore);
  writeMetadata(result, fromTemplates, environment, injector.revision, injector.injectedAnnotations);
  const holdApplication =
    proxyConfig.holdApplicationUntilProxyStarts === true ||
    valueAt(values, 'global', 'proxy', 'holdApplicationUntilProxyStarts') === true;
  reorderContainers(result, holdApplication);
  return {
    metadata: typed(result.metadata, 'ObjectMeta', 'metadata', problems) as PodMetadata,
    spec: typed(result.spec, 'PodSpec', 'spec', problems) as PodSpec,
  };
}

/**
 * Returns the port of the agent to which probes and scrapes are sent. It is the mesh's, as in istiod's webhook, though
 * the agent of a pod whose own proxy config names another port listens there: such a pod needs the annotation
 * `status.sidecar.istio.io/port` too.
 */
const statusPortOf = (mesh: Message): number => ((mesh.defaultConfig as Message).statusPort as number | undefined) ?? 0;

/**
 * Returns the mesh's ProxyConfig with the pod's annotation over it. Problems of the annotation have been reported
 * before.
 */
function proxyConfigOf(pod: Pod, { mesh, release }: Injector, path: string): Message {
  const base = mesh.defaultConfig as Message;
  const text = pod.metadata.annotations?.[PROXY_CONFIG_ANNOTATION];
  const given = text === undefined ? undefined : readProxyConfigAnnotation(text, path, []);
  const config = given ? applyProxyConfig(base, given, path, []) : base;
  if (release.facts.proxyConnectionSettings) return config;
  const { connectionSettings: _unknown, ...rest } = config;
  return rest;
}

function decideForObject(object: JsonObject, place: PodPlace, injector: Injector): InjectDecision {
  const metadata = objectAt(objectAt(object, place.metadata), ['metadata']);
  const spec = objectAt(objectAt(object, place.spec), ['spec']);
  const own = typeof metadata.namespace === 'string' ? metadata.namespace : '';
  return decideInjection(
    {
      namespace: own || place.owner.namespace || injector.namespace,
      labels: objectAt(metadata, ['labels']) as Record<string, string>,
      annotations: objectAt(metadata, ['annotations']) as Record<string, string>,
      hostNetwork: spec.hostNetwork === true,
    },
    injector.policy,
  );
}

function nameOf(object: JsonObject, owner: Owner): string {
  const name = String(objectAt(object, ['metadata']).name ?? owner.name);
  return `${String(object.kind)} ${owner.namespace === '' ? '' : `${owner.namespace}/`}${name}`;
}
