import { isRecord } from '../../model';
import { foldersOf } from './folders';
import type { GrafanaInput } from './input';

/** Variables of dashboards that Kiali can fill in. */
const VARIABLES = ['namespace', 'service', 'workload', 'app', 'version'];

/** The dashboards of a Grafana as Kiali links to them: their titles, and the variables that it fills in. */
export function kialiDashboards(input: GrafanaInput): Record<string, unknown>[] {
  return foldersOf(input)
    .flatMap(({ dashboards }) => dashboards)
    .map(({ json }) => {
      const variables = Object.fromEntries(
        variablesOf(json)
          .filter((name) => VARIABLES.includes(name))
          .map((name) => [name, `var-${name}`]),
      );
      return { name: json.title, ...(Object.keys(variables).length > 0 && { variables }) };
    });
}

function variablesOf({ templating }: Readonly<Record<string, unknown>>): string[] {
  const list = isRecord(templating) && Array.isArray(templating.list) ? templating.list : [];
  return list.filter(isRecord).map(({ name }) => String(name));
}
