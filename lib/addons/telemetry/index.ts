import type { Problem, ResolvedAddon, ResolvedTelemetry } from '../../model';
import type { AccessLogBackend, AccessLogProps, TracingBackend, TracingProps } from '../../props';
import { TRACING_ADDRESSES } from '../addresses';
import { wrong } from '../shared/problems';
import { addressProblems } from './address';
import { backendProblems, samplingProblems, twiceProblems } from './problems';
import { accessLogProvider, tracingProvider, type ProviderEntry } from './providers';

/** What a mesh is told of traces and access logs. */
export interface TelemetryProps {
  readonly tracing?: TracingProps;
  readonly accessLogs?: AccessLogProps;
  /** Extension providers that the program declares itself. */
  readonly declared?: unknown;
}

/** Addons to which traces may go, the first that is there. */
const COLLECTORS = ['otel', 'jaeger', 'zipkin', 'skywalking'] as const;

/** Extension providers and telemetry of a mesh, and what is wrong with them. */
export function resolveTelemetry(
  { tracing, accessLogs, declared }: TelemetryProps,
  addons: readonly ResolvedAddon[],
): { readonly telemetry: ResolvedTelemetry; readonly problems: Problem[] } {
  const traces = tracing === undefined ? NOTHING : tracingOf(tracing, addons);
  const logs = accessLogs === undefined ? NOTHING : accessLogsOf(accessLogs, addons);
  return {
    telemetry: { providers: [...traces.providers, ...logs.providers], tracing: traces.asked, accessLogs: logs.asked },
    problems: [
      ...traces.problems,
      ...logs.problems,
      ...twiceProblems('tracing', traces.providers, declared),
      ...twiceProblems('accessLogs', logs.providers, declared),
    ],
  };
}

interface Part {
  readonly providers: readonly ProviderEntry[];
  readonly asked?: { readonly provider: string; readonly options: Readonly<Record<string, unknown>> };
  readonly problems: readonly Problem[];
}

const NOTHING: Part = { providers: [], problems: [] };

function tracingOf({ to, sampling, tags }: TracingProps, addons: readonly ResolvedAddon[]): Part {
  const collector = COLLECTORS.flatMap((name) => addons.filter(({ addon }) => addon === name))[0];
  const own = collector && TRACING_ADDRESSES[collector.addon as (typeof COLLECTORS)[number]](collector);
  const targets = (to === undefined ? (own ? [own] : []) : [to].flat()) as readonly (TracingBackend | string)[];
  const paths = targets.map((_, i) => (Array.isArray(to) ? `tracing.to[${i}]` : 'tracing.to'));
  const problems = [
    ...targets.flatMap((target, i) => backendProblems(paths[i], target)),
    ...samplingProblems('tracing.sampling', sampling),
    ...(targets.length === 0
      ? [
          wrong('no-backend', 'tracing.to', undefined, [
            'traces go nowhere',
            'name a backend: `to: { otlp: "jaeger-collector.NAMESPACE.svc.cluster.local:4317" }`, ' +
              'or add `addons.jaeger`',
          ]),
        ]
      : []),
  ];
  const providers = targets.flatMap((target) => (typeof target === 'string' ? [] : [tracingProvider(target)]));
  const options = { ...(sampling !== undefined && { sampling }), ...(tags && { tags }) };
  return { problems, providers, ...(providers.length > 0 && { asked: { provider: providers[0].name, options } }) };
}

function accessLogsOf(props: AccessLogProps, addons: readonly ResolvedAddon[]): Part {
  const { to, filter, mode } = props;
  const collector = addons.find(({ addon }) => addon === 'otel');
  const own = collector && { name: `${collector.name}-logs`, otlp: TRACING_ADDRESSES.otel(collector).otlp };
  const target = (to ?? own ?? 'stdout') as AccessLogBackend | 'stdout';
  const options = { ...(filter !== undefined && { filter }), ...(mode && { mode }) };
  if (target === 'stdout') return { providers: [], problems: [], asked: { provider: 'envoy', options } };
  const provider = accessLogProvider(target, props);
  return {
    providers: [provider],
    problems: addressProblems('accessLogs.to.otlp', target.otlp, 4317),
    asked: { provider: provider.name, options },
  };
}
