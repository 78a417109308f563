import { istioDashboards } from '../../lib/addons/dashboards/dashboards';
import type { ObservedMesh } from '../../lib/addons/shared/observed-mesh';

/** What is chosen for the variables of dashboards. */
export const CHOICES: Readonly<Record<string, string>> = {
  service: 'catalog.shop.svc.cluster.local',
  namespace: 'shop',
  workload: 'catalog',
  gateway: 'istio-ingressgateway',
};

/** A query as Grafana would send it, with a choice for each variable. */
const chosen = (query: string): string =>
  Object.entries(CHOICES).reduce(
    (text, [name, choice]) => text.replaceAll(`$${name}`, choice),
    query.replaceAll('$__rate_interval', '1m'),
  );

/** A query, and where it is drawn. */
export interface Drawn {
  readonly dashboard: string;
  readonly panel: string;
  readonly expr: string;
}

/** Returns the queries of all panels of the dashboards of a mesh, in their order. */
export const panelQueries = (mesh: ObservedMesh): Drawn[] =>
  istioDashboards(mesh).flatMap(({ uid, panels = [] }) =>
    panels.flatMap(({ title, targets = [] }) =>
      targets.map(({ expr }) => ({ dashboard: String(uid), panel: String(title), expr: chosen(expr) })),
    ),
  );
