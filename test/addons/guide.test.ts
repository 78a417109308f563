import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { checkKialiConfig } from '../../lib/addons/kiali/config/check';
import { ALERTS } from '../../lib/addons/rules/alerts.data';
import { DASHBOARD_NAMES } from '../../lib/addons/dashboards/dashboards';
import { endpoints } from '../../lib/addons/scraping/endpoints';
import { formatProblem, type Problem } from '../../lib/model';
import { NEWEST_VERSION } from '../support/releases';

const GUIDE = readFileSync(join(__dirname, '../../docs/observability.md'), 'utf8');
const fences = (language: string): string[] =>
  [...GUIDE.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].filter((match) => match[1] === language).map((match) => match[2]);

/** Runs all programs of the page, one after the other as one, and gives their mesh. */
function run(): { readonly warnings: readonly Problem[]; readonly written: unknown[][] } {
  const written: unknown[][] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((...words) => void written.push(words));
  const program = fences('ts').join('').replace('app.synth();\n', '');
  const { outputText } = ts.transpileModule(`${program}export { mesh };`, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exports: { mesh?: { readonly warnings: readonly Problem[] } } = {};
  new Function('require', 'exports', outputText)(require, exports);
  log.mockRestore();
  return { warnings: exports.mesh?.warnings ?? [], written };
}

test('the programs run, and write what they are said to', () => {
  const { warnings, written } = run();
  expect(written).toEqual([[['istiod', 'istio-proxies', 'ztunnel', 'istio-cni'], 16, 'istio-mesh']]);
  expect(warnings.map((warning) => `${formatProblem(warning)}\n`)).toEqual([fences('text')[0]]);
});

test('the problems of Kiali are those that are shown', () => {
  const config = {
    external_services: { prometheus: { in_cluster_url: 'http://prometheus:9090' }, grafana: { url: 'http://grafana' } },
    server: { web_root: 'kiali/' },
  };
  expect(
    checkKialiConfig(config, '2.27')
      .map((problem) => `${formatProblem(problem)}\n`)
      .join(''),
  ).toBe(fences('text')[1]);
});

/** Names in code in the first columns of the table under a heading. */
function named(heading: string): string[] {
  const section = GUIDE.split(`## ${heading}\n`)[1].split('\n## ')[0];
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  return rows.flatMap((row) => [...row.split('|')[1].matchAll(/`([^`]+)`/g)].map(([, name]) => name));
}

test('the tables have every job, alert and dashboard', () => {
  const mesh = { version: NEWEST_VERSION, istiod: 'a', ztunnel: 'a', cni: 'a', merged: true };
  expect(named('What is scraped')).toEqual(endpoints(mesh, true).map(({ job }) => job));
  expect(named('Rules')).toEqual([...ALERTS.map(({ name }) => name), 'IstioHighErrorRate', 'IstioHighLatency']);
  expect(named('Dashboards')).toEqual([...DASHBOARD_NAMES]);
});
