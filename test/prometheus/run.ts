/**
 * `npm run test:prometheus [-- --release 1.31.0]`: Prometheus' own code is the judge of scrape configurations, rules
 * and queries. It reads them, and its engine runs each query of each dashboard on series of a small shop, with sidecars
 * and ambient: a panel without data is a failure.
 *
 * Needs Go and the reference data. What cannot run says why, on a line that begins with SKIPPED; a failure ends with
 * exit code 1.
 */
import { parseArgs } from 'node:util';
import { istioRules, ruleFile } from '../../lib/addons/rules/rules';
import { scrapeJobs } from '../../lib/addons/scraping/jobs';
import type { ObservedMesh } from '../../lib/addons/shared/observed-mesh';
import { toYaml } from '../../lib/yaml/to-yaml';
import { hasReference, RELEASES } from '../support/reference';
import { judge, verdictsOf, type Answer } from './judge';
import { panelQueries, type Drawn } from './queries';
import { seriesOfShop } from './series';

const { values: options } = parseArgs({ options: { release: { type: 'string' } } });
const SAMPLES = 80;

/** Queries of all panels, and of the rules. */
function asked(mesh: ObservedMesh): Drawn[] {
  const recorded = istioRules(mesh, { alerts: false }).flatMap(({ rules }) =>
    rules.map((rule) => ({ dashboard: 'rules', panel: 'record' in rule ? rule.record : '', expr: rule.expr })),
  );
  return [...panelQueries(mesh), ...recorded];
}

/** Alerts that must be silent for the shop, and those that must not be for what they are about. */
function alertQueries(mesh: ObservedMesh): Drawn[] {
  return istioRules(mesh, { recording: false }).flatMap(({ rules }) =>
    rules.map((rule) => ({ dashboard: 'alerts', panel: 'alert' in rule ? rule.alert : '', expr: rule.expr })),
  );
}

/**
 * Whether a counter of things that go wrong makes an alert fire: the series of the shop count everything, so that all
 * such alerts do, and those about limits that are kept do not.
 */
const SILENT = new Set([
  'IstiodDown',
  'IstioSlowConvergence',
  'IstioRootCertificateExpires',
  'IstioIssuerCertificateExpires',
  'IstioProxyCertificateExpires',
  'IstioCniNotReady',
  'IstioZtunnelDisconnected',
  'IstioHighErrorRate',
  'IstioHighLatency',
]);

/** Whether a panel has anything to draw: a quotient of nothing is a series too, but has no numbers. */
const hasNumbers = ({ points = [] }: Answer): boolean => points.some((all) => all.some((point) => point !== null));

function run(program: string, mesh: ObservedMesh): string[] {
  const panels = asked(mesh);
  const alerts = alertQueries(mesh);
  const input = {
    configs: {
      merged: toYaml([{ scrape_configs: scrapeJobs(mesh, { interval: '15s' }) }]),
      separate: toYaml([{ scrape_configs: scrapeJobs(mesh, { merged: false }) }]),
    },
    rules: { all: ruleFile(istioRules(mesh)) },
    queries: [...panels, ...alerts].map(({ expr }) => expr),
    series: seriesOfShop(mesh.version, mesh.ztunnel !== undefined),
    samples: SAMPLES,
    minutes: 10,
  };
  const { configs, rules, queries } = verdictsOf(program, input);
  const empty = panels.flatMap(({ dashboard, panel, expr }, i) => {
    const { error } = queries[i];
    return error === undefined && hasNumbers(queries[i])
      ? []
      : [`${dashboard}, ${panel}: ${error ?? 'no data'}: ${expr}`];
  });
  const loud = alerts.flatMap(({ panel, expr }, i) => {
    const { error, count } = queries[panels.length + i];
    const isWrong = error !== undefined || count > 0 === SILENT.has(panel);
    return isWrong ? [`${panel}: ${error ?? (count > 0 ? 'fires' : 'is silent')}: ${expr}`] : [];
  });
  console.log(
    `${mesh.version} ${mesh.ztunnel === undefined ? 'sidecar' : 'ambient'}: ${panels.length} queries, ` +
      `${alerts.length} alerts, ${input.series.length} series`,
  );
  return [...Object.values(configs).filter((error) => error !== ''), ...rules.all, ...empty, ...loud];
}

function main(): void {
  if (!hasReference) return console.log('SKIPPED: no reference data');
  const program = judge();
  if ('reason' in program) return console.log(`SKIPPED: ${program.reason}`);
  const releases = options.release === undefined ? RELEASES : [options.release];
  const failures = releases.flatMap((version) => {
    const sidecar: ObservedMesh = { version, istiod: 'istio-system', merged: true };
    return [sidecar, { ...sidecar, ztunnel: 'istio-system', cni: 'istio-system' }].flatMap((mesh) =>
      run(program.path, mesh),
    );
  });
  for (const failure of failures) console.error(failure);
  if (failures.length > 0) process.exitCode = 1;
}

main();
