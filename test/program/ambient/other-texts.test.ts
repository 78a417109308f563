import type { Manifest } from '../../../lib/model';
import {
  AMBIENT,
  BEHIND_WAYPOINT,
  SIDECAR,
  ambient,
  authorization,
  behindWaypoint,
  deployment,
  forPods,
  forService,
  namespace,
  object,
  operation,
  route,
  service,
  source,
  texts,
  virtualService,
  waypoint,
  withLabels,
  type Row,
} from './support';

const PATHS = operation({ paths: ['/admin'] });
const WEB = source({ principals: ['cluster.local/ns/shop/sa/web'] });
const PARENT = { group: '', kind: 'Service', name: 'orders' };
const TO_ORDERS = [{ backendRefs: [{ name: 'orders', port: 80 }] }];
const http = [{ route: [{ destination: { host: 'orders' } }] }];
const GIVE = 'give namespace shop a waypoint, or the Service the label istio.io/use-waypoint';

describe('callers that pass the waypoint by', () => {
  const policy = (reason: string, fix: string, others = '') =>
    'error ambient/bypass [AuthorizationPolicy shop/p] spec.targetRefs[0]: got "orders"; ' +
    `${reason}: its requests reach the pods of Service shop/orders without this ` +
    `policy${others}; ${fix}`;
  const GATEWAY = 'Gateway shop/public routes to it, and gateways only send to a waypoint when they are told to';
  const LABEL = 'label the Service, or its namespace, istio.io/ingress-use-waypoint: "true"';
  const BATCH = 'Deployment ops/batch has a sidecar, and sidecars do not send to waypoints';
  const TAKE =
    'take it into ambient mode, or let only the waypoint reach the pods of Service ' +
    'shop/orders with a policy that selects them';
  const gateway = object('gateway.networking.k8s.io/v1', 'Gateway', 'public', {
    gatewayClassName: 'istio',
    listeners: [],
  });
  const routed = route({ parentRefs: [{ name: 'public' }], rules: TO_ORDERS });
  const istioGateway = object('networking.istio.io/v1', 'Gateway', 'public', {
    selector: { istio: 'ingressgateway' },
    servers: [],
  });
  const virtual = virtualService({ hosts: ['shop.example.com'], gateways: ['public'], http });
  const ACCOUNT = 'cluster.local/ns/shop/sa/public-istio';
  const mixed = (...more: Manifest[]) => [
    namespace('shop', BEHIND_WAYPOINT),
    namespace('ops', SIDECAR),
    ...ambient().slice(2),
    waypoint(),
    ...more,
  ];
  const SA = 'cluster.local/ns/ops/sa/batch';
  const rows: readonly Row[] = [
    ['a Gateway with a route', behindWaypoint(gateway, routed, forService({ rules: [WEB] })), policy(GATEWAY, LABEL)],
    [
      'and a DENY of paths',
      behindWaypoint(gateway, routed, forService({ action: 'DENY', rules: [PATHS] })),
      policy(GATEWAY, LABEL),
    ],
    [
      'an Istio Gateway with a VirtualService',
      behindWaypoint(istioGateway, virtual, forService({ rules: [WEB] })),
      policy(GATEWAY, LABEL),
    ],
    [
      'a Gateway that routes elsewhere',
      behindWaypoint(
        gateway,
        route({ parentRefs: [{ name: 'public' }], rules: [{ backendRefs: [{ name: 'web', port: 80 }] }] }),
        forService({ rules: [WEB] }),
      ),
    ],
    [
      'a Gateway that is told to, by the namespace',
      [
        namespace('shop', { ...BEHIND_WAYPOINT, 'istio.io/ingress-use-waypoint': 'true' }),
        ...behindWaypoint().slice(1),
        gateway,
        routed,
        forService({ rules: [WEB] }),
      ],
    ],
    [
      'a Gateway that is told to, by the Service',
      [
        ...behindWaypoint().slice(0, 2),
        withLabels(service(), { 'istio.io/ingress-use-waypoint': 'true' }),
        deployment(),
        waypoint(),
        gateway,
        routed,
        forService({ rules: [WEB] }),
      ],
    ],
    [
      'a policy that lets the Gateway in',
      behindWaypoint(gateway, routed, forService({ rules: [source({ principals: [ACCOUNT] })] })),
    ],
    [
      'a second policy that lets the Gateway in',
      behindWaypoint(
        gateway,
        routed,
        forService({ rules: [WEB] }),
        authorization(
          { targetRefs: [{ kind: 'Service', name: 'orders' }], rules: [source({ principals: [ACCOUNT] })] },
          'shop',
          'q',
        ),
      ),
    ],
    [
      'a policy that lets the Gateway in for paths',
      behindWaypoint(gateway, routed, forService({ rules: [{ ...source({ principals: [ACCOUNT] }), ...PATHS }] })),
      policy(GATEWAY, LABEL),
    ],
    [
      'a DENY of others',
      behindWaypoint(gateway, routed, forService({ action: 'DENY', rules: [source({ namespaces: ['ops'] })] })),
    ],
    [
      'pods that take only the waypoint',
      behindWaypoint(
        gateway,
        routed,
        forService({ rules: [PATHS] }),
        authorization(
          {
            selector: { matchLabels: { app: 'orders' } },
            rules: [source({ principals: ['cluster.local/ns/shop/sa/waypoint'] })],
          },
          'shop',
          'q',
        ),
      ),
    ],
    [
      'a policy that only writes a log',
      behindWaypoint(gateway, routed, forService({ action: 'AUDIT', rules: [PATHS] })),
    ],
    ['a caller with a sidecar', mixed(forService({ rules: [WEB] })), policy(BATCH, TAKE)],
    [
      'two callers',
      mixed(deployment('cron', 'ops'), forService({ action: 'DENY', rules: [PATHS] })),
      policy(BATCH, TAKE, ', and so do those of 1 other caller'),
    ],
    ['a caller with a sidecar that is let in', mixed(forService({ rules: [source({ principals: [SA] })] }))],
    [
      'a caller with a sidecar whom another rule lets in',
      mixed(forService({ rules: [PATHS, source({ namespaces: ['ops'] })] })),
    ],
    [
      'a caller with a sidecar, and pods that take only the waypoint',
      mixed(
        forService({ rules: [WEB] }),
        authorization(
          { selector: { matchLabels: { app: 'orders' } }, rules: [source({ serviceAccounts: ['waypoint'] })] },
          'shop',
          'q',
        ),
      ),
    ],
    [
      'a gateway that is injected is no caller',
      [
        namespace('shop', BEHIND_WAYPOINT),
        ...ambient().slice(1),
        waypoint(),
        deployment('ingress', 'shop', { labels: { 'istio': 'ingressgateway', 'sidecar.istio.io/inject': 'true' } }),
        forService({ rules: [WEB] }),
      ],
    ],
  ];
  texts(rows);
});

describe('routes', () => {
  const lost = (kind: string, path: string, reason: string, fix = GIVE, ns = 'shop', code = 'no-waypoint') =>
    `warning ambient/${code} [${kind}] ${path}: got "${ns}/orders"; ${reason}; ${fix}`;
  const WITHOUT =
    'the service is in ambient mode and no waypoint handles it, so callers without sidecars do not get this';
  const ELSEWHERE =
    "waypoint shop/waypoint only reads routes of its own namespace and of the service's, so " +
    'callers without sidecars do not get this';
  const TCP =
    'port 5432 of Service shop/orders is TCP, where a waypoint does not read requests and ' +
    'leaves the route out; name the port after its protocol if it is HTTP, or write a ' +
    'TCPRoute';
  const match = (of: object) =>
    behindWaypoint(virtualService({ hosts: ['orders'], http: [{ match: [of], ...http[0] }, ...http] }));
  const source_ = (field: string, got: string, reason: string) =>
    `warning ambient/source-match [VirtualService shop/o] spec.http[0].match[0].${field}: ` +
    `got ${got}; ${reason}; match something of the request, or route at callers with sidecars`;
  const OWN = 'a waypoint compares this with its own namespace, shop';
  const rule = (spec: object) => object('networking.istio.io/v1', 'DestinationRule', 'o', { host: 'orders', ...spec });
  const tls = (path: string, mode: string) =>
    `warning ambient/no-effect [DestinationRule shop/o] ${path}: got "${mode}"; a waypoint ` +
    'speaks to the pods of a service through its tunnel, whatever the mode; leave `tls` out';
  const db = [
    ...behindWaypoint().slice(0, 2),
    service('orders', [
      { name: 'tcp', port: 5432 },
      { name: 'http', port: 80 },
    ]),
    waypoint(),
  ];
  const without = behindWaypoint().slice(0, -1);
  const headless = [
    ...behindWaypoint().slice(0, 2),
    service('orders', [{ port: 80 }], { clusterIP: 'None' }),
    waypoint(),
  ];
  const rows: readonly Row[] = [
    [
      'VirtualService',
      ambient(virtualService({ hosts: ['orders'], http })),
      lost('VirtualService shop/o', 'spec.hosts[0]', WITHOUT),
    ],
    [
      'HTTPRoute',
      ambient(route({ parentRefs: [PARENT], rules: TO_ORDERS })),
      lost('HTTPRoute shop/r', 'spec.parentRefs[0]', WITHOUT),
    ],
    ['DestinationRule', ambient(rule({ trafficPolicy: {} })), lost('DestinationRule shop/o', 'spec.host', WITHOUT)],
    [
      'VirtualService of a caller, to a service behind a waypoint',
      behindWaypoint(virtualService({ hosts: ['orders.shop.svc.cluster.local'], http: [] }, 'ops')),
      lost(
        'VirtualService ops/o',
        'spec.hosts[0]',
        ELSEWHERE,
        'put the object into namespace shop',
        'shop',
        'other-namespace',
      ),
    ],
    [
      'HTTPRoute of a caller',
      behindWaypoint(route({ parentRefs: [{ ...PARENT, namespace: 'shop' }], rules: [] }, 'ops')),
      lost(
        'HTTPRoute ops/r',
        'spec.parentRefs[0]',
        ELSEWHERE,
        'put the object into namespace shop',
        'shop',
        'other-namespace',
      ),
    ],
    [
      'a waypoint that is not there',
      [...without, virtualService({ hosts: ['orders'], http })],
      lost(
        'VirtualService shop/o',
        'spec.hosts[0]',
        'the service is to use waypoint shop/waypoint, and there is no such Gateway, so callers ' +
          'without sidecars do not get this',
        'declare the waypoint (a Gateway of class istio-waypoint), or name it in `outside`',
      ),
    ],
    [
      'a headless service',
      [...headless, virtualService({ hosts: ['orders'], http })],
      lost(
        'VirtualService shop/o',
        'spec.hosts[0]',
        'the service is in ambient mode and headless: its clients connect to pods and pass the ' +
          'waypoint by, so callers without sidecars do not get this',
        'give the Service a cluster address',
      ),
    ],
    [
      'labels of callers',
      match({ sourceLabels: { app: 'web' } }),
      source_(
        'sourceLabels',
        '{"app":"web"}',
        'a waypoint does not know the labels of callers and leaves a match with this condition out',
      ),
    ],
    [
      'the namespace of callers',
      match({ sourceNamespace: 'ops' }),
      source_('sourceNamespace', '"ops"', `${OWN}: no request matches, whoever calls`),
    ],
    [
      'the namespace of the waypoint',
      match({ sourceNamespace: 'shop' }),
      source_('sourceNamespace', '"shop"', `${OWN}: every request matches, whoever calls`),
    ],
    ['headers are compared', match({ headers: { x: { exact: 'y' } } })],
    [
      'a TLS mode',
      behindWaypoint(rule({ trafficPolicy: { tls: { mode: 'DISABLE' } } })),
      tls('spec.trafficPolicy.tls.mode', 'DISABLE'),
    ],
    [
      'a TLS mode of a port of a subset',
      behindWaypoint(
        rule({
          subsets: [
            { name: 'v1', trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls: { mode: 'SIMPLE' } }] } },
          ],
        }),
      ),
      tls('spec.subsets[0].trafficPolicy.portLevelSettings[0].tls.mode', 'SIMPLE'),
    ],
    ['the TLS mode of the mesh', behindWaypoint(rule({ trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } }))],
    [
      'HTTPRoute for a TCP port',
      [...db, route({ parentRefs: [{ ...PARENT, port: 5432 }], rules: [] })],
      `warning ambient/tcp-port [HTTPRoute shop/r] spec.parentRefs[0]: got "shop/orders"; ${TCP}`,
    ],
    ['HTTPRoute for all ports, of which one is HTTP', [...db, route({ parentRefs: [PARENT], rules: [] })]],
    [
      'a gateway in front does not get the route',
      behindWaypoint(
        object('gateway.networking.k8s.io/v1', 'Gateway', 'public', { gatewayClassName: 'istio' }),
        object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'in', {
          parentRefs: [{ name: 'public' }],
          rules: TO_ORDERS,
        }),
        route({ parentRefs: [PARENT], rules: TO_ORDERS }),
      ),
      'warning ambient/bypass [HTTPRoute shop/r] spec.parentRefs[0]: got "shop/orders"; ' +
        'Gateway shop/public routes to it, and gateways only send to a waypoint when they are ' +
        'told to: its requests reach the pods of Service shop/orders without this route; label ' +
        'the Service, or its namespace, istio.io/ingress-use-waypoint: "true"',
    ],
  ];
  texts(rows);
});

describe('PeerAuthentication', () => {
  const peer = (spec: object, ns?: string): Manifest =>
    object('security.istio.io/v1', 'PeerAuthentication', 'o', spec, ns);
  const pods = (spec: object) => peer({ selector: { matchLabels: { app: 'orders' } }, ...spec });
  const off = (path: string, ns = 'shop') =>
    `warning ambient/no-effect [PeerAuthentication ${ns}/o] ${path}: got "DISABLE"; its pods ` +
    'are in ambient mode, where mTLS is not switched off: DISABLE is the same as PERMISSIVE; ' +
    'write PERMISSIVE; to keep pods out of the mesh label them istio.io/dataplane-mode: none';
  const port = (mode: string, outcome: string) =>
    `error ambient/port [PeerAuthentication shop/o] spec.portLevelMtls["80"]: got "${mode}"; ` +
    'the port is that of the Service, and the mode is looked up by the port of the pod ' +
    `(8080), ${outcome}; write "8080"`;
  const REFUSED = 'so that plain text is refused where it is to be let in';
  const rows: readonly Row[] = [
    ['DISABLE for a namespace', ambient(peer({ mtls: { mode: 'DISABLE' } })), off('spec.mtls.mode')],
    ['DISABLE for pods', ambient(pods({ mtls: { mode: 'DISABLE' } })), off('spec.mtls.mode')],
    [
      'DISABLE for the mesh',
      ambient(peer({ mtls: { mode: 'DISABLE' } }, 'istio-system')),
      off('spec.mtls.mode', 'istio-system'),
    ],
    [
      'DISABLE for a port',
      ambient(pods({ mtls: { mode: 'STRICT' }, portLevelMtls: { 8080: { mode: 'DISABLE' } } })),
      off('spec.portLevelMtls["8080"].mode'),
    ],
    [
      'DISABLE where pods have sidecars too',
      [
        ...ambient(),
        deployment('old', 'shop', { labels: { 'sidecar.istio.io/inject': 'true' } }),
        peer({ mtls: { mode: 'DISABLE' } }),
      ],
    ],
    [
      'PERMISSIVE for the port of the Service',
      ambient(pods({ mtls: { mode: 'STRICT' }, portLevelMtls: { 80: { mode: 'PERMISSIVE' } } })),
      port('PERMISSIVE', REFUSED),
    ],
    [
      'STRICT for the port of the Service',
      ambient(pods({ mtls: { mode: 'PERMISSIVE' }, portLevelMtls: { 80: { mode: 'STRICT' } } })),
      port('STRICT', 'so that plain text is let in'),
    ],
    [
      'PERMISSIVE without a mode of the pods',
      ambient(pods({ portLevelMtls: { 80: { mode: 'PERMISSIVE' } } })),
      port('PERMISSIVE', REFUSED),
    ],
    [
      'the same mode as all ports',
      ambient(pods({ mtls: { mode: 'STRICT' }, portLevelMtls: { 80: { mode: 'STRICT' } } })),
    ],
    [
      'the port of the pod',
      ambient(pods({ mtls: { mode: 'STRICT' }, portLevelMtls: { 8080: { mode: 'PERMISSIVE' } } })),
    ],
    [
      'a port that no service has',
      ambient(pods({ mtls: { mode: 'STRICT' }, portLevelMtls: { 9999: { mode: 'PERMISSIVE' } } })),
    ],
    ['STRICT', ambient(peer({ mtls: { mode: 'STRICT' } }))],
  ];
  texts(rows);
});

describe('pods outside the mesh', () => {
  const at = (severity: string, kind: string, got: string, reason: string, fix: string) =>
    `${severity} ambient/not-in-mesh [${kind} shop/p] ${got}; ${reason}, so that nobody carries the policy out; ${fix}`;
  const OUT = 'its pods are kept out of the mesh by their labels or those of the namespace';
  const TAKE = 'take them into the mesh, or leave the policy out';
  const HOST = 'its pods use the network of their node, where neither ztunnel nor a sidecar takes their connections';
  const SILENT = 'no label takes its pods or namespace shop into the mesh';
  const LABEL = 'label the Namespace istio.io/dataplane-mode: ambient or istio-injection: enabled';
  const SELECTED = 'spec.selector: got {"matchLabels":{"app":"orders"}}';
  const AUTHZ = 'AuthorizationPolicy';
  const none = { labels: { 'istio.io/dataplane-mode': 'none' } };
  const node = { spec: { hostNetwork: true } };
  const kind = (name: string, spec: object): Manifest =>
    object('security.istio.io/v1', name, 'p', { selector: { matchLabels: { app: 'orders' } }, ...spec });
  const rows: readonly Row[] = [
    [
      'pods that opt out',
      [namespace('shop', AMBIENT), deployment('orders', 'shop', none), forPods({ rules: [WEB] })],
      at('error', AUTHZ, SELECTED, OUT, TAKE),
    ],
    [
      'pods that opt out, JWT',
      [namespace('shop', AMBIENT), deployment('orders', 'shop', none), kind('RequestAuthentication', {})],
      at('error', 'RequestAuthentication', SELECTED, OUT, TAKE),
    ],
    [
      'pods that opt out, mTLS',
      [
        namespace('shop', AMBIENT),
        deployment('orders', 'shop', none),
        kind('PeerAuthentication', { mtls: { mode: 'STRICT' } }),
      ],
      at('error', 'PeerAuthentication', SELECTED, OUT, TAKE),
    ],
    [
      'pods without a sidecar',
      [
        namespace('shop', SIDECAR),
        deployment('orders', 'shop', { labels: { 'sidecar.istio.io/inject': 'false' } }),
        forPods({ rules: [WEB] }),
      ],
      at('error', AUTHZ, SELECTED, OUT, TAKE),
    ],
    [
      'a namespace that is kept out',
      [namespace('shop', { 'istio-injection': 'disabled' }), deployment(), authorization({ rules: [WEB] })],
      at('warning', AUTHZ, 'spec: got nothing', OUT, TAKE),
    ],
    [
      'pods of the node',
      [namespace('shop', AMBIENT), deployment('orders', 'shop', node), forPods({ rules: [WEB] })],
      at('error', AUTHZ, SELECTED, HOST, 'leave `hostNetwork` out'),
    ],
    [
      'pods of the node, with sidecars wanted',
      [namespace('shop', SIDECAR), deployment('orders', 'shop', node), forPods({ rules: [WEB] })],
      at('error', AUTHZ, SELECTED, HOST, 'leave `hostNetwork` out'),
    ],
    [
      'a namespace that says nothing',
      [namespace('shop'), deployment(), forPods({ rules: [WEB] })],
      at('warning', AUTHZ, SELECTED, SILENT, LABEL),
    ],
    ['one that is not among the objects', [deployment(), forPods({ rules: [WEB] })]],
    [
      'a namespace that is kept out, mTLS',
      [
        namespace('shop', { 'istio-injection': 'disabled' }),
        deployment(),
        object('security.istio.io/v1', 'PeerAuthentication', 'p', { mtls: { mode: 'STRICT' } }),
      ],
    ],
    [
      'only some of the pods opt out',
      [
        namespace('shop', AMBIENT),
        deployment('orders'),
        deployment('web', 'shop', none),
        authorization({ rules: [WEB] }),
      ],
    ],
    ['no pods are known', [namespace('shop'), forPods({ rules: [WEB] })]],
    [
      'a gateway with a proxy of its own',
      [
        namespace('shop'),
        deployment('orders', 'shop', { spec: { containers: [{ name: 'istio-proxy', image: 'auto' }] } }),
        forPods({ rules: [WEB] }),
      ],
    ],
    [
      'the root namespace',
      [
        namespace('istio-system'),
        deployment('orders', 'istio-system'),
        authorization({ rules: [WEB] }, 'istio-system'),
      ],
    ],
  ];
  texts(rows);
});

describe('kinds that only proxies know', () => {
  const SELECTOR = { selector: { matchLabels: { app: 'orders' } } };
  const ALONE =
    'its pods are in ambient mode: ztunnel does not know this kind, and no waypoint is there ' +
    'to carry it out; give namespace shop a waypoint, and attach the policy with ' +
    '`targetRefs` to a Service, or to the waypoint';
  const IGNORED =
    'its pods are in ambient mode: ztunnel does not know this kind, and a waypoint ignores ' +
    'what is not attached to it; attach the policy with `targetRefs` to a Service, or to the ' +
    'waypoint';
  const at = (severity: string, kind: string, got: string, rest: string, ns = 'shop') =>
    `${severity} ambient/not-enforced [${kind} ${ns}/x] ${got}; ${rest}`;
  const GOT = 'spec.selector: got {"matchLabels":{"app":"orders"}}';
  const jwt = (spec: object, ns?: string) => object('security.istio.io/v1', 'RequestAuthentication', 'x', spec, ns);
  const wasm = (spec: object) => object('extensions.istio.io/v1alpha1', 'WasmPlugin', 'x', spec);
  const telemetry = (spec: object, ns?: string) => object('telemetry.istio.io/v1', 'Telemetry', 'x', spec, ns);
  const filter = (spec: object, ns?: string) => object('networking.istio.io/v1alpha3', 'EnvoyFilter', 'x', spec, ns);
  const sidecar = (spec: object, ns?: string) => object('networking.istio.io/v1', 'Sidecar', 'x', spec, ns);
  const narrow = (severity: string, tail = '', ns = 'shop') =>
    `${severity} ambient/no-sidecar [Sidecar ${ns}/x] kind: got ` +
    '"networking.istio.io/Sidecar"; its pods are in ambient mode and have no sidecars that ' +
    `could read it${tail}; leave the object out, or enrol the namespace as sidecar`;
  const rows: readonly Row[] = [
    ['JWT of pods', ambient(jwt(SELECTOR)), at('error', 'RequestAuthentication', GOT, ALONE)],
    ['JWT of a namespace', ambient(jwt({})), at('error', 'RequestAuthentication', 'spec: got nothing', ALONE)],
    [
      'JWT of pods behind a waypoint',
      behindWaypoint(jwt(SELECTOR)),
      at('error', 'RequestAuthentication', GOT, IGNORED),
    ],
    [
      'JWT of the mesh',
      ambient(jwt({}, 'istio-system')),
      at(
        'error',
        'RequestAuthentication',
        'spec: got nothing',
        'its pods are in ambient mode: ztunnel does not know this kind, and no waypoint is there ' +
          'to carry it out; attach the policy with `targetRefs` to the GatewayClass istio-waypoint',
        'istio-system',
      ),
    ],
    ['a plugin of pods', ambient(wasm(SELECTOR)), at('error', 'WasmPlugin', GOT, ALONE)],
    ['a plugin of a Service behind a waypoint', behindWaypoint(wasm({ targetRefs: [PARENT] }))],
    [
      'a plugin of a Service without one',
      ambient(wasm({ targetRefs: [PARENT] })),
      'error ambient/no-waypoint [WasmPlugin shop/x] spec.targetRefs[0]: got "orders"; no ' +
        `waypoint handles Service shop/orders, so nobody carries the policy out; ${GIVE}`,
    ],
    ['telemetry of pods', ambient(telemetry(SELECTOR)), at('warning', 'Telemetry', GOT, ALONE)],
    [
      'telemetry of a Service without a waypoint',
      ambient(telemetry({ targetRefs: [PARENT] })),
      'warning ambient/no-waypoint [Telemetry shop/x] spec.targetRefs[0]: got "orders"; no ' +
        `waypoint handles Service shop/orders, so nobody carries the policy out; ${GIVE}`,
    ],
    ['telemetry of the mesh, which gateways take', ambient(telemetry({}, 'istio-system'))],
    [
      'a filter of pods',
      ambient(filter({ workloadSelector: { labels: { app: 'orders' } } })),
      at('error', 'EnvoyFilter', 'spec.workloadSelector: got {"labels":{"app":"orders"}}', ALONE),
    ],
    [
      'a filter of gateways',
      ambient(filter({ configPatches: [{ applyTo: 'HTTP_FILTER', match: { context: 'GATEWAY' } }] })),
    ],
    ['a Sidecar', ambient(sidecar({ egress: [{ hosts: ['./*'] }] })), narrow('warning')],
    [
      'a Sidecar that closes the way out',
      ambient(sidecar({ outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } })),
      narrow('error', ': connections to unknown hosts are let out'),
    ],
    ['a Sidecar of the mesh', ambient(sidecar({}, 'istio-system')), narrow('warning', '', 'istio-system')],
    [
      'a Sidecar of the mesh where there are sidecars',
      [...ambient(), namespace('old', SIDECAR), sidecar({}, 'istio-system')],
    ],
  ];
  texts(rows);
});

describe('settings of the mesh, of pods and of hosts', () => {
  const annotated = (annotations: Record<string, string>, labels = {}) =>
    ambient(deployment('z', 'shop', { annotations, labels }));
  const unread = (name: string, got: string) =>
    'warning ambient/no-effect [Deployment shop/z] ' +
    `spec.template.metadata.annotations["${name}"]: got "${got}"; the pods are in ambient ` +
    'mode, and only sidecars have this annotation read; leave it out, or enrol the pods as ' +
    'sidecar';
  const config = (mesh: string): Manifest => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'istio', namespace: 'istio-system' },
    data: { mesh },
  });
  const OPEN =
    'error ambient/registry-only [ConfigMap istio-system/istio] data.mesh: got ' +
    '"REGISTRY_ONLY"; pods in ambient mode do not follow outboundTrafficPolicy: ztunnel lets ' +
    'connections to unknown hosts out; keep them in with a NetworkPolicy, or leave ' +
    'outboundTrafficPolicy at ALLOW_ANY';
  const entry = (spec: object) =>
    object('networking.istio.io/v1', 'ServiceEntry', 'e', {
      ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
      ...spec,
    });
  const star = (i = 0, host = '*.example.com') =>
    `warning ambient/no-effect [ServiceEntry shop/e] spec.hosts[${i}]: got "${host}"; pods ` +
    'in ambient mode do not get this: ztunnel finds services by address, and a host with a ' +
    'star has none; give `addresses`, or resolution: DYNAMIC_DNS and a waypoint';
  const proxyConfig = object('networking.istio.io/v1beta1', 'ProxyConfig', 'x', { concurrency: 1 });
  const pod: Manifest = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p', namespace: 'shop', labels: { app: 'p' }, annotations: { 'sidecar.istio.io/proxyCPU': '1' } },
    spec: { containers: [] },
  };
  const rows: readonly Row[] = [
    ['REGISTRY_ONLY', ambient(config('outboundTrafficPolicy:\n  mode: REGISTRY_ONLY\n')), OPEN],
    [
      'REGISTRY_ONLY where only sidecars are',
      [namespace('shop', SIDECAR), config('outboundTrafficPolicy:\n  mode: REGISTRY_ONLY\n')],
    ],
    ['ALLOW_ANY', ambient(config('outboundTrafficPolicy:\n  mode: ALLOW_ANY\n'))],
    ['the config of the proxy', annotated({ 'proxy.istio.io/config': '{}' }), unread('proxy.istio.io/config', '{}')],
    [
      'excluded ports and a log level',
      annotated({ 'traffic.sidecar.istio.io/excludeInboundPorts': '9000', 'sidecar.istio.io/logLevel': 'debug' }),
      unread('traffic.sidecar.istio.io/excludeInboundPorts', '9000'),
      unread('sidecar.istio.io/logLevel', 'debug'),
    ],
    [
      'templates',
      annotated({ 'inject.istio.io/templates': 'sidecar' }),
      unread('inject.istio.io/templates', 'sidecar'),
    ],
    [
      'a Pod',
      ambient(pod),
      'warning ambient/no-effect [Pod shop/p] ' +
        'metadata.annotations["sidecar.istio.io/proxyCPU"]: got "1"; the pods are in ambient ' +
        'mode, and only sidecars have this annotation read; leave it out, or enrol the pods as ' +
        'sidecar',
    ],
    [
      'annotations of ambient mode',
      annotated({ 'ambient.istio.io/bypass-inbound-capture': 'true', 'istio.io/reroute-virtual-interfaces': 'eth1' }),
    ],
    ['no to a sidecar', annotated({ 'sidecar.istio.io/inject': 'false' })],
    ['pods with sidecars', annotated({ 'sidecar.istio.io/logLevel': 'debug' }, { 'sidecar.istio.io/inject': 'true' })],
    [
      'a ProxyConfig',
      ambient(proxyConfig),
      'warning ambient/no-effect [ProxyConfig shop/x] kind: got ' +
        '"networking.istio.io/ProxyConfig"; its pods are in ambient mode, and ztunnel, which ' +
        'serves them, does not read it; leave the object out, or enrol the namespace as sidecar',
    ],
    ['hosts with a star', ambient(entry({ hosts: ['api.example.com', '*.example.com'] })), star(1)],
    [
      'hosts with a star, resolved by name',
      ambient(entry({ hosts: ['*.example.com'], resolution: 'DYNAMIC_DNS' })),
      star(),
    ],
    ['hosts with a star and addresses', ambient(entry({ hosts: ['*.example.com'], addresses: ['192.0.2.0/24'] }))],
    [
      'hosts with a star behind a waypoint that resolves them',
      behindWaypoint(entry({ hosts: ['*.example.com'], resolution: 'DYNAMIC_DNS' })),
    ],
    ['hosts with a star behind a waypoint that does not', behindWaypoint(entry({ hosts: ['*.example.com'] })), star()],
    ['hosts with a star where only sidecars are', [namespace('shop', SIDECAR), entry({ hosts: ['*.example.com'] })]],
  ];
  texts(rows);
});
