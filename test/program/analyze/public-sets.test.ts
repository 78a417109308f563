import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Table of what was found in public repositories: every row has a verdict, and the page says what the table says. */

interface PublicSet {
  readonly repository: string;
  readonly revision: string;
  readonly path: string;
  readonly files: number;
  readonly objects: number;
  readonly both: Readonly<Record<string, number>>;
  readonly istioctl: Readonly<Record<string, number>>;
  readonly own: Readonly<Record<string, number>>;
  readonly alone: readonly (readonly [by: 'istio' | 'ours', code: string, object: string, verdict: string])[];
}

const folder = join(__dirname, 'public-sets');
const sets = JSON.parse(readFileSync(join(folder, 'findings.json'), 'utf8')) as PublicSet[];
const page = readFileSync(join(folder, 'README.md'), 'utf8');
const docs = readFileSync(join(__dirname, '../../../docs/analysis.md'), 'utf8');

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const total = (field: 'both' | 'istioctl' | 'own'): number => sum(sets.flatMap((each) => Object.values(each[field])));
const written = (count: number): string => count.toLocaleString('en-US');

test('there are 100 sets and more, each with its place', () => {
  expect(sets.length).toBeGreaterThanOrEqual(100);
  for (const { repository, revision, files } of sets) {
    expect(repository).toMatch(/^[\w.-]+\/[\w.-]+$/);
    expect(revision).toMatch(/^[0-9a-f]{12}$/);
    expect(files).toBeGreaterThanOrEqual(2);
  }
  expect(new Set(sets.map(({ repository, path }) => `${repository} ${path}`)).size).toBe(sets.length);
});

test('every finding of one program alone has a verdict of the page, and the page counts them', () => {
  const rows = [...page.matchAll(/^\| `([\w-]+)` \| (istio|ours) \| (\d+) \| (ours|both): /gm)];
  const said = Object.fromEntries(rows.map(([, verdict, by, count]) => [`${by} ${verdict}`, Number(count)]));
  const counted: Record<string, number> = {};
  for (const [by, code, , verdict] of sets.flatMap(({ alone }) => alone)) {
    expect(code).toMatch(/^IST\d{4}$/);
    counted[`${by} ${verdict}`] = (counted[`${by} ${verdict}`] ?? 0) + 1;
  }
  expect(said).toEqual(counted);
});

test('the pages say the sums of the table', () => {
  const repositories = new Set(sets.map(({ repository }) => repository)).size;
  const files = written(sum(sets.map(({ files: count }) => count)));
  const objects = written(sum(sets.map(({ objects: count }) => count)));
  expect(page).toContain(
    `${sets.length} folders of ${repositories} public repositories (${files} files, ${objects} objects)`,
  );
  expect(page).toContain(`The ${written(total('own'))} findings with own codes`);
  const alone = sets.flatMap((each) => each.alone).filter(([by]) => by === 'istio').length;
  expect(docs).toContain(
    `in ${sets.length} folders of ${repositories} public repositories Istio's analyzers, given all objects, find ` +
      `${written(total('both') + alone)} things, \`istioctl analyze\` ${written(total('istioctl'))} and this command ` +
      `${written(total('both'))} of the ${written(total('both') + alone)};`,
  );
});
