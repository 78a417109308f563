import type { MeshProps } from '../../../lib/props';
import type { Effect } from '../../mesh/effects';
import { beside } from '../common-effects';

const CONFIG = ['istiod/config-map', 'istiod/config-map-values'];
const TELEMETRY = 'telemetry/default';
const on = (base: MeshProps, value: unknown, ...changes: readonly (string | readonly string[])[]): Effect => ({
  base: { profile: 'minimal', ...base },
  alone: true,
  value,
  changes: changes.flat(),
});

const zipkin = 'zipkin.istio-system.svc.cluster.local:9411';
const other = 'other.istio-system.svc.cluster.local:9999';
const traced: MeshProps = { tracing: { to: { zipkin } } };
const http: MeshProps = { tracing: { to: { otlpHttp: { address: other } } } };
const logged: MeshProps = { accessLogs: { to: { otlp: other } } };

export const EFFECTS: Readonly<Record<string, Effect>> = {
  'addons': on({}, { zipkin: true }, '+zipkin/*'),
  'addons.namespace': beside({ zipkin: true }, 'elsewhere', 'zipkin/*', '+namespaces/elsewhere'),
  'tracing.to': on({}, { zipkin }, CONFIG, '+telemetry/default'),
  'tracing.to.name': on(traced, 'n', CONFIG, TELEMETRY),
  'tracing.to.zipkin': on(traced, other, CONFIG),
  'tracing.to.otlp': on({ tracing: { to: { otlp: zipkin } } }, other, CONFIG),
  'tracing.to.otlpHttp': on({ tracing: { to: { otlpHttp: zipkin } } }, other, CONFIG),
  'tracing.to.otlpHttp.address': on(http, zipkin, CONFIG),
  'tracing.to.otlpHttp.path': on(http, '/traces', CONFIG),
  'tracing.to.otlpHttp.headers': on(http, { a: 'b' }, CONFIG),
  'tracing.to.otlpHttp.timeout': on(http, '3s', CONFIG),
  'tracing.to.skywalking': on({ tracing: { to: { skywalking: zipkin } } }, other, CONFIG),
  'tracing.to.datadog': on({ tracing: { to: { datadog: zipkin } } }, other, CONFIG),
  'tracing.sampling': on(traced, 50, TELEMETRY),
  'tracing.tags': on(traced, { tag: { literal: { value: 'v' } } }, TELEMETRY),
  'accessLogs.to': on({}, { otlp: other }, CONFIG, '+telemetry/default'),
  'accessLogs.to.name': on(logged, 'n', CONFIG, TELEMETRY),
  'accessLogs.to.otlp': on(logged, zipkin, CONFIG),
  'accessLogs.filter': on(logged, 'response.code >= 400', TELEMETRY),
  'accessLogs.mode': on(logged, 'SERVER', TELEMETRY),
  'accessLogs.labels': on(logged, { a: '%PROTOCOL%' }, CONFIG),
};
