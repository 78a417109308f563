/**
 * Draws the graphs of all examples and of public sets of policies in Chromium, at two sizes, and measures what is
 * drawn; then uses a page: search, filter, click, keyboard, dark mode, questions. Prints what is wrong, and fails.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '../../lib/model';
import type { MeshGraph } from '../../lib/program/graph/types';
import { chromium } from '../dashboards/browser';
import { Browser } from './browser';
import { drawn, hostile, large, used } from './checks';
import { asPictures, byGraphviz, byMermaid, hasGraphviz, mermaidScript } from './languages';
import { objectsIn, setsIn } from './sets';

const root = join(__dirname, '..', '..');
const { GRAPH_SETS } = process.env;

/** Returns the objects of the examples, by name; those for Pulumi need its engine, and have siblings for cdk8s. */
function* examples(): Generator<readonly [string, readonly Manifest[]]> {
  const names = readdirSync(join(root, 'examples'), { withFileTypes: true })
    .filter((item) => item.isDirectory() && !item.name.startsWith('pulumi-') && item.name !== 'tests')
    .map(({ name }) => name);
  for (const name of names) {
    const folder = mkdtempSync(join(tmpdir(), 'graph-example-'));
    try {
      const tsx = join(root, 'node_modules', '.bin', 'tsx');
      const args = ['--tsconfig', join(root, 'tsconfig.dev.json'), join(root, 'examples', name, 'main.ts')];
      execFileSync(tsx, args, { cwd: folder, env: { ...process.env, CDK8S_OUTDIR: folder }, stdio: 'pipe' });
      yield [`example ${name}`, objectsIn(folder)];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

function* sets(folder: string): Generator<readonly [string, readonly Manifest[]]> {
  for (const name of setsIn(folder).there) yield [name, objectsIn(join(folder, name))];
}

const ms = (value: number): string => `${Math.round(value)} ms`;

async function main(): Promise<void> {
  const program = chromium();
  if (program === undefined) {
    console.log('skipped: no Chromium (CHROMIUM names the program)');
    return;
  }
  const pictures = process.argv[process.argv.indexOf('--pictures') + 1];
  const folder = process.argv.includes('--pictures') ? pictures : undefined;
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const browser = new Browser(program);
  await browser.start();
  const faults: string[] = [];
  const graphs = new Map<string, MeshGraph>();
  let longest = 0;
  let count = 0;
  const draw = async (name: string, objects: readonly Manifest[]): Promise<void> => {
    const picture = folder === undefined ? undefined : join(folder, `${name.replace(/[^\w-]+/g, '-')}.png`);
    const result = await drawn(browser, name, objects, picture);
    graphs.set(name, result.graph);
    const { cards, boxes, labels, lines } = result.measured;
    console.log(
      `${name}: ${objects.length} objects, ${cards} cards in ${boxes} boxes, ${lines} lines, ${labels} labels, ` +
        `${Math.round(result.bytes / 1024)} KB, opened in ${ms(result.longest)}, ${result.faults.length} faults`,
    );
    faults.push(...result.faults);
    longest = Math.max(longest, result.longest);
    count += 1;
  };
  for (const [name, objects] of examples()) await draw(name, objects);
  if (GRAPH_SETS === undefined) console.log('public sets skipped: GRAPH_SETS names no folder');
  else {
    const { missing } = setsIn(GRAPH_SETS);
    if (missing.length > 0) console.log(`not there: ${missing.join(', ')}`);
    for (const [name, objects] of sets(GRAPH_SETS)) await draw(name, objects);
  }
  console.log(`${count} meshes drawn at two sizes, the slowest opened in ${ms(longest)}`);
  faults.push(...(await asPictures(browser, graphs)));
  if (hasGraphviz()) faults.push(...byGraphviz(graphs));
  else console.log('Graphviz skipped: no dot on PATH');
  if (mermaidScript() !== undefined) faults.push(...(await byMermaid(browser, graphs)));
  else console.log('Mermaid skipped: MERMAID names no mermaid/dist/mermaid.min.js');
  faults.push(...(await used(browser)), ...(await hostile(browser)));
  const big = await large(browser);
  faults.push(...big.faults);
  console.log(
    `2,000 services, 10,000 routes: ${Math.round(big.bytes / 1024)} KB, opened in ${ms(big.opened)}, a namespace in ` +
      `${ms(big.namespace)}, search in ${ms(big.search)}, found service in ${ms(big.chosen)}`,
  );
  await browser.stop();
  for (const fault of faults) console.error(fault);
  console.log(faults.length === 0 ? 'no faults' : `${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

void main();
