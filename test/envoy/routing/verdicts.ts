import type { ProxyRequest, Verdict } from '../../../lib/program/simulate/types';
import type { Bootstrap, Fields } from './bootstrap';
import type { Answer } from './client';
import type { Arrived } from './upstreams';

/** What a real Envoy did with a request, in the words of the simulation; and where the two differ. */

export interface Seen {
  readonly outcome: string;
  readonly answer: Answer;
  readonly arrived?: Arrived;
  readonly route?: Fields;
}

const BY = /ns\[(.*?)\]-policy\[(.*?)\]-rule\[(\d+)\]/;
const NO_ANSWER = { route_not_found: 'no-route', cluster_not_found: 'no-cluster', no_healthy_upstream: 'no-endpoints' };
const DETAILS: readonly (readonly [RegExp, string])[] = [
  [/^fault_filter_abort/, 'aborted'],
  [/^rbac_access_denied/, 'denied'],
  [/^jwt_authn/, 'unauthenticated'],
  ...Object.entries(NO_ANSWER).map(([details, outcome]) => [new RegExp(`^${details}`), outcome] as const),
];

function answered({ status, headers }: Answer, route: Fields | undefined): string {
  const details = String(headers['x-details'] ?? '');
  const known = DETAILS.find(([pattern]) => pattern.test(details));
  if (known !== undefined) return known[1];
  if (route?.name === 'block_all') return 'black-hole';
  if (headers.location !== undefined) return 'redirected';
  if (details.startsWith('direct_response')) return 'direct-response';
  return status === 400 ? 'bad-request' : `other: ${status} ${details}`;
}

export function seen(answer: Answer, [arrived]: readonly Arrived[], { routes }: Bootstrap): Seen {
  const index = /^r(\d+)$/.exec(String(answer.headers['x-route']))?.[1];
  const route = index === undefined ? undefined : routes[Number(index)];
  const found = { answer, ...(route && { route }) };
  if (arrived !== undefined) return { ...found, outcome: 'forwarded', arrived };
  if (answer.status === undefined) return { ...found, outcome: 'closed' };
  return { ...found, outcome: answered(answer, route) };
}

/** Outcomes that a client of TCP or TLS sees as a closed connection. */
const CLOSED = ['refused', 'denied', 'black-hole', 'no-endpoints', 'no-cluster', 'no-listener', 'no-route'];

interface Place {
  readonly host?: string;
  readonly port?: number;
  readonly subset?: string;
}
const placeText = ({ host, port, subset = '' }: Place): string => `${host}:${port}${subset && ` ${subset}`}`;

/** Text of the place that a cluster's name says: `outbound|80|v1|orders.shop.svc.cluster.local`. */
function clusterText(name: string): string {
  if (/^(Inbound)?Passthrough/.test(name)) return 'passthrough';
  const parts = name.split('|');
  if (parts[0] === 'inbound') return `inbound ${parts[1]}`;
  if (parts[0] === 'inbound-vip') {
    const [subset = ''] = parts[2].split('/').slice(1);
    return placeText({ host: parts[3], port: Number(parts[1]), subset });
  }
  return parts.length === 4 ? placeText({ host: parts[3], port: Number(parts[1]), subset: parts[2] }) : name;
}

/** Places to which our verdict sends the request. */
function places(ours: Verdict): readonly string[] {
  if (ours.passthrough) return ['passthrough'];
  if (ours.weights) return ours.weights.filter(({ weight }) => weight > 0).map(placeText);
  if (ours.destination) return [placeText(ours.destination)];
  return ours.appPort === undefined ? [] : [`inbound ${ours.appPort}`];
}

type Compared = readonly [field: string, real: unknown, ours: unknown];

const seconds = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number.parseFloat(text);

function routeFields(route: Fields | undefined, ours: Verdict): Compared[] {
  const action = route?.route;
  if (!action) return [];
  const policy = action.retry_policy;
  const weighted = action.weighted_clusters?.clusters as Fields[] | undefined;
  const list = (all: readonly (Place & { weight: number })[] | undefined) =>
    all
      ?.map((one) => `${placeText(one)} ${one.weight}`)
      .sort()
      .join(', ');
  return [
    ['timeout', seconds(action.timeout), seconds(ours.timeout)],
    ['attempts', policy?.num_retries ?? (policy ? 1 : undefined), ours.retries?.attempts],
    ['retryOn', policy?.retry_on, ours.retries?.retryOn],
    [
      'weights',
      weighted
        ?.map(({ name, weight }) => `${clusterText(name)} ${weight ?? 0}`)
        .sort()
        .join(', '),
      list(ours.weights),
    ],
    [
      'mirrors',
      action.request_mirror_policies?.map(({ cluster }: Fields) => clusterText(cluster)).join(', '),
      ours.mirrors?.map(placeText).join(', '),
    ],
  ];
}

function forwardedFields({ arrived, answer, route }: Seen, ours: Verdict, request: ProxyRequest): Compared[] {
  const got = clusterText(arrived!.cluster);
  const to = places(ours);
  const at: Compared = ['to', got, to.includes(got) ? got : to.join(' or ')];
  if (arrived!.path === undefined || ours.layer === 'tcp') return [at];
  const set = ours.requestHeaders?.set?.['x-set'] ?? request.headers?.['x-set'];
  return [
    at,
    ['path', arrived!.path, ours.upstreamPath ?? request.path],
    ['host', arrived!.host, ours.upstreamHost ?? request.host],
    ['x-set', arrived!.headers?.['x-set'], set],
    ['layer', answer.headers['x-route'] === undefined ? 'tcp' : undefined, ours.layer],
    ...(request.direction === 'inbound' || ours.passthrough ? [] : routeFields(route, ours)),
  ];
}

const NAMELESS = /^(default|allow_any|block_all|Passthrough|.*\.default)$/;
const nameOf = (route: Fields | undefined): string | undefined =>
  route?.name && !NAMELESS.test(route.name) ? route.name : undefined;

function refusalFields({ answer, route }: Seen, ours: Verdict): Compared[] {
  const rule = BY.exec(String(answer.headers['x-details']));
  const by = ours.outcome === 'denied' ? ours.by : undefined;
  const real = rule ? `${rule[1]}/${rule[2]}#${rule[3]}` : ours.outcome === 'denied' ? null : undefined;
  return [
    ['by', real, by],
    ['location', answer.headers.location, 'location' in ours ? ours.location : undefined],
    ['code', answer.status, ours.code ?? answer.status],
    ['body', ours.outcome === 'direct-response' && route ? answer.body : undefined, bodyOf(ours)],
  ];
}
const bodyOf = (ours: Verdict): string | undefined =>
  ours.outcome === 'direct-response' ? ('body' in ours && ours.body ? ours.body : '') : undefined;

/** True where a split has a destination that is not there: which one a request gets is chance. */
const isChance = (real: Seen, ours: Verdict): boolean =>
  (ours.weights?.length ?? 0) > 1 && ['no-cluster', 'no-endpoints'].includes(real.outcome);

/** Fields in which our verdict is not what Envoy did. */
export function differences(real: Seen, ours: Verdict, request: ProxyRequest): readonly Compared[] {
  if (isChance(real, ours)) return [];
  if (real.outcome === 'closed') return CLOSED.includes(ours.outcome) ? [] : [['outcome', 'closed', ours.outcome]];
  if (real.outcome !== ours.outcome) return [['outcome', real.outcome, ours.outcome]];
  const fields = real.arrived ? forwardedFields(real, ours, request) : refusalFields(real, ours);
  const route: Compared = ['route', nameOf(real.route), real.route ? ours.route : undefined];
  const isRouted = request.direction !== 'inbound' && !['denied', 'unauthenticated'].includes(real.outcome);
  return [...fields, ...(isRouted ? [route] : [])].filter(([, a, b]) => a !== b);
}
