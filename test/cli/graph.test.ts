import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GRAPH_SCHEMA } from '../../lib/program/graph/schema';
import type { MeshGraph } from '../../lib/manifests';
import { app, NETWORKING, namespace, object, SIDECARS } from '../program/graph/shown';
import { cli } from './cli';

const SHOP = namespace('shop', SIDECARS) + app('web') + app('orders');
const ROUTES = object(
  NETWORKING,
  'VirtualService',
  'web',
  'shop',
  '{ hosts: [web], http: [{ route: [{ destination: { host: orders } }] }] }',
);

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'graph-'));
  writeFileSync(join(dir, 'shop.yaml'), SHOP + ROUTES);
  writeFileSync(join(dir, 'before.yaml'), SHOP);
  writeFileSync(join(dir, 'props.yaml'), 'profile: minimal\ningressGateways: [{ name: public }]\n');
});
afterEach(() => rmSync(dir, { recursive: true }));

const file = (name: string): string => join(dir, name);
const graphOf = async (...args: string[]): Promise<MeshGraph> => {
  const { code, out, err } = await cli(['graph', ...args, '-o', 'json']);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as MeshGraph;
};
const idsOf = ({ nodes }: MeshGraph): string[] => nodes.map(({ id }) => id);

test('graph: Mermaid is the usual form; standard input; the former name of the option', async () => {
  const { code, out, err } = await cli(['graph', '-'], SHOP);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^flowchart LR\n {2}subgraph n_namespace_shop\["shop<br\/>sidecar, mTLS PERMISSIVE"\]\n/);
  expect((await cli(['graph', file('shop.yaml'), '--format', 'dot'])).out).toMatch(/^digraph mesh \{\n/);
});

test('graph: of files, of a mesh, and of both', async () => {
  const [shop, mesh, both] = [
    await graphOf(file('shop.yaml')),
    await graphOf('--mesh', file('props.yaml')),
    await graphOf(file('shop.yaml'), '--mesh', file('props.yaml')),
  ];
  expect(idsOf(shop)).toContain('service:shop/orders');
  expect(idsOf(mesh)).toContain('workload:Deployment/istio-system/public');
  expect(idsOf(both)).toEqual([...new Set([...idsOf(shop), ...idsOf(mesh)])].sort());
});

test('graph: --before marks a change, --system draws the control plane', async () => {
  const { edges } = await graphOf(file('shop.yaml'), '--before', file('before.yaml'));
  expect(edges.filter(({ change }) => change !== undefined).map(({ from, to, change }) => [from, to, change])).toEqual([
    ['service:shop/web', 'service:shop/orders', 'added'],
  ]);
  const ids = idsOf(await graphOf('--mesh', file('props.yaml'), '--system'));
  expect(ids).toContain('workload:Deployment/istio-system/istiod');
});

test('graph: --out writes a file, --schema the schema', async () => {
  const { code, out } = await cli(['graph', file('shop.yaml'), '--out', file('mesh.mmd')]);
  expect([code, out]).toEqual([0, '']);
  expect(readFileSync(file('mesh.mmd'), 'utf8')).toMatch(/^flowchart LR\n/);
  expect(JSON.parse((await cli(['graph', '--schema'])).out)).toEqual(JSON.parse(JSON.stringify(GRAPH_SCHEMA)));
});

test('what is called wrongly', async () => {
  expect(await cli(['graph'])).toEqual({
    code: 2,
    out: '',
    err: 'error: name files or folders, or "-" for standard input\n',
  });
  const { code, err } = await cli(['graph', file('shop.yaml'), '--out', join(dir, 'none', 'x.mmd')]);
  expect(code).toBe(2);
  expect(err).toMatch(/^error: --out .*x\.mmd: cannot be written, ENOENT/);
  const wrong = await cli(['graph', file('shop.yaml'), '-o', 'png']);
  expect([wrong.code, wrong.err]).toEqual([
    2,
    "error: option '-o, --output <format>' argument 'png' is invalid. Allowed choices are mermaid, dot, svg, html, " +
      'json. The folder that files are written into is --out png.\n',
  ]);
});

test('list: objects of files and of the mesh, as text and as JSON', async () => {
  const text = await cli(['list', file('shop.yaml')]);
  expect(text.out).toBe(`6 objects in 1 namespace

no namespace: 1 object
  Namespace (1): shop

namespace shop: 5 objects
  Deployment (2): orders, web
  Service (2): orders, web
  VirtualService (1): web

hosts (2)
  orders.shop.svc.cluster.local
  web.shop.svc.cluster.local

images (1)
  example.com/app:1: Deployment shop/orders, Deployment shop/web
`);
  const json = await cli(['list', '--mesh', file('props.yaml'), '-o', 'json']);
  expect((JSON.parse(json.out) as { hosts: string[] }).hosts).toEqual([
    'istiod.istio-system.svc.cluster.local',
    'public.istio-system.svc.cluster.local',
  ]);
});

test('describe: text, JSON, and a name that is not there', async () => {
  const { code, out } = await cli(['describe', 'service', 'shop/web', file('shop.yaml')]);
  expect(code).toBe(0);
  expect(out).toBe(`service shop/web
  host: web.shop.svc.cluster.local
  ports: 80 HTTP
  data plane: sidecar
  mTLS: PERMISSIVE
  objects: Service shop/web
workloads:
  web (Deployment; data plane sidecar; mTLS PERMISSIVE)
routes:
  service shop/web -> service shop/orders: all requests [VirtualService shop/web spec.http[0]]
who may call:
  every workload in the mesh
  without mTLS: allowed
what its proxies know:
  no Sidecar limits them
  2 hosts: orders.shop.svc.cluster.local, web.shop.svc.cluster.local
  unknown hosts: ALLOW_ANY
`);
  const missing = await cli(['describe', 'service', 'shop/wep', file('shop.yaml')]);
  expect([missing.code, missing.out, missing.err]).toEqual([
    1,
    '',
    '1 problem:\n- name: got "shop/wep"; the program has no service of this name; did you mean "shop/web"? ' +
      '(simulate/unknown-callee)\n',
  ]);
  const kind = await cli(['describe', 'pod', 'shop/web', file('shop.yaml')]);
  expect([kind.code, kind.err]).toEqual([
    2,
    "error: command-argument value 'pod' is invalid for argument 'kind'. Allowed choices are service, gateway, " +
      'workload.\n',
  ]);
});

test('names cannot move the cursor of a terminal', async () => {
  const evil = SHOP.replace('example.com/app:1', '"evil\\e[2Jimage"');
  const { out } = await cli(['list', '-'], evil);
  expect(out).toContain('evil\\u001b[2Jimage');
});
