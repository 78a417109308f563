import { isRecord, type Manifest } from '../../model';
import { metricNamed, TRAFFIC_METRICS } from './traffic-metrics';

/** A Telemetry, as far as the metrics of proxies depend on it. */
export interface TelemetryOf {
  readonly spec: unknown;
  /** True for a Telemetry of the whole mesh: in the root namespace, without a selector. */
  readonly isMeshWide: boolean;
  /** Its namespace: what is for some pods of it adds to what is for all. @default - not known */
  readonly namespace?: string;
}

/** The providers of metrics that the mesh config has. */
export interface MetricProviders {
  /** Names of those that Prometheus scrapes. */
  readonly prometheus: readonly string[];
  /** Names of those that are used where no Telemetry names any. */
  readonly defaults: readonly string[];
}

/** The side of a request that a proxy stands on; gateways stand on the client's, and waypoints on the server's. */
export type Side = 'CLIENT' | 'SERVER';

/** The changes that Telemetry makes to one metric: of its labels `true` are added, and `false` removed. */
interface MetricChange {
  readonly isOff?: boolean;
  readonly labels: Readonly<Record<string, boolean>>;
}

/** The metrics that some proxies write on one side. */
export interface WrittenMetrics {
  readonly side: Side;
  readonly isOff: boolean;
  readonly changes: Readonly<Record<string, MetricChange | undefined>>;
}

type Entry = Readonly<Record<string, unknown>>;

const records = (list: unknown): Entry[] => (Array.isArray(list) ? list.filter(isRecord) : []);
const namesOf = ({ providers }: Entry): string[] => records(providers).map(({ name }) => String(name).toLowerCase());
const entriesOf = ({ spec }: TelemetryOf): Entry[] => (isRecord(spec) ? records(spec.metrics) : []);

/** Returns whether a Telemetry of this spec is for some pods of its namespace only. */
export const isForSome = (spec: unknown): boolean =>
  isRecord(spec) && ['selector', 'targetRef', 'targetRefs'].some((field) => spec[field] !== undefined);

/** Returns whether an object is a Telemetry. */
export const isTelemetry = ({ apiVersion, kind }: Manifest): boolean =>
  kind === 'Telemetry' && apiVersion.startsWith('telemetry.istio.io/');

/**
 * Returns the lists of entries that proxies follow, one for each place in the mesh: what is nearer to the proxy adds to
 * what is for more of them. Of several that are for the same proxies istiod follows the oldest, which is not known
 * here: each of them may be that one.
 */
function places(telemetry: readonly TelemetryOf[]): Entry[][] {
  const wide = telemetry.filter(({ isMeshWide }) => isMeshWide);
  const narrow = telemetry.filter(({ isMeshWide }) => !isMeshWide);
  const ofNamespaces = narrow.filter(({ spec }) => !isForSome(spec));
  const inside = [
    ...ofNamespaces.map(entriesOf),
    ...narrow
      .filter(({ spec }) => isForSome(spec))
      .flatMap((each) => {
        const around = ofNamespaces.filter(({ namespace }) => namespace !== undefined && namespace === each.namespace);
        return around.length === 0
          ? [entriesOf(each)]
          : around.map((outer) => [...entriesOf(outer), ...entriesOf(each)]);
      }),
  ];
  const roots = wide.length === 0 ? [[]] : wide.map(entriesOf);
  return roots.flatMap((root) => [root, ...inside.map((entries) => [...root, ...entries])]);
}

/** Returns the overrides for one provider; undefined where it is not in use. */
function overridesFor(provider: string, entries: readonly Entry[], defaults: readonly string[]): Entry[] | undefined {
  let used = defaults;
  const found = entries.flatMap((entry) => {
    const names = namesOf(entry);
    // Providers that are not named are those of the entry before.
    if (names.length > 0) used = names;
    return used.includes(provider) ? records(entry.overrides) : [];
  });
  return used.includes(provider) ? found : undefined;
}

/** Returns the metrics that an override is for; undefined for all of them. */
function metricsOf({ match }: Entry): string[] | undefined {
  const { metric, customMetric } = isRecord(match) ? match : {};
  if (customMetric !== undefined) return [metricNamed(String(customMetric))];
  return metric === undefined || metric === 'ALL_METRICS' ? undefined : [String(metric)];
}

const isOnSide = ({ match }: Entry, side: Side): boolean => {
  const { mode } = isRecord(match) ? match : {};
  return (mode !== 'CLIENT' && mode !== 'SERVER') || mode === side;
};

const labelsIn = (tags: unknown): Record<string, boolean> =>
  Object.fromEntries(
    Object.entries(isRecord(tags) ? tags : {}).map(([name, tag]) => [
      name,
      !(isRecord(tag) && tag.operation === 'REMOVE'),
    ]),
  );

/** Returns the metrics of one side after overrides, as istiod merges them: any that follows puts a side on again. */
function written(side: Side, overrides: readonly Entry[]): WrittenMetrics {
  const changes: Record<string, MetricChange | undefined> = {};
  let isOff = false;
  for (const override of overrides.filter((each) => isOnSide(each, side))) {
    const { disabled, tagOverrides } = override;
    const metrics = metricsOf(override);
    isOff = metrics === undefined && disabled === true;
    if (isOff) continue;
    for (const metric of metrics ?? TRAFFIC_METRICS) {
      const before = changes[metric];
      changes[metric] = {
        isOff: typeof disabled === 'boolean' ? disabled : before?.isOff,
        labels: { ...before?.labels, ...labelsIn(tagOverrides) },
      };
    }
  }
  return { side, isOff, changes };
}

/** Returns the metrics that proxies write for Prometheus, for each place with its own Telemetry, by side. */
export function writtenMetrics(
  telemetry: readonly TelemetryOf[],
  { prometheus, defaults }: MetricProviders,
): WrittenMetrics[] {
  return places(telemetry).flatMap((entries) =>
    prometheus.flatMap((provider) => {
      const overrides = overridesFor(provider, entries, defaults);
      return overrides === undefined ? [] : [written('CLIENT', overrides), written('SERVER', overrides)];
    }),
  );
}
