import type { PodContainer, PodMetadata } from '../pod/typed-pod';
import { textAt } from '../settings/values';

/** Label with the network of a pod. */
export const NETWORK_LABEL = 'topology.istio.io/network';
const CLUSTER_ENV = 'ISTIO_META_CLUSTER_ID';
const NETWORK_ENV = 'ISTIO_META_NETWORK';

/**
 * Returns the proxy's environment variables for cluster and network; absent where nothing is known. Values < injection
 * URL < label of the pod.
 */
export function clusterEnvironment(
  metadata: PodMetadata,
  values: unknown,
  fromUrl: { clusterId?: string; network?: string },
): Record<string, string> {
  const cluster = fromUrl.clusterId || textAt(values, 'global', 'multiCluster', 'clusterName');
  const url = fromUrl.network ?? '';
  const network = metadata.labels?.[NETWORK_LABEL] ?? (url || textAt(values, 'global', 'network'));
  const environment: Record<string, string> = {};
  if (cluster !== '') environment[CLUSTER_ENV] = cluster;
  if (network !== '') environment[NETWORK_ENV] = network;
  else if (url !== '') environment[NETWORK_ENV] = url;
  return environment;
}

/** Variables that later steps append. After an earlier injection they exist already, and stay last. */
const APPENDED_LATER = ['ISTIO_PROMETHEUS_ANNOTATIONS', 'ISTIO_KUBE_APP_PROBERS'];

/**
 * Moves cluster and network to the end of the proxy's environment, in place of the variables that the template wrote.
 */
export function overwriteClusterEnvironment(
  proxy: PodContainer | undefined,
  environment: Record<string, string>,
  injectedBefore: boolean,
): void {
  const names = Object.keys(environment).sort();
  if (!proxy || names.length === 0) return;
  const others = (proxy.env ?? []).filter((variable) => !Object.hasOwn(environment, variable.name));
  const isLater = ({ name }: { name: string }): boolean => injectedBefore && APPENDED_LATER.includes(name);
  const added = names.map((name) => ({ name, value: environment[name] }));
  proxy.env = [...others.filter((variable) => !isLater(variable)), ...added, ...others.filter(isLater)];
}

/** Returns the label with the pod's network. */
export function networkLabel(environment: Record<string, string>): Record<string, string> {
  return NETWORK_ENV in environment ? { [NETWORK_LABEL]: environment[NETWORK_ENV] } : {};
}
