import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../lib/model';
import { meshGraph } from '../../lib/program/graph';
import { html } from '../../lib/program/graph/output';
import { HOSTILE, hostileGraph } from '../program/graph/output/graphs';
import { meshOf } from '../program/graph/output/mesh';
import type { Browser, Size } from './browser';

const MEASURE = readFileSync(join(__dirname, 'measure.js'), 'utf8');
export const WIDE: Size = { width: 1440, height: 900 };
export const NARROW: Size = { width: 768, height: 1024 };

/** What a page measured of its picture. */
interface Measured {
  readonly cards: number;
  readonly boxes: number;
  readonly labels: number;
  readonly lines: number;
  readonly found: readonly string[];
}

/** Collects what is wrong. */
export class Faults {
  readonly found: string[] = [];

  constructor(private readonly about: string) {}

  add(texts: readonly string[]): void {
    this.found.push(...texts.map((text) => `${this.about}: ${text}`));
  }

  equal(what: string, got: unknown, wanted: unknown): void {
    const [one, other] = [JSON.stringify(got), JSON.stringify(wanted)];
    if (one !== other) this.add([`${what}: ${one}, not ${other}`]);
  }
}

const text = (browser: Browser, selector: string): Promise<string> =>
  browser.evaluate<string>(`document.querySelector(${JSON.stringify(selector)})?.innerText ?? ''`);
const count = (browser: Browser, selector: string): Promise<number> =>
  browser.evaluate<number>(`document.querySelectorAll(${JSON.stringify(selector)}).length`);

/** Draws objects at two sizes, open and closed, and measures what is drawn. Returns the longest time of opening. */
export async function drawn(browser: Browser, name: string, objects: readonly Manifest[], picture?: string) {
  const faults = new Faults(name);
  const graph = meshGraph(objects);
  const page = html(graph, objects, { title: name });
  let longest = 0;
  let last: Measured = { cards: 0, boxes: 0, labels: 0, lines: 0, found: [] };
  for (const size of [NARROW, WIDE]) {
    longest = Math.max(longest, await browser.open(page, size));
    const measured = await browser.evaluate<Measured>(MEASURE);
    faults.add(measured.found);
    if (picture !== undefined) await browser.screenshot(picture.replace('.png', `-${size.width}.png`));
    if (size === WIDE) {
      await browser.evaluate(
        `[...document.querySelectorAll('.side button')].find((b) => b.innerText === 'Open all').click()`,
      );
      last = await browser.evaluate<Measured>(MEASURE);
      faults.add(last.found.map((fault) => `opened: ${fault}`));
    }
  }
  faults.add(browser.errors);
  return { graph, longest, measured: last, faults: faults.found, bytes: Buffer.byteLength(page) };
}

/** Uses a page as a reader does: search, filter, click, keyboard, dark mode, questions, paper. */
export async function used(browser: Browser): Promise<readonly string[]> {
  const faults = new Faults('use');
  const objects = meshOf({ namespaces: 2, services: 5, routes: 3 });
  await browser.open(html(meshGraph(objects), objects, { title: 'Used' }), WIDE);

  await browser.press('/');
  await browser.type('service-03 service');
  faults.equal('results', (await count(browser, '#results [role=option]')) > 0, true);
  await browser.press('ArrowDown');
  await browser.press('ArrowUp');
  await browser.press('Enter');
  faults.equal('found by search', await text(browser, '.panel h2'), 'service-03');
  faults.equal('YAML', (await text(browser, '.panel pre')).startsWith('apiVersion: v1\nkind: Service'), true);
  faults.equal('sections', /Routes \(\d+\)/.test(await text(browser, '.panel')), true);

  await browser.press('Escape');
  faults.equal('panel after Escape', await browser.evaluate('document.querySelector(".panel").hidden'), true);
  const focused = 'document.activeElement.dataset.id';
  faults.equal('focus after Escape', await browser.evaluate(focused), 'service:team-00/service-03');
  const seen = new Set<string>();
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
    await browser.press(key);
    seen.add(await browser.evaluate<string>(focused));
  }
  faults.equal('arrows move the focus', seen.size > 1, true);
  await browser.press('Enter');
  faults.equal('Enter chooses', await browser.evaluate('document.querySelector(".panel").hidden'), false);
  faults.equal(
    'focus can be seen',
    await browser.evaluate<string>('getComputedStyle(document.activeElement.querySelector("rect.body")).strokeWidth'),
    '4px',
  );

  await browser.press('Escape');
  await browser.click('[data-namespace="namespace:team-01"] input');
  faults.equal('filter closes others', await count(browser, '.content g.card[data-id^="service:team-00"]'), 0);
  faults.equal('filter keeps its own', await count(browser, '.content g.card[data-id^="service:team-01"]'), 5);
  await browser.click('[data-namespace="namespace:team-01"] input');
  await browser.click('[data-namespace="namespace:team-01"] .fold');
  faults.equal('closed', await count(browser, '.content g.card[data-id="namespace:team-01"]'), 1);
  await browser.click('.content g.card[data-id="namespace:team-01"]');
  faults.equal('opened by a click', await count(browser, '.content g.card[data-id^="service:team-01"]'), 5);
  const lines = await count(browser, '.content .links .route');
  await browser.evaluate(
    `[...document.querySelectorAll('.check')].find((l) => l.innerText.trim() === 'route').click()`,
  );
  faults.equal('lines hidden', [lines > 0, await count(browser, '.content .links .route')], [true, 0]);
  await browser.evaluate(
    `[...document.querySelectorAll('.check')].find((l) => l.innerText.trim() === 'route').click()`,
  );

  await browser.press('Escape');
  await browser.click('.content g.card[data-id="service:team-00/service-01"]');
  faults.equal('clicked', await text(browser, '.panel h2'), 'service-01');
  await browser.evaluate(
    `[...document.querySelectorAll('.panel button')].find((b) => b.innerText === 'Ask for each workload').click()`,
  );
  await browser.until('document.querySelectorAll(".answers li").length > 0');
  faults.equal('callers', await count(browser, '.answers li'), 11);

  await browser.click('#ask');
  await browser.evaluate(`document.querySelector('#ask-url').value = 'http://team-00.example.com/service-01/2'`);
  await browser.evaluate(`document.querySelector('#ask-via').value = 'team-00/public'`);
  await browser.click('.ask .primary');
  await browser.until('document.querySelector(".verdict") !== null');
  faults.equal('verdict', (await text(browser, '.verdict')).split('\n')[0], '✓ forwarded');
  faults.equal('decided', (await count(browser, '.answered .link.on')) > 0, true);

  const ground = 'getComputedStyle(document.body).backgroundColor';
  const [light, dark] = ['rgb(245, 247, 250)', 'rgb(16, 22, 30)'];
  faults.equal('light', await browser.evaluate(ground), light);
  await browser.media('dark');
  faults.equal('dark by the system', await browser.evaluate(ground), dark);
  await browser.click('#theme');
  faults.equal('light by choice', await browser.evaluate(ground), light);
  await browser.media('light');
  await browser.click('#theme');
  faults.equal('dark by choice', await browser.evaluate(ground), dark);
  await browser.media('light', 'print');
  faults.equal('on paper', await browser.evaluate('getComputedStyle(document.querySelector(".side")).display'), 'none');
  await browser.media('light');
  faults.add(browser.errors);
  return faults.found;
}

/** Opens a page whose every text is hostile, and looks at all of it. */
export async function hostile(browser: Browser): Promise<readonly string[]> {
  const faults = new Faults('hostile');
  const graph = hostileGraph();
  const objects = graph.nodes.flatMap(({ objects: names }, i) =>
    names.map((name, j) => {
      const [kind, ...rest] = name.split(' ');
      const [first, second] = rest.join(' ').split('/');
      const metadata = second === undefined ? { name: first } : { namespace: first, name: second };
      return {
        apiVersion: HOSTILE[i % HOSTILE.length],
        kind,
        metadata,
        spec: { [HOSTILE[j]]: HOSTILE },
      } as unknown as Manifest;
    }),
  );
  await browser.open(html(graph, objects, { title: HOSTILE[0], clusterDomain: HOSTILE[2] }), WIDE);
  faults.add((await browser.evaluate<Measured>(MEASURE)).found);
  const start = await browser.evaluate<number>(
    'document.querySelectorAll("script, style, img, iframe, a, link").length',
  );
  for (const { label } of graph.nodes) {
    await browser.press('/');
    await browser.type(label.slice(0, 12));
    await browser.press('Enter');
    await browser.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
    await browser.press('Escape');
  }
  await browser.evaluate(
    'document.querySelectorAll(".content [data-id]").forEach((one) => ' +
      'one.dispatchEvent(new MouseEvent("click", { bubbles: true })))',
  );
  await browser.click('#ask');
  await browser.click('.ask .primary');
  await browser.until('document.querySelector(".verdict") !== null');
  const now = await browser.evaluate<number>('document.querySelectorAll("script, style, img, iframe, a, link").length');
  faults.equal('elements', now, start);
  faults.equal('window.broken', await browser.evaluate('typeof window.broken'), 'undefined');
  faults.add(browser.errors);
  return faults.found;
}

/** Opens 2,000 services with 10,000 routes, and uses the page. Returns milliseconds. */
export async function large(browser: Browser) {
  const faults = new Faults('large');
  const objects = meshOf({ namespaces: 40, services: 50, routes: 5 });
  const page = html(meshGraph(objects), objects, { title: 'Large' });
  const opened = await browser.open(page, WIDE);
  const took = (action: string): Promise<number> =>
    browser.evaluate<number>(
      `(async () => { const from = performance.now(); ${action}; ` +
        'await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go))); ' +
        'return performance.now() - from; })()',
    );
  const namespace = await took(`document.querySelector('[data-namespace="namespace:team-07"] .fold').click()`);
  faults.equal('cards of the namespace', await count(browser, '.content g.card[data-id^="service:team-07"]'), 50);
  faults.add((await browser.evaluate<Measured>(MEASURE)).found);
  const search = await took(
    "const field = document.querySelector('#search'); field.value = 'service-33 team-21'; " +
      "field.dispatchEvent(new Event('input'))",
  );
  const chosen = await took(`document.querySelector('#result-0').dispatchEvent(new Event('pointerdown'))`);
  faults.equal('found', await text(browser, '.panel h2'), 'service-33');
  faults.add(browser.errors);
  if (opened > 3000) faults.add([`opens in ${Math.round(opened)} ms`]);
  return { faults: faults.found, opened, namespace, search, chosen, bytes: Buffer.byteLength(page) };
}
