/**
 * Exports that all entries share: every type of the model, and the values that a program compares with, calls or
 * throws.
 */
export type * from './model';
export type * from './props';
export type * from './releases/names';
export { CHARTS, dataPlaneMode, formatProblem, MeshProblems, PHASES, throwIfAny, waypointOf } from './model';
export { PLATFORMS, PROFILES } from './releases/names';
export { istioDashboards, istioRules, istioScrapeConfigs } from './addons/observe';
export type { Observable } from './addons/observe';
export type { DashboardName } from './addons/dashboards/dashboards';
export type { DashboardJson, PanelJson, TargetJson } from './addons/dashboards/json';
export type { AlertingRule, RecordingRule, RuleGroup } from './addons/rules/rule-group';
export type { RulesOptions } from './addons/rules/rules';
export type { ScrapeOptions } from './addons/scraping/jobs';
export type { KubernetesDiscovery, RelabelConfig, ScrapeConfig } from './addons/scraping/scrape-config';
export type { TelemetryOf } from './addons/shared/telemetry-metrics';
export type { ObservedMesh } from './addons/shared/observed-mesh';
