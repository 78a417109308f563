import { isRecord } from '../../model';
import { findProxy, PROXY_CONTAINER } from '../pod/containers';
import { goJson, parseJson } from '../pod/go-json';
import type { JsonObject, Pod, PodContainer } from '../pod/typed-pod';

const REWRITE_ANNOTATION = 'sidecar.istio.io/rewriteAppHTTPProbers';
const STATUS_PORT_ANNOTATION = 'status.sidecar.istio.io/port';
const PROBERS_ENV = 'ISTIO_KUBE_APP_PROBERS';
const TRUE = ['1', 't', 'T', 'TRUE', 'true', 'True'];
const FALSE = ['0', 'f', 'F', 'FALSE', 'false', 'False'];

/**
 * Probes and handlers of a container, with the path under which the agent answers for each. Lifecycle handlers have no
 * gRPC.
 */
const SLOTS: readonly {
  readonly keys: readonly string[];
  readonly url: (container: string) => string;
  readonly grpc: boolean;
}[] = [
  { keys: ['readinessProbe'], url: (name) => `/app-health/${name}/readyz`, grpc: true },
  { keys: ['livenessProbe'], url: (name) => `/app-health/${name}/livez`, grpc: true },
  { keys: ['startupProbe'], url: (name) => `/app-health/${name}/startupz`, grpc: true },
  { keys: ['lifecycle', 'preStop'], url: (name) => `/app-lifecycle/${name}/prestopz`, grpc: false },
  { keys: ['lifecycle', 'postStart'], url: (name) => `/app-lifecycle/${name}/poststartz`, grpc: false },
];

/**
 * Redirects the probes and handlers of the application to the agent, so that mutual TLS does not break them: the agent
 * reads the originals from its environment, and the pod's probes point to the agent.
 * https://istio.io/latest/docs/ops/configuration/mesh/app-health-check/
 */
export function rewriteProbes(pod: Pod, byDefault: boolean, meshStatusPort: number, injectedBefore: boolean): void {
  const annotations = pod.metadata.annotations ?? {};
  const proxy = findProxy(pod);
  const annotated = annotations[REWRITE_ANNOTATION];
  const rewrite = TRUE.includes(annotated) || (!FALSE.includes(annotated) && byDefault);
  if (!proxy || !rewrite) return;
  const probers = originalProbers(pod, meshStatusPort);
  if (Object.keys(probers).length > 0) storeProbers(proxy, probers, injectedBefore);
  const own = annotations[STATUS_PORT_ANNOTATION];
  // The check of annotations allows spaces around a port, but istiod takes no number from such a text here.
  const statusPort = own === undefined ? meshStatusPort : /^\d+$/.test(own) ? Number(own) : 0;
  for (const container of applicationContainers(pod)) pointToAgent(container, statusPort);
}

function applicationContainers(pod: Pod): PodContainer[] {
  return [...(pod.spec.initContainers ?? []), ...(pod.spec.containers ?? [])].filter(
    (container) => container.name !== PROXY_CONTAINER,
  );
}

/** Returns every probe and handler that the agent takes over, by the path under which it answers; ports by number. */
function originalProbers(pod: Pod, statusPort: number): JsonObject {
  const probers: JsonObject = {};
  for (const container of applicationContainers(pod)) {
    const ports = (Array.isArray(container.ports) ? (container.ports as JsonObject[]) : []).filter((port) => port.name);
    const numberOf = new Map(ports.map((port) => [port.name, port.containerPort]));
    for (const slot of SLOTS) {
      const prober = proberOf(slotOf(container, slot.keys), slot.grpc, numberOf, statusPort);
      if (prober) probers[slot.url(container.name)] = prober;
    }
  }
  return probers;
}

function slotOf(container: PodContainer, keys: readonly string[]): JsonObject | undefined {
  const found = keys.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), container);
  return isRecord(found) ? found : undefined;
}

function proberOf(
  probe: JsonObject | undefined,
  grpc: boolean,
  numberOf: Map<unknown, unknown>,
  statusPort: number,
): JsonObject | undefined {
  if (!probe) return undefined;
  const kind = ['httpGet', 'tcpSocket'].find((key) => isRecord(probe[key]));
  const timeout = grpc && probe.timeoutSeconds ? { timeoutSeconds: probe.timeoutSeconds } : {};
  if (!kind) return grpc && isRecord(probe.grpc) ? { grpc: probe.grpc, ...timeout } : undefined;
  const action = probe[kind] as JsonObject;
  const port = typeof action.port === 'string' ? numberOf.get(action.port) : action.port;
  // A name that no port has, and a probe that points to the agent already, are left alone.
  if (port === undefined || (typeof action.port !== 'string' && port === statusPort)) return undefined;
  action.port = port;
  return { [kind]: { ...action }, ...timeout };
}

/** Writes the original probes into the proxy's environment; those of an earlier injection win over those of the pod. */
function storeProbers(proxy: PodContainer, probers: JsonObject, injectedBefore: boolean): void {
  const env = [...(proxy.env ?? [])];
  const at = injectedBefore ? env.findIndex((variable) => variable.name === PROBERS_ENV) : -1;
  if (at < 0) {
    proxy.env = [...env, { name: PROBERS_ENV, value: goJson(sorted(probers)) }];
    return;
  }
  const earlier = parseJson(env[at].value ?? '');
  if (!isRecord(earlier)) return;
  env[at] = { name: PROBERS_ENV, value: goJson(sorted({ ...probers, ...earlier })) };
  proxy.env = env;
}

const sorted = (probers: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.keys(probers)
      .sort()
      .map((key) => [key, probers[key]]),
  );

function pointToAgent(container: PodContainer, statusPort: number): void {
  for (const slot of SLOTS) {
    const probe = slotOf(container, slot.keys);
    if (!probe) continue;
    const path = slot.url(container.name);
    if (isRecord(probe.httpGet)) {
      const action = probe.httpGet;
      const scheme = action.scheme === 'HTTPS' ? { scheme: 'HTTP' } : {};
      probe.httpGet = { ...action, path, port: statusPort, ...scheme };
    } else if (isRecord(probe.tcpSocket) || (slot.grpc && isRecord(probe.grpc))) {
      probe.httpGet = { path, port: statusPort };
      delete probe.tcpSocket;
      if (slot.grpc) delete probe.grpc;
    }
  }
}
