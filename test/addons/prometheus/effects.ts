import type { Effect } from '../../mesh/effects';
import {
  beside,
  chartedEffects,
  commonEffects,
  ingressEffects,
  portServiceEffects,
  replicaEffects,
  storageEffects,
} from '../common-effects';

const POD = 'prometheus/deployment';
const CONFIG = 'prometheus/config-map';
const on = (value: unknown, ...changes: string[]): Effect => beside({ prometheus: true }, value, ...changes);
const rules = [{ name: 'g', rules: [{ record: 'r', expr: 'up' }] }];

export const EFFECTS: Readonly<Record<string, Effect>> = {
  'addons.prometheus': beside({ jaeger: true }, true, '+prometheus/*'),
  ...commonEffects({
    addon: 'prometheus',
    pods: [POD],
    service: 'prometheus/service',
    placed: ['prometheus/*', '!prometheus/cluster-role'],
  }),
  ...chartedEffects({ addon: 'prometheus', pods: POD, labelled: ['prometheus/*'] }),
  ...replicaEffects('prometheus', POD),
  ...portServiceEffects('prometheus', POD, ['prometheus/cluster-role-binding']),
  ...storageEffects('prometheus', POD),
  ...ingressEffects('prometheus', [POD]),
  'addons.prometheus.retention': on('30d', POD),
  'addons.prometheus.retentionSize': on('40GB', POD),
  'addons.prometheus.scrapeInterval': on('30s', CONFIG),
  'addons.prometheus.scrapeTimeout': on('5s', CONFIG),
  'addons.prometheus.evaluationInterval': on('30s', CONFIG),
  'addons.prometheus.jobs': on('none', CONFIG),
  'addons.prometheus.scrapeConfigs': on([{ job_name: 'j' }], CONFIG),
  'addons.prometheus.recordingRules': on(rules, CONFIG),
  'addons.prometheus.alertingRules': on(rules, CONFIG),
  'addons.prometheus.alertmanagers': on([{ static_configs: [{ targets: ['a:9093'] }] }], CONFIG),
  'addons.prometheus.remoteWrite': on([{ url: 'https://example.com/write' }], CONFIG),
  'addons.prometheus.externalLabels': on({ cluster: 'c' }, CONFIG),
  'addons.prometheus.externalUrl': on('https://prometheus.example.com', POD),
  'addons.prometheus.extraArgs': on({ 'query.timeout': '1m' }, POD),
  'addons.prometheus.config': on({ storage: { tsdb: { out_of_order_time_window: '10m' } } }, CONFIG),
  'addons.prometheus.kind': on('StatefulSet', POD, '+prometheus/headless-service'),
  'addons.prometheus.rbac': on(false, '-prometheus/cluster-role', '-prometheus/cluster-role-binding'),
  'addons.prometheus.configReloader': on(false, POD),
  'addons.prometheus.disabledJobs': on(['kubernetes-pods'], CONFIG),
  'addons.prometheus.routePrefix': on('/prometheus', CONFIG, POD),
  'addons.prometheus.secureMetrics': on(true, CONFIG, POD),
};
