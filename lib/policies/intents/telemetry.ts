import type { TelemetrySpec } from '../../../imports/telemetry';
import type { Manifest } from '../../model';
import type { WithReferences } from '../props';
import type { Reference } from '../references/references';
import { policyObject } from './object';
import type { IntentRule, ValueMeaning, ValuePath } from './rule';

type Tracing = NonNullable<TelemetrySpec['tracing']>[number];
type Metrics = NonNullable<TelemetrySpec['metrics']>[number];

export interface TracingOptions {
  /** Percentage of requests that are traced, 0 to 100. @default - that of the mesh config */
  readonly sampling?: number;
  /** Tags of all spans, by name. @default - none */
  readonly tags?: Tracing['customTags'];
}

export interface AccessLogOptions {
  /** CEL expression of the requests that are logged: `response.code >= 400`. @default - all */
  readonly filter?: string;
  /** Side whose proxies log: the client's, the server's, or both. @default - both */
  readonly mode?: 'CLIENT' | 'SERVER' | 'CLIENT_AND_SERVER';
}

export interface MetricsOptions {
  /** Overrides of single metrics and their tags. @default - none */
  readonly overrides?: Metrics['overrides'];
  /** Interval in which metrics are sent, for providers to which they are pushed. @default - the provider's */
  readonly reportingInterval?: Metrics['reportingInterval'];
}

/** Merged requests for the telemetry of one namespace: one entry for each provider. */
export interface TelemetryEntries {
  readonly tracing: readonly { readonly provider: Reference; readonly options: TracingOptions }[];
  readonly accessLogs: readonly { readonly provider: Reference; readonly options: AccessLogOptions }[];
  readonly metrics: readonly { readonly provider: Reference; readonly options: MetricsOptions }[];
}

const NO_TELEMETRY: TelemetryEntries = { tracing: [], accessLogs: [], metrics: [] };

/**
 * Returns the one Telemetry of a namespace; in the root namespace, that of the mesh. istiod reads only one without a
 * selector in a namespace. https://istio.io/latest/docs/tasks/observability/telemetry/
 */
export function telemetryPolicy(namespace: string, { tracing, accessLogs, metrics }: TelemetryEntries): Manifest {
  const spec: WithReferences<TelemetrySpec> = {
    ...(tracing.length > 0 && { tracing: tracing.map(traced) }),
    ...(accessLogs.length > 0 && { accessLogging: accessLogs.map(logged) }),
    ...(metrics.length > 0 && {
      metrics: metrics.map(({ provider, options }) => ({ providers: [provider], ...options })),
    }),
  };
  return policyObject('Telemetry', 'default', namespace, spec);
}

const traced = ({ provider, options: { sampling, tags } }: TelemetryEntries['tracing'][number]) => ({
  providers: [provider],
  ...(sampling !== undefined && { randomSamplingPercentage: sampling }),
  ...(tags !== undefined && { customTags: tags }),
});

const logged = ({ provider, options: { filter, mode } }: TelemetryEntries['accessLogs'][number]) => ({
  providers: [provider],
  ...(mode !== undefined && { match: { mode } }),
  ...(filter !== undefined && { filter: { expression: filter } }),
});

/** Methods of `mesh.telemetry`, by the part of a Telemetry that each adds to. */
export const TELEMETRY_METHODS: Readonly<Record<keyof TelemetryEntries, string>> = {
  tracing: 'tracing',
  accessLogs: 'accessLog',
  metrics: 'metrics',
};

/** Request for the telemetry of a namespace. */
export interface TelemetryRequest {
  readonly of: keyof TelemetryEntries;
  readonly provider: Reference;
  readonly options: object;
}

/** Returns the rule of the one Telemetry of a namespace, for all its requests. */
export const telemetryRule = (namespace: string): IntentRule<TelemetryRequest> => ({
  method: ({ of }) => `telemetry.${TELEMETRY_METHODS[of]}`,
  render: (requests) => ({ objects: [telemetryPolicy(namespace, requests.reduce(withMore, NO_TELEMETRY))] }),
  meaningOf: telemetryMeaning,
  idOf: () => namespace,
});

const withMore = (before: TelemetryEntries, { of, provider, options }: TelemetryRequest): TelemetryEntries => ({
  ...before,
  [of]: [...before[of], { provider, options }],
});

/** Fields of a Telemetry that options of all methods become. */
const FIELDS: Readonly<Record<string, ValuePath>> = {
  sampling: ['tracing', 0, 'randomSamplingPercentage'],
  tags: ['tracing', 0, 'customTags'],
  filter: ['accessLogging', 0, 'filter', 'expression'],
  mode: ['accessLogging', 0, 'match', 'mode'],
  overrides: ['metrics', 0, 'overrides'],
  reportingInterval: ['metrics', 0, 'reportingInterval'],
};

function telemetryMeaning([, option, ...path]: ValuePath): ValueMeaning | undefined {
  const field = FIELDS[option as string] as ValuePath | undefined;
  return field && { kind: 'Telemetry', at: [...field, ...path] };
}
