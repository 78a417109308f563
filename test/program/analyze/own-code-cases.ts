import type { AnalyzeOptions, Manifest } from '../../../lib/manifests';
import { gateway, gatewayPods, object, server, service, workload } from '../analysis/found';

/** Cases of the codes of our own: two that a check finds, and two that are near and in which it is silent. */

/** Objects, or a text, with the options of the analysis. */
export type Case =
  readonly Manifest[] | ({ readonly text?: string; readonly objects?: readonly Manifest[] } & AnalyzeOptions);

export interface CodeCases {
  readonly found: readonly [Case, Case, ...Case[]];
  readonly silent: readonly [Case, Case, ...Case[]];
}

const to = (host: string, more: object = {}): object => ({ route: [{ destination: { host, ...more } }] });
const vs = (hosts: string[], http: object[], more: object = {}, name = 'shop/v'): Manifest =>
  object('VirtualService', name, { hosts, http, ...more });
const dr = (host: string, spec: object = {}, name = 'shop/d'): Manifest =>
  object('DestinationRule', name, { host, ...spec });
const ap = (spec: object, name = 'shop/p'): Manifest => object('AuthorizationPolicy', name, spec);
const pa = (mode: string, name = 'shop/default', spec: object = {}): Manifest =>
  object('PeerAuthentication', name, { mtls: { mode }, ...spec });
const namespace = (name: string, labels: object = {}): Manifest => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels: { ...labels } },
});
const shop = namespace('shop', { 'istio-injection': 'enabled' });
const ambient = namespace('shop', { 'istio.io/dataplane-mode': 'ambient' });
const web = service('shop/web', { app: 'web' });
const pods = workload('shop/web', { app: 'web' });
const annotated = (value: string): Manifest =>
  object(
    'Service',
    'shop/web',
    { ports: [{ port: 80, name: 'http' }] },
    { annotations: { 'galley.istio.io/analyze-suppress': value } },
  );
const edge = gatewayPods('in/edge', [
  { port: 80, name: 'http' },
  { port: 443, name: 'https' },
]);
const gw = (...hosts: string[]): Manifest => gateway('in/g', 'edge', server(80, hosts));
const api = (kind: string, spec: object, name = 'x', at = 'shop'): Manifest => ({
  apiVersion: `gateway.networking.k8s.io/${kind === 'ReferenceGrant' ? 'v1beta1' : 'v1'}`,
  kind,
  metadata: { name, namespace: at },
  spec,
});
const listener = { name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'All' } } };
const kube = (hostname?: string): Manifest =>
  api('Gateway', { gatewayClassName: 'istio', listeners: [{ ...listener, ...(hostname && { hostname }) }] }, 'edge');
const httpRoute = (spec: object): Manifest => api('HTTPRoute', { parentRefs: [{ name: 'edge' }], ...spec });
const backend = (name: string, more: object = {}): object => ({
  rules: [{ backendRefs: [{ name, port: 80, ...more }] }],
});
const grant = (kind: string): Manifest =>
  api(
    'ReferenceGrant',
    { from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' }], to: [{ group: '', kind }] },
    'g',
    'bank',
  );
const far = service('bank/far', { app: 'far' });
const from = (source: object): object => ({ rules: [{ from: [{ source }] }] });
const operation = (value: object): object => ({ rules: [{ to: [{ operation: value }] }] });
const withHttp = (entry: object): Manifest[] => [web, vs(['web'], [entry])];
const telemetryTag = (value: string): Manifest =>
  object('Telemetry', 'shop/t', { metrics: [{ overrides: [{ tagOverrides: { a: { value } } }] }] });
const account = (name: string): Manifest =>
  object('Deployment', 'shop/web', {
    template: { metadata: { labels: { app: 'web' } }, spec: { serviceAccountName: name, containers: [] } },
  });
const logging = (level: string, annotation = 'sidecar.istio.io/agentLogLevel'): Manifest =>
  object('Deployment', 'shop/web', {
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' }, annotations: { [annotation]: level } },
      spec: { containers: [{ name: 'a', image: 'a' }] },
    },
  });
const principal = (name: string): Manifest => ap(from({ principals: [`cluster.local/ns/shop/sa/${name}`] }), 'bank/p');
const v1 = { subsets: [{ name: 'v1', labels: { app: 'web' } }] };
const suppress = (code: string, name?: string) => [{ code, ...(name && { object: name }) }];
/** Policy that denies the kinds of an expression, as that of profile `stable` does. */
const admission = (kind: string, action = 'Deny'): Manifest[] => [
  object('ValidatingAdmissionPolicy', 'p', {
    failurePolicy: 'Fail',
    matchConstraints: {
      resourceRules: [{ apiGroups: ['networking.istio.io', 'security.istio.io'], resources: ['*'] }],
    },
    validations: [{ expression: `!variables.is${kind}` }],
  }),
  object('ValidatingAdmissionPolicyBinding', 'b', { policyName: 'p', validationActions: [action] }),
];
const filter = object('EnvoyFilter', 'shop/f', { configPatches: [] });
const kiali = object('Deployment', 'istio-system/kiali', {}, { labels: { 'app.kubernetes.io/name': 'kiali' } });
const untagged = (label: string, operation = 'REMOVE'): Manifest =>
  object('Telemetry', 'istio-system/default', {
    metrics: [{ overrides: [{ tagOverrides: { [label]: { operation } } }] }],
  });
const traces = object('Telemetry', 'istio-system/default', { tracing: [{ providers: [{ name: 'otlp' }] }] });
const tracesTo = (host: string, ...more: Manifest[]): Case => ({
  objects: [traces, ...more],
  meshConfig: { extensionProviders: [{ name: 'otlp', opentelemetry: { service: host, port: 4317 } }] },
});
const otel = object('ServiceEntry', 'shop/otel', {
  hosts: ['otel.example.com'],
  ports: [{ number: 4317, name: 'grpc', protocol: 'GRPC' }],
  resolution: 'DNS',
});

export const OWN_CODE_CASES: Readonly<Record<string, CodeCases>> = {
  ISC0001: {
    found: [{ text: 'kind: [\n' }, { text: 'a: *b\n' }],
    silent: [{ text: '- 1\n' }, { text: '# nothing\n---\n' }],
  },
  ISC0002: {
    found: [[annotated('IST9999')], { objects: [web], suppress: suppress('IST9999') }],
    silent: [[annotated('IST0101, IST0118')], [annotated('*')]],
  },
  ISC0003: {
    found: [
      { objects: [web], suppress: suppress('IST0160') },
      { objects: [shop, pods, vs(['a.com'], [to('no')])], suppress: suppress('IST0101', 'VirtualService bank/*') },
    ],
    silent: [{ objects: [vs(['a.com'], [to('no')])], suppress: suppress('IST0101', 'VirtualService shop/*') }, [web]],
  },
  ISC1001: {
    found: [
      [...edge, gw('a.com'), web, vs(['a.com', 'b.com'], [to('web')], { gateways: ['in/g'] })],
      [...edge, gw('*.a.com'), web, vs(['x.a.com', 'a.com'], [to('web')], { gateways: ['in/g'] })],
    ],
    silent: [
      [...edge, gw('a.com', 'b.com'), web, vs(['a.com', 'b.com'], [to('web')], { gateways: ['in/g'] })],
      [...edge, gw('*'), web, vs(['a.com', 'b.com'], [to('web')], { gateways: ['in/g'] })],
    ],
  },
  ISC1002: {
    found: [
      [web, vs(['wbe'], [to('web')])],
      [kube(), httpRoute(backend('missing'))],
    ],
    silent: [
      [web, vs(['web', 'a.com'], [to('web')])],
      [kube(), web, httpRoute(backend('web'))],
    ],
  },
  ISC1003: {
    found: [
      [web, dr('web', { ...v1, exportTo: ['bank'] }), vs(['web'], [to('web', { subset: 'v1' })])],
      [
        far,
        dr('far', { ...v1, exportTo: ['.'] }, 'bank/d'),
        vs(['x.com'], [to('far.bank.svc.cluster.local', { subset: 'v1' })]),
      ],
    ],
    silent: [
      [web, pods, dr('web', { ...v1, exportTo: ['.'] }), vs(['web'], [to('web', { subset: 'v1' })])],
      [web, pods, dr('web', v1), vs(['web'], [to('web', { subset: 'v1' })])],
    ],
  },
  ISC1004: {
    found: [
      [
        ...edge,
        gw('a.com'),
        { ...web, metadata: { ...web.metadata, annotations: { 'networking.istio.io/exportTo': '.' } } },
        vs(['a.com'], [to('web')], { gateways: ['in/g'] }),
      ],
      [
        ...edge,
        gw('a.com'),
        { ...web, metadata: { ...web.metadata, annotations: { 'networking.istio.io/exportTo': 'shop,bank' } } },
        vs(['a.com'], [to('web')], { gateways: ['in/g'] }),
      ],
    ],
    silent: [
      [
        ...edge,
        gw('a.com'),
        { ...web, metadata: { ...web.metadata, annotations: { 'networking.istio.io/exportTo': '.,in' } } },
        vs(['a.com'], [to('web')], { gateways: ['in/g'] }),
      ],
      [...edge, gw('a.com'), web, vs(['a.com'], [to('web')], { gateways: ['in/g'] })],
    ],
  },
  ISC1005: {
    found: [
      [
        ...edge,
        gw('a.com'),
        web,
        vs(['a.com'], [to('web')], { gateways: ['in/g'] }),
        vs(['a.com'], [to('web')], { gateways: ['in/g'] }, 'shop/w'),
      ],
      [
        ...edge,
        gw('*'),
        web,
        vs(['a.com'], [to('web')], { gateways: ['in/g'] }),
        vs(['b.com', 'a.com'], [to('web')], { gateways: ['in/g'] }, 'bank/w'),
      ],
    ],
    silent: [
      [
        ...edge,
        gw('*'),
        web,
        vs(['a.com'], [to('web')], { gateways: ['in/g'] }),
        vs(['b.com'], [to('web')], { gateways: ['in/g'] }, 'shop/w'),
      ],
      [web, vs(['a.com'], [to('web')]), vs(['a.com'], [to('web')], { gateways: ['in/none'] }, 'shop/w')],
    ],
  },
  ISC1006: {
    found: [
      [web, web],
      [pa('STRICT'), pa('DISABLE')],
    ],
    silent: [
      [web, service('bank/web', {})],
      [web, pods],
    ],
  },
  ISC1007: {
    found: [
      [kube(), far, httpRoute(backend('far', { namespace: 'bank' }))],
      [kube(), far, grant('Secret'), httpRoute(backend('far', { namespace: 'bank' }))],
    ],
    silent: [
      [kube(), far, grant('Service'), httpRoute(backend('far', { namespace: 'bank' }))],
      [kube(), web, httpRoute(backend('web'))],
    ],
  },
  ISC1008: {
    found: [
      [pods, pa('STRICT', 'shop/p', { selector: { matchLabels: { app: 'api' } } })],
      [pods, object('RequestAuthentication', 'bank/r', { selector: { matchLabels: { app: 'web' } } })],
    ],
    silent: [
      [pods, pa('STRICT', 'shop/p', { selector: { matchLabels: { app: 'web' } } })],
      [pods, pa('STRICT')],
    ],
  },
  ISC1009: {
    found: [
      [shop, web, pods, pa('STRICT'), dr('web', { trafficPolicy: { tls: { mode: 'DISABLE' } } })],
      [
        shop,
        web,
        pods,
        pa('STRICT', 'istio-system/default'),
        dr('web', { trafficPolicy: { tls: { mode: 'SIMPLE' } } }),
      ],
    ],
    silent: [
      [shop, web, pods, pa('PERMISSIVE'), dr('web', { trafficPolicy: { tls: { mode: 'DISABLE' } } })],
      [...edge, pa('STRICT', 'in/default'), dr('edge', { trafficPolicy: { tls: { mode: 'DISABLE' } } }, 'in/d')],
    ],
  },
  ISC1010: {
    found: [
      [shop, web, pods, pa('DISABLE'), dr('web', { trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } })],
      [
        shop,
        web,
        pods,
        pa('DISABLE', 'istio-system/default'),
        dr('web.shop.svc.cluster.local', { trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } }, 'bank/d'),
      ],
    ],
    silent: [
      [shop, web, pods, pa('PERMISSIVE'), dr('web', { trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } })],
      [...edge, pa('DISABLE', 'in/default'), dr('edge', { trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } }, 'in/d')],
    ],
  },
  ISC1011: {
    found: [
      { objects: [ambient], mesh: {} },
      { objects: [namespace('a', { 'istio.io/dataplane-mode': 'ambient' })], mesh: { profile: 'default' } },
    ],
    silent: [
      { objects: [ambient], mesh: { profile: 'ambient' } },
      { objects: [shop], mesh: {} },
    ],
  },
  ISC1012: {
    found: [
      [...admission('EnvoyFilter'), filter],
      [...admission('ProxyConfig'), object('ProxyConfig', 'shop/c', { concurrency: 1 })],
    ],
    silent: [
      [...admission('EnvoyFilter', 'Audit'), filter],
      [...admission('ProxyConfig'), filter],
    ],
  },
  ISC1013: {
    found: [
      [object('Service', 'shop/Web', { ports: [{ port: 80 }] })],
      [api('Gateway', { gatewayClassName: 'istio' })],
    ],
    silent: [[web], [kube()]],
  },
  ISC1014: {
    found: [[vs(['a.com'], [{ ...to('a.com'), retry: {} }])], [pa('STRICT', 'shop/p', { portLevelMtls: null })]],
    silent: [[vs(['a.com'], [{ ...to('a.com'), retries: { attempts: 1 } }])], [pa('STRICT')]],
  },
  ISC1015: {
    found: [
      [...edge, gw('a.com'), gateway('in/h', 'edge', server(80, ['*/a.com']))],
      [...edge, gateway('in/g', 'edge', server(80, ['./a.com'])), gateway('in/h', 'edge', server(80, ['in/a.com']))],
    ],
    silent: [
      [...edge, gw('a.com'), gateway('in/h', 'edge', server(80, ['a.com']))],
      [...edge, gateway('in/g', 'edge', server(80, ['bank/a.com'])), gateway('in/h', 'edge', server(80, ['./a.com']))],
    ],
  },
  ISC1016: {
    found: [
      [pa('DISABLE'), ap(from({ namespaces: ['bank'] }))],
      [pa('DISABLE', 'istio-system/default'), ap(from({ principals: ['cluster.local/ns/a/sa/b'] }))],
    ],
    silent: [
      [pa('PERMISSIVE'), ap(from({ namespaces: ['bank'] }))],
      [pa('DISABLE'), ap(from({ ipBlocks: ['10.0.0.0/8'] }))],
    ],
  },
  ISC1017: {
    found: [
      [account('web'), principal('wbe')],
      [account('web'), pods, principal('other')],
    ],
    silent: [
      [account('web'), principal('web')],
      [account('web'), ap(from({ principals: ['cluster.local/ns/other/sa/x'] }))],
    ],
  },
  ISC1018: {
    found: [
      [web, pods, dr('web', v1), dr('web', v1, 'shop/e')],
      [web, pods, dr('web', v1), dr('web.shop.svc.cluster.local', v1, 'shop/e')],
    ],
    silent: [
      [web, pods, dr('web', v1), dr('web', { subsets: [{ name: 'v2', labels: { app: 'web' } }] }, 'shop/e')],
      [web, far, pods, dr('web', v1), dr('far', v1, 'bank/e')],
    ],
  },
  ISC1019: {
    found: [
      [pa('STRICT', 'shop/a'), pa('DISABLE', 'shop/b')],
      ['a', 'b'].map((name) => pa('STRICT', `shop/${name}`, { selector: { matchLabels: { app: 'web' } } })),
    ],
    silent: [
      [pa('STRICT', 'shop/a'), pa('DISABLE', 'bank/b')],
      [pa('STRICT', 'shop/a'), pa('DISABLE', 'shop/b', { selector: { matchLabels: { app: 'web' } } })],
    ],
  },
  ISC1020: {
    found: [[ap(from({ principals: ['spiffe://cluster.local/ns/a/sa/b'] }))], [telemetryTag('add')]],
    silent: [[ap(from({ principals: ['cluster.local/ns/a/sa/b'] }))], [telemetryTag('request.host')]],
  },
  ISC1021: {
    found: [
      withHttp({
        route: [
          { destination: { host: 'web' }, weight: 1 },
          { destination: { host: 'web' }, weight: 2 },
        ],
      }),
      withHttp({
        route: [
          { destination: { host: 'web', port: { number: 80 } }, weight: 1 },
          { destination: { host: 'web', port: { number: 80 } }, weight: 2 },
        ],
      }),
    ],
    silent: [
      [
        web,
        far,
        vs(
          ['web'],
          [
            {
              route: [
                { destination: { host: 'web' }, weight: 1 },
                { destination: { host: 'far.bank.svc.cluster.local' }, weight: 2 },
              ],
            },
          ],
        ),
      ],
      withHttp(to('web')),
    ],
  },
  ISC1022: {
    found: [[ap(operation({ methods: ['get'] }))], withHttp({ match: [{ method: { exact: 'post' } }], ...to('web') })],
    silent: [[ap(operation({ methods: ['GET'] }))], [ap(operation({ methods: ['propfind'] }))]],
  },
  ISC1023: {
    found: [
      [shop, web, vs(['web'], [to('web')], { exportTo: ['bnk'] })],
      [shop, web, dr('web', { exportTo: ['.', 'bank'] })],
    ],
    silent: [
      [shop, namespace('bank'), web, vs(['web'], [to('web')], { exportTo: ['bank'] })],
      [shop, web, vs(['web'], [to('web')], { exportTo: ['.', '*'] })],
    ],
  },
  ISC1024: {
    found: [
      [ap({ action: 'DENY', rules: [{}] }, 'shop/d'), ap(operation({ paths: ['/a'] }))],
      [ap({ action: 'DENY', ...operation({ paths: ['/a*'] }) }, 'shop/d'), ap(operation({ paths: ['/a/b'] }))],
    ],
    silent: [
      [ap({ action: 'DENY', ...operation({ paths: ['/b'] }) }, 'shop/d'), ap(operation({ paths: ['/a'] }))],
      [ap({ action: 'DENY', rules: [{}] }, 'bank/d'), ap(operation({ paths: ['/a'] }))],
    ],
  },
  ISC1025: {
    found: [
      [ap(from({ namespaces: ['a'], notNamespaces: ['a'] }))],
      [ap(operation({ methods: ['GET'], notMethods: ['G*'] }))],
    ],
    silent: [
      [ap(from({ namespaces: ['a'], notNamespaces: ['b'] }))],
      [ap(operation({ methods: ['GET', 'POST'], notMethods: ['GET'] }))],
    ],
  },
  ISC1026: {
    found: [
      {
        objects: [...edge, gw('a.com'), shop, web, pods, vs(['a.com'], [to('web')], { gateways: ['in/g'] })],
        codes: { also: ['ISC1026'] },
      },
      {
        objects: [
          ...edge,
          gw('*'),
          shop,
          web,
          pods,
          vs(['a.com'], [to('web')], { gateways: ['in/g'] }),
          ap({}, 'bank/p'),
        ],
        codes: { also: ['ISC1026'] },
      },
    ],
    silent: [
      {
        objects: [...edge, gw('a.com'), shop, web, pods, ap({}), vs(['a.com'], [to('web')], { gateways: ['in/g'] })],
        codes: { also: ['ISC1026'] },
      },
      [...edge, gw('a.com'), shop, web, pods, vs(['a.com'], [to('web')], { gateways: ['in/g'] })],
    ],
  },
  ISC1027: {
    found: [tracesTo('otel.example.com'), tracesTo('10.0.0.1.example.org', otel)],
    silent: [tracesTo('otel.example.com', otel), tracesTo('otel.o11y.svc.cluster.local')],
  },
  ISC1028: {
    found: [
      [kiali, untagged('destination_workload')],
      [kiali, untagged('source_workload')],
    ],
    silent: [[untagged('destination_workload')], [kiali, untagged('request_protocol')]],
  },
  ISC1029: {
    found: [[logging('info\nx: y')], [logging('a\n')]],
    silent: [[logging('info')], [logging('a\nb', 'example.com/note')]],
  },
  ISC1100: {
    found: [
      [ambient, web, pods, vs(['web'], [to('web')])],
      [ambient, web, pods, dr('web', { trafficPolicy: { connectionPool: { http: { maxRetries: 1 } } } })],
    ],
    silent: [
      [shop, web, pods, vs(['web'], [to('web')])],
      [ambient, web, pods],
    ],
  },
  ISC1200: {
    found: [
      [kube('a.com'), web, httpRoute({ hostnames: ['b.com'], ...backend('web') })],
      [kube(), web, httpRoute({ parentRefs: [{ name: 'edge', sectionName: 'https' }], ...backend('web') })],
    ],
    silent: [
      [kube('a.com'), web, httpRoute({ hostnames: ['a.com'], ...backend('web') })],
      [kube('*.a.com'), web, httpRoute({ hostnames: ['x.a.com'], ...backend('web') })],
    ],
  },
};
