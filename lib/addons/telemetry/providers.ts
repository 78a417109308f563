import type { AccessLogBackend, AccessLogProps, TracingBackend } from '../../props';
import { serviceAddress } from './address';

/** An entry of `extensionProviders` of the mesh config. */
export type ProviderEntry = { readonly name: string } & Readonly<Record<string, unknown>>;

/** Protocols of tracing backends, with the port that each usually has. */
export const PROTOCOLS = { zipkin: 9411, otlp: 4317, otlpHttp: 4318, skywalking: 11800, datadog: 8126 } as const;

export type Protocol = keyof typeof PROTOCOLS;

/** The protocols that a backend names: one, if it is right. */
export const protocolsOf = (backend: TracingBackend): Protocol[] =>
  (Object.keys(PROTOCOLS) as Protocol[]).filter((protocol) => backend[protocol] !== undefined);

/** The address of a backend, by its protocol. */
export function addressOf(backend: TracingBackend, protocol: Protocol): string {
  const given = backend[protocol];
  return typeof given === 'object' ? given.address : String(given);
}

/** The entry of a tracing backend. */
export function tracingProvider(backend: TracingBackend): ProviderEntry {
  const [protocol = 'otlp'] = protocolsOf(backend);
  const name = backend.name ?? protocol;
  const target = serviceAddress(addressOf(backend, protocol));
  if (protocol === 'otlp') return { name, opentelemetry: target };
  if (protocol !== 'otlpHttp') return { name, [protocol]: target };
  const { path = '/v1/traces', headers, timeout } = typeof backend.otlpHttp === 'object' ? backend.otlpHttp : {};
  const http = {
    path,
    ...(timeout !== undefined && { timeout }),
    ...(headers && { headers: Object.entries(headers).map(([header, value]) => ({ name: header, value })) }),
  };
  return { name, opentelemetry: { ...target, http } };
}

/** Labels of each entry of the access log, where nothing is said: where the proxy is. */
const LABELS = {
  pod: '%ENVIRONMENT(POD_NAME)%',
  namespace: '%ENVIRONMENT(POD_NAMESPACE)%',
  cluster: '%ENVIRONMENT(ISTIO_META_CLUSTER_ID)%',
  mesh: '%ENVIRONMENT(ISTIO_META_MESH_ID)%',
};

/** The entry of a receiver of access logs. */
export function accessLogProvider(
  { name = 'otel-logs', otlp }: AccessLogBackend,
  { labels = LABELS }: AccessLogProps,
): ProviderEntry {
  return { name, envoyOtelAls: { ...serviceAddress(otlp), logFormat: { labels } } };
}
