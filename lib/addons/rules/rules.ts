import type { Manifest } from '../../model';
import type { AlertOptions } from '../../props';
import { toYaml } from '../../yaml/to-yaml';
import { metricLabels } from '../shared/metric-labels';
import type { ObservedMesh } from '../shared/observed-mesh';
import type { TelemetryOf } from '../shared/telemetry-metrics';
import { alertingRules } from './alerts';
import { recordingRules } from './recording';
import type { RuleGroup } from './rule-group';

export interface RulesOptions {
  /** Whether to record the traffic of whole workloads. @default true */
  readonly recording?: boolean;
  /** Whether to raise alerts, and when. @default true */
  readonly alerts?: boolean | AlertOptions;
  /** Telemetry of the program, which adds labels to metrics and takes them away. @default - none */
  readonly telemetry?: readonly TelemetryOf[];
}

/** Returns the rules for a Prometheus that scrapes a mesh. */
export function istioRules(mesh: ObservedMesh, options: RulesOptions = {}): RuleGroup[] {
  const { recording = true, alerts = true, telemetry = [] } = options;
  const labels = metricLabels(mesh, telemetry);
  return [
    ...(recording ? [recordingRules(mesh, labels)] : []),
    ...(alerts === false ? [] : [alertingRules(mesh, alerts === true ? {} : alerts, labels)]),
  ];
}

/** Returns rules as the text of a rule file. */
export const ruleFile = (groups: readonly RuleGroup[]): string => toYaml([{ groups }]);

export interface PrometheusRuleOptions {
  readonly name: string;
  readonly namespace: string;
  /** Labels by which a Prometheus picks rules, such as `release: kube-prometheus-stack`. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Returns rules as an object of the Prometheus Operator. */
export function prometheusRule(groups: readonly RuleGroup[], options: PrometheusRuleOptions): Manifest {
  const { name, namespace, labels } = options;
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name, namespace, ...(labels === undefined ? {} : { labels: { ...labels } }) },
    spec: { groups },
  };
}
