import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { dot, mermaid, svg } from '../../lib/program/graph/output';
import type { MeshGraph } from '../../lib/program/graph/types';
import { edge, graph, hostileGraph, node, SHOP } from '../program/graph/output/graphs';
import type { Browser } from './browser';

const { MERMAID } = process.env;

/** Returns the script of Mermaid that `MERMAID` names: `mermaid/dist/mermaid.min.js`. */
export const mermaidScript = (): string | undefined =>
  MERMAID !== undefined && existsSync(MERMAID) ? MERMAID : undefined;

export const hasGraphviz = (): boolean => spawnSync('dot', ['-V']).status === 0;

/** Returns what Graphviz says against a graph, and the names of what it drew. */
function graphviz(text: string): { readonly faults: string; readonly titles: string } {
  const { status, stdout, stderr } = spawnSync('dot', ['-Tsvg'], { input: text, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { faults: status === 0 && stderr === '' ? '' : `Graphviz: ${stderr.slice(0, 300)}`, titles: stdout };
}

/** 30 namespaces that all call one another: more lines than Mermaid draws. */
function crowded(): MeshGraph {
  const ids = Array.from({ length: 30 }, (_, i) => i);
  const nodes = ids.flatMap((i) => [node('namespace', `ns${i}`), node('service', `ns${i}/a`)]);
  const call = (i: number, j: number) => edge('call', `service:ns${i}/a`, `service:ns${j}/a`);
  const edges = ids.flatMap((i) => ids.filter((j) => j !== i).map((j) => call(i, j)));
  return graph(nodes, edges);
}

/** Draws graphs by Mermaid, with the settings of GitHub, and returns what is wrong. */
export async function byMermaid(browser: Browser, graphs: ReadonlyMap<string, MeshGraph>): Promise<string[]> {
  const script = pathToFileURL(MERMAID ?? '').href;
  const page = `<!doctype html><meta charset="utf-8"><body><script src="${script}"></script>`;
  await browser.openFile('mermaid.html', page, { width: 1200, height: 900 });
  await browser.until(`typeof mermaid === 'object'`);
  await browser.evaluate(`mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' })`);
  const faults: string[] = [];
  const all = new Map([...graphs, ['shop', SHOP], ['hostile', hostileGraph()], ['crowded', crowded()]]);
  for (const [name, one] of all) {
    const text = mermaid(one);
    const result = await browser.evaluate<string>(
      `mermaid.render('m', ${JSON.stringify(text)}).then(({ svg }) => svg, (error) => 'fault: ' + error.message)`,
    );
    if (result.startsWith('fault')) faults.push(`${name}: Mermaid: ${result.slice(0, 300)}`);
    if (/Unsupported markdown|Maximum (?:text|number)/.test(result))
      faults.push(`${name}: Mermaid does not draw a text`);
    if (name === 'shop')
      for (const label of ['catalog', '/items*', 'subset: v1, 90 %'])
        if (!result.includes(label)) faults.push(`Mermaid does not write ${label}`);
  }
  const broken = await browser.evaluate<string>('typeof window.broken');
  if (broken !== 'undefined') faults.push('a hostile text ran in Mermaid');
  return [...faults, ...browser.errors];
}

/** Draws graphs by Graphviz, and returns what is wrong. */
export function byGraphviz(graphs: ReadonlyMap<string, MeshGraph>): string[] {
  const faults = [...graphs, ['hostile', hostileGraph()] as const].flatMap(([name, one]) => {
    const { faults: said } = graphviz(dot(one));
    return said === '' ? [] : [`${name}: ${said}`];
  });
  const { titles, faults: said } = graphviz(dot(SHOP));
  const missing = SHOP.nodes
    .filter(({ kind }) => ['gateway', 'service', 'host'].includes(kind))
    .filter(({ id }) => !titles.includes(`<title>${id}</title>`));
  return [...faults, ...(said === '' ? [] : [said]), ...missing.map(({ id }) => `Graphviz does not draw ${id}`)];
}

/** Opens pictures in SVG as files, and returns what is wrong: faults of XML, and scripts that run. */
export async function asPictures(browser: Browser, graphs: ReadonlyMap<string, MeshGraph>): Promise<string[]> {
  const faults: string[] = [];
  for (const [name, one] of [...graphs, ['hostile', hostileGraph()] as const]) {
    await browser.openFile('picture.svg', svg(one), { width: 1200, height: 900 });
    const [root, broken] = await browser.evaluate<[string, string]>(
      '[document.documentElement.tagName + document.querySelectorAll("parsererror").length, typeof window.broken]',
    );
    if (root !== 'svg0' || broken !== 'undefined') faults.push(`${name}: no sound SVG: ${root}, ${broken}`);
  }
  return [...faults, ...browser.errors];
}
