import type { Manifest } from '../../model';
import { emit } from '../../yaml/emit';
import { dashboardFiles } from '../dashboards/delivery';
import { annotated, configMap } from '../shared/objects';
import { foldersOf } from './folders';
import { grafanaLabels, type GrafanaInput } from './input';
import { dashboardProviders, datasources, grafanaIni } from './settings';

/** Texts of the configuration by file. */
export function grafanaFiles(input: GrafanaInput): Record<string, string> {
  return {
    'grafana.ini': grafanaIni(input),
    'datasources.yaml': emit(datasources(input)),
    'dashboardproviders.yaml': emit(dashboardProviders(foldersOf(input))),
    ...Object.fromEntries(Object.entries(input.props.alerting ?? {}).map(([file, tree]) => [file, emit(tree)])),
    ...(input.props.plugins && { plugins: input.props.plugins.join(',') }),
  };
}

export const grafanaConfigMap = (input: GrafanaInput): Manifest =>
  annotated(configMap(input, grafanaLabels(input).labels, grafanaFiles(input)), input.props.configMapAnnotations);

/** One ConfigMap for each folder of dashboards. */
export function dashboardConfigMaps(input: GrafanaInput): Manifest[] {
  return foldersOf(input).map(({ configMap: name, dashboards }) => {
    const data = dashboardFiles(dashboards);
    return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: input.namespace }, data };
  });
}
