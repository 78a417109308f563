import { formatProblem, type Manifest } from '../../../lib/model';
import { analysisProblems } from '../../../lib/program/analysis';
import { gateway, gatewayPods, object, server, workload } from './found';

/** Each code of the analysis in programs that no other test expects, with its whole text. */

const textsOf = (objects: Manifest[]): string[] =>
  analysisProblems(objects, { complete: true, version: '1.31.0' }).map(formatProblem);

const namespace = (labels: object): Manifest => object('Namespace', 'shop', {}, { labels });
const injected = namespace({ 'istio-injection': 'enabled' });
const web = workload('shop/web', { app: 'web' });
const port = (number: number, more: object = {}): object => ({ port: number, name: `http-${number}`, ...more });
const services = (...ports: object[]): Manifest[] =>
  ports.map((each, i) => object('Service', `shop/web-${i}`, { selector: { app: 'web' }, ports: [each] }));
const definition = (name: string, spec: object, annotations: object = {}): Manifest => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name, annotations: { ...annotations } },
  spec,
});
const webhooks = (name: string, clientConfig: object): Manifest => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'MutatingWebhookConfiguration',
  metadata: { name, labels: { 'istio.io/rev': 'default' } },
  webhooks: [
    {
      name: 'rev.namespace.sidecar-injector.istio.io',
      clientConfig,
      namespaceSelector: { matchLabels: { 'istio-injection': 'enabled' } },
    },
  ],
});
const atIstiod = { service: { namespace: 'istio-system', name: 'istiod', path: '/inject', port: 443 } };
const istiod = object(
  'Service',
  'istio-system/istiod',
  { ports: [{ port: 443, name: 'https' }] },
  { labels: { istio: 'pilot' } },
);
const entry = (name: string, protocol: string): Manifest =>
  object('ServiceEntry', name, { hosts: ['a.com'], ports: [{ number: 80, name: 'http', protocol }] });
const patch = (applyTo: string, operation: string): Manifest =>
  object('EnvoyFilter', 'shop/f', { configPatches: [{ applyTo, patch: { operation, value: {} } }] });
const route = { route: [{ destination: { host: 'a.com' } }] };

test.each<[string, Manifest[], string[]]>([
  [
    'a claim that nobody reads',
    [
      ...gatewayPods('in/gw', [port(80)]),
      gateway('in/gw', 'gw', server(80, ['a.com'])),
      entry('in/a', 'HTTP'),
      object('VirtualService', 'in/v', {
        hosts: ['a.com'],
        gateways: ['gw'],
        http: [{ match: [{ headers: { '@request.auth.claims.group': { exact: 'dev' } } }], ...route }],
      }),
    ],
    [
      '[VirtualService in/v] spec.http[0].match[0].headers["@request.auth.claims.group"]: got ' +
        '"@request.auth.claims.group"; no RequestAuthentication is for the pods of gateway in/gw (gw in ' +
        "namespace in), so no request has the claim; write a RequestAuthentication for the gateway's " +
        'pods (analysis/claim-without-authentication)',
    ],
  ],
  [
    'a webhook without address',
    [webhooks('istio-sidecar-injector', {})],
    [
      '[MutatingWebhookConfiguration istio-sidecar-injector] webhooks[0].clientConfig.url: the webhook ' +
        'has neither a Service nor a URL; give it the address of the control plane ' +
        '(analysis/control-plane-address)',
    ],
  ],
  [
    'a webhook of a control plane that is not there',
    [webhooks('istio-sidecar-injector', atIstiod)],
    [
      '[MutatingWebhookConfiguration istio-sidecar-injector] webhooks: got "istio-system/istiod"; ' +
        'there is no such Service, so the injector cannot be reached; name the Service of istiod ' +
        '(analysis/webhook)',
    ],
  ],
  [
    'a kind that Istio has removed',
    [definition('clusterrbacconfigs.rbac.istio.io', { group: 'rbac.istio.io', names: { kind: 'ClusterRbacConfig' } })],
    [
      '[CustomResourceDefinition clusterrbacconfigs.rbac.istio.io] spec.names.kind: got ' +
        '"ClusterRbacConfig"; Istio has removed this kind; write AuthorizationPolicies in its place ' +
        '(analysis/deprecated)',
    ],
  ],
  [
    'definitions that are too old',
    [
      definition(
        'grpcroutes.gateway.networking.k8s.io',
        { group: 'gateway.networking.k8s.io', names: { kind: 'GRPCRoute' } },
        { 'gateway.networking.k8s.io/bundle-version': 'v1.0.0' },
      ),
    ],
    [
      '[CustomResourceDefinition grpcroutes.gateway.networking.k8s.io] ' +
        'metadata.annotations["gateway.networking.k8s.io/bundle-version"]: got "v1.0.0"; istiod needs at ' +
        'least 1.1.0 of this definition, and ignores objects of an older one; install the Gateway API ' +
        'that the release needs (analysis/gateway-api-version)',
    ],
  ],
  [
    'two protocols of a port of a host',
    [entry('shop/a', 'HTTP'), entry('shop/b', 'TCP')],
    [
      '[ServiceEntry shop/a] spec.ports[0].protocol: got "HTTP"; ServiceEntries shop/a, shop/b give ' +
        'port 80 of a.com protocols HTTP, TCP; write one protocol (analysis/entry-protocol)',
      '[ServiceEntry shop/b] spec.ports[0].protocol: got "TCP"; ServiceEntries shop/a, shop/b give ' +
        'port 80 of a.com protocols HTTP, TCP; write one protocol (analysis/entry-protocol)',
    ],
  ],
  [
    'a TCP port of another name',
    [
      object('Service', 'shop/web', {
        type: 'ExternalName',
        externalName: 'a.com',
        ports: [{ port: 80, name: 'tcp' }],
      }),
    ],
    [
      '[Service shop/web] spec.ports[0].name: got "tcp"; proxies may not forward TCP connections of an ' +
        'ExternalName Service; name the port after its protocol, other than tcp ' +
        '(analysis/external-name-port)',
    ],
  ],
  [
    'an image that nobody replaces',
    [object('Pod', 'shop/p', { containers: [{ name: 'istio-proxy', image: 'auto' }] })],
    [
      '[Pod shop/p] spec.containers[0].image: got "auto"; the Pod is there with this image, which the ' +
        'injector should have replaced; let a Deployment create the Pod in a namespace with injection ' +
        '(analysis/image-auto)',
    ],
  ],
  [
    'an image that no webhook replaces',
    [
      istiod,
      webhooks('istio-sidecar-injector', atIstiod),
      workload('shop/p', { app: 'p' }, { containers: [{ name: 'istio-proxy', image: 'auto' }] }),
    ],
    [
      '[Deployment shop/p] spec.template.spec.containers[0].image: got "auto"; no injection webhook ' +
        'takes these pods, and only one of them replaces the image; label the namespace or the pod ' +
        'template for injection (analysis/image-auto)',
    ],
  ],
  [
    'a selector on the pods of a Gateway',
    [
      workload(
        'shop/gw',
        { 'gateway.networking.k8s.io/gateway-name': 'gw', 'istio': 'gw' },
        { containers: [{ name: 'istio-proxy' }] },
      ),
      object('AuthorizationPolicy', 'shop/p', { selector: { matchLabels: { istio: 'gw' } } }),
    ],
    [
      '[AuthorizationPolicy shop/p] spec.selector.matchLabels: got "istio=gw"; it selects the pods of ' +
        'Gateway gw of the Gateway API, where selectors have no effect; attach it with targetRefs to the ' +
        'Gateway (analysis/ineffective-selector)',
    ],
  ],
  [
    'a Secret without certificate',
    [
      ...gatewayPods('in/gw', [port(443)]),
      gateway('in/gw', 'gw', server(443, ['a.com'], { tls: { mode: 'SIMPLE', credentialName: 'cert' } })),
      { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'cert', namespace: 'in' }, data: { 'tls.crt': 'YQ==' } },
    ],
    [
      '[Gateway in/gw] spec.servers[0].tls.credentialName: got "cert"; Secret in/cert has no ' +
        'certificate and key in PEM form; write tls.crt and tls.key (analysis/invalid-credential)',
    ],
  ],
  [
    'access logs without provider',
    [object('Telemetry', 'shop/t', { accessLogging: [{}] })],
    [
      '[Telemetry shop/t] spec.accessLogging[0]: it names no provider and the mesh has no default one, ' +
        'so nothing is logged; name a provider, for example envoy (analysis/no-provider)',
    ],
  ],
  [
    'a patch that does not replace',
    [patch('CLUSTER', 'REPLACE')],
    [
      '[EnvoyFilter shop/f] spec.configPatches[0].patch.operation: got "REPLACE"; REPLACE works for ' +
        'filters and virtual hosts only; use MERGE, or REMOVE and ADD (analysis/patch-operation)',
    ],
  ],
  [
    'a patch that does not add',
    [patch('ROUTE_CONFIGURATION', 'ADD')],
    [
      '[EnvoyFilter shop/f] spec.configPatches[0].patch.operation: got "ADD"; ADD is ignored for route ' +
        'configurations and routes; use MERGE, or INSERT_FIRST for routes (analysis/patch-operation)',
    ],
  ],
  [
    'a patch that does not remove',
    [patch('ROUTE_CONFIGURATION', 'REMOVE')],
    [
      '[EnvoyFilter shop/f] spec.configPatches[0].patch.operation: got "REMOVE"; REMOVE is ignored for ' +
        'route configurations and routes; use MERGE (analysis/patch-operation)',
    ],
  ],
  [
    'a policy for nobody',
    [injected, web, object('AuthorizationPolicy', 'shop/p', { selector: { matchLabels: { app: 'wbe' } } })],
    [
      '[AuthorizationPolicy shop/p] spec.selector.matchLabels: got "app=wbe"; no pod in namespace shop ' +
        'has these labels, so the AuthorizationPolicy is for nobody; did you mean "app=web"? If not, use ' +
        'labels of the pods that are meant (analysis/selects-nothing)',
    ],
  ],
  [
    'two Sidecars of a namespace',
    [
      object('Sidecar', 'shop/a', { egress: [{ hosts: ['./*'] }] }),
      object('Sidecar', 'shop/b', { egress: [{ hosts: ['./*'] }] }),
    ],
    [
      '[Sidecar shop/a] spec.workloadSelector: Sidecar b has no selector either, and only the oldest ' +
        'of them holds in namespace shop; join them, or give all but one a selector ' +
        '(analysis/sidecar-conflict)',
      '[Sidecar shop/b] spec.workloadSelector: Sidecar a has no selector either, and only the oldest ' +
        'of them holds in namespace shop; join them, or give all but one a selector ' +
        '(analysis/sidecar-conflict)',
    ],
  ],
  [
    'two Telemetries of a namespace',
    [object('Telemetry', 'shop/a', { metrics: [{}] }), object('Telemetry', 'shop/b', { metrics: [{}] })],
    [
      '[Telemetry shop/a] spec.selector: Telemetry b has no selector either, and only the oldest of ' +
        'them holds in namespace shop; join them, or give all but one a selector ' +
        '(analysis/telemetry-conflict)',
      '[Telemetry shop/b] spec.selector: Telemetry a has no selector either, and only the oldest of ' +
        'them holds in namespace shop; join them, or give all but one a selector ' +
        '(analysis/telemetry-conflict)',
    ],
  ],
  [
    'two protocols of a port of pods',
    [injected, web, ...services(port(80), port(80, { protocol: 'UDP' }))],
    [
      '[Deployment shop/web] spec.template.metadata.labels: Services shop/web-0, shop/web-1 use port ' +
        '80 of its pods with protocols TCP, UDP; give the Services different ports, or one protocol ' +
        '(analysis/two-protocols)',
    ],
  ],
  [
    'two ports for a port of pods',
    [injected, web, ...services(port(80, { targetPort: 8080 }), port(81, { targetPort: 8080 }))],
    [
      '[Deployment shop/web] spec.template.metadata.labels: Services shop/web-0, shop/web-1 send ports ' +
        '80, 81 to port 8080 of its pods; use one port number for a port of the pods (analysis/two-ports)',
    ],
  ],
])('%s', (_, object, expected) => {
  expect(textsOf(object)).toEqual(expected);
});

test('a network of a cluster that nobody knows', () => {
  const meshNetworks = { networks: { north: { endpoints: [{ fromRegistry: 'cluster-2' }] } } };
  expect(analysisProblems([web], { meshNetworks, complete: true }).map(formatProblem)).toEqual([
    '[MeshNetworks istio-system/meshnetworks] networks.north.endpoints[0].fromRegistry: got "cluster-2"; no remote ' +
      'Secret is of this cluster; name the cluster of a remote Secret, or Kubernetes (analysis/unknown-registry)',
  ]);
});

test('listeners of others that istiod takes only when it is told to', () => {
  const istiodPods: Manifest = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'istiod', namespace: 'istio-system' },
    spec: { template: { spec: { containers: [{ name: 'discovery' }] } } },
  };
  const edge: Manifest = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'edge', namespace: 'shop' },
    spec: {
      gatewayClassName: 'istio',
      listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }],
      allowedListeners: { namespaces: { from: 'Same' } },
    },
  };
  expect(analysisProblems([istiodPods, edge], { version: '1.29.6' }).map(formatProblem)).toEqual([
    '[Gateway shop/edge] spec.allowedListeners: got {"namespaces":{"from":"Same"}}; istiod of this release takes ' +
      'listeners of others only with PILOT_ENABLE_ALPHA_GATEWAY_API; set PILOT_ENABLE_ALPHA_GATEWAY_API to "true" in ' +
      'pilot.env of the mesh, or remove it (gateway-api/alpha-listener-sets)',
  ]);
});
