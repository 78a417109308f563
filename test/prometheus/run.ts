/**
 * `npm run test:prometheus [-- --release 1.31.0]`: Prometheus' own code is the judge of scrape configurations, rules
 * and queries. It reads them, and its engine runs each query of each dashboard on series of a small shop, with sidecars
 * and ambient: a panel without data is a failure.
 *
 * Needs Go and the reference data. What cannot run says why, on a line that begins with SKIPPED; a failure ends with
 * exit code 1.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { istioDashboards } from '../../lib/addons/dashboards/dashboards';
import { istioRules, ruleFile } from '../../lib/addons/rules/rules';
import { scrapeJobs } from '../../lib/addons/scraping/jobs';
import type { ObservedMesh } from '../../lib/addons/shared/observed-mesh';
import { toYaml } from '../../lib/yaml/to-yaml';
import { hasReference, RELEASES } from '../support/reference';
import { seriesOfShop } from './series';

const { values: options } = parseArgs({
  options: { release: { type: 'string' }, out: { type: 'string' } },
});
const SAMPLES = 80;

export interface Answer {
  readonly error?: string;
  readonly count: number;
  readonly labels?: readonly Readonly<Record<string, string>>[];
  readonly points?: readonly (readonly number[])[];
}
interface Verdicts {
  readonly configs: Readonly<Record<string, string>>;
  readonly rules: Readonly<Record<string, readonly string[]>>;
  readonly queries: readonly Answer[];
}

/** The program, or the reason why there is none. */
function judge(): { readonly path: string } | { readonly reason: string } {
  if (process.env.PROMCHECK !== undefined) return { path: process.env.PROMCHECK };
  const out = join(__dirname, '..', '..', 'node_modules', '.cache', 'istio-constructs-go', 'prometheus');
  mkdirSync(out, { recursive: true });
  for (const end of ['mod', 'sum']) copyFileSync(join(__dirname, 'judge', `go.${end}`), join(out, `go.${end}`));
  const path = join(out, 'program');
  const args = ['build', '-p', '2', '-trimpath', '-mod=mod', `-modfile=${join(out, 'go.mod')}`, '-o', path, '.'];
  const { status, stderr, error } = spawnSync('go', args, { cwd: join(__dirname, 'judge'), encoding: 'utf8' });
  return status === 0
    ? { path }
    : { reason: error?.message ?? String(stderr).trim().split('\n').slice(-2).join(' | ') };
}

/** A query as Grafana would send it, with a choice for each variable. */
const chosen = (query: string): string =>
  query
    .replaceAll('$__rate_interval', '1m')
    .replaceAll('$service', 'catalog.shop.svc.cluster.local')
    .replaceAll('$namespace', 'shop')
    .replaceAll('$workload', 'catalog')
    .replaceAll('$gateway', 'istio-ingressgateway');

interface Drawn {
  readonly dashboard: string;
  readonly panel: string;
  readonly expr: string;
}

/** Queries of all panels, and of the rules. */
function asked(mesh: ObservedMesh): Drawn[] {
  const panels = istioDashboards(mesh).flatMap(({ uid, panels: all = [] }) =>
    all.flatMap(({ title, targets = [] }) =>
      targets.map(({ expr }) => ({ dashboard: String(uid), panel: String(title), expr: chosen(expr) })),
    ),
  );
  const recorded = istioRules(mesh, { alerts: false }).flatMap(({ rules }) =>
    rules.map((rule) => ({ dashboard: 'rules', panel: 'record' in rule ? rule.record : '', expr: rule.expr })),
  );
  return [...panels, ...recorded];
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
  };
  const { status, stdout, stderr } = spawnSync(program, {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(stderr);
  const { configs, rules, queries } = JSON.parse(stdout) as Verdicts;
  if (options.out !== undefined) {
    const plane = mesh.ztunnel === undefined ? 'sidecar' : 'ambient';
    const answers = panels.map((panel, i) => ({ ...panel, ...queries[i] }));
    writeFileSync(join(options.out, `${mesh.version}-${plane}.json`), JSON.stringify(answers));
  }
  const empty = panels.flatMap(({ dashboard, panel, expr }, i) => {
    const { error, count } = queries[i];
    return error === undefined && count > 0 ? [] : [`${dashboard}, ${panel}: ${error ?? 'no data'}: ${expr}`];
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
