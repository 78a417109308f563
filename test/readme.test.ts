import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import { parse, parseAllDocuments } from 'yaml';
import { run } from '../lib/cli/main';
import { PROFILES } from '../lib/releases/names';
import { PROFILE_COMPONENTS } from '../lib/releases/profiles';
import { compileProblems, fencesOf, printedBy, programsOf, type Program } from './support/doc-programs';

const ROOT = join(__dirname, '..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

const fences = fencesOf(README);
const ofLanguage = (language: string) => fences.filter((fence) => fence.language === language);
const all = programsOf(fences);

let dir: string;
const home = process.cwd();
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'istio-constructs-readme-'));
  process.chdir(dir);
  for (const { text } of ofLanguage('yaml')) {
    const name = /^# (\S+\.yaml)$/m.exec(text.split('\n')[0])?.[1];
    if (name) writeFileSync(join(dir, name), text);
  }
});
afterEach(() => {
  process.chdir(home);
  rmSync(dir, { recursive: true, force: true });
});

/** Runs a program in this process; gives what it printed. */
const runProgram = (program: Program): string => printedBy(program, require);

const manifests = () =>
  Object.fromEntries(
    (readdirSync(join(dir, 'dist'), { recursive: true }) as string[])
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => [file, readFileSync(join(dir, 'dist', file), 'utf8')]),
  );

/** The file of a chart, with or without a number in front. */
const fileOf = (chart: string): string =>
  Object.entries(manifests()).find(([file]) => file.replace(/^\d+-/, '') === `${chart}.k8s.yaml`)?.[1] ?? '';

test('there are programs, one of them with a mistake', () => {
  expect(all.length).toBeGreaterThanOrEqual(6);
  expect(all.filter(({ throws }) => throws)).toHaveLength(1);
});

test('every program compiles', () => {
  expect(compileProblems(all)).toEqual([]);
});

test.each(all.filter(({ throws, text }) => !throws && text.includes('app.synth()')))(
  '$name writes manifests',
  (program) => {
    runProgram(program);
    const files = manifests();
    const objects = Object.values(files).flatMap((text) =>
      parseAllDocuments(text).map((document) => document.toJS() as { kind: string; metadata: { name: string } }),
    );
    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toContain('Deployment istiod');
  },
);

test('the first program: Istio 1.31 with the CNI agent', () => {
  runProgram(all[0]);
  const yaml = manifests()['mesh.k8s.yaml'];
  expect(yaml).toContain('image: docker.io/istio/pilot:1.31.4');
  expect(yaml).toContain('name: istio-cni-node');
});

test('the production program: replicas, gateways in their namespaces, images of the registry, a patch', () => {
  const printed = runProgram(all.find(({ text }) => text.includes('partner-ingress'))!);
  expect(printed.split('\n')).toEqual([
    'registry.example.com/istio/install-cni:1.31.4',
    'registry.example.com/istio/pilot:1.31.4',
    'registry.example.com/istio/proxyv2:1.31.4',
  ]);
  const files = manifests();
  expect(Object.keys(files).sort()).toEqual(['0000-mesh.k8s.yaml', '0001-policies.k8s.yaml']);
  expect(files['0000-mesh.k8s.yaml']).toContain('example.com/owner: platform');
  expect(files['0000-mesh.k8s.yaml']).toContain('name: partner-ingress');
  expect(files['0001-policies.k8s.yaml']).toContain('mode: STRICT');
});

test('the program for many clusters: a folder each, and one control plane that serves another cluster', () => {
  runProgram(all.find(({ text }) => text.includes('MultiClusterMesh'))!);
  const files = manifests();
  expect(new Set(Object.keys(files).map((file) => dirname(file)))).toEqual(new Set(['east', 'west', 'edge']));
  expect(files['edge/0000-edge.k8s.yaml']).toContain('/inject/cluster/edge/net/n1');
});

test('the injection program: one namespace by label, one workload at synth', () => {
  runProgram(all.find(({ text }) => text.includes('mesh.inject'))!);
  const files = manifests();
  expect(files['web.k8s.yaml']).toContain('istio-injection: enabled');
  expect(files['books.k8s.yaml']).toMatch(/name: istio-proxy\n/);
  expect(files['books.k8s.yaml']).toContain('restartPolicy: Always');
});

test('the traffic program: a dark launch by references, a split by intents', () => {
  runProgram(all.find(({ text }) => text.includes('darkLaunch'))!);
  const objects = parseAllDocuments(fileOf('shop')).map(
    (document) =>
      document.toJS() as { kind: string; metadata: { name: string }; spec: { gateways?: string[]; http?: object[] } },
  );
  const routes = objects.find(({ kind, metadata }) => kind === 'VirtualService' && metadata.name === 'catalog-routes')!;
  expect(routes.spec.gateways).toEqual(['public']);
  expect(routes.spec.http![0]).toMatchObject({ route: [{ destination: { subset: 'v2' } }] });
  const orders = objects.find(({ kind, metadata }) => kind === 'VirtualService' && metadata.name === 'orders')!;
  expect(orders.spec.http!.at(-1)).toMatchObject({ timeout: '10s', route: [{ weight: 90 }, { weight: 10 }] });
});

test("the Helm program prints the chart's objects with the values of the file", () => {
  const objects = parseAllDocuments(runProgram(all.find(({ text }) => text.includes('renderComponent('))!)).map(
    (document) =>
      document.toJS() as {
        kind: string;
        spec: { minReplicas: number; template: { spec: { containers: { image: string }[] } } };
      },
  );
  expect(objects.find(({ kind }) => kind === 'HorizontalPodAutoscaler')!.spec.minReplicas).toBe(2);
  expect(objects.find(({ kind }) => kind === 'Deployment')!.spec.template.spec.containers[0].image).toBe(
    'registry.example.com/istio/pilot:1.30.8',
  );
});

test('the Pulumi program registers the mesh and a gateway, with the hub and the secret in their places', async () => {
  // No provider is given, which is worth a warning.
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  const registered = new Map<string, { type: string; inputs: Record<string, unknown> }>();
  pulumi.runtime.setAllConfig({ 'mesh:hub': 'registry.example.com/istio', 'mesh:trustDomain': 'shop.example.com' });
  await pulumi.runtime.setMocks({
    newResource: ({ name, type, inputs, id }) => {
      registered.set(name, { type, inputs: inputs as Record<string, unknown> });
      return { id: id ?? name, state: inputs as object };
    },
    call: () => ({}),
  });
  runProgram(all.find(({ text }) => text.includes('istio-constructs/pulumi'))!);
  await pulumi.runtime.disconnect();
  expect(registered.get('mesh-istiod/deployment')).toMatchObject({ type: 'kubernetes:apps/v1:Deployment' });
  expect(JSON.stringify(registered.get('mesh-istiod/deployment')!.inputs)).toContain(
    'registry.example.com/istio/pilot:1.31.4',
  );
  expect(JSON.stringify(registered.get('mesh-istiod/config-map')!.inputs)).toContain('trustDomain: shop.example.com');
  expect([...registered.values()].filter(({ type }) => type.endsWith(':IngressGateway'))).toHaveLength(1);
  expect(warn.mock.calls.join()).toContain('enableConfigMapMutable');
  warn.mockRestore();
});

test('the mistakes are reported as shown', () => {
  const [shown] = ofLanguage('text');
  let message = '';
  try {
    runProgram(all.find(({ throws }) => throws)!);
  } catch (error) {
    ({ message } = error as Error);
  }
  expect(`${message}\n`).toBe(shown.text);
});

describe('shell', () => {
  const lines = ofLanguage('sh')
    .flatMap(({ text }) => text.split('\n'))
    .map((line) => line.replace(/\s+#.*$/, ''));
  const commands = lines.filter((line) => line.startsWith('npx istio-constructs '));

  test.each(commands)('%s', async (command) => {
    const [call, file] = command.split(' > ');
    let output = '';
    let errors = '';
    const code = await run(
      call.split(' ').slice(2),
      (text) => {
        output += text;
      },
      (text) => {
        errors += text;
      },
    );
    expect([code, errors]).toEqual([0, '']);
    if (file) writeFileSync(join(dir, file), output);
    const out = /--out (\S+)/.exec(call)?.[1];
    if (out) expect(readdirSync(join(dir, out)).length).toBeGreaterThan(1);
    else expect(output).not.toBe('');
    if (call.includes(' inject ')) expect(output).toContain('name: istio-proxy');
    if (call.includes(' images '))
      expect(output.split('\n')).toContain('registry.example.com/istio/ztunnel:1.31.4-distroless');
  });

  test('npm scripts exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const used = [...README.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1]);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((name) => !(name in scripts))).toEqual([]);
  });
});

test('YAML snippets are YAML', () => {
  const snippets = ofLanguage('yaml');
  expect(snippets.length).toBeGreaterThanOrEqual(4);
  for (const { text } of snippets) expect(typeof parse(text)).toBe('object');
});

test('the table of profiles says what each switches on', () => {
  const rows = new Map(
    [...README.matchAll(/^\| `([\w-]+)` \|((?: ✓? ?\|){6})/gm)].map((match) => [
      match[1],
      match[2]
        .split('|')
        .slice(0, 6)
        .map((mark) => mark.includes('✓')),
    ]),
  );
  const expected = PROFILES.map((name) => {
    const { base, pilot, cni, ztunnel, ingressGateway, egressGateway } = PROFILE_COMPONENTS[name];
    return [name, [base, pilot, cni, ztunnel, ingressGateway, egressGateway]] as const;
  });
  expect([...rows]).toEqual(expected);
});

test('the table of props has every prop', () => {
  const source = readFileSync(join(ROOT, 'imports/props.ts'), 'utf8')
    .split('export interface MeshProps')[1]
    .split('\n}')[0];
  const props = [...source.matchAll(/^ {2}readonly (\w+)\?:/gm)].map((match) => match[1]);
  const table = README.slice(README.indexOf('## Props'), README.indexOf('A production mesh'));
  const named = [...table.matchAll(/^\| (`.*`) \|/gm)].flatMap((match) =>
    match[1].split(', ').map((name) => name.replace(/`/g, '')),
  );
  expect(props.length).toBeGreaterThan(30);
  expect(named.sort()).toEqual(props.sort());
});

test('links lead to files', () => {
  const links = [...README.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map((match) => match[1]);
  const missing = links.filter((link) => {
    try {
      return !readdirSync(dirname(join(ROOT, link))).includes(link.split('/').at(-1)!);
    } catch {
      return true;
    }
  });
  expect(links.length).toBeGreaterThan(5);
  expect(missing).toEqual([]);
});
