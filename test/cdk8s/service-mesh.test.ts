import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import { EgressGateway, EastWestGateway, IngressGateway, ServiceMesh, type ServiceMeshProps } from '../../lib';
import { type Loose, problemsOf } from '../support/render';

const chartOf = (): Chart => new Chart(new App(), 'app');
const objects = (chart: Chart): Loose[] => Testing.synth(chart) as Loose[];
const named = (chart: Chart, kind: string, name: string): Loose =>
  objects(chart).find((object) => object.kind === kind && object.metadata.name === name);

const CRDS = [
  'authorizationpolicies.security',
  'destinationrules.networking',
  'envoyfilters.networking',
  'gateways.networking',
  'peerauthentications.security',
  'proxyconfigs.networking',
  'requestauthentications.security',
  'serviceentries.networking',
  'sidecars.networking',
  'telemetries.telemetry',
  'trafficextensions.extensions',
  'virtualservices.networking',
  'wasmplugins.extensions',
  'workloadentries.networking',
  'workloadgroups.networking',
].map((name) => `base/crd-${name}.istio.io`);
const BASE = [...CRDS, 'base/service-account-reader', 'base/validating-webhook'];
const ISTIOD = [
  'service-account',
  'cluster-role',
  'cluster-role-gateway-controller',
  'cluster-role-reader',
  'cluster-role-binding',
  'cluster-role-binding-gateway-controller',
  'cluster-role-binding-reader',
  'role',
  'role-binding',
  'config-map',
  'config-map-injector',
  'config-map-values',
  'service',
  'deployment',
  'mutating-webhook',
  'validating-webhook',
].map((id) => `istiod/${id}`);
const CNI = [
  'service-account',
  'config-map',
  'cluster-role',
  'cluster-role-repair',
  'cluster-role-binding',
  'cluster-role-binding-repair',
  'daemon-set',
].map((id) => `cni/${id}`);
const GATEWAY = ['service-account', 'role', 'role-binding', 'service', 'deployment'];
const INJECTED = ['service-account', 'role', 'role-binding', 'service', 'workload', 'horizontal-pod-autoscaler'];

/** Ids are a promise: they are construct ids and part of Pulumi's names. A change here is a breaking change. */
describe('ids of the objects', () => {
  test.each<[string, ServiceMeshProps, string[]]>([
    [
      'default with the CNI agent',
      { cni: true },
      [
        'namespaces/istio-system',
        ...BASE,
        ...ISTIOD,
        'istiod/autoscaler',
        ...CNI,
        ...[...GATEWAY, 'horizontal-pod-autoscaler'].map((id) => `istio-ingressgateway/${id}`),
      ],
    ],
    [
      'demo',
      { profile: 'demo' },
      [
        'namespaces/istio-system',
        ...BASE,
        ...ISTIOD,
        ...['istio-ingressgateway', 'istio-egressgateway'].flatMap((name) => GATEWAY.map((id) => `${name}/${id}`)),
      ],
    ],
    [
      'ambient',
      { profile: 'ambient' },
      [
        'namespaces/istio-system',
        ...BASE,
        ...ISTIOD,
        'istiod/autoscaler',
        ...CNI,
        'cni/cluster-role-ambient',
        'cni/cluster-role-binding-ambient',
        'ztunnel/service-account',
        'ztunnel/daemon-set',
      ],
    ],
    ['empty', { profile: 'empty' }, []],
    [
      'an injected gateway',
      { base: false, pilot: false, ingressGateways: [{ name: 'public' }] },
      ['namespaces/istio-system', ...INJECTED.map((id) => `public/${id}`)],
    ],
  ])('%s', (_, props, ids) => {
    expect(new ServiceMesh(chartOf(), props).objectIds.sort()).toEqual([...ids].sort());
  });

  test('do not follow options', () => {
    const plain = new ServiceMesh(chartOf(), {}).objectIds;
    const other = new ServiceMesh(chartOf(), {
      revision: 'canary',
      hub: 'example.com/istio',
      variant: 'distroless',
      logAsJson: true,
      trustDomain: 'td',
      pilot: { labels: { a: 'b' } },
    });
    expect(other.objectIds).toEqual(plain);
  });
});

describe('construct', () => {
  test('the id may be left out, and two meshes may be side by side', () => {
    const chart = chartOf();
    expect(new ServiceMesh(chart, { profile: 'minimal' }).node.path).toBe('app/mesh');
    expect(
      new ServiceMesh(chart, 'other', { profile: 'minimal', revision: 'b', crds: false, base: false }).node.path,
    ).toBe('app/other');
    expect(new ServiceMesh(chartOf()).node.path).toBe('app/mesh');
    expect(new ServiceMesh(chartOf(), 'named').version).toBe('1.31.4');
  });

  test('tells its namespace, revision and release', () => {
    const mesh = new ServiceMesh(chartOf(), { version: '1.29', namespace: 'mesh', revision: 'r1' });
    expect([mesh.namespace, mesh.revision, mesh.version]).toEqual(['mesh', 'r1', '1.29.6']);
    expect(new ServiceMesh(chartOf()).revision).toBe('default');
  });

  test('an object is a construct that can be patched', () => {
    const chart = chartOf();
    const mesh = new ServiceMesh(chart);
    mesh.object('istiod/deployment').addJsonPatch(JsonPatch.add('/spec/revisionHistoryLimit', 3));
    mesh.object('istiod/service').metadata.addAnnotation('a', 'b');
    expect(mesh.object('istiod/deployment').node.path).toBe('app/mesh/istiod/deployment');
    expect(named(chart, 'Deployment', 'istiod').spec.revisionHistoryLimit).toBe(3);
    expect(named(chart, 'Service', 'istiod').metadata.annotations).toEqual({ a: 'b' });
  });

  test('a definition, whose schema is kept as text, can be patched too', () => {
    const chart = chartOf();
    new ServiceMesh(chart)
      .object('base/crd-gateways.networking.istio.io')
      .addJsonPatch(JsonPatch.replace('/spec/scope', 'Cluster'));
    const crd = named(chart, 'CustomResourceDefinition', 'gateways.networking.istio.io');
    expect([crd.spec.scope, crd.spec.names.kind]).toEqual(['Cluster', 'Gateway']);
  });

  test('an object that is not there is a problem', () => {
    const mesh = new ServiceMesh(chartOf(), {
      base: false,
      pilot: false,
      ingressGateways: [{ name: 'public' }],
      createNamespaces: false,
    });
    expect(() => mesh.object('istiod/deployment')).toThrow(
      '[app/mesh] object(): got "istiod/deployment"; the mesh renders no such object; use one of ' +
        'public/service-account',
    );
  });

  test('patches by kind and name: first merge, then operations', () => {
    const chart = chartOf();
    new ServiceMesh(chart, {
      patches: [
        {
          kind: 'Service',
          name: 'istiod',
          namespace: 'istio-system',
          merge: { metadata: { labels: { istio: null, team: 'mesh' } }, spec: { ports: [{ port: 1, name: 'only' }] } },
          json: [
            { op: 'test', path: '/spec/ports/0/port', value: 1 },
            { op: 'replace', path: '/spec/ports/0/name', value: 'one' },
          ],
        },
      ],
    });
    const service = named(chart, 'Service', 'istiod');
    expect(service.metadata.labels).toMatchObject({ team: 'mesh', app: 'istiod' });
    expect(service.metadata.labels).not.toHaveProperty('istio');
    expect(service.spec.ports).toEqual([{ port: 1, name: 'one' }]);
  });
});

describe('images', () => {
  const hub = 'docker.io/istio';
  test.each<[string, ServiceMeshProps, string[]]>([
    ['default', {}, [`${hub}/pilot:1.31.4`, `${hub}/proxyv2:1.31.4`]],
    [
      'default with the CNI agent',
      { cni: true },
      [`${hub}/install-cni:1.31.4`, `${hub}/pilot:1.31.4`, `${hub}/proxyv2:1.31.4`],
    ],
    ['demo', { profile: 'demo', version: '1.29' }, [`${hub}/pilot:1.29.6`, `${hub}/proxyv2:1.29.6`]],
    [
      'ambient',
      { profile: 'ambient' },
      ['install-cni', 'pilot', 'proxyv2', 'ztunnel'].map((name) => `${hub}/${name}:1.31.4-distroless`),
    ],
    [
      "a registry of one's own",
      { cni: true, hub: 'r.example/i', tag: 't', variant: 'debug' },
      ['install-cni', 'pilot', 'proxyv2'].map((name) => `r.example/i/${name}:t-debug`),
    ],
    // The init container has an image of its own.
    [
      'a whole reference',
      { pilot: { image: 'r.example/p:1' }, proxy: { image: 'r.example/x:2' } },
      [`${hub}/proxyv2:1.31.4`, 'r.example/p:1', 'r.example/x:2'],
    ],
  ])('%s', (_, props, images) => {
    expect(new ServiceMesh(chartOf(), props).images()).toEqual(images);
  });
});

describe('gateways', () => {
  test('of the mesh: what others refer to', () => {
    const mesh = new ServiceMesh(chartOf(), {
      ingressGateways: [{ name: 'istio-public', namespace: 'edge', labels: { istio: 'front' } }, { name: 'b' }],
    });
    expect(mesh.ingressGateway).toMatchObject({
      role: 'ingress',
      name: 'istio-public',
      namespace: 'edge',
      labels: { app: 'istio-public', istio: 'front' },
      host: 'istio-public.edge.svc.cluster.local',
      serviceAccount: 'istio-public',
    });
    expect(mesh.gateways.map(({ name }) => name)).toEqual(['istio-public', 'b']);
    expect(new ServiceMesh(chartOf()).ingressGateway).toMatchObject({
      name: 'istio-ingressgateway',
      labels: { app: 'istio-ingressgateway', istio: 'ingressgateway' },
      serviceAccount: 'istio-ingressgateway-service-account',
    });
  });

  test('a gateway that the mesh does not have is a problem', () => {
    expect(() => new ServiceMesh(chartOf(), 'm', { profile: 'minimal' }).egressGateway).toThrow(
      '[app/m] egressGateways: the mesh has no egress gateway; declare one in `egressGateways` (mesh/no-gateway)',
    );
  });

  test('beside the mesh and in other charts, with the revision and network of the mesh', () => {
    const app = new App();
    const mesh = new ServiceMesh(new Chart(app, 'mesh'), {
      profile: 'minimal',
      revision: 'r1',
      network: 'net',
      networkPolicies: true,
      ingressGateways: [],
    });
    const edge = new Chart(app, 'edge');
    const ingress = new IngressGateway(edge, 'public', { mesh, namespace: 'edge' });
    const egress = new EgressGateway(edge, 'out', { mesh, name: 'way-out', namespace: 'edge' });
    const eastWest = new EastWestGateway(edge, 'east-west', { mesh });
    expect([mesh.ingressGateway, mesh.egressGateway, mesh.eastWestGateway]).toEqual([
      ingress.gateway,
      egress.gateway,
      eastWest.gateway,
    ]);
    expect([...ingress.objects.keys()]).toContain('public/workload');
    expect(
      objects(edge)
        .filter(({ kind }) => kind === 'Namespace')
        .map(({ metadata }) => metadata.name),
    ).toEqual(['edge']);
    expect(named(edge, 'Deployment', 'public').spec.template.metadata.labels['istio.io/rev']).toBe('r1');
    expect(named(edge, 'Service', 'way-out').spec).toMatchObject({
      type: 'ClusterIP',
      ports: [
        { name: 'http2', port: 80 },
        { name: 'https', port: 443 },
      ],
    });
    expect(named(edge, 'Service', 'east-west').metadata.labels['topology.istio.io/network']).toBe('net');
  });

  test.each(['1.31', '1.30', '1.29'] as const)(
    'the NetworkPolicy of an east-west gateway opens the ports of its Service (%s)',
    (version) => {
      const chart = chartOf();
      new ServiceMesh(chart, {
        version,
        profile: 'minimal',
        network: 'n',
        networkPolicies: true,
        eastWestGateway: true,
      });
      const service = named(chart, 'Service', 'istio-eastwestgateway');
      const policy = named(chart, 'NetworkPolicy', 'istio-eastwestgateway');
      expect(service.spec.ports.map((port: Loose) => port.targetPort).sort()).toEqual([15012, 15017, 15021, 15443]);
      expect(policy.spec.ingress.flatMap((rule: Loose) => rule.ports.map((port: Loose) => port.port)).sort()).toEqual([
        15012, 15017, 15020, 15021, 15090, 15443,
      ]);
    },
  );

  test('an egress gateway may be given another kind of Service, as prop or as value', () => {
    const chart = chartOf();
    new ServiceMesh(chart, {
      egressGateways: [
        { name: 'a', service: { type: 'LoadBalancer' } },
        { name: 'b', values: { service: { type: 'NodePort' } } },
      ],
    });
    expect([named(chart, 'Service', 'a').spec.type, named(chart, 'Service', 'b').spec.type]).toEqual([
      'LoadBalancer',
      'NodePort',
    ]);
  });
});

describe('platforms', () => {
  const binDir = (props: ServiceMeshProps): string => {
    const chart = chartOf();
    new ServiceMesh(chart, { cni: true, ...props });
    return named(chart, 'DaemonSet', 'istio-cni-node').spec.template.spec.volumes.find(
      (volume: Loose) => volume.name === 'cni-bin-dir',
    ).hostPath.path;
  };

  test('GKE has a directory of its own for CNI binaries, which the chart would ask the cluster for', () => {
    expect(binDir({})).toBe('/opt/cni/bin');
    expect(binDir({ platform: 'gke' })).toBe('/home/kubernetes/bin');
    expect(binDir({ platform: 'gke', cni: { binDir: '/mine' } })).toBe('/mine');
    expect(binDir({ platform: 'gke', values: { cni: { cniBinDir: '/mine' } } })).toBe('/mine');
  });
});

describe('warnings', () => {
  test('are handed out and written once at synth', () => {
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      const app = Testing.app();
      const chart = new Chart(app, 'app');
      const mesh = new ServiceMesh(chart, {
        hub: 'gcr.io/istio-release',
        values: { istiod: { global: { proxy: { holdApplicationUntilProxyStarts: true } } } as never },
      });
      expect(mesh.warnings.map(({ code, path }) => [code, path])).toEqual([
        ['props/hub-ends', 'hub'],
        ['values/deprecated', 'values.istiod.global.proxy.holdApplicationUntilProxyStarts'],
      ]);
      app.synth();
      app.synth();
      expect(write.mock.calls.map(([text]) => text)).toEqual([
        'warning: [app/mesh] hub: got "gcr.io/istio-release"; Istio stops serving gcr.io/istio-release at the ' +
          "end of 2026; use 'docker.io/istio', or a mirror of your own (props/hub-ends)\n",
        'warning: [app/mesh] values.istiod.global.proxy.holdApplicationUntilProxyStarts: got true; this value ' +
          'is deprecated; ' +
          'use meshConfig.defaultConfig.holdApplicationUntilProxyStarts (values/deprecated)\n',
      ]);
    } finally {
      write.mockRestore();
    }
  });

  test('there are none without a reason', () => {
    expect(new ServiceMesh(chartOf(), { profile: 'ambient', platform: 'gke' }).warnings).toEqual([]);
  });
});

test('problems of an object that is not of the mesh do not come from the mesh', () => {
  const chart = chartOf();
  new ApiObject(chart, 'x', { apiVersion: 'v1', kind: 'ConfigMap' });
  expect(problemsOf(() => new ServiceMesh(chart, { profile: 'x' as never })).map(({ object }) => object)).toEqual([
    'app/mesh',
  ]);
});
