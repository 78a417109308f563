import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App } from 'cdk8s';
import { AuthorizationPolicy, MultiClusterMesh, type MultiClusterProps } from '../../lib';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'multi-cluster-checks-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const PROPS: MultiClusterProps = {
  meshId: 'shop',
  ca: { secret: 'cacerts' },
  defaults: { profile: 'minimal', version: '1.31' }, // release: any
  clusters: {
    east: { trustDomain: 'east.example.com' },
    west: { trustDomain: 'west.example.com' },
  },
};

/** Declares a mesh and more, synthesizes it, and returns what is written to standard error. */
function warningsOf(more: (mesh: MultiClusterMesh) => void): string {
  const written: string[] = [];
  const spy = jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  try {
    const app = new App({ outdir: folder });
    more(new MultiClusterMesh(app, 'shop', PROPS));
    app.synth();
  } finally {
    spy.mockRestore();
  }
  return written.join('');
}

function service(mesh: MultiClusterMesh, cluster: string, port: number): void {
  new ApiObject(mesh.cluster(cluster).chart, 'catalog', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'catalog', namespace: 'shop' },
    spec: { selector: { app: 'catalog' }, ports: [{ name: 'http', port }] },
  });
}

test('what is doubtful among the objects of all clusters is written at synth, each once', () => {
  const text = warningsOf((mesh) => {
    service(mesh, 'east', 80);
    service(mesh, 'west', 8080);
    new AuthorizationPolicy(mesh.cluster('west').chart, 'callers', {
      namespace: 'shop',
      rules: [{ from: [{ source: { principals: ['else.example.com/ns/shop/sa/web'] } }] }],
    });
  });
  const lines = text.split('\n').filter((line) => line.includes('(clusters/'));
  expect(lines).toEqual([
    'warning: [Service shop/catalog in west] spec.ports: got ["http 8080/TCP"]; in "east" the ports are http ' +
      '80/TCP, and ' +
      'Istio takes both for one service; write ["http 80/TCP"] in both, or keep the service inside its clusters with ' +
      '`serviceSettings` (clusters/service-differs)',
    'warning: [AuthorizationPolicy shop/callers in west] spec.rules[0].from[0].source.principals[0]: got ' +
      '"else.example.com/ns/shop/sa/web"; the trust domain "else.example.com" is that of no cluster, so that ' +
      'nobody with ' +
      'this name can connect; write "cluster.local/ns/shop/sa/web", which stands for all trust domains of the mesh ' +
      '(clusters/principal)',
  ]);
});

test('the same Service in all clusters is right', () => {
  const text = warningsOf((mesh) => {
    service(mesh, 'east', 80);
    service(mesh, 'west', 80);
  });
  expect(text).toBe('');
});

test('describe', () => {
  const mesh = new MultiClusterMesh(new App({ outdir: folder }), 'shop', PROPS);
  expect(mesh.describe()).toBe(
    [
      'Mesh shop: 2 clusters, one network, 2 trust domains, root of trust: secret',
      '',
      'CLUSTER  ROLE     NETWORK  ISTIO   DATA PLANE  EAST-WEST GATEWAY  READ BY  REMOTE SECRET  TRUST DOMAIN',
      'east     primary  -        1.31.4  sidecar     -                  west     elsewhere      east.example.com',
      'west     primary  -        1.31.4  sidecar     -                  east     elsewhere      west.example.com',
      '',
    ].join('\n'),
  );
});
