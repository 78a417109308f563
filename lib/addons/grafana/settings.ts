import { hostOf, ingressUrl } from '../shared/ingress';
import { isRecord, overlay, type ValueTree } from '../../model';
import type { DashboardFolder } from './folders';
import type { GrafanaInput } from './input';

const DATA = '/var/lib/grafana';

/** The settings of Grafana, by section. */
function settings({ props }: GrafanaInput): ValueTree {
  const url = props.externalUrl ?? ingressUrl(props.ingress);
  const server = { domain: hostOf(props.ingress) ?? '', ...(url !== undefined && { root_url: url }) };
  const own = {
    analytics: { check_for_updates: true },
    grafana_net: { url: 'https://grafana.net' },
    log: { mode: 'console' },
    paths: {
      data: `${DATA}/`,
      logs: '/var/log/grafana',
      plugins: `${DATA}/plugins`,
      provisioning: '/etc/grafana/provisioning',
    },
    server,
  };
  return overlay(own, props.config ?? {});
}

/** One setting: a list is JSON. */
function line([name, value]: readonly [string, unknown]): string {
  if (value === null) return `${name} =\n`;
  return `${name} = ${value === '' ? "''" : Array.isArray(value) ? JSON.stringify(value) : String(value)}\n`;
}

const byName = (tree: object): [string, unknown][] => Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : 1));

/** `grafana.ini`: settings of no section, then sections, and settings in the order of their names. */
export function grafanaIni(input: GrafanaInput): string {
  const all = byName(settings(input));
  const lines = all.filter(([, value]) => !isRecord(value)).map(line);
  const sections = all.map(([section, own]) =>
    isRecord(own) ? `[${section}]\n${byName(own).map(line).join('')}` : '',
  );
  return [...lines, ...sections].join('');
}

interface Datasource {
  readonly name: string;
  readonly url: string;
  readonly type: string;
  readonly timeInterval: string;
  readonly isDefault: boolean;
}

const datasource = ({ timeInterval, ...source }: Datasource): object => ({
  access: 'proxy',
  editable: true,
  orgId: 1,
  jsonData: { timeInterval },
  ...source,
});

/** Where its panels read: Prometheus, Loki and others. */
export function datasources({ props }: GrafanaInput): object {
  const {
    prometheus,
    loki,
    datasources: more = [],
  } = props as {
    readonly prometheus?: string;
    readonly loki?: string;
    readonly datasources?: readonly object[];
  };
  const known: Datasource[] = [
    ...(prometheus === undefined
      ? []
      : [{ name: 'Prometheus', type: 'prometheus', url: prometheus, timeInterval: '15s', isDefault: true }]),
    ...(loki === undefined ? [] : [{ name: 'Loki', type: 'loki', url: loki, timeInterval: '5s', isDefault: false }]),
  ];
  return { apiVersion: 1, datasources: [...known.map(datasource), ...more] };
}

/** Where it finds dashboards. */
export function dashboardProviders(folders: readonly DashboardFolder[]): object {
  const providers = folders.map(({ name }) => ({
    disableDeletion: false,
    folder: 'istio',
    name,
    options: { path: `${DATA}/dashboards/${name}` },
    orgId: 1,
    type: 'file',
  }));
  return { apiVersion: 1, providers };
}
