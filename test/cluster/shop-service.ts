import type { Cluster } from './cluster';
import type { Istiod } from './istiod';

const NAMESPACE = 'shop';
const LABELS = { 'app': 'catalog', 'security.istio.io/tlsMode': 'istio' };

/** Host under which all clusters know the service. */
export const CATALOG = 'catalog.shop.svc.cluster.local';

/** Makes the service in a cluster, without pods. */
export async function makeService(cluster: Cluster, labels: Readonly<Record<string, string>> = {}): Promise<void> {
  await give(
    cluster,
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE, labels } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'catalog', namespace: NAMESPACE } },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'catalog', namespace: NAMESPACE },
      spec: { selector: { app: 'catalog' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
    },
  );
}

/** Makes a running pod of the service with a sidecar, as kubelet and the controllers of Kubernetes would show it. */
export async function runPod(cluster: Cluster, ip: string): Promise<void> {
  await give(cluster, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'catalog-1', namespace: NAMESPACE, labels: LABELS },
    spec: {
      serviceAccountName: 'catalog',
      automountServiceAccountToken: false,
      containers: [{ name: 'catalog', image: 'catalog', ports: [{ containerPort: 8080 }] }],
    },
  });
  const status = { phase: 'Running', podIP: ip, podIPs: [{ ip }], conditions: [{ type: 'Ready', status: 'True' }] };
  await patchStatus(cluster, 'pod', 'catalog-1', NAMESPACE, status);
  await give(cluster, {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: 'catalog-1', namespace: NAMESPACE, labels: { 'kubernetes.io/service-name': 'catalog' } },
    addressType: 'IPv4',
    ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
    endpoints: [
      {
        addresses: [ip],
        conditions: { ready: true },
        targetRef: { kind: 'Pod', name: 'catalog-1', namespace: NAMESPACE },
      },
    ],
  });
}

/** Gives a Service the address that a load balancer would. */
export const giveAddress = (cluster: Cluster, name: string, ip: string): Promise<void> =>
  patchStatus(cluster, 'service', name, 'istio-system', { loadBalancer: { ingress: [{ ip }] } });

async function patchStatus(
  cluster: Cluster,
  ...[kind, name, namespace, status]: readonly [string, string, string, object]
): Promise<void> {
  const patch = ['--subresource=status', '--type=merge', '-p', JSON.stringify({ status })];
  await cluster.ask('patch', kind, name, '-n', namespace, ...patch);
}

async function give(cluster: Cluster, ...items: readonly object[]): Promise<void> {
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  const { status, stderr } = await cluster.kubectl(['apply', '--server-side', '-f', '-'], list);
  if (status !== 0) throw new Error(stderr);
}

interface Sent {
  readonly configs?: readonly {
    readonly endpoints?: readonly {
      readonly lbEndpoints: readonly {
        readonly loadBalancingWeight?: number;
        readonly endpoint: { readonly address: { readonly socketAddress: { address: string; portValue: number } } };
      }[];
    }[];
  }[];
}

/** Addresses that istiod sends to a proxy, with their ports, and with a weight where several pods are behind one. */
const addressesIn = ({ configs = [] }: Sent): string[] =>
  configs
    .flatMap(({ endpoints = [] }) => endpoints)
    .flatMap(({ lbEndpoints }) => lbEndpoints)
    .map(({ endpoint: { address }, loadBalancingWeight = 1 }) => {
      const weight = loadBalancingWeight === 1 ? '' : ` weight ${loadBalancingWeight}`;
      return `${address.socketAddress.address}:${address.socketAddress.portValue}${weight}`;
    })
    .sort();

/** Returns the addresses that istiod sends to a proxy that asks for the service, with their ports. */
export const endpointsFor = async (istiod: Istiod, proxy: string): Promise<string[]> =>
  addressesIn((await istiod.debug(`edsz?proxyID=${proxy}`).catch(() => ({}))) as Sent);
