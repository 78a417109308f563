import type { Manifest } from '../../../../lib/model';
import { simulate } from '../../../../lib/program/simulate/simulate';
import type { ProxyRef, ProxyRequest, Verdict } from '../../../../lib/program/simulate/types';
import { NEWEST } from '../../../support/releases';

type Labels = Record<string, string>;
const object = (apiVersion: string, kind: string, name: string, namespace: string, spec: unknown): Manifest =>
  ({ apiVersion, kind, metadata: { name, namespace }, spec }) as Manifest;

export const namespace = (name: string, labels: Labels): Manifest => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels },
});
export const SIDECARS = namespace('shop', { 'istio-injection': 'enabled' });
export const AMBIENT = namespace('shop', {
  'istio.io/dataplane-mode': 'ambient',
  'istio.io/use-waypoint': 'waypoint',
});

export const service = (name: string, ports: unknown[]): Manifest =>
  object('v1', 'Service', name, 'shop', { selector: { app: name }, ports });
export const workload = (name: string, labels: Labels = {}): Manifest =>
  object('apps/v1', 'Deployment', name, 'shop', {
    template: { metadata: { labels: { app: name, ...labels } }, spec: { serviceAccountName: name, containers: [] } },
  });
export const WAYPOINT = object('gateway.networking.k8s.io/v1', 'Gateway', 'waypoint', 'shop', {
  gatewayClassName: 'istio-waypoint',
  listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }],
});
export const GATEWAY = object('gateway.networking.k8s.io/v1', 'Gateway', 'public', 'shop', {
  gatewayClassName: 'istio',
  listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }],
});
export const PUBLIC_ROUTE = object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'in', 'shop', {
  parentRefs: [{ name: 'public' }],
  rules: [{ backendRefs: [{ name: 'orders', port: 80 }] }],
});

/** `orders` speaks HTTP on 8080, `db` TCP on 5432. */
export const SHOP: readonly Manifest[] = [
  service('orders', [{ name: 'http', port: 80, targetPort: 8080 }]),
  service('db', [{ name: 'tcp', port: 5432 }]),
  workload('orders', { version: 'v1' }),
  workload('db'),
];

export const policy = (spec: object, name = 'p', ns = 'shop', annotations?: Labels): Manifest => {
  const made = object('security.istio.io/v1', 'AuthorizationPolicy', name, ns, spec);
  return annotations ? { ...made, metadata: { ...made.metadata, annotations } } : made;
};
export const tokens = (rule: object, name = 'jwt', ns = 'shop', more: object = {}): Manifest =>
  object('security.istio.io/v1', 'RequestAuthentication', name, ns, {
    jwtRules: [{ issuer: 'me', jwks: '{"keys":[]}', ...rule }],
    ...more,
  });
export const peers = (spec: object, name = 'default', ns = 'shop', created?: string): Manifest => {
  const made = object('security.istio.io/v1', 'PeerAuthentication', name, ns, spec);
  return created ? { ...made, metadata: { ...made.metadata, creationTimestamp: created } } : made;
};

export const ORDERS: ProxyRef = { kind: 'sidecar', namespace: 'shop', name: 'orders' };
export const WEB = 'cluster.local/ns/shop/sa/web';

export type ArrivalOptions = Omit<ProxyRequest, 'at' | 'host'> & { readonly host?: string };

/** A request of web over mTLS to orders; what is given stands in its place. */
export const toOrders = (options: ArrivalOptions = {}): ArrivalOptions => ({
  direction: 'inbound',
  host: 'orders',
  port: 80,
  tls: 'mtls',
  ...options,
  from: { principal: WEB, ip: '10.0.0.1', ...options.from },
});
export const plain = (options: ArrivalOptions = {}): ArrivalOptions => ({
  direction: 'inbound',
  host: 'orders',
  port: 80,
  tls: 'plaintext',
  ...options,
  from: { ip: '10.0.0.1', ...options.from },
});

export const verdict = (
  objects: readonly Manifest[],
  options: ArrivalOptions,
  at = ORDERS,
  meshConfig?: object,
): Verdict =>
  simulate(objects, {
    version: NEWEST,
    ...(meshConfig && { meshConfig: meshConfig as Record<string, unknown> }),
  }).request({
    ...(options as ProxyRequest),
    at,
  });

/** `forwarded shop/p#0`, `denied - 403`: the outcome, who decided, and the status code. */
export function short(of: Verdict): string {
  const { outcome, by, code } = of;
  return [outcome, ...(by === undefined ? [] : [by ?? '-']), ...(code === undefined ? [] : [code])].join(' ');
}
