import { isRecord, type ResolvedAddon } from '../model';
import type { GrafanaProps, JaegerProps } from '../props';
import type { AddonName } from '../props/addons';
import { grafanaForKiali, jaegerOtlpUrl, jaegerQueryUrl, lokiOtlpUrl, lokiUrl, prometheusUrl } from './addresses';
import { kialiDashboards } from './dashboards/dashboards';
import { dashboardsOf } from './grafana/istio-dashboards';
import { addonInput, type AddonContext } from './render';
import type { GrafanaInput } from './grafana/input';

type Settings = Readonly<Record<string, unknown>>;
type Connect = (
  own: ResolvedAddon,
  find: (name: AddonName) => ResolvedAddon | undefined,
  context: AddonContext,
) => Settings;

/** Inside one namespace a Service is found by its name alone, as in the samples. */
const within = (url: string, own: ResolvedAddon, other: ResolvedAddon): string =>
  own.namespace === other.namespace ? url.replace(`.${other.namespace}:`, ':') : url;

/** What each addon is connected to, where nothing else is said. */
const CONNECTIONS: Partial<Record<AddonName, Connect>> = {
  grafana: (own, find) => {
    const [prometheus, loki] = [find('prometheus'), find('loki')];
    return {
      ...(prometheus && { prometheus: within(prometheusUrl(prometheus), own, prometheus) }),
      ...(loki && { loki: within(lokiUrl(loki), own, loki) }),
    };
  },
  otel: (_own, find) => {
    const [jaeger, loki] = [find('jaeger'), find('loki')];
    return { ...(jaeger && { traces: jaegerOtlpUrl(jaeger) }), ...(loki && { logs: lokiOtlpUrl(loki) }) };
  },
  kiali: (_own, find, context) => {
    const traces = readableByKiali(context.mesh?.traces);
    const [prometheus, grafana, jaeger] = [find('prometheus'), find('grafana'), find('jaeger')];
    return {
      ...(prometheus && { prometheus: prometheusUrl(prometheus) }),
      ...(traces && { tracing: traces }),
      ...(jaeger && { tracing: { url: jaegerQueryUrl(jaeger, jaeger.settings as JaegerProps) } }),
      ...(grafana && {
        grafana: grafanaForKiali(grafana, grafana.settings as GrafanaProps, linkedDashboards(grafana, context)),
      }),
    };
  },
};

/** Dashboards of a Grafana that Kiali links to. */
export const linkedDashboards = (grafana: ResolvedAddon, context: AddonContext): Record<string, unknown>[] =>
  kialiDashboards(dashboardsOf(addonInput(grafana, context) as GrafanaInput)) as Record<string, unknown>[];

/** What an addon is connected to beside others, where a program says nothing. */
export const connections = (own: ResolvedAddon, others: readonly ResolvedAddon[], context: AddonContext): Settings => {
  const find = (name: string): ResolvedAddon | undefined => others.find(({ addon }) => addon === name);
  return CONNECTIONS[own.addon as AddonName]?.(own, find, context) ?? {};
};

/** Backends that Kiali cannot read are named by what they are, not by a URL. */
const readableByKiali = (traces: unknown): Settings | undefined => (isRecord(traces) ? traces : undefined);

/** Addons that know of each other: what a program says of a connection wins. */
export function connected(addons: readonly ResolvedAddon[], context: AddonContext): ResolvedAddon[] {
  return addons.map((own) => ({ ...own, settings: { ...connections(own, addons, context), ...own.settings } }));
}
