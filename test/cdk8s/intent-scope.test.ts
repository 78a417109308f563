import { readdirSync, readFileSync } from 'node:fs';
import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { MeshProblems, ServiceMesh } from '../../lib';
import { FastApp } from '../../lib/cdk8s/output/app';

const PROPS = { profile: 'minimal', crds: false } as const;

function app(): { app: App; chart: Chart; mesh: ServiceMesh } {
  const made = Testing.app();
  const chart = new Chart(made, 'mesh', { labels: { team: 'platform' } });
  return { app: made, chart, mesh: new ServiceMesh(chart, { ...PROPS, profile: 'demo' }) };
}

/** Kind, namespace and name of the objects below a construct. */
const below = (scope: Construct): string[] =>
  scope.node
    .findAll()
    .filter((each): each is ApiObject => ApiObject.isApiObject(each))
    .map(({ kind, name, metadata: { namespace } }) => `${kind} ${namespace}/${name}`);

const paths = (scope: Construct): string[] =>
  scope.node
    .findAll()
    .filter((each) => ApiObject.isApiObject(each))
    .map(({ node }) => node.path);

function askAll(mesh: ServiceMesh, scope?: Construct): void {
  mesh.mtls('strict', { scope });
  mesh.mtls('permissive', { namespace: 'old', scope });
  mesh.denyAll({ namespace: 'shop', scope });
  mesh.egress.allow('a.example.com', { scope });
  mesh.telemetry.accessLog('envoy', { scope }).metrics('prometheus', { namespace: 'shop', scope });
}

const OBJECTS = [
  'PeerAuthentication istio-system/default',
  'PeerAuthentication old/default',
  'AuthorizationPolicy shop/allow-nothing',
  'ServiceEntry istio-system/a.example.com',
  'Telemetry istio-system/default',
  'Telemetry shop/default',
];

describe('where intents of the mesh write', () => {
  test('by default a chart beside the mesh, with its labels, which is applied after it', () => {
    const { app: made, chart, mesh } = app();
    const before = below(chart);
    askAll(mesh);
    expect(below(chart)).toEqual(before);
    const policies = made.node.findChild('mesh-policies') as Chart;
    expect(below(policies)).toEqual(OBJECTS);
    expect(paths(policies)[0]).toBe('mesh-policies/mesh/mtls');
    expect(policies.node.dependencies).toEqual([chart]);
    expect(policies.labels).toEqual({ team: 'platform' });
  });

  test.each([
    ['App', App],
    ['FastApp', FastApp],
  ])('the files of an %s are numbered so', (_, Kind) => {
    const { outdir } = Testing.app();
    const made = new Kind({ outdir });
    new ServiceMesh(new Chart(made, 'mesh'), PROPS).mtls('strict');
    made.synth();
    expect(readdirSync(outdir).sort()).toEqual(['0000-mesh.k8s.yaml', '0001-mesh-policies.k8s.yaml']);
    expect(readFileSync(`${outdir}/0000-mesh.k8s.yaml`, 'utf8')).not.toContain('PeerAuthentication\n');
    expect(readFileSync(`${outdir}/0001-mesh-policies.k8s.yaml`, 'utf8')).toContain('kind: PeerAuthentication\n');
  });

  test('a mesh of which nothing is asked has no such chart', () => {
    const { app: made } = app();
    expect(made.node.children.map(({ node }) => node.id)).toEqual(['mesh']);
  });

  test('a problem leaves no chart behind', () => {
    const { app: made, mesh } = app();
    expect(() => mesh.mtls('STRICT' as never)).toThrow(MeshProblems);
    expect(() => mesh.egress.allow('*.example.com', { tls: 'originate' })).toThrow(MeshProblems);
    expect(() => mesh.telemetry.tracing('none')).toThrow(MeshProblems);
    expect(made.node.children.map(({ node }) => node.id)).toEqual(['mesh']);
  });

  test('or the scope that is given, with the same objects', () => {
    const { app: made, chart, mesh } = app();
    const own = new Chart(made, 'policies');
    askAll(mesh, own);
    expect(below(own)).toEqual(OBJECTS);
    expect(made.node.children.map(({ node }) => node.id)).toEqual(['mesh', 'policies']);
    expect(below(chart).filter((name) => OBJECTS.includes(name))).toEqual([]);
  });

  test('the chart of the mesh itself, or a construct in a chart', () => {
    const { chart, mesh } = app();
    mesh.mtls('strict', { scope: chart });
    mesh.denyAll({ namespace: 'shop', scope: new Construct(chart, 'inner') });
    expect(paths(chart).filter((path) => /mtls|deny-all/.test(path))).toEqual([
      'mesh/mesh-policies/mtls',
      'mesh/inner/mesh/deny-all-shop',
    ]);
  });

  test('each asks for its own scope', () => {
    const { app: made, mesh } = app();
    const [a, b] = [new Chart(made, 'a'), new Chart(made, 'b')];
    mesh.egress.allow('a.example.com', { scope: a }).allow('b.example.com', { scope: b }).allow('c.example.com');
    mesh.telemetry.accessLog('envoy', { scope: a }).accessLog('envoy', { namespace: 'shop', scope: b });
    expect(below(a)).toEqual(['ServiceEntry istio-system/a.example.com', 'Telemetry istio-system/default']);
    expect(below(b)).toEqual(['ServiceEntry istio-system/b.example.com', 'Telemetry shop/default']);
    expect(below(made.node.findChild('mesh-policies') as Chart)).toEqual(['ServiceEntry istio-system/c.example.com']);
  });

  test('more of one object goes where it is, unless another scope is given', () => {
    const { app: made, mesh } = app();
    const [a, b] = [new Chart(made, 'a'), new Chart(made, 'b')];
    mesh.telemetry.accessLog('envoy', { scope: a }).metrics();
    mesh.egress.allow('a.example.com', { via: mesh.egressGateway, scope: a });
    mesh.egress.allow('b.example.com', { via: mesh.egressGateway });
    expect(below(a)).toHaveLength(7);
    expect(() => mesh.telemetry.metrics('prometheus', { scope: b })).toThrow(
      '1 problem:\n- [mesh/mesh] telemetry.metrics().scope: got "b"; the Telemetry of istio-system is written ' +
        'in a; give the same scope, or none (intents/other-scope)',
    );
    expect(() => mesh.egress.allow('c.example.com', { via: mesh.egressGateway, scope: b })).toThrow(
      '1 problem:\n- [mesh/mesh] egress.allow().scope: got "b"; what leaves through ' +
        'istio-system-istio-egressgateway is written in a; give the same scope, or none (intents/other-scope)',
    );
  });

  test('two meshes in one chart, or in one scope', () => {
    const made = Testing.app();
    const chart = new Chart(made, 'mesh');
    const [a, b] = [
      new ServiceMesh(chart, 'a', PROPS),
      new ServiceMesh(chart, 'b', { ...PROPS, namespace: 'b', revision: 'b' }),
    ];
    a.mtls('strict', { namespace: 'x' });
    b.mtls('strict', { namespace: 'y' });
    expect(paths(made.node.findChild('mesh-policies') as Chart)).toEqual([
      'mesh-policies/a/mtls-x',
      'mesh-policies/b/mtls-y',
    ]);
    const other = new ServiceMesh(new Chart(made, 'other'), 'a', { ...PROPS, namespace: 'c', revision: 'c' });
    const scope = new Chart(made, 'shared');
    a.denyAll({ namespace: 'p', scope });
    other.denyAll({ namespace: 'q', scope });
    expect(paths(scope)).toEqual(['shared/a/deny-all-p', 'shared/a-policies/deny-all-q']);
  });

  test('a chart of that name that is there already is taken', () => {
    const made = Testing.app();
    const chart = new Chart(made, 'mesh');
    const known = new Chart(made, 'mesh-policies');
    known.addDependency(chart);
    new ServiceMesh(chart, PROPS).mtls('strict');
    expect(below(known)).toEqual(['PeerAuthentication istio-system/default']);
  });

  test('what is asked twice is refused, wherever it is written', () => {
    const { app: made, mesh } = app();
    mesh.mtls('strict');
    expect(() => mesh.mtls('strict', { scope: new Chart(made, 'b') })).toThrow(
      '1 problem:\n- [mesh/mesh] mtls(): got "mesh"; it was asked for before, and there can be only one; ask ' +
        'for it once, or for another namespace (intents/twice)',
    );
  });
});
