import type { Effect } from '../../mesh/effects';
import { beside, commonEffects, ingressEffects, replicaEffects, storageEffects } from '../common-effects';

const POD = 'grafana/deployment';
const CONFIG = 'grafana/config-map';
const on = (value: unknown, ...changes: string[]): Effect => beside({ grafana: true }, value, ...changes);
const secret = (value: string, ...more: object[]): Effect =>
  beside({ grafana: { adminSecret: Object.assign({ secret: 's' }, ...more) as { secret: string } } }, value, POD);

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
  ...replicaEffects('grafana', POD),
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
  'addons.grafana.config': on({ users: { allow_sign_up: false } }, CONFIG, POD),
  'addons.grafana.externalUrl': on('https://grafana.example.com', CONFIG, POD),
};
