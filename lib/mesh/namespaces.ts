import type { ResolvedComponent, ResolvedNamespace } from '../model';
import type { MeshProps } from '../props';
import { charts } from './charts/charts';

/** Namespaces that every cluster has. */
const GIVEN = /^(default|kube-.*)$/;

/** Returns the namespaces of the components, each with the labels that its pods and the cluster's network need. */
export function resolveNamespaces(
  props: MeshProps,
  namespace: string,
  components: readonly ResolvedComponent[],
  others: readonly { readonly namespace: string }[] = [],
): ResolvedNamespace[] {
  if (props.createNamespaces === false || components.length + others.length === 0) return [];
  const placed = [...components, ...others].map((component) => component.namespace);
  const names = [...new Set([namespace, ...placed])].filter((name) => !GIVEN.test(name));
  return names.map((name) => ({ name, labels: namespaceLabels(name, props, namespace, components) }));
}

function namespaceLabels(
  name: string,
  props: MeshProps,
  controlPlane: string,
  components: readonly ResolvedComponent[],
): Record<string, string> {
  const privileged = components.some(
    (component) => component.namespace === name && charts[component.chart].mesh?.isNodeAgent,
  );
  return {
    // https://kubernetes.io/docs/concepts/security/pod-security-standards/
    ...(privileged && { 'pod-security.kubernetes.io/enforce': 'privileged' }),
    // istiod reads from here which network the cluster is on.
    ...(name === controlPlane &&
      props.network !== undefined &&
      props.network !== '' && { 'topology.istio.io/network': props.network }),
  };
}
