/**
 * `npm run test:dashboards [-- --release 1.31.0] [--out DIR] [--pictures]`: each dashboard is drawn in headless
 * Chromium with what a real Prometheus answers to its queries, at 1280 and at 1920 pixels. No panel may be empty,
 * overlap another, leave the page, or hide a part of its text.
 *
 * The drawing is ours and not Grafana's, from the JSON that Grafana gets and in its measures: 24 columns, cells of 30
 * pixels with 8 between them, legends on at most 35 % of a panel. That the page finds faults is shown first, on
 * dashboards with one fault each.
 *
 * Needs Chromium (`apt-get install chromium`; or `CHROMIUM` names the program), the judge of `npm run test:prometheus`
 * (Go; or `PROMCHECK` names the program) and the reference data. What cannot run says why, on a line that begins with
 * SKIPPED; a failure ends with exit code 1. `--out` writes a picture of each dashboard into a folder, and `--pictures`
 * those of the documentation: anew when a dashboard changes that is shown there.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { istioDashboards } from '../../lib/addons/dashboards/dashboards';
import type { ObservedMesh } from '../../lib/addons/shared/observed-mesh';
import { judge, verdictsOf, type Answer } from '../prometheus/judge';
import { panelQueries } from '../prometheus/queries';
import { seriesOfShop } from '../prometheus/series';
import { hasReference, RELEASES } from '../support/reference';
import { chromium, measured, pictured } from './browser';
import { withFaults } from './faults';
import { heightOf, page, type Answered } from './page';

const { values: options } = parseArgs({
  options: { release: { type: 'string' }, out: { type: 'string' }, pictures: { type: 'boolean', default: false } },
});
const WIDTHS = [1280, 1920];
const MINUTES = 60;
/** What the documentation shows. */
const PICTURES: Readonly<Record<string, string>> = { 'istio-mesh': 'mesh.png', 'istio-gateways': 'gateways.png' };

/** The dashboards of a mesh with what Prometheus says of the last hour of a small shop. */
function answered(program: string, mesh: ObservedMesh): Answered[] {
  const queries = panelQueries(mesh).map(({ expr }) => expr);
  const series = seriesOfShop(mesh.version, mesh.ztunnel !== undefined);
  const input = { configs: {}, rules: {}, queries, series, samples: (MINUTES + 2) * 4, minutes: MINUTES };
  const answers: Answer[] = [...verdictsOf(program, input).queries];
  return istioDashboards(mesh).map((dashboard) => ({
    dashboard,
    answers: (dashboard.panels ?? [])
      .filter(({ type }) => type !== 'row')
      .map(({ targets = [] }) => answers.splice(0, targets.length)),
  }));
}

/** Whether the page finds in faulty dashboards what is wrong with them, and nothing else. */
function faultFailures(browser: string, mesh: Answered): string[] {
  const faults = withFaults(mesh);
  const failures = faults.flatMap(({ name, answered: faulty, found: expected }) => {
    const { found } = measured(browser, page([faulty], 1280), 1280);
    const isRight = JSON.stringify(found) === JSON.stringify(expected);
    return isRight ? [] : [`fault "${name}": found ${JSON.stringify(found)}, and not ${JSON.stringify(expected)}`];
  });
  console.log(`faults: ${faults.length - failures.length} of ${faults.length} found as they are`);
  return failures;
}

function draw(browser: string, dashboards: readonly Answered[], name: string, width: number): string[] {
  const { dashboards: count, panels, texts, found } = measured(browser, page(dashboards, width), width);
  console.log(`${name} ${width}: ${count} dashboards, ${panels} panels, ${texts} texts, ${found.length} faults`);
  const asked = dashboards.reduce((sum, { answers }) => sum + answers.length, 0);
  const isWhole = count === dashboards.length && panels === asked;
  return [...found, ...(isWhole ? [] : [`drawn are ${panels} panels of ${asked}`])].map(
    (text) => `${name} ${width}: ${text}`,
  );
}

function pictures(
  browser: string,
  dashboards: readonly Answered[],
  width: number,
  nameOf: (uid: string) => string,
): void {
  for (const each of dashboards) {
    const file = nameOf(String(each.dashboard.uid));
    if (file !== '') pictured(browser, page([each], width), { width, height: heightOf(each.dashboard) }, file);
  }
}

function main(): void {
  const browser = chromium();
  if (browser === undefined) return console.log('SKIPPED: no Chromium on PATH, and CHROMIUM does not name it');
  if (!hasReference) return console.log('SKIPPED: no reference data');
  const program = judge();
  if ('reason' in program) return console.log(`SKIPPED: ${program.reason}`);
  const failures: string[] = [];
  for (const version of options.release === undefined ? RELEASES : [options.release]) {
    const sidecar: ObservedMesh = { version, istiod: 'istio-system', merged: true };
    const ambient = { ...sidecar, ztunnel: 'istio-system', cni: 'istio-system' };
    for (const [plane, mesh] of Object.entries({ sidecar, ambient })) {
      const dashboards = answered(program.path, mesh);
      const isNewest = version === RELEASES[0];
      if (isNewest && plane === 'sidecar') failures.push(...faultFailures(browser, dashboards[0]));
      const name = `${version} ${plane}`;
      failures.push(...WIDTHS.flatMap((width) => draw(browser, dashboards, name, width)));
      const { out } = options;
      if (out !== undefined) {
        mkdirSync(out, { recursive: true });
        for (const width of WIDTHS)
          pictures(browser, dashboards, width, (uid) => join(out, `${version}-${plane}-${uid}-${width}.png`));
      }
      if (options.pictures && isNewest && plane === 'sidecar') {
        const folder = join(__dirname, '../../docs/images');
        mkdirSync(folder, { recursive: true });
        pictures(browser, dashboards, 1280, (uid) => (PICTURES[uid] === undefined ? '' : join(folder, PICTURES[uid])));
      }
    }
  }
  for (const failure of failures) console.error(failure);
  if (failures.length > 0) process.exitCode = 1;
}

main();
