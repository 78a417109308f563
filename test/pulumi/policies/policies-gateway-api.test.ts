import * as pulumi from '@pulumi/pulumi';
import {
  AuthorizationPolicy,
  backend,
  BackendTLSPolicy,
  GatewayClass,
  GRPCRoute,
  HTTPRoute,
  KubernetesGateway,
  ListenerSet,
  MeshProblems,
  MeshService,
  outside,
  ReferenceGrant,
  ServiceMesh,
  TCPRoute,
  TLSRoute,
  VirtualService,
  Waypoint,
} from '../../../lib/pulumi';
import { decoded, run, unknown } from '../support';

const GROUP = 'gateway.networking.k8s.io';
const catalog = (port = 80) => new MeshService('catalog', { namespace: 'shop', port });
const http = { name: 'http', port: 80, protocol: 'HTTP' } as const;

/** What was registered: the token, and the object. */
async function registered(program: () => void, preview = false) {
  const { objects } = await run(program, { preview });
  return (name: string) => ({ token: objects.get(name)?.type, ...decoded(objects.get(name)?.inputs) });
}

interface Case {
  readonly declare: () => void;
  readonly version: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly spec: object;
}

const CASES: readonly Case[] = [
  {
    declare: () => new KubernetesGateway('it', { namespace: 'shop', gatewayClassName: 'istio', listeners: [http] }),
    version: 'v1',
    kind: 'Gateway',
    namespace: 'shop',
    spec: { gatewayClassName: 'istio', listeners: [http] },
  },
  {
    declare: () => new GatewayClass('it', { controllerName: 'istio.io/gateway-controller' }),
    version: 'v1',
    kind: 'GatewayClass',
    spec: { controllerName: 'istio.io/gateway-controller' },
  },
  {
    declare: () => {
      const service = catalog();
      new HTTPRoute('it', {
        namespace: 'shop',
        parentRefs: [service],
        hostnames: ['a.example'],
        rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs: [service] }],
      });
    },
    version: 'v1',
    kind: 'HTTPRoute',
    namespace: 'shop',
    spec: {
      parentRefs: [{ group: '', kind: 'Service', name: 'catalog' }],
      hostnames: ['a.example'],
      rules: [
        { matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs: [{ name: 'catalog', port: 80 }] },
      ],
    },
  },
  {
    declare: () =>
      new GRPCRoute('it', { namespace: 'web', parentRefs: [{ name: 'front' }], rules: [{ backendRefs: [catalog()] }] }),
    version: 'v1',
    kind: 'GRPCRoute',
    namespace: 'web',
    spec: {
      parentRefs: [{ name: 'front' }],
      rules: [{ backendRefs: [{ name: 'catalog', namespace: 'shop', port: 80 }] }],
    },
  },
  {
    declare: () =>
      new TLSRoute('it', {
        namespace: 'web',
        parentRefs: [{ name: 'egress' }],
        hostnames: ['api.stripe.com'],
        rules: [{ backendRefs: [MeshService.external('api.stripe.com', { namespace: 'web' })] }],
      }),
    version: 'v1',
    kind: 'TLSRoute',
    namespace: 'web',
    spec: {
      parentRefs: [{ name: 'egress' }],
      hostnames: ['api.stripe.com'],
      rules: [{ backendRefs: [{ group: 'networking.istio.io', kind: 'Hostname', name: 'api.stripe.com', port: 443 }] }],
    },
  },
  {
    declare: () =>
      new TCPRoute('it', {
        namespace: 'shop',
        parentRefs: [{ name: 'front', sectionName: 'db' }],
        rules: [{ backendRefs: [catalog(5432)] }],
      }),
    version: 'v1',
    kind: 'TCPRoute',
    namespace: 'shop',
    spec: {
      parentRefs: [{ name: 'front', sectionName: 'db' }],
      rules: [{ backendRefs: [{ name: 'catalog', port: 5432 }] }],
    },
  },
  {
    declare: () =>
      new BackendTLSPolicy('it', {
        namespace: 'shop',
        targetRefs: [catalog()],
        validation: { hostname: 'db.example', caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'ca' }] },
      }),
    version: 'v1',
    kind: 'BackendTLSPolicy',
    namespace: 'shop',
    spec: {
      targetRefs: [{ group: '', kind: 'Service', name: 'catalog' }],
      validation: { hostname: 'db.example', caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'ca' }] },
    },
  },
  {
    declare: () =>
      new ListenerSet('it', {
        namespace: 'shop',
        parentRef: new KubernetesGateway('front', { namespace: 'ops', gatewayClassName: 'istio', listeners: [http] }),
        listeners: [{ ...http, port: 81 }],
      }),
    version: 'v1',
    kind: 'ListenerSet',
    namespace: 'shop',
    spec: { parentRef: { name: 'front', namespace: 'ops' }, listeners: [{ ...http, port: 81 }] },
  },
  {
    declare: () =>
      new ReferenceGrant('it', {
        namespace: 'shop',
        from: [{ group: GROUP, kind: 'HTTPRoute', namespace: 'web' }],
        to: [{ group: '', kind: 'Service' }],
      }),
    version: 'v1beta1',
    kind: 'ReferenceGrant',
    namespace: 'shop',
    spec: { from: [{ group: GROUP, kind: 'HTTPRoute', namespace: 'web' }], to: [{ group: '', kind: 'Service' }] },
  },
];

test.each(CASES.map((each) => [each.kind, each] as const))(
  '%s: the exact object, by the token of its kind',
  async (_, { declare, version, kind, namespace, spec }) => {
    const it = (
      await registered(() => {
        declare();
        // Routes into other namespaces need a grant.
        if (kind === 'GRPCRoute')
          new ReferenceGrant('grant', {
            namespace: 'shop',
            from: [{ group: GROUP, kind, namespace: 'web' }],
            to: [{ group: '', kind: 'Service' }],
          });
      })
    )('it');
    expect(it).toEqual({
      token: `kubernetes:${GROUP}/${version}:${kind}`,
      secrets: [],
      unknowns: [],
      value: {
        apiVersion: `${GROUP}/${version}`,
        kind,
        metadata: { name: 'it', ...(namespace !== undefined && { namespace }) },
        spec,
      },
    });
  },
);

test('a waypoint is a Gateway of class istio-waypoint with the HBONE listener', async () => {
  const of = await registered(() => {
    new Waypoint();
    new Waypoint('every', {
      name: 'all',
      namespace: 'shop',
      for: 'all',
      from: 'All',
      revision: 'canary',
      infrastructure: { labels: { team: pulumi.secret('shop') } },
      metadata: { annotations: { note: 'x' } },
    });
    new Waypoint('some', { from: { matchLabels: { team: 'shop' } } });
  });
  expect(of('waypoint').value).toEqual({
    apiVersion: `${GROUP}/v1`,
    kind: 'Gateway',
    metadata: { name: 'waypoint', labels: { 'istio.io/waypoint-for': 'service' } },
    spec: { gatewayClassName: 'istio-waypoint', listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }] },
  });
  expect(of('every')).toMatchObject({
    secrets: ['spec.infrastructure.labels.team'],
    value: {
      metadata: {
        name: 'all',
        namespace: 'shop',
        annotations: { note: 'x' },
        labels: { 'istio.io/waypoint-for': 'all', 'istio.io/rev': 'canary' },
      },
      spec: {
        infrastructure: { labels: { team: 'shop' } },
        listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE', allowedRoutes: { namespaces: { from: 'All' } } }],
      },
    },
  });
  expect(of('some').value).toMatchObject({
    spec: {
      listeners: [{ allowedRoutes: { namespaces: { from: 'Selector', selector: { matchLabels: { team: 'shop' } } } } }],
    },
  });
});

test('a Gateway stands for what istiod makes of it', async () => {
  const of = await registered(() => {
    const mesh = new ServiceMesh('mesh', {
      crds: false,
      profile: 'minimal',
      ingressGateways: [{ name: 'ingress', namespace: 'istio-ingress' }],
    });
    const gateway = new KubernetesGateway('front', {
      namespace: 'ops',
      gatewayClassName: 'istio',
      listeners: [{ ...http, allowedRoutes: { namespaces: { from: 'All' } } }],
      addresses: [mesh.ingressGateway],
    });
    const waypoint = new Waypoint('waypoint', { namespace: 'shop' });
    new HTTPRoute('same', { namespace: 'ops', parentRefs: [gateway], rules: [{}] });
    new HTTPRoute('other', { namespace: 'shop', parentRefs: [gateway], rules: [{}] });
    new AuthorizationPolicy('at', {
      namespace: 'shop',
      targetRefs: [waypoint],
      rules: [{ from: [{ source: { principals: [gateway, waypoint] } }] }],
    });
  });
  expect(of('front').value).toMatchObject({
    spec: { addresses: [{ type: 'Hostname', value: 'ingress.istio-ingress.svc.cluster.local' }] },
  });
  expect(of('same').value).toMatchObject({ spec: { parentRefs: [{ name: 'front' }] } });
  expect(of('other').value).toMatchObject({ spec: { parentRefs: [{ name: 'front', namespace: 'ops' }] } });
  expect(of('at').value).toMatchObject({
    spec: {
      targetRefs: [{ group: GROUP, kind: 'Gateway', name: 'waypoint' }],
      rules: [
        {
          from: [
            { source: { principals: ['cluster.local/ns/ops/sa/front-istio', 'cluster.local/ns/shop/sa/waypoint'] } },
          ],
        },
      ],
    },
  });
});

test('what istiod makes for a Gateway has another name by its class, or by annotations', async () => {
  const of = await registered(() => {
    new ServiceMesh('mesh', { crds: false });
    const front = new KubernetesGateway('front', { namespace: 'ops', gatewayClassName: 'istio', listeners: [http] });
    const east = new KubernetesGateway('east', {
      namespace: 'ops',
      gatewayClassName: 'istio-east-west',
      listeners: [http],
    });
    const annotations = {
      'gateway.istio.io/name-override': 'edge',
      'gateway.istio.io/service-account': 'edge-account',
    };
    const named = new KubernetesGateway('named', {
      namespace: 'ops',
      gatewayClassName: 'istio',
      listeners: [http],
      metadata: { annotations },
    });
    new AuthorizationPolicy('callers', {
      namespace: 'shop',
      rules: [{ from: [{ source: { principals: [east, named] } }] }],
    });
    new VirtualService('routes', {
      namespace: 'shop',
      hosts: ['a.example'],
      http: [
        {
          route: [
            { destination: front, weight: 50 },
            { destination: named, weight: 50 },
          ],
        },
      ],
    });
  });
  expect(of('callers').value).toMatchObject({
    spec: {
      rules: [
        {
          from: [{ source: { principals: ['cluster.local/ns/ops/sa/east', 'cluster.local/ns/ops/sa/edge-account'] } }],
        },
      ],
    },
  });
  expect(of('routes').value).toMatchObject({
    spec: {
      http: [
        {
          route: [
            { destination: { host: 'front-istio.ops.svc.cluster.local' } },
            { destination: { host: 'edge.ops.svc.cluster.local' } },
          ],
        },
      ],
    },
  });
});

test('backends have weights and ports, which may be Outputs', async () => {
  const of = await registered(() => {
    const v1 = new MeshService('v1', { namespace: 'shop', port: 80 });
    const v2 = new MeshService('v2', { namespace: 'next', port: 8080 });
    const out = MeshService.external('api.stripe.com', { namespace: 'shop' });
    new ReferenceGrant('grant', {
      namespace: 'next',
      from: [{ group: GROUP, kind: 'HTTPRoute', namespace: 'shop' }],
      to: [{ group: '', kind: 'Service' }],
    });
    new HTTPRoute('routes', {
      namespace: 'shop',
      parentRefs: [v1],
      rules: [
        {
          backendRefs: [
            backend(v1, { weight: pulumi.secret(90) }),
            backend(v2, { weight: unknown<number>('weight') }),
            backend(v1),
            backend(out, { port: 8443 }),
          ],
        },
      ],
    });
  }, true);
  const { value, secrets, unknowns } = of('routes');
  expect(value).toMatchObject({
    spec: {
      rules: [
        {
          backendRefs: [
            { name: 'v1', port: 80, weight: 90 },
            { name: 'v2', namespace: 'next', port: 8080 },
            { name: 'v1', port: 80 },
            { group: 'networking.istio.io', kind: 'Hostname', name: 'api.stripe.com', port: 8443 },
          ],
        },
      ],
    },
  });
  expect(secrets).toEqual(['spec.rules[0].backendRefs[0].weight']);
  expect(unknowns).toEqual(['spec.rules[0].backendRefs[1].weight']);
});

test('what the schema refuses, and what stands in the wrong place, are problems with the URN', async () => {
  const problems: unknown[] = [];
  const attempt = (act: () => unknown): void => {
    try {
      act();
    } catch (reason) {
      problems.push(
        ...(reason as MeshProblems).problems.map(
          ({ object, path, code }) => `${object?.split('::').slice(2).join(' ')} ${path} ${code}`,
        ),
      );
    }
  };
  await run(() => {
    const gateway = new KubernetesGateway('open', {
      namespace: 'shop',
      gatewayClassName: pulumi.output('istio') as unknown as string,
      listeners: [http],
    });
    attempt(
      () =>
        new HTTPRoute('wrong', {
          parentRefs: [{ name: 'shop' }],
          rules: [{ backendRefs: [{ name: 'catalog' }], filters: [{ type: 'RequestRedirect' }] }],
        }),
    );
    attempt(
      () =>
        new VirtualService('routes', {
          hosts: ['a.example'],
          http: [{ route: [{ destination: backend(catalog(), { weight: 1 }) }] }],
        }),
    );
    attempt(
      () =>
        new AuthorizationPolicy('callers', {
          namespace: 'shop',
          rules: [{ from: [{ source: { principals: [gateway] } }] }],
        }),
    );
    attempt(
      () =>
        new HTTPRoute('name', { parentRefs: [gateway], name: pulumi.output('a') as unknown as string, rules: [{}] }),
    );
  });
  expect(problems).toEqual([
    'istio-constructs:gateway-api:HTTPRoute wrong spec.rules[0].backendRefs[0].port schema/service-port',
    'istio-constructs:gateway-api:HTTPRoute wrong spec.rules[0].filters[0].requestRedirect schema/type-field',
    'istio-constructs:index:VirtualService routes spec.http[0].route[0].destination references/misplaced',
    'istio-constructs:index:AuthorizationPolicy callers spec.rules[0].from[0].source.principals[0] ' +
      'references/misplaced',
    'istio-constructs:gateway-api:HTTPRoute name name pulumi/structural',
  ]);
});

test.each([
  ['1.29', 'v1alpha2', 'v1alpha2', 'gateway.networking.x-k8s.io/v1alpha1:XListenerSet'],
  ['1.30', 'v1alpha2', 'v1', 'gateway.networking.k8s.io/v1:ListenerSet'],
  ['1.31', 'v1', 'v1', 'gateway.networking.k8s.io/v1:ListenerSet'],
] as const)('kinds have the version that the mesh %s reads', async (version, tcp, tls, set) => {
  const of = await registered(() => {
    new ServiceMesh('mesh', {
      crds: false,
      profile: 'minimal',
      version,
      pilot: { env: { PILOT_ENABLE_ALPHA_GATEWAY_API: 'true' } },
    });
    const parentRefs = [{ group: '', kind: 'Service', name: 'pg' }];
    const backendRefs = [{ name: 'pg', port: 5432 }];
    const namespace = 'data';
    outside({ namespaces: [namespace] });
    new TCPRoute('tcp', { namespace, parentRefs, rules: [{ backendRefs }] });
    new TLSRoute('tls', { namespace, parentRefs, hostnames: ['pg.example.com'], rules: [{ backendRefs }] });
    const gateway = new KubernetesGateway('edge', {
      namespace,
      gatewayClassName: 'istio',
      listeners: [http],
      allowedListeners: { namespaces: { from: 'Same' } },
    });
    new ListenerSet('set', { namespace, parentRef: gateway, listeners: [{ ...http, port: 81 }] });
  });
  expect(of('tcp').token).toBe(`kubernetes:gateway.networking.k8s.io/${tcp}:TCPRoute`);
  expect(of('tls').token).toBe(`kubernetes:gateway.networking.k8s.io/${tls}:TLSRoute`);
  expect(of('set').token).toBe(`kubernetes:${set}`);
  expect(of('set').value).toMatchObject({ spec: { parentRef: { name: 'edge' } } });
});
