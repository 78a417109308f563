import { when } from '../../components/shared/sparse';
import type { ValueTree } from '../../model';
import type { BackendAuth, ExternalGrafana, ExternalPrometheus, KialiTracing } from '../../props';
import type { KialiInput } from './input';
import { secretReference } from './secret-reference';

/** Where Kiali reads what it shows: its `external_services`. */
export function externalServices(input: KialiInput): ValueTree {
  const { props, namespace, versions, mesh } = input;
  const { prometheus, grafana, tracing } = props;
  return {
    grafana: grafana === undefined ? { enabled: false } : grafanaValues(asObject(grafana)),
    istio: { root_namespace: mesh?.rootNamespace ?? namespace },
    prometheus: prometheusValues(prometheus, versions.kialiPrometheusSwitch),
    tracing:
      tracing === undefined ? { enabled: false } : { ...tracingValues(asObject(tracing)), ...waypointNames(input) },
  };
}

/** By the Zipkin protocol waypoints send traces under their own names, by OpenTelemetry under those of services. */
const waypointNames = ({ versions, mesh }: KialiInput): ValueTree =>
  versions.kialiWaypointNames && mesh?.ztunnel !== undefined && mesh.traceProtocol === 'zipkin'
    ? { use_waypoint_name: true }
    : {};

const asObject = <T extends { readonly url: string }>(given: string | T): T | { readonly url: string } =>
  typeof given === 'string' ? { url: given } : given;

function authValues({ bearer, basic, mtls, token }: BackendAuth): ValueTree {
  if (bearer === 'kiali-token') return { type: 'bearer', use_kiali_token: true };
  if (bearer !== undefined) return { type: 'bearer', token: secretReference(bearer) };
  if (token !== undefined) return { type: 'bearer', token };
  if (basic)
    return { type: 'basic', username: secretReference(basic.username), password: secretReference(basic.password) };
  if (mtls) return { type: 'none', cert_file: secretReference(mtls.cert), key_file: secretReference(mtls.key) };
  return { type: 'none' };
}

const withAuth = (auth: BackendAuth | undefined): ValueTree => (auth === undefined ? {} : { auth: authValues(auth) });

function prometheusValues(given: KialiInput['props']['prometheus'], hasSwitch: boolean): ValueTree {
  if (given === false) return { enabled: false };
  const on = hasSwitch ? { enabled: true } : {};
  if (given === undefined) return on;
  const prometheus: ExternalPrometheus = asObject(given);
  const { url, auth, headers, queryScope, kind = 'prometheus', retention, scrapeInterval, healthCheckUrl } = prometheus;
  // All but Prometheus itself are asked neither for flags nor for their configuration.
  const proxy = {
    enabled: true,
    ...(retention !== undefined && { retention_period: retention }),
    ...(scrapeInterval !== undefined && { scrape_interval: scrapeInterval }),
  };
  return {
    ...on,
    url,
    ...withAuth(auth),
    ...when('custom_headers', headers),
    ...when('query_scope', queryScope),
    ...(healthCheckUrl !== undefined && { health_check_url: healthCheckUrl }),
    ...(kind !== 'prometheus' && { thanos_proxy: proxy }),
  };
}

function grafanaValues({ url, publicUrl, auth, dashboards }: ExternalGrafana): ValueTree {
  return {
    enabled: true,
    internal_url: url,
    ...(publicUrl !== undefined && { external_url: publicUrl }),
    ...withAuth(auth),
    ...(dashboards && { dashboards }),
  };
}

/** The port on which Jaeger answers by gRPC. */
export const GRPC_PORT = 16685;

/** The port of a URL, where it has one. */
export const portOf = (url: string): number | undefined => {
  const found = /^\w+:\/\/[^/]*:(\d+)/.exec(url)?.[1];
  return found === undefined ? undefined : Number(found);
};

function tracingValues({ url, kind = 'jaeger', grpc, publicUrl, auth, tempo }: KialiTracing): ValueTree {
  const { orgId, datasourceUid, urlFormat } = tempo ?? {};
  const settings = {
    ...(orgId !== undefined && { org_id: orgId }),
    ...(datasourceUid !== undefined && { datasource_uid: datasourceUid }),
    ...(urlFormat !== undefined && { url_format: urlFormat }),
  };
  return {
    enabled: true,
    provider: kind,
    use_grpc: grpc ?? portOf(url) === GRPC_PORT,
    internal_url: url,
    ...(publicUrl !== undefined && { external_url: publicUrl }),
    ...withAuth(auth),
    ...(tempo && { tempo_config: settings }),
  };
}
