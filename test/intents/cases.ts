import type { JwtOptions, MeshProps, MeshService, Outside, ServiceMesh } from '../../lib';

/** A program of intents in either engine. The types are those of cdk8s; the objects of Pulumi take the same calls. */
export interface World {
  /** A small mesh with an ingress and an egress gateway. */
  mesh(props?: MeshProps): ServiceMesh;
  /** A service in `shop` whose pods have the label `app: NAME`, and an account that is called NAME by default. */
  service(name: string, account?: string): MeshService;
  outside(names: Outside): void;
  jwt(target: MeshService | ServiceMesh['ingressGateway'], options: JwtOptions): void;
}

interface Case {
  readonly name: string;
  readonly program: (world: World) => void;
}

/** A program with all objects of Istio's API that it writes, as `Kind namespace/name`. */
interface WrittenCase extends Case {
  readonly objects: Readonly<Record<string, unknown>>;
}

/** A program that is refused, with the whole text; `<mesh>` is the path of the mesh or its URN. */
interface RefusedCase extends Case {
  readonly text: string;
}

/** TLS to a host whose certificate is verified, by authority and by name. */
const STRIPE = 'api.stripe.com';
const VERIFIED = { mode: 'SIMPLE', caCertificates: 'system', subjectAltNames: [STRIPE], sni: STRIPE };
const MAPS = 'maps.example.com';
const MUTUAL = { mode: 'MUTUAL', credentialName: 'maps-client', subjectAltNames: [MAPS], sni: MAPS };

const egress = 'istio-egressgateway.istio-system.svc.cluster.local';
const rule = { issuer: 'https://accounts.example.com', jwksUri: 'https://accounts.example.com/jwks.json' };
const zipkin = { service: 'zipkin.istio-system.svc.cluster.local', port: 9411 };
const meshConfig = { extensionProviders: [{ name: 'zipkin', zipkin }] };

export const WRITTEN: readonly WrittenCase[] = [
  {
    name: 'mutual TLS and denial of the mesh, in its root namespace, and of one namespace',
    program: (world) => {
      const mesh = world.mesh({ namespace: 'mesh-system' });
      mesh.mtls('strict');
      mesh.mtls('permissive', { namespace: 'legacy' });
      mesh.denyAll();
      mesh.denyAll({ namespace: 'shop' });
    },
    objects: {
      'PeerAuthentication mesh-system/default': { mtls: { mode: 'STRICT' } },
      'PeerAuthentication legacy/default': { mtls: { mode: 'PERMISSIVE' } },
      'AuthorizationPolicy mesh-system/allow-nothing': {},
      'AuthorizationPolicy shop/allow-nothing': {},
    },
  },
  {
    name: 'to the root namespace of the mesh config',
    program: (world) => {
      world.mesh({ meshConfig: { rootNamespace: 'policies' } }).mtls('strict');
    },
    objects: { 'PeerAuthentication policies/default': { mtls: { mode: 'STRICT' } } },
  },
  {
    name: 'one policy for the callee, one scope for each caller',
    program: (world) => {
      const mesh = world.mesh();
      const [webapp, cart] = [world.service('webapp'), world.service('cart')];
      const catalog = world.service('catalog', 'default');
      webapp.calls(catalog, { methods: ['GET'], paths: ['/items/*'] }).calls(cart);
      cart.calls(catalog, { methods: ['GET'], paths: ['/items/*'] });
      catalog.calls(cart, { ports: [8080] });
      mesh.ingressGateway.calls(webapp);
    },
    objects: {
      'AuthorizationPolicy shop/catalog': {
        selector: { matchLabels: { app: 'catalog' } },
        action: 'ALLOW',
        rules: [
          {
            from: [{ source: { principals: ['cluster.local/ns/shop/sa/webapp', 'cluster.local/ns/shop/sa/cart'] } }],
            to: [{ operation: { methods: ['GET'], paths: ['/items/*'] } }],
          },
        ],
      },
      'AuthorizationPolicy shop/cart': {
        selector: { matchLabels: { app: 'cart' } },
        action: 'ALLOW',
        rules: [
          { from: [{ source: { principals: ['cluster.local/ns/shop/sa/webapp'] } }] },
          {
            from: [{ source: { principals: ['cluster.local/ns/shop/sa/default'] } }],
            to: [{ operation: { ports: ['8080'] } }],
          },
        ],
      },
      'AuthorizationPolicy shop/webapp': {
        selector: { matchLabels: { app: 'webapp' } },
        action: 'ALLOW',
        rules: [{ from: [{ source: { principals: ['cluster.local/ns/istio-system/sa/istio-ingressgateway'] } }] }],
      },
      'Sidecar shop/webapp': {
        workloadSelector: { labels: { app: 'webapp' } },
        egress: [
          { hosts: ['istio-system/*', 'shop/catalog.shop.svc.cluster.local', 'shop/cart.shop.svc.cluster.local'] },
        ],
      },
      'Sidecar shop/cart': {
        workloadSelector: { labels: { app: 'cart' } },
        egress: [{ hosts: ['istio-system/*', 'shop/catalog.shop.svc.cluster.local'] }],
      },
      'Sidecar shop/catalog': {
        workloadSelector: { labels: { app: 'catalog' } },
        egress: [{ hosts: ['istio-system/*', 'shop/cart.shop.svc.cluster.local'] }],
      },
    },
  },
  {
    name: 'two operations of one caller',
    program: (world) => {
      world.mesh();
      const [webapp, catalog] = [world.service('webapp'), world.service('catalog')];
      webapp.calls(catalog, { methods: ['GET'] }).calls(catalog, { methods: ['POST'], hosts: ['catalog.shop'] });
    },
    objects: {
      'AuthorizationPolicy shop/catalog': {
        selector: { matchLabels: { app: 'catalog' } },
        action: 'ALLOW',
        rules: [
          {
            from: [{ source: { principals: ['cluster.local/ns/shop/sa/webapp'] } }],
            to: [{ operation: { methods: ['GET'] } }, { operation: { methods: ['POST'], hosts: ['catalog.shop'] } }],
          },
        ],
      },
      'Sidecar shop/webapp': {
        workloadSelector: { labels: { app: 'webapp' } },
        egress: [{ hosts: ['istio-system/*', 'shop/catalog.shop.svc.cluster.local'] }],
      },
    },
  },
  {
    name: 'egress through a gateway that originates TLS; two hosts share the gateway',
    program: (world) => {
      const mesh = world.mesh();
      world.outside({ secrets: ['istio-system/maps-client'] });
      const via = mesh.egressGateway;
      mesh.egress
        .allow('api.stripe.com', { via, tls: 'originate' })
        .allow('maps.example.com', { via, tls: 'originate', port: 8443, credentialName: 'maps-client' });
    },
    objects: {
      'ServiceEntry istio-system/api.stripe.com': {
        hosts: ['api.stripe.com'],
        location: 'MESH_EXTERNAL',
        resolution: 'DNS',
        ports: [
          { number: 80, name: 'http', protocol: 'HTTP' },
          { number: 443, name: 'https', protocol: 'HTTPS' },
        ],
      },
      'VirtualService istio-system/api.stripe.com': {
        hosts: ['api.stripe.com'],
        gateways: ['mesh', 'istio-system/istio-egressgateway'],
        http: [
          {
            match: [{ gateways: ['mesh'], port: 80 }],
            route: [{ destination: { host: egress, subset: 'api-stripe-com', port: { number: 80 } } }],
          },
          {
            match: [{ gateways: ['istio-system/istio-egressgateway'], port: 80 }],
            route: [{ destination: { host: 'api.stripe.com', port: { number: 443 } } }],
          },
        ],
      },
      'DestinationRule istio-system/api.stripe.com': {
        host: 'api.stripe.com',
        trafficPolicy: {
          portLevelSettings: [{ port: { number: 443 }, tls: VERIFIED }],
        },
      },
      'Gateway istio-system/istio-egressgateway': {
        selector: { app: 'istio-egressgateway', istio: 'egressgateway' },
        servers: [
          {
            port: { number: 80, name: 'https-egress', protocol: 'HTTPS' },
            hosts: ['api.stripe.com', 'maps.example.com'],
            tls: { mode: 'ISTIO_MUTUAL' },
          },
        ],
      },
      'DestinationRule istio-system/istio-egressgateway': {
        host: egress,
        subsets: [
          {
            name: 'api-stripe-com',
            trafficPolicy: {
              portLevelSettings: [{ port: { number: 80 }, tls: { mode: 'ISTIO_MUTUAL', sni: 'api.stripe.com' } }],
            },
          },
          {
            name: 'maps-example-com',
            trafficPolicy: {
              portLevelSettings: [{ port: { number: 80 }, tls: { mode: 'ISTIO_MUTUAL', sni: 'maps.example.com' } }],
            },
          },
        ],
      },
      'ServiceEntry istio-system/maps.example.com': {
        hosts: ['maps.example.com'],
        location: 'MESH_EXTERNAL',
        resolution: 'DNS',
        ports: [
          { number: 80, name: 'http', protocol: 'HTTP' },
          { number: 8443, name: 'https', protocol: 'HTTPS' },
        ],
      },
      'VirtualService istio-system/maps.example.com': {
        hosts: ['maps.example.com'],
        gateways: ['mesh', 'istio-system/istio-egressgateway'],
        http: [
          {
            match: [{ gateways: ['mesh'], port: 80 }],
            route: [{ destination: { host: egress, subset: 'maps-example-com', port: { number: 80 } } }],
          },
          {
            match: [{ gateways: ['istio-system/istio-egressgateway'], port: 80 }],
            route: [{ destination: { host: 'maps.example.com', port: { number: 8443 } } }],
          },
        ],
      },
      'DestinationRule istio-system/maps.example.com': {
        host: 'maps.example.com',
        workloadSelector: { matchLabels: { app: 'istio-egressgateway', istio: 'egressgateway' } },
        trafficPolicy: {
          portLevelSettings: [{ port: { number: 8443 }, tls: MUTUAL }],
        },
      },
    },
  },
  {
    name: 'egress of TLS that passes through a gateway',
    program: (world) => {
      const mesh = world.mesh();
      mesh.egress.allow('api.stripe.com', { via: mesh.egressGateway });
    },
    objects: {
      'ServiceEntry istio-system/api.stripe.com': {
        hosts: ['api.stripe.com'],
        location: 'MESH_EXTERNAL',
        resolution: 'DNS',
        ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
      },
      'VirtualService istio-system/api.stripe.com': {
        hosts: ['api.stripe.com'],
        gateways: ['mesh', 'istio-system/istio-egressgateway'],
        tls: [
          {
            match: [{ gateways: ['mesh'], port: 443, sniHosts: ['api.stripe.com'] }],
            route: [{ destination: { host: egress, subset: 'api-stripe-com', port: { number: 443 } } }],
          },
          {
            match: [{ gateways: ['istio-system/istio-egressgateway'], port: 443, sniHosts: ['api.stripe.com'] }],
            route: [{ destination: { host: 'api.stripe.com', port: { number: 443 } } }],
          },
        ],
      },
      'Gateway istio-system/istio-egressgateway': {
        selector: { app: 'istio-egressgateway', istio: 'egressgateway' },
        servers: [
          {
            port: { number: 443, name: 'tls-egress', protocol: 'TLS' },
            hosts: ['api.stripe.com'],
            tls: { mode: 'PASSTHROUGH' },
          },
        ],
      },
      'DestinationRule istio-system/istio-egressgateway': { host: egress, subsets: [{ name: 'api-stripe-com' }] },
    },
  },
  {
    name: 'egress straight from the pods: as it comes, with TLS of the sidecar, and plain',
    program: (world) => {
      world
        .mesh()
        .egress.allow('*.example.com')
        .allow('api.stripe.com', { tls: 'originate' })
        .allow('old.example.org', { tls: 'none' });
    },
    objects: {
      'ServiceEntry istio-system/wildcard.example.com': {
        hosts: ['*.example.com'],
        location: 'MESH_EXTERNAL',
        resolution: 'NONE',
        ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
      },
      'ServiceEntry istio-system/api.stripe.com': {
        hosts: ['api.stripe.com'],
        location: 'MESH_EXTERNAL',
        resolution: 'DNS',
        ports: [
          { number: 80, name: 'http', protocol: 'HTTP', targetPort: 443 },
          { number: 443, name: 'https', protocol: 'HTTPS' },
        ],
      },
      'DestinationRule istio-system/api.stripe.com': {
        host: 'api.stripe.com',
        trafficPolicy: {
          portLevelSettings: [{ port: { number: 80 }, tls: VERIFIED }],
        },
      },
      'ServiceEntry istio-system/old.example.org': {
        hosts: ['old.example.org'],
        location: 'MESH_EXTERNAL',
        resolution: 'DNS',
        ports: [{ number: 80, name: 'http', protocol: 'HTTP' }],
      },
    },
  },
  {
    name: 'one Telemetry for the mesh, one for each namespace',
    program: (world) => {
      const mesh = world.mesh({ meshConfig });
      world.outside({ hosts: [zipkin.service] });
      mesh.telemetry
        .tracing('zipkin', { sampling: 10, tags: { team: { literal: { value: 'shop' } } } })
        .accessLog('envoy', { filter: 'response.code >= 400', mode: 'SERVER' })
        .metrics('prometheus', {
          overrides: [
            { match: { metric: 'REQUEST_COUNT' }, tagOverrides: { request_method: { operation: 'REMOVE' } } },
          ],
        })
        .accessLog(mesh.provider('envoy'), { namespace: 'shop' });
    },
    objects: {
      'Telemetry istio-system/default': {
        tracing: [
          {
            providers: [{ name: 'zipkin' }],
            randomSamplingPercentage: 10,
            customTags: { team: { literal: { value: 'shop' } } },
          },
        ],
        accessLogging: [
          { providers: [{ name: 'envoy' }], match: { mode: 'SERVER' }, filter: { expression: 'response.code >= 400' } },
        ],
        metrics: [
          {
            providers: [{ name: 'prometheus' }],
            overrides: [
              { match: { metric: 'REQUEST_COUNT' }, tagOverrides: { request_method: { operation: 'REMOVE' } } },
            ],
          },
        ],
      },
      'Telemetry shop/default': { accessLogging: [{ providers: [{ name: 'envoy' }] }] },
    },
  },
  {
    name: 'tokens that are needed, but for some paths',
    program: (world) => {
      const mesh = world.mesh();
      world.jwt(world.service('webapp'), { ...rule, audiences: ['shop'], except: ['/healthz'], ports: [8080] });
      world.jwt(mesh.ingressGateway, { ...rule, required: false });
    },
    objects: {
      'RequestAuthentication shop/webapp-jwt': {
        selector: { matchLabels: { app: 'webapp' } },
        jwtRules: [{ ...rule, audiences: ['shop'] }],
      },
      'AuthorizationPolicy shop/webapp-jwt': {
        selector: { matchLabels: { app: 'webapp' } },
        action: 'DENY',
        rules: [
          {
            from: [{ source: { notRequestPrincipals: ['*'] } }],
            to: [{ operation: { notPaths: ['/healthz'], ports: ['8080'] } }],
          },
        ],
      },
      'RequestAuthentication istio-system/istio-ingressgateway-jwt': {
        selector: { matchLabels: { app: 'istio-ingressgateway', istio: 'ingressgateway' } },
        jwtRules: [rule],
      },
    },
  },
];

const ONCE =
  'it was asked for before, and there can be only one; ask for it once, or for another namespace (intents/twice)';

export const REFUSED: readonly RefusedCase[] = [
  {
    name: 'mutual TLS of the mesh twice',
    program: (world) => {
      const mesh = world.mesh();
      mesh.mtls('strict');
      mesh.mtls('permissive');
    },
    text: `1 problem:\n- [<mesh>] mtls(): got "mesh"; ${ONCE}`,
  },
  {
    name: 'denial of a namespace twice',
    program: (world) => {
      const mesh = world.mesh();
      mesh.denyAll();
      mesh.denyAll({ namespace: 'shop' });
      mesh.denyAll({ namespace: 'shop' });
    },
    text: `1 problem:\n- [<mesh>] deny-all(): got "shop"; ${ONCE}`,
  },
  {
    name: 'a host that is allowed twice, in two ways',
    program: (world) => {
      const mesh = world.mesh();
      mesh.egress.allow('api.stripe.com');
      mesh.egress.allow('api.stripe.com', { via: mesh.egressGateway });
    },
    text: [
      '1 problem:\n- [<mesh>] egress.allow(): got "api.stripe.com"; the host was allowed before; ',
      'say all that there is to say of it in one call (egress/twice)',
    ].join(''),
  },
  {
    name: 'a provider that the mesh does not have',
    program: (world) => {
      world.mesh({ meshConfig }).telemetry.tracing('zipkim');
    },
    text: [
      '1 problem:\n- [<mesh>] provider(): got "zipkim"; the mesh config declares no such extension provider; ',
      'did you mean "zipkin"? If not, declare it in `meshConfig.extensionProviders` (mesh/no-provider)',
    ].join(''),
  },
];
