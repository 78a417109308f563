/* eslint-disable @typescript-eslint/no-require-imports -- who does not watch a mesh loads none of this */
import type { DashboardName } from './dashboards/dashboards';
import type { DashboardJson } from './dashboards/json';
import type { RuleGroup } from './rules/rule-group';
import type { RulesOptions } from './rules/rules';
import type { ScrapeOptions } from './scraping/jobs';
import type { ScrapeConfig } from './scraping/scrape-config';
import type { ObservedMesh } from './shared/observed-mesh';

/** A mesh that can be watched: a `ServiceMesh`, or what is known of one. */
export type Observable = ObservedMesh | { readonly observed: ObservedMesh };

const observedOf = (mesh: Observable): ObservedMesh => ('observed' in mesh ? mesh.observed : mesh);

/** Returns the jobs with which a Prometheus scrapes a mesh, as its configuration has them under `scrape_configs`. */
export function istioScrapeConfigs(mesh: Observable, options?: ScrapeOptions): ScrapeConfig[] {
  const { scrapeJobs } = require('./scraping/jobs') as typeof import('./scraping/jobs');
  return scrapeJobs(observedOf(mesh), options);
}

/** Returns recording rules and alerts for a mesh, as groups of a rule file. */
export function istioRules(mesh: Observable, options?: RulesOptions): RuleGroup[] {
  const rules = require('./rules/rules') as typeof import('./rules/rules');
  return rules.istioRules(observedOf(mesh), options);
}

/** Returns the dashboards of a mesh for Grafana, all of them or those that are named. */
export function istioDashboards(mesh: Observable, names?: readonly DashboardName[]): DashboardJson[] {
  const dashboards = require('./dashboards/dashboards') as typeof import('./dashboards/dashboards');
  return dashboards.istioDashboards(observedOf(mesh), names);
}
