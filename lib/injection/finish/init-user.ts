import { isRecord } from '../../model';
import { findContainer, findProxy, INIT_CONTAINER, PROXY_CONTAINER, VALIDATION_CONTAINER } from '../pod/containers';

import type { Message } from '../proxy/mesh-message';
import type { JsonObject, Pod, PodContainer } from '../pod/typed-pod';

const MODE_ANNOTATION = 'sidecar.istio.io/interceptionMode';
/** Argument of the init container that precedes the user of the proxy. */
const USER_ARGUMENT = '-u';

/**
 * Passes a changed user or group of the proxy on to the init container, whose rules except the proxy's user from
 * interception. Under TPROXY the proxy stays root. `asWritten` is the pod without an earlier injection.
 */
export function adjustInitUser(pod: Pod, asWritten: Pod, proxyConfig: Message): void {
  const wanted = securityOf(findProxy(asWritten));
  if (!wanted || (wanted.runAsUser === undefined && wanted.runAsGroup === undefined)) return;
  const init =
    findContainer(pod.spec.initContainers, INIT_CONTAINER) ??
    findContainer(pod.spec.initContainers, VALIDATION_CONTAINER);
  if (!init) return;
  const { runAsUser } = wanted;
  if (!isTproxy(pod, proxyConfig)) {
    if (init.name === VALIDATION_CONTAINER) runAs(init, wanted);
  } else if (runAsUser !== undefined) {
    const proxy = findProxy(pod);
    if (proxy) proxy.securityContext = { ...securityOf(proxy), runAsUser: 0 };
  }
  const args = init.args ?? [];
  const at = args.indexOf(USER_ARGUMENT);
  if (runAsUser && at >= 0) init.args = args.map((argument, i) => (i === at + 1 ? String(runAsUser) : argument));
}

const isTproxy = (pod: Pod, { interceptionMode }: Message): boolean =>
  interceptionMode === 'TPROXY' || pod.metadata.annotations?.[MODE_ANNOTATION] === 'TPROXY';

function runAs(container: PodContainer, { runAsUser, runAsGroup }: JsonObject): void {
  container.securityContext = {
    ...securityOf(container),
    ...(runAsUser !== undefined && { runAsUser }),
    ...(runAsGroup !== undefined && { runAsGroup }),
  };
}

/**
 * Returns the pod without a proxy user that equals the application's. OpenShift gives every container of a pod the same
 * user, but the proxy must have another one than the application, or the application's traffic would not be
 * intercepted.
 */
export function withoutSharedUser(pod: Pod): Pod {
  const proxy = findProxy(pod);
  const security = securityOf(proxy);
  if (!proxy || !security) return pod;
  const own = [PROXY_CONTAINER, INIT_CONTAINER, VALIDATION_CONTAINER];
  const users = [...(pod.spec.containers ?? []), ...(pod.spec.initContainers ?? [])]
    .filter((container) => !own.includes(container.name))
    .map((container) => securityOf(container)?.runAsUser)
    .filter((user) => user !== undefined);
  if ((security.runAsUser ?? 0) !== (users.at(-1) ?? 0)) return pod;
  const { runAsUser: _user, runAsGroup: _group, ...rest } = security;
  const changed = (containers: PodContainer[] | undefined): PodContainer[] | undefined =>
    containers?.map((container) => (container === proxy ? { ...container, securityContext: rest } : container));
  const { containers, initContainers } = pod.spec;
  return {
    metadata: pod.metadata,
    spec: { ...pod.spec, containers: changed(containers), initContainers: changed(initContainers) },
  };
}

function securityOf(container: PodContainer | undefined): JsonObject | undefined {
  return container && isRecord(container.securityContext) ? container.securityContext : undefined;
}
