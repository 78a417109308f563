import type { Labels } from '../registry/namespaces';

/** Labels of the pods of Istio's own control plane and node agents, whose parts are not parts of the mesh. */
const OWN: readonly (readonly [label: string, values: ReadonlySet<string>])[] = [
  ['app', new Set(['istiod', 'ztunnel', 'istio-cni-node'])],
  ['k8s-app', new Set(['istio-cni-node'])],
  ['istio', new Set(['pilot', 'istiod'])],
];

/** Namespaces of the cluster itself. */
const OF_CLUSTER: ReadonlySet<string> = new Set(['kube-system', 'kube-public', 'kube-node-lease']);

/** Reports whether pods or a Service are of the control plane or of the cluster itself. */
export const isOfSystem = (namespace: string, labels: Labels): boolean =>
  OF_CLUSTER.has(namespace) || OWN.some(([label, values]) => values.has(labels[label] ?? ''));

/** Addons by the value of the label that names their pods. */
const ADDONS: Readonly<Record<string, string>> = {
  'prometheus': 'prometheus',
  'loki': 'loki',
  'jaeger': 'jaeger',
  'zipkin': 'zipkin',
  'skywalking-oap': 'skywalking',
  'skywalking-ui': 'skywalking',
  'opentelemetry-collector': 'otel',
  'grafana': 'grafana',
  'kiali': 'kiali',
};

/** Returns the addon that pods, or the pods of a Service, belong to by their labels. */
export function addonOfLabels(labels: Labels): string | undefined {
  const name = labels['app.kubernetes.io/name'] ?? labels.app ?? '';
  return Object.hasOwn(ADDONS, name) ? ADDONS[name] : undefined;
}
