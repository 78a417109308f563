import type { Manifest } from '../../../../lib/model';

interface MeshSize {
  readonly namespaces: number;
  readonly services: number;
  /** Routes of each service. */
  readonly routes: number;
  /** Expression of one more route of each service. */
  readonly regex?: string;
}

const two = (value: number): string => String(value).padStart(2, '0');
const object = (
  apiVersion: string,
  kind: string,
  name: string,
  namespace: string | undefined,
  rest: object,
): Manifest =>
  ({ apiVersion, kind, metadata: { name, ...(namespace === undefined ? {} : { namespace }) }, ...rest }) as Manifest;

/** Returns the objects of one service: account, Service, Deployment, routes from the gateway, and who may call it. */
function serviceObjects(namespace: string, i: number, { namespaces, services, routes, regex }: MeshSize): Manifest[] {
  const name = `service-${two(i)}`;
  const labels = { app: name };
  const route = (match: object, to: number): object => ({
    match: [{ uri: match }],
    route: [{ destination: { host: `service-${two(to % services)}` } }],
  });
  const caller = `cluster.local/ns/team-${two((i * 7 + 1) % namespaces)}/sa/service-${two((i * 3 + 1) % services)}`;
  const container = { name: 'app', image: `example.com/${name}:1.0`, ports: [{ containerPort: 8080 }] };
  return [
    object('v1', 'ServiceAccount', name, namespace, {}),
    object('v1', 'Service', name, namespace, {
      spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
    }),
    object('apps/v1', 'Deployment', name, namespace, {
      spec: {
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { serviceAccountName: name, containers: [container] } },
      },
    }),
    object('security.istio.io/v1', 'AuthorizationPolicy', name, namespace, {
      spec: {
        selector: { matchLabels: labels },
        rules: [
          { from: [{ source: { principals: [caller] } }] },
          {
            from: [{ source: { notNamespaces: ['none'] } }],
            to: [{ operation: { paths: ['/abc/*', '/service-01/*'] } }],
          },
        ],
      },
    }),
    object('networking.istio.io/v1', 'VirtualService', name, namespace, {
      spec: {
        hosts: [`${namespace}.example.com`],
        gateways: ['public'],
        http: [
          ...Array.from({ length: routes }, (_, r) => route({ prefix: `/${name}/${r}` }, i + r * 11)),
          ...(regex === undefined ? [] : [route({ regex }, i)]),
        ],
      },
    }),
  ];
}

/** Returns the objects of a mesh of a size: namespaces with a gateway each, whose services have routes and callers. */
export const meshOf = (size: MeshSize): Manifest[] => [
  object('v1', 'Namespace', 'istio-system', undefined, {}),
  object('v1', 'ServiceAccount', 'istio-ingressgateway', 'istio-system', {}),
  object('apps/v1', 'Deployment', 'istio-ingressgateway', 'istio-system', {
    spec: {
      selector: { matchLabels: { istio: 'ingressgateway' } },
      template: {
        metadata: { labels: { istio: 'ingressgateway' }, annotations: { 'inject.istio.io/templates': 'gateway' } },
        spec: { serviceAccountName: 'istio-ingressgateway', containers: [{ name: 'istio-proxy', image: 'auto' }] },
      },
    },
  }),
  ...Array.from({ length: size.namespaces }, (_, n) => {
    const namespace = `team-${two(n)}`;
    return [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels: { 'istio-injection': 'enabled' } } },
      object('networking.istio.io/v1', 'Gateway', 'public', namespace, {
        spec: {
          selector: { istio: 'ingressgateway' },
          servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: [`${namespace}.example.com`] }],
        },
      }),
      ...Array.from({ length: size.services }, (_, i) => serviceObjects(namespace, i, size)).flat(),
    ] as Manifest[];
  }).flat(),
];
