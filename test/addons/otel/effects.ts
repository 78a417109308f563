import type { Effect } from '../../mesh/effects';
import { beside, commonEffects } from '../common-effects';

const on = (value: unknown): Effect => beside({ otel: true }, value, 'otel/config-map');

export const EFFECTS: Readonly<Record<string, Effect>> = {
  'addons.otel': beside({ prometheus: true }, true, '+otel/*'),
  ...commonEffects({ addon: 'otel', pods: ['otel/deployment'], service: 'otel/service' }),
  'addons.otel.traces': on('http://jaeger-collector.observability:4317'),
  'addons.otel.logs': on('http://loki.observability:3100/otlp'),
  'addons.otel.config': on({ exporters: { debug: { verbosity: 'detailed' } } }),
};
