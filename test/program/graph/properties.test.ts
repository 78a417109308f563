import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../../lib/model';
import { meshGraph, type MeshGraph } from '../../../lib/manifests';
import { runExample } from '../../examples/run';
import { describeWithReference, listReference, readReference, REFERENCE } from '../../support/reference';
import { report } from '../../support/report';
import { objectsIn } from '../simulate/shop';
import { randomProgram } from './random-programs';
import { faultsOf } from './sound';

const SEEDS = Array.from({ length: 300 }, (_, seed) => seed);

const idsOf = ({ nodes, edges }: MeshGraph): string[] => [...nodes, ...edges].map(({ id }) => id);

const accessOf = ({ nodes }: MeshGraph) => nodes.map(({ id, access }) => [id, access]);

describe('300 random programs', () => {
  test('graphs are valid by the schema, ids are there once, and no edge has a loose end', () => {
    const faults = SEEDS.flatMap((seed) => faultsOf(meshGraph(randomProgram(seed))).map((text) => `${seed}: ${text}`));
    expect(faults).toEqual([]);
  });

  test('an object that has nothing to do with others changes no id', () => {
    const stranger = objectsIn(`
apiVersion: v1
kind: Service
metadata: { name: stranger, namespace: elsewhere }
spec: { selector: { app: stranger }, ports: [{ name: http, port: 80 }] }
`);
    for (const seed of SEEDS.slice(0, 60)) {
      const before = idsOf(meshGraph(randomProgram(seed), { findings: false }));
      const after = new Set(idsOf(meshGraph([...stranger, ...randomProgram(seed)], { findings: false })));
      expect([seed, before.filter((id) => !after.has(id))]).toEqual([seed, []]);
    }
  });

  test('the order of the objects changes nothing where they are of one age', () => {
    for (const seed of SEEDS.slice(0, 60)) {
      const program = randomProgram(seed);
      const one = meshGraph(program, { findings: false });
      const other = meshGraph([...program].reverse(), { findings: false });
      expect([seed, idsOf(other)]).toEqual([seed, idsOf(one)]);
    }
  });

  test('between two programs, all that is only in one is marked, and nothing is lost', () => {
    for (const seed of SEEDS.slice(0, 60)) {
      const [after, before] = [randomProgram(seed), randomProgram(seed + 1)];
      const graph = meshGraph(after, { before, findings: false });
      const [now, then] = [after, before].map((objects) => new Set(idsOf(meshGraph(objects, { findings: false }))));
      expect(faultsOf(graph)).toEqual([]);
      const marked = (change: string) => [...graph.nodes, ...graph.edges].filter((one) => one.change === change);
      expect(marked('added').every(({ id }) => now.has(id) && !then.has(id))).toBe(true);
      expect(marked('removed').every(({ id }) => !now.has(id) && then.has(id))).toBe(true);
      expect(new Set(idsOf(graph))).toEqual(new Set([...now, ...then]));
    }
  });

  test('a program that is compared with itself has no changes', () => {
    for (const seed of SEEDS.slice(0, 60)) {
      const graph = meshGraph(randomProgram(seed), { before: randomProgram(seed), findings: false });
      expect([...graph.nodes, ...graph.edges].filter(({ change }) => change !== undefined)).toEqual([]);
    }
  });

  test('objects without findings have no errors: access is the same where nothing is analyzed', () => {
    for (const seed of SEEDS.slice(0, 60)) {
      const program = randomProgram(seed);
      expect(accessOf(meshGraph(program))).toEqual(accessOf(meshGraph(program, { findings: false })));
    }
  });
});

test.each(['ambient', 'book-traffic', 'bookinfo', 'first-mesh', 'multi-primary', 'observability', 'production'])(
  'example %s',
  (name) => {
    const graph = meshGraph([...runExample(name).objects]);
    expect(faultsOf(graph)).toEqual([]);
    expect(graph.nodes.length).toBeGreaterThan(0);
  },
);

describeWithReference('graphs of the reference programs', () => {
  test('those of the analysis are sound, and objects without findings have no errors', () => {
    let count = 0;
    const faults: string[] = [];
    for (const file of listReference('analysis', 'cases')) {
      const { files } = readReference<{ files: readonly { readonly text: string }[] }>('analysis', 'cases', file);
      let objects: Manifest[];
      try {
        objects = files.flatMap(({ text }) => objectsIn(text));
      } catch {
        continue;
      }
      count += 1;
      const graph = meshGraph(objects);
      faults.push(...faultsOf(graph).map((text) => `${file}: ${text}`));
      const other = meshGraph(objects, { findings: false });
      if (JSON.stringify(accessOf(graph)) !== JSON.stringify(accessOf(other))) faults.push(`${file}: other access`);
    }
    expect(faults).toEqual([]);
    report(`graphs of ${count} programs of the analysis are sound`);
    expect(count).toBeGreaterThan(50);
  });

  test('files that users have', () => {
    for (const file of listReference('acceptance')) {
      const objects = objectsIn(readFileSync(join(REFERENCE, 'acceptance', file), 'utf8')).filter(
        ({ kind }) => typeof kind === 'string',
      );
      expect([file, faultsOf(meshGraph(objects))]).toEqual([file, []]);
    }
  });
});
