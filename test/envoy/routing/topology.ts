import type { Manifest } from '../../../lib/model';
import type { ProxyRef } from '../../../lib/program/simulate/types';

/** The services, workloads and gateways that all random configurations are about, and what a cluster adds to them. */

interface Port {
  readonly name: string;
  readonly port: number;
  readonly targetPort: number;
}
interface Workload {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly ip: string;
}
interface ServiceSpec {
  readonly namespace: string;
  readonly name: string;
  readonly ip: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly Port[];
}

const HTTP: Port = { name: 'http', port: 80, targetPort: 8080 };
const TCP: Port = { name: 'tcp-data', port: 9000, targetPort: 9000 };
const TLS: Port = { name: 'tls-side', port: 9443, targetPort: 9443 };
const PLAIN: Port = { name: 'side', port: 7000, targetPort: 7000 };

const app = (namespace: string, name: string, version: string, ip: string): Workload => ({
  namespace,
  name: version ? `${name}-${version}` : name,
  labels: { app: name, ...(version && { version }) },
  ip,
});

export const WORKLOADS: readonly Workload[] = [
  app('shop', 'web', '', '10.0.0.1'),
  app('shop', 'orders', 'v1', '10.0.0.2'),
  app('shop', 'orders', 'v2', '10.0.0.3'),
  app('shop', 'reviews', 'v1', '10.0.0.4'),
  app('ops', 'audit', 'v1', '10.0.1.1'),
  app('ops', 'batch', '', '10.0.1.2'),
  app('am', 'cart', 'v1', '10.0.2.1'),
  app('am', 'cart', 'v2', '10.0.2.2'),
  app('am', 'stock', '', '10.0.2.3'),
  { namespace: 'edge', name: 'ingress', labels: { app: 'ingress', istio: 'ingress' }, ip: '10.0.3.1' },
];

const service = (namespace: string, name: string, ip: string, ports: readonly Port[]): ServiceSpec => ({
  namespace,
  name,
  ip,
  ports,
  selector: { app: name },
});

export const SERVICES: readonly ServiceSpec[] = [
  service('shop', 'web', '10.96.0.1', [HTTP]),
  service('shop', 'orders', '10.96.0.2', [HTTP, TCP, TLS, PLAIN]),
  service('shop', 'reviews', '10.96.0.3', [HTTP]),
  service('ops', 'audit', '10.96.1.1', [{ name: 'http-api', port: 8000, targetPort: 8080 }, TCP]),
  service('am', 'cart', '10.96.2.1', [HTTP, TCP]),
  service('am', 'stock', '10.96.2.2', [HTTP]),
  service('edge', 'ingress', '10.96.3.1', [HTTP, { name: 'https', port: 443, targetPort: 8443 }]),
];

const object = (apiVersion: string, kind: string, namespace: string, name: string, more: object): Manifest =>
  ({ apiVersion, kind, metadata: { name, ...(namespace && { namespace }) }, ...more }) as Manifest;

const NAMESPACES: Readonly<Record<string, Record<string, string>>> = {
  'istio-system': {},
  'shop': { 'istio-injection': 'enabled', 'team': 'a' },
  'ops': { 'istio-injection': 'enabled' },
  'edge': { 'istio-injection': 'enabled' },
  'am': { 'istio.io/dataplane-mode': 'ambient', 'istio.io/use-waypoint': 'waypoint' },
};

const namespaces = Object.entries(NAMESPACES).map(
  ([name, labels]) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } }) as Manifest,
);

const deployment = ({ namespace, name, labels }: Workload): Manifest =>
  object('apps/v1', 'Deployment', namespace, name, {
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { serviceAccountName: labels.app, containers: [{ name: 'app' }] } },
    },
  });

const serviceObject = ({ namespace, name, ip, selector, ports }: ServiceSpec): Manifest =>
  object('v1', 'Service', namespace, name, {
    spec: { clusterIP: ip, clusterIPs: [ip], selector, ports: ports.map((one) => ({ protocol: 'TCP', ...one })) },
  });

/** The Gateways of the Gateway API: one at the edge, and the waypoint of namespace `am`. */
export const GATEWAYS: readonly Manifest[] = [
  object('gateway.networking.k8s.io/v1', 'Gateway', 'edge', 'public', {
    spec: {
      gatewayClassName: 'istio',
      listeners: [
        { name: 'all', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'All' } } },
        {
          name: 'shop',
          port: 81,
          protocol: 'HTTP',
          hostname: '*.example.com',
          allowedRoutes: {
            namespaces: { from: 'Selector', selector: { matchLabels: { team: 'a' } } },
          },
        },
        { name: 'own', port: 82, protocol: 'HTTP', hostname: 'shop.example.com' },
      ],
    },
  }),
  object('gateway.networking.k8s.io/v1', 'Gateway', 'am', 'waypoint', {
    metadata: { name: 'waypoint', namespace: 'am', labels: { 'istio.io/waypoint-for': 'service' } },
    spec: {
      gatewayClassName: 'istio-waypoint',
      listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE', allowedRoutes: { namespaces: { from: 'Same' } } }],
    },
  }),
];

const made = (namespace: string, name: string, gateway: string, ip: string): Workload => ({
  namespace,
  name,
  labels: {
    'gateway.networking.k8s.io/gateway-name': gateway,
    'gateway.istio.io/managed': gateway === 'waypoint' ? 'istio.io-mesh-controller' : 'istio.io-gateway-controller',
  },
  ip,
});

/** What istiod's controller makes of the Gateways. */
const MADE: readonly Workload[] = [
  made('edge', 'public-istio', 'public', '10.0.3.2'),
  made('am', 'waypoint', 'waypoint', '10.0.2.9'),
];
const MADE_SERVICES: readonly ServiceSpec[] = [
  {
    namespace: 'edge',
    name: 'public-istio',
    ip: '10.96.3.2',
    selector: MADE[0].labels,
    ports: [80, 81, 82].map((port) => ({ name: `http-${port}`, port, targetPort: port })),
  },
  {
    namespace: 'am',
    name: 'waypoint',
    ip: '10.96.2.9',
    selector: MADE[1].labels,
    ports: [{ name: 'mesh', port: 15008, targetPort: 15008 }],
  },
];

const pod = ({ namespace, name, labels, ip }: Workload): Manifest =>
  object('v1', 'Pod', namespace, `${name}-0`, {
    metadata: { name: `${name}-0`, namespace, labels },
    spec: { serviceAccountName: labels.app ?? name, containers: [{ name: 'app' }] },
    status: { podIP: ip, podIPs: [{ ip }], phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] },
  });

const matches = (labels: Readonly<Record<string, string>>, selector: Readonly<Record<string, string>>): boolean =>
  Object.entries(selector).every(([name, value]) => labels[name] === value);

function endpoints({ namespace, name, selector, ports }: ServiceSpec, pods: readonly Workload[]): Manifest {
  const selected = pods.filter((one) => one.namespace === namespace && matches(one.labels, selector));
  return object('discovery.k8s.io/v1', 'EndpointSlice', namespace, `${name}-0`, {
    metadata: { name: `${name}-0`, namespace, labels: { 'kubernetes.io/service-name': name } },
    addressType: 'IPv4',
    ports: ports.map((port) => ({ name: port.name, port: port.targetPort, protocol: 'TCP' })),
    endpoints: selected.map((one) => ({
      addresses: [one.ip],
      conditions: { ready: true },
      targetRef: { kind: 'Pod', name: `${one.name}-0`, namespace },
    })),
  });
}

/** The Gateways as istiod's controller leaves them: a waypoint counts once it has an address. */
export const READY_GATEWAYS: readonly Manifest[] = GATEWAYS.map((gateway, index) => ({
  ...gateway,
  status: { addresses: [{ type: 'IPAddress', value: MADE_SERVICES[index].ip }] },
}));

/** Objects of a program: those that both sides get. */
export const PROGRAM: readonly Manifest[] = [
  ...namespaces,
  ...WORKLOADS.map(deployment),
  ...SERVICES.map(serviceObject),
];

const ALL_PODS = [...WORKLOADS, ...MADE];

/** What a cluster adds: pods, addresses, endpoints, the pods and Services of gateways, and classes. */
export const CLUSTER: readonly Manifest[] = [
  ...namespaces,
  ...ALL_PODS.map(pod),
  ...[...SERVICES, ...MADE_SERVICES].map(serviceObject),
  ...[...SERVICES, ...MADE_SERVICES].map((one) => endpoints(one, ALL_PODS)),
  ...[
    ['istio', 'istio.io/gateway-controller'],
    ['istio-waypoint', 'istio.io/mesh-controller'],
  ].map(([name, controllerName]) =>
    object('gateway.networking.k8s.io/v1', 'GatewayClass', '', name, { spec: { controllerName } }),
  ),
];

/** A proxy, as istiod and as the simulation know it. */
export interface ProxyUnderTest {
  readonly ref: ProxyRef;
  readonly direction: 'outbound' | 'inbound' | 'gateway' | 'waypoint';
  readonly node: {
    readonly type: 'sidecar' | 'router' | 'waypoint';
    readonly name: string;
    readonly namespace: string;
    readonly ip: string;
    readonly labels: Readonly<Record<string, string>>;
  };
}

function proxy(
  kind: 'sidecar' | 'gateway' | 'waypoint',
  direction: ProxyUnderTest['direction'],
  [namespace, podName]: readonly [string, string],
  name = podName,
): ProxyUnderTest {
  const found = ALL_PODS.find((one) => one.namespace === namespace && one.name === podName);
  if (found === undefined) throw new Error(`no pod ${podName}`);
  const type = kind === 'gateway' ? 'router' : kind;
  return {
    ref: { kind, namespace, name },
    direction,
    node: { type, name: `${podName}-0`, namespace, ip: found.ip, labels: found.labels },
  };
}

export const PROXIES: readonly ProxyUnderTest[] = [
  proxy('sidecar', 'outbound', ['shop', 'web']),
  proxy('sidecar', 'outbound', ['ops', 'batch']),
  proxy('sidecar', 'inbound', ['shop', 'orders-v1']),
  proxy('gateway', 'gateway', ['edge', 'ingress']),
  proxy('gateway', 'gateway', ['edge', 'public-istio'], 'public'),
  proxy('waypoint', 'waypoint', ['am', 'waypoint']),
];

/** Address that a client connects to for a host: that of its Service, else one that nothing has. */
export function addressOf(host: string): string {
  const [name, namespace] = host.split('.');
  const inMesh = !host.includes('.') || namespace in NAMESPACES;
  const found = inMesh && SERVICES.find((one) => one.name === name && [one.namespace, undefined].includes(namespace));
  return found ? found.ip : '203.0.113.7';
}
