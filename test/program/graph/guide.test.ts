import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ts from 'typescript';
import { run } from '../../../lib/cli/main';
import type { Description, Inventory, MeshGraph } from '../../../lib/manifests';
import { GRAPH_SCHEMA } from '../../../lib/program/graph/schema';
import { shown } from './shown';

const GUIDE = readFileSync(join(__dirname, '../../../docs/graph.md'), 'utf8');
const fences = (language: string): string[] =>
  [...GUIDE.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].filter((match) => match[1] === language).map((match) => match[2]);

/** Runs a program of the guide, and returns some of its variables. */
function programOf<T>(text: string, names: readonly string[]): T {
  const { outputText } = ts.transpileModule(`${text}export { ${names.join(', ')} };`, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exports = {} as T;
  new Function('require', 'exports', outputText)(require, exports);
  return exports;
}

test('the program: a graph, its picture, a change, a description and an inventory', () => {
  const { graph, picture, change, orders, hosts } = programOf<{
    graph: MeshGraph;
    picture: string;
    change: MeshGraph;
    orders: Description;
    hosts: Inventory['hosts'];
  }>(fences('ts')[0], ['graph', 'picture', 'change', 'orders', 'hosts']);
  expect(shown(graph).filter((line) => /^(service|call)/.test(line))).toEqual([
    'service:shop/orders in namespace:shop: sidecar PERMISSIVE some; host: orders.shop.svc.cluster.local; ' +
      'ports: 80 HTTP; callers without mTLS: denied',
    'call workload:Pod/shop/web -> service:shop/orders',
  ]);
  expect(picture).toMatch(/^flowchart LR\n/);
  const changed = [...change.nodes, ...change.edges].filter((one) => one.change !== undefined);
  expect(changed.map(({ id, change: how }) => [how, id])).toEqual([
    ['added', 'policy:AuthorizationPolicy/shop/orders'],
    ['changed', 'service:shop/orders'],
    ['added', 'call:workload:Pod/shop/web>service:shop/orders'],
    ['added', 'policy:policy:AuthorizationPolicy/shop/orders>workload:Pod/shop/orders'],
  ]);
  expect(orders.callers.map(({ from }) => from)).toEqual(['workload shop/web']);
  expect(hosts).toEqual(['orders.shop.svc.cluster.local']);
});

test('the app of cdk8s writes the picture beside its manifests', () => {
  const [cwd, dir] = [process.cwd(), mkdtempSync(join(tmpdir(), 'graph-guide-'))];
  process.chdir(dir);
  try {
    programOf(fences('ts cdk8s')[0], []);
    expect(readdirSync(join(dir, 'dist')).sort()).toEqual(['mesh.k8s.yaml', 'mesh.mmd']);
  } finally {
    process.chdir(cwd);
    rmSync(dir, { recursive: true });
  }
});

test('the program of Pulumi gives a picture without a stack', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  const { picture } = programOf<{ picture: () => Promise<string> }>(fences('ts pulumi')[0], ['picture']);
  expect(await picture()).toContain('n_service_istio_system_public("public');
  warn.mockRestore();
});

test('the tables have every kind of node and edge, and every format', () => {
  const rows = (title: string): string[] => {
    const part = GUIDE.slice(GUIDE.indexOf(title)).split('\n## ')[0];
    return [...part.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name).sort();
  };
  const { nodes, edges } = GRAPH_SCHEMA.properties;
  const kindsOf = ({ items }: typeof nodes) =>
    [...(items.properties as { kind: { enum: readonly string[] } }).kind.enum].sort();
  expect(rows('## Nodes')).toEqual(kindsOf(nodes));
  expect(rows('## Edges')).toEqual(kindsOf(edges));
  expect(rows('| Format | For |')).toEqual(['dot', 'html', 'json', 'mermaid', 'svg']);
});

test('the commands exist, with their options', async () => {
  for (const line of fences('sh')[0].trim().split('\n')) {
    const [, command, ...words] = line.split(' ');
    let text = '';
    const write = (more: string) => {
      text += more;
    };
    expect([line, await run([command, '--help'], write, write)]).toEqual([line, 0]);
    for (const option of words.filter((word) => word.startsWith('-')))
      expect([line, text]).toEqual([line, expect.stringContaining(option)]);
  }
});
