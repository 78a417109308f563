import type { Manifest } from '../../model';
import { toYaml } from '../../yaml/to-yaml';
import type { DashboardJson } from './json';

const text = (dashboard: DashboardJson): string => `${JSON.stringify(dashboard, null, 1)}\n`;

/** A file name, and a part of object names, for a dashboard: its uid, else its title. */
export function slug({ uid, title = 'dashboard' }: DashboardJson): string {
  return (uid ?? title)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

export interface ProvisioningOptions {
  /** Folder of the dashboards in Grafana. @default 'Istio' */
  readonly folder?: string;
  /** Where the files of the dashboards are mounted. @default '/var/lib/grafana/dashboards/istio' */
  readonly path?: string;
}

/** Returns the file by which Grafana finds dashboards in a folder: `provisioning/dashboards/istio.yaml`. */
export function dashboardProvider({ folder = 'Istio', path }: ProvisioningOptions = {}): string {
  return toYaml([
    {
      apiVersion: 1,
      providers: [
        {
          name: 'istio',
          orgId: 1,
          folder,
          type: 'file',
          disableDeletion: false,
          options: { path: path ?? '/var/lib/grafana/dashboards/istio' },
        },
      ],
    },
  ]);
}

/** Returns the files of dashboards by name: `istio-mesh.json`. */
export const dashboardFiles = (dashboards: readonly DashboardJson[]): Record<string, string> =>
  Object.fromEntries(dashboards.map((dashboard) => [`${slug(dashboard)}.json`, text(dashboard)]));

export interface DashboardObjectsOptions {
  readonly namespace: string;
  /** Folder of the dashboards in Grafana. @default 'Istio' */
  readonly folder?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * Returns a ConfigMap for each dashboard, as the sidecar of Grafana's chart collects them. Each has its own, since all
 * in one would be longer than a client-side apply can annotate.
 */
export function dashboardConfigMaps(
  dashboards: readonly DashboardJson[],
  options: DashboardObjectsOptions,
): Manifest[] {
  const { namespace, folder = 'Istio', labels = { grafana_dashboard: '1' } } = options;
  return dashboards.map((dashboard) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: slug(dashboard),
      namespace,
      labels: { ...labels },
      annotations: { grafana_folder: folder },
    },
    data: { [`${slug(dashboard)}.json`]: text(dashboard) },
  }));
}

export interface GrafanaDashboardOptions extends DashboardObjectsOptions {
  /** Labels of the Grafana that shows them. @default - `dashboards: grafana` */
  readonly instanceSelector?: Readonly<Record<string, string>>;
  /** Whether that Grafana is in another namespace. @default true */
  readonly allowCrossNamespaceImport?: boolean;
}

/** Returns an object of the Grafana Operator for each dashboard. */
export function grafanaDashboards(dashboards: readonly DashboardJson[], options: GrafanaDashboardOptions): Manifest[] {
  const { namespace, folder = 'Istio', labels, instanceSelector = { dashboards: 'grafana' } } = options;
  const { allowCrossNamespaceImport = true } = options;
  return dashboards.map((dashboard) => ({
    apiVersion: 'grafana.integreatly.org/v1beta1',
    kind: 'GrafanaDashboard',
    metadata: { name: slug(dashboard), namespace, ...(labels === undefined ? {} : { labels: { ...labels } }) },
    spec: {
      instanceSelector: { matchLabels: { ...instanceSelector } },
      allowCrossNamespaceImport,
      folder,
      json: text(dashboard),
    },
  }));
}
