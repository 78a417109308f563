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

const POD = 'grafana/deployment';
const CONFIG = 'grafana/config-map';
const on = (value: unknown, ...changes: string[]): Effect => beside({ grafana: true }, value, ...changes);
const secret = (value: string, ...more: object[]): Effect =>
  beside({ grafana: { adminSecret: Object.assign({ secret: 's' }, ...more) as { secret: string } } }, value, POD);

/** Rows of the containers that bring what other programs have. */
function sidecarEffects(): Record<string, Effect> {
  const row = (sidecar: object, value: unknown, ...changes: string[]): Effect =>
    beside({ grafana: { sidecar } }, value, ...changes);
  const roles = ['+grafana/cluster-role', '+grafana/cluster-role-binding'];
  const provider = 'grafana/sidecar-provider';
  const dashboards = { dashboards: true };
  const usual = {
    label: 'l',
    labelValue: '1',
    searchNamespace: 'ALL',
    resource: 'configmap',
    reload: false,
    env: { UNIQUE_FILENAMES: 'true' },
  };
  const found = (of: 'dashboards' | 'datasources' | 'alerts' | 'plugins'): [string, Effect][] =>
    Object.entries(usual).map(([name, value]) => [`${of}.${name}`, row({ [of]: {} }, value, POD)]);
  const rows: Record<string, Effect> = {
    'dashboards': row({}, true, `+${provider}`, ...roles, POD),
    ...Object.fromEntries(['datasources', 'alerts', 'plugins'].map((of) => [of, row({}, true, ...roles, POD)])),
    ...Object.fromEntries((['dashboards', 'datasources', 'alerts', 'plugins'] as const).flatMap(found)),
    'dashboards.folder': row(dashboards, '/tmp/d', provider, POD),
    'dashboards.folderAnnotation': row(dashboards, 'a', POD),
    'dashboards.foldersFromFilesStructure': row(dashboards, true, provider),
    'dashboards.providerName': row(dashboards, 'p', provider),
    'dashboards.providerFolder': row(dashboards, 'F', provider),
    'dashboards.allowUiUpdates': row(dashboards, true, provider),
    'namespaced': row(
      dashboards,
      true,
      ...roles.map((id) => id.replace('+', '-')),
      '+grafana/role',
      '+grafana/role-binding',
    ),
    'image': row(dashboards, 'example.com/sidecar:1', POD),
    'resources': row(dashboards, { requests: { cpu: '7m' } }, POD),
  };
  return Object.fromEntries(Object.entries(rows).map(([name, effect]) => [`addons.grafana.sidecar.${name}`, effect]));
}

export const EFFECTS: Readonly<Record<string, Effect>> = {
  'addons.grafana': beside({ jaeger: true }, true, '+grafana/*'),
  ...commonEffects({
    addon: 'grafana',
    pods: [POD],
    service: 'grafana/service',
    renamed: [
      'grafana/*',
      ...['istio', 'istio-services'].flatMap((folder) => [
        `-grafana/dashboards-${folder}-grafana-dashboards`,
        `+grafana/dashboards-other-${folder}-grafana-dashboards`,
      ]),
    ],
  }),
  // The version in the labels is that of the image.
  'addons.grafana.image': on('example.com/image:1', CONFIG, POD, 'grafana/service', 'grafana/service-account'),
  ...chartedEffects({
    addon: 'grafana',
    pods: POD,
    labelled: [CONFIG, POD, 'grafana/service', 'grafana/service-account'],
  }),
  ...replicaEffects('grafana', POD),
  ...portServiceEffects('grafana', POD),
  ...sidecarEffects(),
  ...storageEffects('grafana', POD),
  ...ingressEffects('grafana', [CONFIG, POD]),
  'addons.grafana.prometheus': on('http://p:9090', CONFIG, POD),
  'addons.grafana.loki': on('http://l:3100', CONFIG, POD),
  'addons.grafana.datasources': on([{ name: 'Tempo', type: 'tempo', url: 'http://t:3200' }], CONFIG, POD),
  'addons.grafana.dashboards': on(
    [{ title: 'Mine', uid: 'mine' }],
    '-grafana/dashboards-istio-services-grafana-dashboards',
    'grafana/dashboards-istio-grafana-dashboards',
    CONFIG,
    POD,
  ),
  'addons.grafana.anonymous': on(false, POD),
  'addons.grafana.adminSecret.secret': on('s', POD),
  'addons.grafana.adminSecret.userKey': secret('u'),
  'addons.grafana.adminSecret.passwordKey': secret('p'),
  'addons.grafana.plugins': on(['grafana-clock-panel'], CONFIG, POD),
  'addons.grafana.config': on({ users: { allow_sign_up: false } }, CONFIG, POD),
  'addons.grafana.alerting': on({ 'rules.yaml': { apiVersion: 1 } }, CONFIG, POD),
  'addons.grafana.autoscaling.min': on(2, '+grafana/horizontal-pod-autoscaler', POD),
  ...Object.fromEntries(
    Object.entries({ max: 7, cpu: 70, memory: 70, behavior: { scaleDown: { stabilizationWindowSeconds: 9 } } }).map(
      ([prop, value]) => [
        `addons.grafana.autoscaling.${prop}`,
        beside({ grafana: { autoscaling: { min: 2 } } }, value, 'grafana/horizontal-pod-autoscaler'),
      ],
    ),
  ),
  'addons.grafana.externalUrl': on('https://grafana.example.com', CONFIG, POD),
};
