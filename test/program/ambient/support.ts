import type { Manifest } from '../../../lib/model';
import { ambientProblems } from '../../../lib/program/analysis/ambient';
import type { AnalysisOptions } from '../../../lib/program/outside';
import { codeFirst } from '../../support/problems';

type Labels = Record<string, string>;

export const object = (
  apiVersion: string,
  kind: string,
  name: string,
  spec: unknown,
  namespace = 'shop',
): Manifest => ({
  apiVersion,
  kind,
  metadata: { name, namespace },
  spec,
});

export const withLabels = (one: Manifest, labels: Labels): Manifest => ({
  ...one,
  metadata: { ...one.metadata, labels },
});
export const withAnnotations = (one: Manifest, annotations: Labels): Manifest => ({
  ...one,
  metadata: { ...one.metadata, annotations },
});

export const namespace = (name: string, labels?: Labels): Manifest => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, ...(labels && { labels }) },
});

export const AMBIENT = { 'istio.io/dataplane-mode': 'ambient' };
export const BEHIND_WAYPOINT = { ...AMBIENT, 'istio.io/use-waypoint': 'waypoint' };
export const SIDECAR = { 'istio-injection': 'enabled' };

export const service = (
  name = 'orders',
  ports: unknown[] = [{ name: 'http', port: 80, targetPort: 8080 }],
  more = {},
): Manifest => object('v1', 'Service', name, { selector: { app: 'orders' }, ports, ...more });

export function deployment(
  name = 'orders',
  inNamespace = 'shop',
  template: { labels?: Labels; annotations?: Labels; spec?: object } = {},
): Manifest {
  const metadata = {
    labels: { app: name, ...template.labels },
    ...(template.annotations && { annotations: template.annotations }),
  };
  const spec = {
    serviceAccountName: name,
    containers: [{ name: 'app', image: 'registry.example.com/app:1' }],
    ...template.spec,
  };
  return object('apps/v1', 'Deployment', name, { template: { metadata, spec } }, inNamespace);
}

export const waypoint = (
  labels: Labels = {},
  inNamespace = 'shop',
  allowedRoutes?: object,
  name = 'waypoint',
): Manifest =>
  withLabels(
    object(
      'gateway.networking.k8s.io/v1',
      'Gateway',
      name,
      {
        gatewayClassName: 'istio-waypoint',
        listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE', ...(allowedRoutes && { allowedRoutes }) }],
      },
      inNamespace,
    ),
    labels,
  );

const ORDERS = { matchLabels: { app: 'orders' } };

export const authorization = (spec: object, inNamespace?: string, name = 'p'): Manifest =>
  object('security.istio.io/v1', 'AuthorizationPolicy', name, spec, inNamespace);
/** A policy for the pods of orders, which ztunnel or sidecars carry out. */
export const forPods = (spec: object, inNamespace?: string): Manifest =>
  authorization({ selector: ORDERS, ...spec }, inNamespace);
/** A policy for the Service orders, which its waypoint carries out. */
export const forService = (spec: object, inNamespace?: string, name = 'orders'): Manifest =>
  authorization({ targetRefs: [{ group: '', kind: 'Service', name }], ...spec }, inNamespace);

export const route = (spec: object, inNamespace?: string): Manifest =>
  object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'r', spec, inNamespace);
export const virtualService = (spec: object, inNamespace?: string): Manifest =>
  object('networking.istio.io/v1', 'VirtualService', 'o', spec, inNamespace);

/** Two namespaces in ambient mode with a service, its pods, and two callers. */
export const ambient = (...more: Manifest[]): Manifest[] => [
  namespace('shop', AMBIENT),
  namespace('ops', AMBIENT),
  service(),
  deployment(),
  deployment('web'),
  deployment('batch', 'ops'),
  ...more,
];

/** The same behind a waypoint for services. */
export const behindWaypoint = (...more: Manifest[]): Manifest[] => [
  namespace('shop', BEHIND_WAYPOINT),
  ...ambient().slice(1),
  waypoint(),
  ...more,
];

export const found = (objects: readonly Manifest[], options?: AnalysisOptions): string[] =>
  ambientProblems(objects, options).map(codeFirst);

/** Severity, code and path only. */
export const short = (objects: readonly Manifest[], options?: AnalysisOptions): string[] =>
  ambientProblems(objects, options).map(({ severity, code, path }) => `${severity} ${code} ${path}`);

export const source = (of: object) => ({ from: [{ source: of }] });
export const operation = (of: object) => ({ to: [{ operation: of }] });
export const when = (key: string, ...values: string[]) => ({ when: [{ key, values }] });

export type Row = readonly [name: string, objects: readonly Manifest[], ...expected: string[]];

/** One test a row: exactly these problems, with their whole texts. */
export function texts(rows: readonly Row[]): void {
  for (const [name, objects, ...expected] of rows) test(name, () => expect(found(objects)).toEqual(expected));
}
