import { metrics } from '../support/promql';
import { NEWEST_VERSION } from '../support/releases';

type Labels = Readonly<Record<string, string>>;
/** A series whose value at sample `i` is `start + i * step + swing * sin(2 * PI * i / period)`. */
export interface Series {
  readonly labels: Labels;
  readonly start: number;
  readonly step: number;
  readonly swing: number;
  readonly period: number;
}

interface Workload {
  readonly name: string;
  readonly namespace: string;
}
const GATEWAY: Workload = { name: 'istio-ingressgateway', namespace: 'istio-system' };
const SHOP: readonly Workload[] = ['catalog', 'orders', 'payments'].map((name) => ({ name, namespace: 'shop' }));
/** Who calls whom, how often in a second, and how. */
const CALLS = [GATEWAY, ...SHOP.slice(0, 2)].map((from, i) => ({ from, to: SHOP[i], perSecond: 40 - 12 * i }));

const BOUNDS = [1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000];
const INTERVAL = 15;

/** What the label of a metric of traffic is, for one call. */
function trafficLabels(names: readonly string[], call: (typeof CALLS)[number], more: Labels): Labels {
  const of = (side: string, { name, namespace }: Workload): Labels => ({
    [`${side}_workload`]: name,
    [`${side}_workload_namespace`]: namespace,
    [`${side}_app`]: name,
    [`${side}_canonical_service`]: name,
    [`${side}_canonical_revision`]: 'v1',
    [`${side}_version`]: 'v1',
    [`${side}_cluster`]: 'Kubernetes',
    [`${side}_principal`]: `spiffe://cluster.local/ns/${namespace}/sa/${name}`,
  });
  const { name, namespace } = call.to;
  const all: Labels = {
    ...of('source', call.from),
    ...of('destination', call.to),
    destination_service: `${name}.${namespace}.svc.cluster.local`,
    destination_service_name: name,
    destination_service_namespace: namespace,
    request_protocol: 'http',
    connection_security_policy: 'mutual_tls',
    response_flags: '-',
    grpc_response_status: '',
    ...more,
  };
  return Object.fromEntries(names.flatMap((label) => (all[label] ? [[label, all[label]]] : [])));
}

const target = (namespace: string, pod: string, app: string): Labels => ({
  namespace,
  pod,
  app,
  job: app,
  instance: pod,
});

/** The pods that a metric comes from, by the component that has it. */
function targets(component: string): Labels[] {
  const pods: Record<string, Labels[]> = {
    'istiod': [target('istio-system', 'istiod-1', 'istiod')],
    'istio-agent': SHOP.map(({ name, namespace }) => target(namespace, `${name}-1`, name)),
    'istio-cni': [target('istio-system', 'istio-cni-node-1', '')],
    'proxy': SHOP.map(({ name, namespace }) => target(namespace, `${name}-1`, name)),
    'ztunnel': ['1', '2'].map((node) => target('istio-system', `ztunnel-${node}`, 'ztunnel')),
  };
  return component.split(/,| /).flatMap((name) => pods[name] ?? []);
}

/** Values of other labels, where more than a sample is needed. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  type: ['cds', 'eds', 'lds', 'rds'],
  event: ['add', 'update'],
  component: ['pilot', 'proxy', 'ztunnel'],
  version: [NEWEST_VERSION],
  tag: [NEWEST_VERSION],
  hit: ['true', 'false'],
  reason: ['Reconnect'],
  url: ['type.googleapis.com/istio.workload.Address'],
};
const combined = (names: readonly string[]): Labels[] =>
  names.reduce<Labels[]>(
    (all, name) => all.flatMap((labels) => (VALUES[name] ?? ['some']).map((value) => ({ ...labels, [name]: value }))),
    [{}],
  );

/** What a gauge shows: certificates have long to go. */
function gauge(name: string, perSecond: number): number {
  if (name.endsWith('_timestamp')) return 1700000000 + 86400 * 300;
  return name.endsWith('expiry_seconds') ? 86400 : 20 + 10 * perSecond;
}

/** By how much of itself a rate rises and falls, and how much less of it the fast answers have where it is high. */
const [BUSY, SLOWER] = [0.35, 0.6];

/** How many samples pass from one busy time to the next: not the same number for all that happens. */
function periodOf(labels: Labels): number {
  const letters = [...Object.values(labels).join()];
  return 90 + 15 * (letters.reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 7);
}

/** The series of one metric with some labels; `perSecond` of a counter, and of what a histogram counts. */
function of(name: string, type: string, labels: Labels, perSecond: number): Series[] {
  const step = perSecond * INTERVAL;
  const period = periodOf(labels);
  const one = (end: string, more: Labels, start: number, growth: number, busy = BUSY): Series => ({
    labels: { __name__: `${name}${end}`, ...labels, ...more },
    start,
    step: growth,
    swing: (growth * busy * period) / (2 * Math.PI),
    period,
  });
  if (type === 'gauge') return [one('', {}, gauge(name, perSecond), 0)];
  if (type === 'counter') return [one('', {}, 100, step)];
  const bounds = [...BOUNDS.map((bound) => (/time|_seconds$/.test(name) ? bound / 1000 : bound)), Infinity];
  const part = (i: number): number => 1 - 0.5 ** (i + 1);
  return [
    ...bounds.map((bound, i) => {
      const share = bound === Infinity ? 1 : part(i);
      const le = bound === Infinity ? '+Inf' : String(bound);
      return one('_bucket', { le }, 0, step * share, BUSY - SLOWER * (1 - share));
    }),
    one('_sum', {}, 0, step * 30),
    one('_count', {}, 0, step),
  ];
}

const TRAFFIC = /^istio_(request|response|tcp_(connections|sent|received))/;

function trafficSeries(name: string, type: string, labels: readonly string[], isAmbient: boolean): Series[] {
  const isRequest = labels.includes('response_code');
  const ofZtunnel = isAmbient && !isRequest;
  return CALLS.flatMap((call, i) => {
    const answers: [Labels, number][] = isRequest
      ? [
          [{ response_code: '200' }, 0.97],
          [{ response_code: '404' }, 0.02],
          [{ response_code: '503', response_flags: 'UH' }, 0.01],
        ]
      : [[{ response_flags: name.includes('failed') ? 'CONNECT' : '-' }, name.includes('failed') ? 0.01 : 1]];
    const reporters = isAmbient && isRequest ? ['source', 'waypoint'] : ['source', 'destination'];
    return reporters.flatMap((reporter) =>
      answers.flatMap(([answer, share]) => {
        const at = ofZtunnel
          ? target('istio-system', `ztunnel-${(i % 2) + 1}`, 'ztunnel')
          : reporter === 'waypoint'
            ? target('shop', 'waypoint-1', 'waypoint')
            : target(call.from.namespace, `${call.from.name}-1`, call.from.name);
        const own = trafficLabels(labels, call, { ...answer, reporter });
        return of(name, type, { ...own, ...at }, call.perSecond * share * (name.includes('bytes') ? 900 : 1));
      }),
    );
  });
}

/** What the kubelet says of the containers of pods. */
function containers(name: string, type: string): Series[] {
  const pods = [
    ...SHOP.flatMap(({ name: pod }) => [
      ['shop', `${pod}-1`, 'istio-proxy'],
      ['shop', `${pod}-1`, pod],
    ]),
    ['istio-system', 'istio-ingressgateway-1', 'istio-proxy'],
    ['istio-system', 'istiod-1', 'discovery'],
    ['istio-system', 'ztunnel-1', 'istio-proxy'],
    ['istio-system', 'ztunnel-2', 'istio-proxy'],
  ];
  return pods.flatMap(([namespace, pod, container], i) =>
    of(name, type, { namespace, pod, container }, 0.02 * (i + 1)).map((series) =>
      type === 'gauge' ? { ...series, start: 4e7 + 6e6 * i, swing: 2e6 } : series,
    ),
  );
}

/** Series of all metrics of a release, of a small shop behind a gateway: with sidecars, or with a waypoint. */
export function seriesOfShop(release: string, isAmbient: boolean): Series[] {
  return Object.entries(metrics()).flatMap(([name, { type, labels, component, releases }]) => {
    if (!releases.includes(release)) return [];
    if (component.startsWith('cadvisor')) return containers(name, type);
    if (TRAFFIC.test(name)) return labels.length > 3 ? trafficSeries(name, type, labels, isAmbient) : [];
    return targets(component).flatMap((at, i) =>
      combined(labels).flatMap((own, j) => of(name, type, { ...own, ...at }, 0.2 * (i + 1) + 0.1 * j)),
    );
  });
}
