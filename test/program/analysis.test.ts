import { formatProblem, type Manifest } from '../../lib/model';
import { analysisProblems } from '../../lib/program/analysis';
import { objectProblems } from '../../lib/rules';

const vs = (name: string, spec: Record<string, unknown>, namespace = 'shop'): Manifest => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name, namespace },
  spec: { http: [{ route: [{ destination: { host: 'a' } }] }], ...spec },
});
const service = (name: string, namespace?: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
  spec: {},
});

const problems = (code: string, objects: readonly Manifest[]) =>
  analysisProblems(objects).filter((problem) => problem.code === code);
const duplicates = (objects: readonly Manifest[]) => problems('analysis/duplicate-object', objects);

describe('two objects with one name', () => {
  test('are a problem whatever their kind', () => {
    expect(duplicates([service('a'), service('b'), service('a')]).map(formatProblem)).toEqual([
      '[Service a] metadata.name: got "a"; another object has this kind, namespace and name, and only one of ' +
        'the two would remain; rename one, or join them (analysis/duplicate-object)',
    ]);
  });
  test('are a problem in two versions of a kind', () => {
    expect(duplicates([vs('a', {}), { ...vs('a', {}), apiVersion: 'networking.istio.io/v1beta1' }])).toHaveLength(1);
  });
  test('are none in two namespaces, kinds or groups', () => {
    const gateway = (group: string): Manifest => ({
      apiVersion: `${group}/v1`,
      kind: 'Gateway',
      metadata: { name: 'a' },
    });
    expect(
      duplicates([
        service('a', 'x'),
        service('a', 'y'),
        vs('a', {}, 'x'),
        gateway('networking.istio.io'),
        gateway('gateway.networking.k8s.io'),
      ]),
    ).toEqual([]);
  });
  test('are none where Kubernetes chooses the name', () => {
    const job: Manifest = { apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'a-' } };
    expect(duplicates([job, job])).toEqual([]);
  });
});

describe('VirtualServices with one host', () => {
  const found = (...objects: Manifest[]) =>
    problems('analysis/host-conflict', objects).map(({ severity, object, path, found: value }) => [
      severity,
      object,
      path,
      value,
    ]);
  test('in the mesh, short and whole', () => {
    expect(
      found(vs('a', { hosts: ['catalog'] }), vs('b', { hosts: ['x.com', 'catalog.shop.svc.cluster.local'] })),
    ).toEqual([['error', 'VirtualService shop/b', 'spec.hosts[1]', 'catalog.shop.svc.cluster.local']]);
  });
  test('in the mesh, short in two namespaces', () => {
    expect(found(vs('a', { hosts: ['catalog'] }), vs('a', { hosts: ['catalog'] }, 'other'))).toEqual([]);
  });
  test('in the mesh, seen by different namespaces', () => {
    expect(
      found(vs('a', { hosts: ['x.com'], exportTo: ['.'] }), vs('b', { hosts: ['x.com'], exportTo: ['other'] })),
    ).toEqual([]);
    expect(
      found(vs('a', { hosts: ['x.com'], exportTo: ['.'] }), vs('b', { hosts: ['x.com'], exportTo: ['shop', 'other'] })),
    ).toHaveLength(1);
  });
  test('on one gateway', () => {
    expect(
      found(vs('a', { hosts: ['x.com'], gateways: ['gw'] }), vs('b', { hosts: ['x.com'], gateways: ['shop/gw'] })),
    ).toEqual([['warning', 'VirtualService shop/b', 'spec.hosts[0]', 'x.com']]);
  });
  test('on two gateways, or on one and in the mesh', () => {
    expect(
      found(
        vs('a', { hosts: ['x.com'], gateways: ['gw'] }),
        vs('b', { hosts: ['x.com'], gateways: ['other/gw'] }),
        vs('c', { hosts: ['x.com'] }),
      ),
    ).toEqual([]);
  });
  test('delegates have none', () => {
    expect(found(vs('a', {}), vs('b', {}))).toEqual([]);
  });
});

describe('both layers', () => {
  const bad: Manifest = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name: 'x', namespace: 'shop' },
    spec: {
      host: 'a',
      subsets: [{ name: 'v1' }, { name: 'v1' }],
      trafficPolicy: {
        connectionPool: { http: { idleTimeout: '0s' } },
        outlierDetection: { maxEjectionPercent: '10' },
      },
    },
  };
  test('are reported together', () => {
    expect(
      objectProblems(bad)
        .map((problem) => `${problem.code} ${problem.path}`)
        .sort(),
    ).toEqual([
      'schema/duration spec.trafficPolicy.connectionPool.http.idleTimeout',
      'schema/type spec.trafficPolicy.outlierDetection.maxEjectionPercent',
      'webhook/subset-duplicate spec.subsets[1].name',
    ]);
  });
  test('say one thing once', () => {
    const paths = objectProblems({ ...bad, spec: {} }).map((problem) => problem.path);
    expect(paths).toEqual(['spec.host']);
  });
});

test('what concerns all objects', () => {
  expect(
    analysisProblems([vs('a', { hosts: ['x.com'] }), vs('a', { hosts: ['x.com'] }), service('a', 'shop')]).map(
      (problem) => problem.code,
    ),
  ).toEqual(['analysis/duplicate-object', 'analysis/host-conflict']);
});
