import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CA_KEYS } from '../../lib/multicluster/ca/types';
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
    const headings = readFileSync(path, 'utf8').match(/^#+ .*$/gm) ?? [];
    const anchors = headings.map((line) => `#${line.replace(/^#+ /, '').toLowerCase().replace(/\W+/g, '-')}`);
    if (anchor !== undefined)
      expect([dirname(path), anchors]).toEqual([dirname(path), expect.arrayContaining([anchor])]);
  }
});
