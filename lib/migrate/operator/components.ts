import { isRecord, type ChartName } from '../../model';
import { at, type Tree } from '../tree';

/** Component of an IstioOperator, and the chart that renders it. */
export interface OperatorComponent {
  /** Key under `spec.components`. */
  readonly key: 'base' | 'pilot' | 'ingressGateways' | 'egressGateways' | 'cni' | 'ztunnel';
  readonly chart: ChartName;
  /** Path of the component's own values among the shared ones. */
  readonly root: readonly string[];
  /** True for a component that is on where `spec.components` does not name it. */
  readonly isDefault: boolean;
  /** Kind and name of the workload that `k8s` settings change. */
  readonly workload?: { readonly kind: 'Deployment' | 'DaemonSet'; readonly name: string; readonly container: string };
}

const gateway = (direction: 'ingress' | 'egress'): Pick<OperatorComponent, 'chart' | 'root' | 'workload'> => ({
  chart: `istio-${direction}`,
  root: ['gateways', `istio-${direction}gateway`],
  workload: { kind: 'Deployment', name: `istio-${direction}gateway`, container: 'istio-proxy' },
});

/** Components, in the order in which the operator renders them. */
export const COMPONENTS: readonly OperatorComponent[] = [
  { key: 'base', chart: 'base', root: ['global'], isDefault: true },
  {
    key: 'pilot',
    chart: 'istiod',
    root: ['pilot'],
    isDefault: true,
    workload: { kind: 'Deployment', name: 'istiod', container: 'discovery' },
  },
  { key: 'ingressGateways', isDefault: true, ...gateway('ingress') },
  { key: 'egressGateways', isDefault: false, ...gateway('egress') },
  {
    key: 'cni',
    chart: 'cni',
    root: ['cni'],
    isDefault: false,
    workload: { kind: 'DaemonSet', name: 'istio-cni-node', container: 'install-cni' },
  },
  {
    key: 'ztunnel',
    chart: 'ztunnel',
    root: ['ztunnel'],
    isDefault: false,
    workload: { kind: 'DaemonSet', name: 'ztunnel', container: 'istio-proxy' },
  },
];

export const isGateway = ({ key }: OperatorComponent): boolean => key.endsWith('Gateways');

/** Settings of one instance of a component in the merged input. */
export interface ComponentSpec {
  readonly component: OperatorComponent;
  /** Path of the instance: `spec.components.ingressGateways[0]`. */
  readonly path: string;
  readonly name: string;
  readonly namespace: string;
  readonly hub: string;
  readonly tag: unknown;
  /** Labels of the Service and pods of a gateway; absent where the input does not name the component. */
  readonly label?: Tree;
  readonly k8s?: Tree;
}

/** Returns the instances of a component that are switched on. */
export function specsOf(component: OperatorComponent, merged: Tree): ComponentSpec[] {
  const given = at(merged, ['spec', 'components', component.key]);
  const path = `spec.components.${component.key}`;
  const byValue = isGateway(component) && at(merged, ['spec', 'values', ...component.root, 'enabled']) === true;
  const namespace = at(merged, ['metadata', 'namespace']);
  const fallback = typeof namespace === 'string' ? namespace : '';
  const isListed = isGateway(component) ? given !== undefined : isRecord(given);
  if (!isListed) {
    const spec = { component, path, name: '', namespace: fallback, hub: '', tag: undefined };
    return component.isDefault || byValue ? [spec] : [];
  }
  const items = isGateway(component)
    ? list(given).map((item, i) => ({ item, at: `${path}[${i}]` }))
    : [{ item: given, at: path }];
  return items
    .filter(({ item }) => !isRecord(item) || (item.enabled ?? true) !== false || byValue)
    .map(({ item, at: place }) => specOf(component, place, isRecord(item) ? item : {}, fallback));
}

function specOf(component: OperatorComponent, path: string, item: Tree, namespace: string): ComponentSpec {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return {
    component,
    path,
    name: text(item.name),
    namespace: text(item.namespace) || namespace || 'istio-system',
    hub: text(item.hub),
    tag: item.tag ?? undefined,
    label: isRecord(item.label) ? item.label : {},
    k8s: isRecord(item.k8s) ? item.k8s : undefined,
  };
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
