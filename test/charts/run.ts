/**
 * `npm run test:charts`: the official charts of Kiali, Prometheus and Grafana, rendered by Helm with each variant of
 * their values, are compared with our objects for the props that stand for them.
 *
 * Needs `helm` (or its path in HELM), the charts in a directory that ADDON_CHARTS names (`kiali-server` 2.27.0,
 * `prometheus` 28.13.0 without its dependencies, `grafana` 9.2.2), and the reference data. What cannot run says why, on
 * a line that begins with SKIPPED; a failure ends with exit code 1.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { chartDifferences } from '../addons/charts/compare-case';
import type { Tree } from '../addons/charts/rows';
import { hasReference, readReference } from '../support/reference';
import { valuesOf, VARIANTS } from './variants';

/** Folder and release of each chart. */
const CHARTS: Readonly<Record<string, readonly [folder: string, release: string]>> = {
  'kiali-2.27': ['kiali-server', 'kiali'],
  'prometheus-28.13': ['prometheus', 'prometheus'],
  'grafana-9.2': ['grafana', 'grafana'],
};
const helm = process.env.HELM ?? 'helm';

function rendered(charts: string, chart: string, values: Tree): Tree[] {
  const [folder, release] = CHARTS[chart];
  const { status, stdout, stderr } = spawnSync(
    helm,
    ['template', release, join(charts, folder), '-n', 'istio-system', '-f', '-'],
    { input: JSON.stringify(values), encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  if (status !== 0) throw new Error(stderr);
  return parseAllDocuments(stdout.replace(/^\.\.\.$/gm, ''), { schema: 'yaml-1.1' })
    .map((document) => document.toJS() as Tree | null)
    .filter((object) => object !== null);
}

function run(charts: string): boolean {
  let failed = 0;
  for (const [chart, variants] of Object.entries(VARIANTS)) {
    const sample = readReference<{ values: Tree }>('addons', 'helm-cases', chart, 'sample.json').values;
    const wrong = Object.entries(variants).flatMap(([name, variant]) => {
      const values = valuesOf(sample, variant);
      const found = chartDifferences(chart, { values, objects: rendered(charts, chart, values) });
      return found.length === 0 ? [] : [`${chart} ${name}:\n  ${found.join('\n  ')}`];
    });
    const all = Object.keys(variants).length;
    console.log([...wrong, `${chart}: ${all - wrong.length} of ${all} variants`].join('\n'));
    failed += wrong.length;
  }
  return failed === 0;
}

const charts = process.env.ADDON_CHARTS;
if (!hasReference) console.log('SKIPPED: no reference data');
else if (charts === undefined || !existsSync(charts)) console.log('SKIPPED: ADDON_CHARTS names no directory of charts');
else if (spawnSync(helm, ['version']).status !== 0) console.log('SKIPPED: no helm');
else process.exitCode = run(charts) ? 0 : 1;
