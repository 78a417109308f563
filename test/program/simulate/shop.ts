import { parseAllDocuments } from 'yaml';
import type { Manifest } from '../../../lib/model';

/** Objects of some YAML. */
export const objectsIn = (text: string): Manifest[] =>
  parseAllDocuments(text).flatMap((document) => (document.contents === null ? [] : [document.toJS() as Manifest]));

const namespace = (name: string): string => `
apiVersion: v1
kind: Namespace
metadata: { name: ${name}, labels: { istio-injection: enabled } }
`;

const service = (name: string): string => `
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec: { selector: { app: ${name} }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
`;

const workload = (name: string, version: string): string => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}-${version}, namespace: shop }
spec:
  selector: { matchLabels: { app: ${name}, version: ${version} } }
  template:
    metadata: { labels: { app: ${name}, version: ${version} } }
    spec:
      serviceAccountName: ${name}
      containers: [{ name: app, image: example.com/${name}, ports: [{ containerPort: 8080 }] }]
`;

/** A shop with sidecars: `web`, and `orders` in two versions. */
export const SHOP: readonly Manifest[] = objectsIn(
  [
    namespace('shop'),
    service('web'),
    service('orders'),
    workload('web', 'v1'),
    workload('orders', 'v1'),
    workload('orders', 'v2'),
  ].join('---'),
);

/** The shop with more objects. */
export const shopWith = (text: string): Manifest[] => [...SHOP, ...objectsIn(text)];

export const SUBSETS = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders
  subsets: [{ name: v1, labels: { version: v1 } }, { name: v2, labels: { version: v2 } }]
`;

/** A VirtualService of orders with these routes. */
export const routes = (http: string): string => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec: { hosts: [orders], http: ${http} }
`;
