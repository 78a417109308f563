import * as pulumi from '@pulumi/pulumi';
import { MeshProblems, MultiClusterMesh, ServiceMesh, type MultiClusterMeshArgs } from '../../../lib/pulumi';
import { decoded, plain, run, type Registered, type Run } from '../support';
import { authority, base64, Provider, threeClusters, written } from './support';

const CLUSTERS = ['east', 'west', 'edge'];
const SHOP = '[urn:pulumi:dev::shop::istio-constructs:index:MultiClusterMesh::shop]';
const clusterOf = (name: string): string => /^shop-([a-z]+)-/.exec(name)?.[1] ?? '';
const nameOf = (urn: string): string => urn.split('::').at(-1) ?? '';

/** The text of a remote secret, as istioctl writes it. */
const kubeconfig = (cluster: string, url: string, ca = base64(authority(cluster))): string =>
  `apiVersion: v1
clusters:
- cluster:
    certificate-authority-data: ${ca}
    server: ${url}
  name: ${cluster}
contexts:
- context:
    cluster: ${cluster}
    user: ${cluster}
  name: ${cluster}
current-context: ${cluster}
kind: Config
users:
- name: ${cluster}
  user:
    token: zq-token-${cluster}
`;

const bodyOf = (run: Run<unknown>, name: string): unknown => decoded(run.objects.get(name)?.inputs).value;

describe('three clusters with three providers', () => {
  let done: Run<MultiClusterMesh>;
  beforeAll(async () => {
    done = await run(() => new MultiClusterMesh('shop', threeClusters()), { written });
  });

  test('every object goes to the provider of its cluster', () => {
    const providers = [...done.objects.values()].map(({ name, provider }) => [
      clusterOf(name),
      provider.split('::').at(-2),
    ]);
    expect(providers.filter(([cluster, provider]) => cluster !== provider)).toEqual([]);
    // Of a mesh 14 objects of the base, 6 of the control plane and 6 of each gateway; in a remote cluster 5, 4 and 6.
    const counts = CLUSTERS.map((cluster) => providers.filter(([own]) => own === cluster).length);
    expect(counts).toEqual([38, 36, 16]);
  });

  test('each cluster is a component below the mesh, without inputs, and its objects are below that', () => {
    const components = done.resources.filter(({ custom, type }) => !custom && type.startsWith('istio-constructs:'));
    const above = 'urn:pulumi:dev::shop::istio-constructs:index:MultiClusterMesh';
    expect(components.map(({ urn, inputs, parent }) => ({ urn, inputs, parent }))).toEqual([
      { urn: `${above}::shop`, inputs: {}, parent: '' },
      ...CLUSTERS.map((cluster) => ({
        urn: `${above}$istio-constructs:index:ServiceMesh::shop-${cluster}`,
        inputs: {},
        parent: `${above}::shop`,
      })),
    ]);
    const wrong = [...done.objects.values()].filter(({ name, parent }) => nameOf(parent) !== `shop-${clusterOf(name)}`);
    expect(wrong).toEqual([]);
    expect(done.componentOutputs).toEqual([{}, {}, {}, {}]);
    expect(done.warnings).toEqual([]);
    expect(done.result.warnings).toEqual([]);
  });

  test('beside the meshes stand these objects and no others', () => {
    const beside = [...done.objects.keys()].filter((name) => name.includes('-multicluster/')).sort();
    expect(beside).toEqual([
      'shop-east-multicluster/cross-network-gateway',
      'shop-east-multicluster/istiod-gateway',
      'shop-east-multicluster/istiod-vs',
      'shop-east-multicluster/reader-token',
      'shop-east-multicluster/remote-secret-edge',
      'shop-east-multicluster/remote-secret-west',
      'shop-edge-multicluster/reader-token',
      'shop-west-multicluster/cross-network-gateway',
      'shop-west-multicluster/reader-token',
      'shop-west-multicluster/remote-secret-east',
      'shop-west-multicluster/remote-secret-edge',
    ]);
    const { result } = done;
    expect([...result.cluster('east').resources.keys()].sort()).toEqual([
      'multicluster/cross-network-gateway',
      'multicluster/istiod-gateway',
      'multicluster/istiod-vs',
      'multicluster/reader-token',
      'multicluster/remote-secret-edge',
      'multicluster/remote-secret-west',
    ]);
  });

  test('URNs are those of components and kinds, and stay as they are', () => {
    // Mocks write the type of the parent only.
    const start = 'urn:pulumi:dev::shop::istio-constructs:index:ServiceMesh$';
    const urns = [
      'shop-west-istiod/deployment',
      'shop-east-multicluster/istiod-vs',
      'shop-edge-multicluster/reader-token',
      'shop-west-multicluster/remote-secret-edge',
    ].map((name) => done.objects.get(name)?.urn);
    expect(urns).toEqual([
      `${start}kubernetes:apps/v1:Deployment::shop-west-istiod/deployment`,
      `${start}kubernetes:networking.istio.io/v1:VirtualService::shop-east-multicluster/istiod-vs`,
      `${start}kubernetes:core/v1:Secret::shop-edge-multicluster/reader-token`,
      `${start}kubernetes:core/v1:Secret::shop-west-multicluster/remote-secret-edge`,
    ]);
  });

  test('across clusters these objects wait for each other, and no others', () => {
    const across = [...done.objects.values()].flatMap(({ name, dependsOn }) => {
      const others = dependsOn.map(nameOf).filter((other) => clusterOf(other) !== clusterOf(name));
      return others.length === 0 ? [] : [[name, others.sort()] as const];
    });
    const gateway = ['horizontal-pod-autoscaler', 'role', 'role-binding', 'service', 'service-account', 'workload'];
    const ways = [
      ...gateway.map((object) => `shop-east-istio-eastwestgateway/${object}`),
      ...['cross-network-gateway', 'istiod-gateway', 'istiod-vs'].map((object) => `shop-east-multicluster/${object}`),
    ].sort();
    expect(Object.fromEntries(across)).toEqual({
      // What is first in a remote cluster, on which all else there depends.
      'shop-edge-namespaces/istio-system': ways,
      'shop-edge-base/service-account-reader': ways,
      'shop-edge-istiod/cluster-role-reader': ways,
      'shop-edge-istiod/cluster-role-binding-reader': ways,
      'shop-edge-istiod/config-map-values': ways,
      // What has the address of the gateway.
      'shop-edge-istiod/endpoint-slice-remote': ['shop-east-istio-eastwestgateway/service'],
      'shop-edge-istio-eastwestgateway/workload': ['shop-east-multicluster/remote-secret-edge'],
      'shop-east-multicluster/remote-secret-west': ['shop-west-multicluster/reader-token'],
      'shop-east-multicluster/remote-secret-edge': ['shop-edge-multicluster/reader-token'],
      'shop-west-multicluster/remote-secret-east': ['shop-east-multicluster/reader-token'],
      'shop-west-multicluster/remote-secret-edge': ['shop-edge-multicluster/reader-token'],
    });
  });

  test('there is an order in which all can be made', () => {
    expect(cycleOf(done.resources)).toEqual([]);
  });

  test('in a remote cluster all comes after its namespace, and so after the gateway of the primary', () => {
    const needs = new Map(done.resources.map(({ urn, dependsOn }) => [urn, dependsOn]));
    const reaches = (urn: string, wanted: string): boolean =>
      nameOf(urn) === wanted || (needs.get(urn) ?? []).some((other) => reaches(other, wanted));
    const edge = [...done.objects.values()].filter(({ name }) => name.startsWith('shop-edge-'));
    expect(edge.filter(({ urn }) => !reaches(urn, 'shop-east-istio-eastwestgateway/service'))).toEqual([]);
  });

  test('a remote secret has the address, the authority and the token of its cluster', () => {
    expect(bodyOf(done, 'shop-west-multicluster/remote-secret-edge')).toEqual({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 'istio-remote-secret-edge',
        namespace: 'istio-system',
        labels: { 'istio/multiCluster': 'true' },
        annotations: { 'networking.istio.io/cluster': 'edge' },
      },
      stringData: { edge: kubeconfig('edge', 'https://edge.example.com:6443') },
    });
    expect(bodyOf(done, 'shop-east-multicluster/remote-secret-edge')).toEqual(
      bodyOf(done, 'shop-west-multicluster/remote-secret-edge'),
    );
  });

  test('the token Secret of a reader account has no data but those of Kubernetes', () => {
    expect(plain(bodyOf(done, 'shop-edge-multicluster/reader-token'))).toEqual({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 'istio-reader-service-account-istio-remote-secret-token',
        namespace: 'istio-system',
        annotations: { 'kubernetes.io/service-account.name': 'istio-reader-service-account' },
      },
      type: 'kubernetes.io/service-account-token',
    });
  });

  test('a remote cluster reaches the control plane at the address of the load balancer', () => {
    expect(bodyOf(done, 'shop-edge-istiod/endpoint-slice-remote')).toMatchObject({
      addressType: 'IPv4',
      endpoints: [{ addresses: ['203.0.113.1'] }],
    });
    expect(bodyOf(done, 'shop-edge-istiod/mutating-webhook')).toMatchObject({
      webhooks: [{ clientConfig: { service: { name: 'istiod', path: '/inject/cluster/edge/net/n1' } } }, {}, {}, {}],
    });
  });

  test('each cluster is found by its name', () => {
    const { result } = done;
    expect(result.clusters.map(({ name }) => name)).toEqual(CLUSTERS);
    expect(result.cluster('east').mesh).toBeInstanceOf(ServiceMesh);
    expect(result.cluster('east').ingressGateway.name).toBe('istio-ingressgateway');
    expect(result.cluster('edge').eastWestGateway.namespace).toBe('istio-system');
    expect(() => result.cluster('est')).toThrow(
      new MeshProblems([
        {
          severity: 'error',
          code: 'clusters/no-cluster',
          object: 'urn:pulumi:dev::shop::istio-constructs:index:MultiClusterMesh::shop',
          path: 'cluster()',
          found: 'est',
          message: 'the mesh has no cluster of this name',
          fix: 'did you mean "east"?',
        },
      ]).message,
    );
  });
});

/** Returns the resources that wait for each other, by dependencies and parents, so that none can be the first. */
function cycleOf(resources: readonly Registered[]): string[] {
  const left = new Map(resources.map(({ urn, dependsOn, parent }) => [urn, [...dependsOn, parent].filter(Boolean)]));
  for (let before = -1; before !== left.size;) {
    before = left.size;
    for (const [urn, needs] of left) if (!needs.some((other) => left.has(other))) left.delete(urn);
  }
  return [...left.keys()].map(nameOf);
}

describe('the address of a control plane', () => {
  const withEast = (east: object): MultiClusterMeshArgs => {
    const args = threeClusters();
    return { ...args, clusters: { ...args.clusters, east: { ...args.clusters.east, ...east } } };
  };

  test('may be a host name, for which other objects lead there', async () => {
    const hostname = 'lb.east.example.com';
    const done = await run(() => new MultiClusterMesh('shop', withEast({ discoveryAddressType: 'Hostname' })), {
      written: (object) => ({
        ...written(object),
        ...(object.name === 'shop-east-istio-eastwestgateway/service' && {
          status: { loadBalancer: { ingress: [{ hostname }] } },
        }),
      }),
    });
    expect(done.objects.has('shop-edge-istiod/endpoint-slice-remote')).toBe(false);
    expect(bodyOf(done, 'shop-edge-istiod/service-remote')).toMatchObject({
      spec: { type: 'ExternalName', externalName: hostname },
    });
  });

  test('may be given, as an Output too', async () => {
    const done = await run(
      () => new MultiClusterMesh('shop', withEast({ discoveryAddress: pulumi.output(Promise.resolve('203.0.113.9')) })),
      { written },
    );
    expect(bodyOf(done, 'shop-edge-istiod/endpoint-slice-remote')).toMatchObject({
      endpoints: [{ addresses: ['203.0.113.9'] }],
    });
    expect(done.objects.get('shop-edge-istiod/endpoint-slice-remote')?.dependsOn.map(nameOf)).not.toContain(
      'shop-east-istio-eastwestgateway/service',
    );
  });
});

describe('the API server of a cluster', () => {
  const own = (cluster: string, more: object = {}): string =>
    JSON.stringify({
      'current-context': 'admin',
      'contexts': [{ name: 'admin', context: { cluster: 'c', user: 'u' } }],
      'clusters': [{ name: 'c', cluster: { server: `https://${cluster}.own.example:6443`, ...more } }],
      'users': [{ name: 'u', user: { token: 'zq-admin' } }],
    });
  const by = (kubeconfigs: Record<string, pulumi.Input<string>>): MultiClusterMeshArgs => ({
    meshId: 'shop',
    ca: { secret: 'cacerts' },
    defaults: { crds: false, profile: 'minimal' },
    clusters: Object.fromEntries(Object.entries(kubeconfigs).map(([name, text]) => [name, { kubeconfig: text }])),
  });

  test('is that of its kubeconfig, whose user stays where it is, and which makes the provider', async () => {
    const ca = base64(authority('front'));
    const done = await run(
      () =>
        new MultiClusterMesh(
          'shop',
          by({ east: own('east', { 'certificate-authority-data': ca }), west: pulumi.secret(own('west')) }),
        ),
      { written },
    );
    expect(bodyOf(done, 'shop-west-multicluster/remote-secret-east')).toMatchObject({
      stringData: { east: kubeconfig('east', 'https://east.own.example:6443', ca) },
    });
    // Without an authority of its own it is the one that Kubernetes writes beside the token.
    expect(bodyOf(done, 'shop-east-multicluster/remote-secret-west')).toMatchObject({
      stringData: { west: kubeconfig('west', 'https://west.own.example:6443') },
    });
    const providers = done.resources.filter(({ type }) => type === 'pulumi:providers:kubernetes');
    expect(providers.map(({ name, inputs, parent }) => [name, decoded(inputs), nameOf(parent)])).toEqual([
      [
        'shop-east',
        {
          value: {
            kubeconfig: own('east', { 'certificate-authority-data': ca }),
            enableConfigMapMutable: 'true',
            enableSecretMutable: 'true',
          },
          secrets: ['kubeconfig'],
          unknowns: [],
        },
        'shop',
      ],
      [
        'shop-west',
        {
          value: { kubeconfig: own('west'), enableConfigMapMutable: 'true', enableSecretMutable: 'true' },
          secrets: ['kubeconfig'],
          unknowns: [],
        },
        'shop',
      ],
    ]);
    const used = [...done.objects.values()].map(({ name, provider }) => [clusterOf(name), provider.split('::').at(-2)]);
    expect(used.filter(([cluster, provider]) => `shop-${cluster}` !== provider)).toEqual([]);
  });

  test('may have a credential of another sort, for which no token is made', async () => {
    const args = threeClusters({
      apiServers: {
        east: { url: 'https://east.example.com', credential: { secret: 'made-elsewhere' } },
        west: { url: 'https://west.example.com', credential: { token: pulumi.secret('zq-own') } },
        edge: {
          url: 'https://edge.example.com',
          ca: authority('edge'),
          credential: { externalSecret: { store: 'vault' } },
        },
      },
    });
    const done = await run(() => new MultiClusterMesh('shop', args), { written });
    const names = [...done.objects.keys()].filter((name) => /remote-secret|reader-token/.test(name)).sort();
    expect(names).toEqual([
      'shop-east-multicluster/remote-secret-edge',
      'shop-east-multicluster/remote-secret-west',
      'shop-edge-multicluster/reader-token',
      'shop-west-multicluster/reader-token',
      'shop-west-multicluster/remote-secret-edge',
    ]);
    expect(done.objects.get('shop-west-multicluster/remote-secret-edge')?.type).toBe(
      'kubernetes:external-secrets.io/v1:ExternalSecret',
    );
    expect((bodyOf(done, 'shop-east-multicluster/remote-secret-west') as { stringData: object }).stringData).toEqual({
      west: expect.stringContaining('token: zq-own\n') as string,
    });
  });

  test('may be known to none: remote secrets are then made elsewhere', async () => {
    const done = await run(() => new MultiClusterMesh('shop', threeClusters({ apiServers: undefined })), { written });
    expect([...done.objects.keys()].filter((name) => name.includes('remote-secret'))).toEqual([]);
  });
});

test('settings of deployment are those of all clusters, or of one', async () => {
  const args = threeClusters();
  const done = await run(
    () =>
      new MultiClusterMesh('shop', {
        ...args,
        defaults: { ...args.defaults, waitForReady: false },
        clusters: { ...args.clusters, west: { ...args.clusters.west, waitForReady: true } },
      }),
    { written },
  );
  const waits = (cluster: string): boolean => {
    const { inputs } = done.objects.get(`shop-${cluster}-istiod/mutating-webhook`)!;
    return JSON.stringify(inputs).includes('pulumi.com/waitFor');
  };
  expect([waits('east'), waits('west')]).toEqual([false, true]);
});

test('one service of several clusters is written for each control plane that reads it', async () => {
  const done = await run(
    () => {
      const mesh = new MultiClusterMesh('shop', threeClusters());
      const catalog = mesh.service('catalog', { namespace: 'shop', port: 80, subsets: { v1: { version: 'v1' } } });
      return catalog.timeout('2s');
    },
    { written },
  );
  const objects = [...done.objects.values()].filter(({ name }) => name.includes('catalog'));
  expect(objects.map(({ name, provider }) => [name, provider.split('::').at(-2)]).sort()).toEqual([
    ['shop-east-catalog-destination-rule', 'east'],
    ['shop-east-catalog-virtual-service', 'east'],
    ['shop-west-catalog-destination-rule', 'west'],
    ['shop-west-catalog-virtual-service', 'west'],
  ]);
  expect(bodyOf(done, 'shop-west-catalog-virtual-service')).toMatchObject({
    metadata: { name: 'catalog', namespace: 'shop' },
    spec: {
      hosts: ['catalog.shop.svc.cluster.local'],
      http: [{ route: [{ destination: { host: 'catalog.shop.svc.cluster.local' } }], timeout: '2s' }],
    },
  });
  expect(done.result.host).toBe('catalog.shop.svc.cluster.local');
  expect(done.result.in('east')?.serviceName).toBe('catalog');
  expect(done.result.in('edge')).toBeUndefined();
  expect(done.result.labels).toEqual({});
});

test('a provider is of one cluster', async () => {
  const both = (): unknown => {
    const provider = new Provider('one');
    const args = threeClusters();
    const place = { network: 'n1', provider };
    return new MultiClusterMesh('shop', { ...args, clusters: { east: place, west: place, edge: { network: 'n1' } } });
  };
  const texts = await run(() => problemsOf(both));
  expect(texts.result).toBe(
    [
      '1 problem:',
      `- ${SHOP} clusters.west.provider: got "a provider"; cluster "east" has the same one, and one provider is one ` +
        'cluster; give each cluster a provider of its own, or its `kubeconfig` (pulumi/same-provider)',
    ].join('\n'),
  );
});

function problemsOf(program: () => unknown): string {
  try {
    program();
  } catch (reason) {
    if (reason instanceof MeshProblems) return reason.message;
    throw reason;
  }
  return '';
}

test('what is wrong with the whole and in each mesh is told at once', async () => {
  const wrong = (clusters: object) => () =>
    new MultiClusterMesh('shop', { ...threeClusters({ apiServers: undefined }), clusters } as never);
  const { result } = await run(() => {
    const [east, west, edge] = ['east', 'west', 'edge'].map((name) => ({
      network: 'n1',
      provider: new Provider(name),
    }));
    return [
      wrong({ east: { network: 'n1' }, west: { network: 'n1', discoveryAddressType: 'DNS' } }),
      wrong({ east, west: { ...west, tag: 'no tag' }, edge: { ...edge, primary: 'est' } }),
      wrong({
        east: { ...east, network: pulumi.output('n1') },
        west: { ...west, hub: pulumi.output('x'), tag: 'no tag' },
      }),
      (): unknown => new MultiClusterMesh('shop', 'args' as never),
    ].map(problemsOf);
  });
  expect(
    result.map((text) =>
      text
        .split('\n')
        .slice(1)
        .map((line) => line.replace(`- ${SHOP} `, '')),
    ),
  ).toEqual([
    [
      'clusters.west.provider: got nothing; cluster "east" has the same one, and one provider is one cluster; give ' +
        'each cluster a provider of its own, or its `kubeconfig` (pulumi/same-provider)',
      'clusters.west.discoveryAddressType: got "DNS"; addresses of load balancers are of two types; use "IPAddress" ' +
        'or "Hostname" (pulumi/address-type)',
    ],
    [
      'clusters.edge.primary: got "est"; there is no cluster of this name; did you mean "east"? ' +
        '(clusters/unknown-primary)',
      NO_TAG,
    ],
    [
      'clusters.east.network: got "an Output"; it decides which objects exist or how they are called, so its value ' +
        'must be known when the program runs; pass a plain value (pulumi/structural)',
      NO_TAG,
    ],
    ['args: got "args"; must be an object; give the args by their names: { ... } (pulumi/no-args)'],
  ]);
});

const NO_TAG =
  'clusters.west.tag: got "no tag"; this is not an image tag; use letters, digits, "_", "." and "-", at most 128 ' +
  '(props/tag-form)';
