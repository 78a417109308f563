import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, Testing, YamlOutputType } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import {
  analysisSeverity,
  AuthorizationPolicy,
  DestinationRule,
  FastApp,
  MultiClusterMesh,
  outside,
  strictWarnings,
  VirtualService,
  type KubernetesGateway,
  type MultiClusterProps,
} from '../../lib';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'multi-cluster-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const app = (): App => new App({ outdir: folder });

const TWO: MultiClusterProps = {
  meshId: 'shop',
  ca: { secret: 'cacerts' },
  clusters: { east: { network: 'n1' }, west: { network: 'n2' } },
};

/** Files below the folder, sorted. */
const files = (): string[] =>
  (readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith('.yaml')).sort();

const namesIn = (file: string): string[] =>
  parseAllDocuments(readFileSync(join(folder, file), 'utf8')).map((document) => {
    const { kind, metadata } = document.toJS() as { kind: string; metadata: { name: string; namespace?: string } };
    return `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
  });

/** What is beside the mesh of a primary on a network of its own. */
const TOKEN = 'Secret istio-system/istio-reader-service-account-istio-remote-secret-token';
const BESIDE = [TOKEN, 'Gateway istio-system/cross-network-gateway'];

const textOf = (body: () => unknown): string => {
  try {
    body();
  } catch (reason) {
    return (reason as Error).message;
  }
  return 'nothing was thrown';
};

describe('files of the clusters', () => {
  test('each cluster has a folder: the mesh, and what is applied after it', () => {
    const root = app();
    new MultiClusterMesh(root, 'shop', TWO);
    root.synth();
    expect(files()).toEqual([
      'east/0000-east.k8s.yaml',
      'east/0001-east-policies.k8s.yaml',
      'west/0000-west.k8s.yaml',
      'west/0001-west-policies.k8s.yaml',
    ]);
    expect(namesIn('east/0001-east-policies.k8s.yaml')).toEqual(BESIDE);
    expect(namesIn('west/0000-west.k8s.yaml')).toContain('Service istio-system/istio-eastwestgateway');
  });

  test('a cluster may have a folder or a chart of its own, and the app its own files beside', () => {
    const root = app();
    const chart = new Chart(root, 'west');
    new ApiObject(new Chart(root, 'own'), 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'own' } });
    new MultiClusterMesh(root, 'shop', {
      ...TWO,
      clusters: { east: { network: 'n1', outdir: join(folder, 'elsewhere', 'e') }, west: { network: 'n2', chart } },
    });
    root.synth();
    expect(files()).toEqual([
      'elsewhere/e/0000-east.k8s.yaml',
      'elsewhere/e/0001-east-policies.k8s.yaml',
      'own.k8s.yaml',
      'west.k8s.yaml',
    ]);
    expect(namesIn('west.k8s.yaml').at(-1)).toBe('Gateway istio-system/cross-network-gateway');
  });

  test('what istiod needs when it starts follows the namespaces, and comes before it', () => {
    const root = app();
    const chart = new Chart(root, 'west');
    const ca = { certManager: { name: 'root' } };
    const clusters = { east: { network: 'n1' }, west: { network: 'n2', chart } };
    new MultiClusterMesh(root, 'shop', { ...TWO, ca, clusters });
    root.synth();
    for (const file of ['east/0000-east.k8s.yaml', 'west.k8s.yaml']) {
      const names = namesIn(file);
      const at = ['Namespace /istio-system', 'Certificate istio-system/cacerts', 'Deployment istio-system/istiod'].map(
        (name) => names.indexOf(name),
      );
      expect([file, at]).toEqual([file, [...at].sort((a, b) => a - b)]);
      expect(at).not.toContain(-1);
    }
  });

  test('are written as the app writes its own', () => {
    const root = new FastApp({
      outdir: folder,
      outputFileExtension: '.yaml',
      yamlOutputType: YamlOutputType.FILE_PER_APP,
    });
    new MultiClusterMesh(root, 'shop', TWO);
    root.synth();
    expect(files()).toEqual(['east/app.yaml', 'west/app.yaml']);
  });

  test('nothing is written when anything in any cluster is wrong, and all of it is said at once', () => {
    const root = app();
    const mesh = new MultiClusterMesh(root, 'shop', TWO);
    for (const name of ['east', 'west'])
      new VirtualService(mesh.cluster(name).chart, 'routes', {
        hosts: ['catalog.example.com'],
        gateways: [`istio-system/${name}`],
        http: [{ route: [{ destination: { host: 'catalog.shop.svc.cluster.local' } }] }],
      });
    outside(root, { hosts: ['catalog.shop.svc.cluster.local'] });
    expect(textOf(() => root.synth())).toBe(
      [
        'Validation failed with the following errors:',
        ...['east', 'west'].map(
          (name) =>
            `  [shop] [${name}-policies/routes] spec.gateways[0]: got "istio-system/${name}"; there is no such ` +
            'Gateway; declare the Gateway, or name it in `outside` (analysis/unknown-reference)',
        ),
      ].join('\n'),
    );
    expect(existsSync(join(folder, 'east'))).toBe(false);
  });
});

test('an external control plane that the program declares has a folder or chart of its own', () => {
  const root = app();
  const chart = new Chart(root, 'ops');
  const batch = { network: 'n1', controlPlane: 'external', istiodUrl: 'https://istiod.example.com:15017' } as const;
  const declare = (id: string, place: object): MultiClusterMesh =>
    new MultiClusterMesh(root, id, {
      meshId: id,
      defaults: { namespace: 'external-istiod' },
      clusters: { [`${id}-batch`]: { ...batch, externalIstiod: { certificate: 'istiod-tls', ...place } } },
    });
  const mesh = declare('shop', {});
  declare('stock', { chart });
  root.synth();
  expect(files()).toEqual([
    'ops.k8s.yaml',
    'shop-batch-istiod/0000-shop-batch-istiod.k8s.yaml',
    'shop-batch-istiod/0001-shop-batch-istiod-policies.k8s.yaml',
    'shop-batch/0000-shop-batch.k8s.yaml',
    'shop-batch/0001-shop-batch-policies.k8s.yaml',
    'stock-batch/0000-stock-batch.k8s.yaml',
    'stock-batch/0001-stock-batch-policies.k8s.yaml',
  ]);
  expect(namesIn('shop-batch-istiod/0001-shop-batch-istiod-policies.k8s.yaml')).toEqual([
    'Gateway external-istiod/external-istiod-gw',
    'VirtualService external-istiod/external-istiod-vs',
    'DestinationRule external-istiod/external-istiod-dr',
  ]);
  expect(namesIn('shop-batch-istiod/0000-shop-batch-istiod.k8s.yaml')).toContain('Deployment external-istiod/istiod');
  expect(mesh.cluster('shop-batch').externalIstiod?.node.path).toBe('shop-batch-istiod/shop');
});

test('problems of the props of all clusters come together, each where the value stands', () => {
  const root = Testing.app();
  const props: MultiClusterProps = {
    ...TWO,
    defaults: { hub: 'https://registry.example.com', pilot: { replicas: -1, env: { A: '1' } } },
    clusters: {
      east: { network: 'n1', revision: 'Blue' },
      west: { network: 'n2', pilot: { env: { B: '2' }, traceSampling: 101 } },
    },
  };
  expect(textOf(() => new MultiClusterMesh(root, 'shop', props)).split('\n')).toEqual([
    '4 problems:',
    '- [shop] defaults.pilot.replicas: got -1; must be at least 0 (schema/range)',
    '- [shop] clusters.west.pilot.traceSampling: got 101; must be from 0 to 100 (schema/range)',
    '- [shop] clusters.east.revision: got "Blue"; must be a DNS label; use lower-case letters, digits and "-", at ' +
      'most 63, with a letter or digit at both ends (props/dns-label)',
    '- [shop] defaults.hub: got "https://registry.example.com"; an image reference has no scheme; write ' +
      '"registry.example.com" (props/hub-scheme)',
  ]);
});

describe('one cluster of the mesh', () => {
  test('has its mesh, its gateways, its chart and its plan', () => {
    const mesh = new MultiClusterMesh(Testing.app(), 'shop', TWO);
    const east = mesh.cluster('east');
    expect(mesh.clusters.map(({ name }) => name)).toEqual(['east', 'west']);
    expect([east.mesh.node.path, east.chart.node.path]).toEqual(['east/shop', 'east-policies']);
    expect([east.ingressGateway.name, (east.eastWestGateway as { name: string }).name]).toEqual([
      'istio-ingressgateway',
      'istio-eastwestgateway',
    ]);
    expect([east.plan.role, east.plan.watches]).toEqual(['primary', ['west']]);
  });

  test('of another name is a problem', () => {
    const mesh = new MultiClusterMesh(Testing.app(), 'shop', TWO);
    expect(textOf(() => mesh.cluster('esat'))).toBe(
      '1 problem:\n- [shop] cluster(): got "esat"; the mesh has no cluster of this name; did you mean "east"? ' +
        '(clusters/no-cluster)',
    );
    expect(textOf(() => mesh.cluster('london'))).toBe(
      '1 problem:\n- [shop] cluster(): got "london"; the mesh has no cluster of this name; use one of east, west ' +
        '(clusters/no-cluster)',
    );
  });

  test('in ambient mode has a gateway of the Gateway API, which policies refer to', () => {
    const mesh = new MultiClusterMesh(Testing.app(), 'shop', { ...TWO, defaults: { profile: 'ambient' } });
    const { eastWestGateway, chart } = mesh.cluster('west');
    const policy = new AuthorizationPolicy(chart, 'gateway', {
      namespace: 'istio-system',
      targetRefs: [eastWestGateway as KubernetesGateway],
    });
    expect((eastWestGateway as ApiObject).toJson().metadata).toEqual({
      name: 'istio-eastwestgateway',
      namespace: 'istio-system',
      labels: { 'topology.istio.io/network': 'n2' },
    });
    expect(policy.toJson().spec).toEqual({
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'istio-eastwestgateway' }],
    });
  });
});

test('in ambient mode the east-west gateways are written whole', () => {
  const root = app();
  new MultiClusterMesh(root, 'shop', { ...TWO, defaults: { profile: 'ambient' } });
  root.synth();
  const gateways = parseAllDocuments(readFileSync(join(folder, 'west/0001-west-policies.k8s.yaml'), 'utf8'))
    .map((document) => document.toJS() as { kind: string })
    .filter(({ kind }) => kind === 'Gateway');
  expect(gateways).toEqual([
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: {
        name: 'istio-eastwestgateway',
        namespace: 'istio-system',
        labels: { 'topology.istio.io/network': 'n2' },
      },
      spec: {
        gatewayClassName: 'istio-east-west',
        listeners: [
          {
            name: 'mesh',
            port: 15008,
            protocol: 'HBONE',
            tls: { mode: 'Terminate', options: { 'gateway.istio.io/tls-terminate-mode': 'ISTIO_MUTUAL' } },
          },
        ],
      },
    },
  ]);
});

describe('a service of several clusters', () => {
  const declare = () => {
    const root = app();
    const mesh = new MultiClusterMesh(root, 'shop', {
      ...TWO,
      clusters: { ...TWO.clusters, edge: { network: 'n1', primary: 'east' }, south: { network: 'n3' } },
    });
    return { root, mesh };
  };

  test('is one host, written for each control plane that serves its callers', () => {
    const { root, mesh } = declare();
    const catalog = mesh.service('catalog', {
      namespace: 'shop',
      port: 80,
      clusters: ['east', 'edge'],
      from: ['edge', 'east', 'west'],
      subsets: { v1: { version: 'v1' }, v2: { version: 'v2' } },
    });
    catalog.split({ v1: 90, v2: 10 }).retry(2);
    expect(catalog.host).toBe('catalog.shop.svc.cluster.local');
    root.synth();
    for (const name of ['east', 'west'])
      expect(namesIn(`${name}/0001-${name}-policies.k8s.yaml`)).toEqual(
        expect.arrayContaining(['DestinationRule shop/catalog', 'VirtualService shop/catalog']),
      );
    expect(namesIn('south/0001-south-policies.k8s.yaml')).toEqual(BESIDE);
    expect(namesIn('edge/0001-edge-policies.k8s.yaml')).toEqual([TOKEN]);
    expect(catalog.in('east')?.virtualService?.toJson()).toEqual(catalog.in('west')?.virtualService?.toJson());
    expect(catalog.in('south')).toBeUndefined();
  });

  test('stands in policies of every cluster, whole and in parts', () => {
    const { mesh } = declare();
    const catalog = mesh.service('catalog', { namespace: 'shop', port: 80, subsets: { v1: { version: 'v1' } } });
    const routes = new VirtualService(mesh.cluster('west').chart, 'front', {
      hosts: [catalog],
      http: [{ route: [{ destination: catalog.subset('v1') }], mirror: catalog.port(80) }],
    });
    expect(routes.toJson().spec).toEqual({
      hosts: ['catalog.shop.svc.cluster.local'],
      http: [
        {
          route: [{ destination: { host: 'catalog.shop.svc.cluster.local', subset: 'v1' } }],
          mirror: { host: 'catalog.shop.svc.cluster.local', port: { number: 80 } },
        },
      ],
    });
  });

  test('of clusters that do not exist is a problem', () => {
    const { mesh } = declare();
    expect(textOf(() => mesh.service('catalog', { clusters: ['east', 'wset'], from: ['nowhere'] }))).toBe(
      '2 problems:\n- [shop] service().clusters[1]: got "wset"; the mesh has no cluster of this name; did you mean ' +
        '"west"? (clusters/no-cluster)\n- [shop] service().from[0]: got "nowhere"; the mesh has no cluster of ' +
        'this name; use one of east, west, edge, south (clusters/no-cluster)',
    );
  });

  test('has the label that shares it in ambient mode, and none elsewhere', () => {
    const { mesh } = declare();
    expect(mesh.service('catalog', { namespace: 'shop' }).labels).toEqual({});
    const ambient = new MultiClusterMesh(Testing.app(), 'shop', {
      ...TWO,
      clusters: { east: { network: 'n1', profile: 'ambient' }, west: { network: 'n2' } },
    });
    expect(ambient.service('catalog', { namespace: 'shop', clusters: ['east'] }).labels).toEqual({
      'istio.io/global': 'true',
    });
    expect(ambient.service('stock', { namespace: 'shop', clusters: ['west'] }).labels).toEqual({});
  });
});

describe('programs of the clusters', () => {
  const service = (chart: Chart, name: string, port = 80): ApiObject =>
    new ApiObject(chart, `service-${name}`, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace: 'shop' },
      spec: { ports: [{ port, name: 'http' }], selector: { app: name } },
    });
  const rule = (chart: Chart, id = 'rule'): DestinationRule =>
    new DestinationRule(chart, id, { name: 'stock', namespace: 'shop', host: 'stock.shop.svc.cluster.local' });
  const charts = (): { root: App; mesh: MultiClusterMesh; east: Chart; west: Chart } => {
    const root = app();
    const [east, west] = [new Chart(root, 'east'), new Chart(root, 'west')];
    const clusters = { east: { network: 'n1', chart: east }, west: { network: 'n2', chart: west } };
    return { root, mesh: new MultiClusterMesh(root, 'shop', { ...TWO, clusters }), east, west };
  };

  test('objects of one name in two charts are of two clusters', () => {
    const { root, east, west } = charts();
    for (const chart of [east, west]) {
      service(chart, 'stock');
      rule(chart);
    }
    expect(() => root.synth()).not.toThrow();
  });

  test('objects of one name in one cluster are a problem there, with its path', () => {
    const { root, west } = charts();
    service(west, 'stock');
    rule(west);
    rule(west, 'again');
    expect(textOf(() => root.synth())).toContain('[west/again] metadata.name: ');
    expect(textOf(() => root.synth())).not.toContain('[east');
  });

  test('a service that only another cluster has is known, with its ports', () => {
    const { root, mesh } = { ...charts() };
    service(mesh.cluster('west').chart, 'stock');
    new VirtualService(mesh.cluster('east').chart, 'routes', {
      namespace: 'shop',
      hosts: ['front.example.com'],
      http: [{ route: [{ destination: { host: 'stock.shop.svc.cluster.local', port: { number: 80 } } }] }],
    });
    expect(() => root.synth()).not.toThrow();
    new VirtualService(mesh.cluster('east').chart, 'lost', {
      namespace: 'shop',
      hosts: ['back.example.com'],
      http: [{ route: [{ destination: { host: 'stokc.shop.svc.cluster.local' } }] }],
    });
    expect(textOf(() => root.synth())).toContain('[east/lost] spec.http[0].route[0].destination.host: ');
  });

  test('settings of the app hold in every cluster', () => {
    const declare = (set: (root: App) => void): string => {
      const root = app();
      const mesh = new MultiClusterMesh(root, 'shop', TWO);
      set(root);
      rule(mesh.cluster('east').chart);
      return textOf(() => root.synth());
    };
    const missing =
      'Validation failed with the following errors:\n  [shop] [east-policies/rule] spec.host: got ' +
      '"stock.shop.svc.cluster.local"; no service has this host; declare the service, or say that it lives ' +
      'elsewhere: MeshService.host(...) or `outside` (analysis/unknown-reference)';
    expect(declare(() => undefined)).toBe(missing);
    expect(declare((root) => outside(root, { hosts: ['stock.shop.svc.cluster.local'] }))).toBe('nothing was thrown');
    expect(declare((root) => analysisSeverity(root, { IST0174: 'ignore' }))).toBe('nothing was thrown');
    const shown = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    expect(declare((root) => analysisSeverity(root, { IST0174: 'warning' }))).toBe('nothing was thrown');
    expect(shown.mock.calls.flat()).toEqual([expect.stringContaining('Warning: [east-policies/rule] spec.host: ')]);
    const strict = (root: App): void => {
      analysisSeverity(root, { IST0174: 'warning' });
      strictWarnings(root);
    };
    expect(declare(strict)).toBe(missing);
    shown.mockRestore();
  });

  test('what is doubtful of the whole is an error where warnings are', () => {
    const declare = (set: (root: App) => void): string => {
      const root = app();
      new MultiClusterMesh(root, 'shop', {
        ...TWO,
        clusters: { east: { network: 'n1' }, edge: { network: 'n1', primary: 'east' } },
      });
      set(root);
      return textOf(() => root.synth());
    };
    const shown = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
    expect(declare(() => undefined)).toBe('nothing was thrown');
    expect(shown.mock.calls.flat().join('')).toMatch(/^warning: \[shop\] clusters\.east\.discoveryAddress: .*\n$/);
    expect(declare(strictWarnings)).toMatch(
      /^Validation failed .*\n {2}\[shop\] clusters\.east\.discoveryAddress: .*$/,
    );
    shown.mockRestore();
  });

  test('settings of one cluster hold there only', () => {
    const root = app();
    const mesh = new MultiClusterMesh(root, 'shop', TWO);
    outside(mesh.cluster('east').chart, { hosts: ['stock.shop.svc.cluster.local'] });
    for (const { chart } of mesh.clusters) rule(chart);
    const text = textOf(() => root.synth());
    expect([text.includes('[east-policies/rule]'), text.includes('[west-policies/rule]')]).toEqual([false, true]);
  });
});
