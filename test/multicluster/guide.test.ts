import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../lib/cli/main';
import { CA_KEYS } from '../../lib/multicluster/ca/types';
import { describeClusters } from '../../lib/multicluster/describe';
import { planClusters } from '../../lib/multicluster/plan';
import type { MultiClusterMeshProps } from '../../lib/multicluster/types';
import { written } from '../examples/run';
import { compileProblems, fencesOf, printedBy, programsOf } from '../support/doc-programs';

const DOCS = join(__dirname, '../../docs');
const GUIDE = readFileSync(join(DOCS, 'multi-cluster.md'), 'utf8');
const fences = fencesOf(GUIDE);
const programs = programsOf(fences);

test('the snippets are one program, which compiles', () => {
  expect(programs).toHaveLength(1);
  expect(compileProblems(programs)).toEqual([]);
});

test('the first program writes the files that are shown', () => {
  const [first] = programsOf([fences.find(({ language }) => language === 'ts')!]);
  const { files } = written(() => printedBy(first, require));
  expect(`${files.map((file) => `dist/${file}`).join('\n')}\n`).toBe(
    fences.find(({ language }) => language === 'text')!.text,
  );
});

test('the whole program writes meshes, services and policies, each where it is said to be', () => {
  const { objects, files } = written(() => printedBy(programs[0], require));
  expect(files).toEqual(expect.arrayContaining(['one.k8s.yaml', 'two.k8s.yaml']));
  const routes = objects.filter(({ kind, metadata }) => kind === 'VirtualService' && metadata.name === 'catalog');
  expect(routes).toHaveLength(2);
  expect(objects.filter(({ kind }) => kind === 'AuthorizationPolicy')).toHaveLength(1);
  expect(objects.filter(({ kind }) => kind === 'ExternalSecret').map(({ metadata }) => metadata.name)).toEqual([
    'istio-remote-secret-one',
  ]);
  expect(objects.filter(({ kind }) => kind === 'Certificate')).toHaveLength(2);
});

/** Names in code in the first column of the table under a heading. */
const named = (heading: string): string[] =>
  GUIDE.split(`## ${heading}\n`)[1]
    .split('\n## ')[0]
    .split('\n')
    .filter((line) => line.startsWith('| `') && !line.startsWith('| `ca` |'))
    .flatMap((row) => [...row.split('|')[1].matchAll(/`([^`]+)`/g)].map(([, name]) => name));

test('the tables have every prop of a cluster, and every root of trust', () => {
  const source = readFileSync(join(__dirname, '../../lib/multicluster/types.ts'), 'utf8');
  const topology = source.split('export interface ClusterTopology')[1].split('\n}')[0];
  const props = [...topology.matchAll(/^ {2}readonly (\w+)\?:/gm)].map((match) => match[1]);
  expect(named('Clusters').sort()).toEqual([...props, 'externalIstiod', 'chart', 'outdir'].sort());
  expect(named('One root of trust').map((text) => /^\{ (\w+)/.exec(text)?.[1])).toEqual([...CA_KEYS]);
});

test('links lead to files and headings', () => {
  const links = [...GUIDE.matchAll(/\]\((?!https?:)([^)#]*)(#[^)]*)?\)/g)];
  expect(links.length).toBeGreaterThan(3);
  for (const [, file, anchor] of links) {
    const path = file === '' ? join(DOCS, 'multi-cluster.md') : join(DOCS, file);
    expect([path, existsSync(path)]).toEqual([path, true]);
    if (anchor === undefined) continue;
    const headings = readFileSync(path, 'utf8').match(/^#+ .*$/gm) ?? [];
    const anchors = headings.map((line) => `#${line.replace(/^#+ /, '').toLowerCase().replace(/\W+/g, '-')}`);
    expect([path, anchors]).toEqual([path, expect.arrayContaining([anchor])]);
  }
});

describe('mistakes, table and shell', () => {
  const props: MultiClusterMeshProps = {
    meshId: 'shop',
    trustDomain: 'shop.example.com',
    ca: { secret: 'cacerts' },
    defaults: { version: '1.31', profile: 'default', cni: true }, // release: that of the guide
    clusters: {
      east: { network: 'n1', discoveryAddress: 'east.mesh.example.com' },
      west: { network: 'n2', version: '1.30', ingressGateways: [] }, // release: that of the guide
      edge: { network: 'n1', primary: 'east' },
      batch: { network: 'n3', controlPlane: 'external', istiodUrl: 'https://istiod.example.com:15017' },
    },
  };
  const texts = fences.filter(({ language }) => language === 'text').map(({ text }) => text);

  test('the problems that are shown', () => {
    const wrong = {
      meshId: 'shop',
      ca: { secret: 'cacerts' },
      clusters: { east: { network: 'n1' }, west: {}, edge: { network: 'n1', primary: 'eats' } },
    };
    const [shown] = texts.filter((text) => text.startsWith('2 problems:'));
    expect(() => planClusters(wrong)).toThrow(shown.trimEnd());
  });

  test('the table that is shown is that of the first program', () => {
    expect(describeClusters(planClusters(props))).toBe(texts.find((text) => text.startsWith('Mesh shop')));
  });

  test('the commands write what is said', async () => {
    const home = process.cwd();
    const dir = mkdtempSync(join(tmpdir(), 'clusters-guide-'));
    process.chdir(dir);
    try {
      writeFileSync('fleet.yaml', fences.find(({ text }) => text.startsWith('# fleet.yaml'))!.text);
      const commands = fences
        .find(({ text }) => text.startsWith('npx istio-constructs render'))!
        .text.trim()
        .split('\n');
      const written: string[][] = [];
      const fail = (text: string): never => {
        throw new Error(text);
      };
      for (const command of commands) {
        expect(await run(command.split(' ').slice(2), fail, fail)).toBe(0);
        written.push(readdirSync('dist'));
      }
      const folders = ['east', 'edge', 'west'];
      expect(written).toEqual([folders, ['00-flux.yaml', ...folders], ['00-argocd.yaml', ...folders]]);
    } finally {
      process.chdir(home);
      rmSync(dir, { recursive: true });
    }
  });
});
