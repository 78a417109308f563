import type { ServiceFact } from '../../registry/services';
import {
  fieldsOf,
  itemsOf,
  numberOf,
  optionalFields,
  textMapOf,
  textOf,
  textsOf,
  type Fields,
} from '../../objects/read';
import { matchesLabels } from '../../objects/selectors';
import type { ClusterRef } from '../clusters/clusters';
import { shownDuration } from '../durations';
import { conditionsOf, pathMatch } from './conditions';
import { corsOf } from './cors';
import { faultOf, inMillionths } from './faults';
import { headerOperations, joinChanges } from './headers';
import {
  isCatchAll,
  type DirectResponse,
  type Forward,
  type ForwardTarget,
  type HttpRoute,
  type Redirect,
  type RouteConfig,
  type Rule,
} from './model';
import { redirectOf } from './redirects';
import { retriesOf } from './retries';
import { rewriteOf } from './rewrites';

/** Proxy and port for which routes are built: istiod builds them for each anew. */
export interface RouteContext {
  readonly labels: Readonly<Record<string, string>>;
  readonly namespace: string;
  /** Gateway names that the proxy stands for: `mesh`, or a Gateway. */
  readonly gateways: ReadonlySet<string>;
  readonly port: number;
  readonly isTls: boolean;
  /** True for waypoints, which skip matches by the labels of the caller. */
  readonly isWaypoint: boolean;
  readonly meshRetries: Fields | undefined;
  /** Returns the service of a host, from which the port of a destination is derived. */
  readonly serviceOf: (host: string) => ServiceFact | undefined;
}

const NO_MATCH: Fields = {};

/** Reports whether a match applies to this proxy: gateways of the match replace all other conditions. */
function isForProxy(match: Fields, { labels, namespace, gateways, port, isWaypoint }: RouteContext): boolean {
  const wantedPort = numberOf(match, 'port') ?? 0;
  if (wantedPort !== 0 && wantedPort !== port) return false;
  const sourceLabels = textMapOf(match, 'sourceLabels');
  if (isWaypoint && Object.keys(sourceLabels).length > 0) return false;
  const named = textsOf(match, 'gateways');
  if (named.length > 0) return named.some((name) => gateways.has(name));
  const wanted = textOf(match, 'sourceNamespace');
  return matchesLabels(sourceLabels, labels) && (wanted === undefined || wanted === namespace);
}

/** Returns the cluster of a destination: without a port, the only port of the service, else that of the listener. */
export function clusterOf(
  destination: Fields,
  { serviceOf, port }: Pick<RouteContext, 'serviceOf' | 'port'>,
): ClusterRef {
  const host = textOf(destination, 'host') ?? '';
  const service = serviceOf(host);
  const named = numberOf(fieldsOf(destination, 'port'), 'number');
  const subset = textOf(destination, 'subset');
  return {
    host: service?.externalName ?? host,
    port: named ?? (service?.ports.length === 1 ? service.ports[0].number : port),
    ...(subset === undefined ? {} : { subset }),
  };
}

function targetOf(route: Fields, context: RouteContext): ForwardTarget {
  const { request, response, authority } = headerOperations(route);
  return {
    cluster: clusterOf(fieldsOf(route, 'destination'), context),
    ...(request === undefined ? {} : { requestHeaders: request }),
    ...(response === undefined ? {} : { responseHeaders: response }),
    ...(authority === undefined ? {} : { authority }),
  };
}

function targetsOf(rule: Fields, context: RouteContext): Pick<Forward, 'targets' | 'weighted'> {
  const routes = itemsOf(rule, 'route');
  if (routes.length === 1) return { targets: [targetOf(routes[0], context)], weighted: false };
  const targets = routes.map((route) => ({ ...targetOf(route, context), weight: numberOf(route, 'weight') ?? 0 }));
  return { targets: targets.filter(({ weight }) => weight > 0), weighted: true };
}

/** Returns the percentage of requests that a mirror gets; undefined for none. */
function mirrorPercent(percentage: Fields | undefined, whole: number | undefined): number | undefined {
  const percent = percentage === undefined ? (whole ?? 100) : inMillionths(numberOf(percentage, 'value') ?? 0);
  return percent > 0 ? percent : undefined;
}

function mirrorsOf(rule: Fields, context: RouteContext): Forward['mirrors'] {
  const first = optionalFields(rule, 'mirror');
  const all = [
    ...(first === undefined
      ? []
      : [
          {
            destination: first,
            percent: mirrorPercent(optionalFields(rule, 'mirrorPercentage'), numberOf(rule, 'mirrorPercent')),
          },
        ]),
    ...itemsOf(rule, 'mirrors').map((mirror) => ({
      destination: fieldsOf(mirror, 'destination'),
      percent: mirrorPercent(optionalFields(mirror, 'percentage'), undefined),
    })),
  ];
  return all.flatMap(({ destination, percent }) =>
    percent === undefined ? [] : [{ cluster: clusterOf(destination, context), percent }],
  );
}

function forwardOf(rule: Fields, context: RouteContext, gatewayApi: boolean): Forward {
  const rewrite = rewriteOf(rule, gatewayApi);
  const authority = rewrite.authority ?? headerOperations(rule).authority;
  const retries = retriesOf(optionalFields(rule, 'retries'), context.meshRetries);
  return {
    kind: 'forward',
    ...targetsOf(rule, context),
    rewrite: { ...rewrite, ...(authority === undefined ? {} : { authority }) },
    timeout: shownDuration(textOf(rule, 'timeout')) ?? '0s',
    ...(retries === undefined ? {} : { retries }),
    mirrors: mirrorsOf(rule, context),
    notFoundCode: gatewayApi ? 500 : 503,
  };
}

function directResponseOf(response: Fields): DirectResponse {
  const body = fieldsOf(response, 'body');
  const bytes = textOf(body, 'bytes');
  const text = textOf(body, 'string') ?? (bytes === undefined ? undefined : Buffer.from(bytes, 'base64').toString());
  return { kind: 'respond', code: numberOf(response, 'status') ?? 0, ...(text === undefined ? {} : { body: text }) };
}

function actionOf(rule: Fields, context: RouteContext, gatewayApi: boolean): Forward | Redirect | DirectResponse {
  const redirect = optionalFields(rule, 'redirect');
  if (redirect !== undefined) return redirectOf(redirect, context.port, context.isTls);
  const response = optionalFields(rule, 'directResponse');
  return response === undefined ? forwardOf(rule, context, gatewayApi) : directResponseOf(response);
}

/** Returns the header changes of a rule, followed by those of its only destination. */
function headersOf(rule: Fields, action: HttpRoute['action']): Pick<HttpRoute, 'requestHeaders' | 'responseHeaders'> {
  const own = headerOperations(rule);
  const only = action.kind === 'forward' && !action.weighted ? action.targets[0] : undefined;
  const requestHeaders = joinChanges(own.request, only?.requestHeaders);
  const responseHeaders = joinChanges(own.response, only?.responseHeaders);
  return {
    ...(requestHeaders === undefined ? {} : { requestHeaders }),
    ...(responseHeaders === undefined ? {} : { responseHeaders }),
  };
}

function routeOf(
  config: RouteConfig,
  rule: Rule,
  match: Fields | undefined,
  index: number,
  context: RouteContext,
): HttpRoute {
  const { fields } = rule;
  const matchName = match && textOf(match, 'name');
  const action = actionOf(fields, context, config.gatewayApi);
  const path = pathMatch(match ?? NO_MATCH, config.gatewayApi);
  const fault = faultOf(fields);
  const cors = corsOf(fields);
  const name = textOf(fields, 'name') ?? '';
  return {
    name: matchName === undefined ? name : `${name}.${matchName}`,
    match: path,
    conditions: conditionsOf(match ?? NO_MATCH, path),
    action,
    ...headersOf(fields, action),
    ...(fault === undefined ? {} : { fault }),
    ...(cors === undefined ? {} : { cors }),
    source: rule.source,
    path: match === undefined ? rule.path : `${rule.path}.match[${index}]`,
  };
}

/** Builds the routes of one rule, one for each match that applies to this proxy. */
function* routesOfRule(config: RouteConfig, rule: Rule, context: RouteContext): Generator<HttpRoute> {
  const matches = itemsOf(rule.fields, 'match');
  if (matches.length === 0) yield routeOf(config, rule, undefined, 0, context);
  for (const [index, match] of matches.entries()) {
    if (isForProxy(match, context)) yield routeOf(config, rule, match, index, context);
  }
}

/** Builds the routes of a VirtualService for a proxy and a port, up to the first that matches everything. */
export function httpRoutes(config: RouteConfig, context: RouteContext): readonly HttpRoute[] {
  const routes: HttpRoute[] = [];
  for (const rule of config.http) {
    for (const route of routesOfRule(config, rule, context)) {
      routes.push(route);
      if (isCatchAll(route)) return routes;
    }
  }
  return routes;
}
