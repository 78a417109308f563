import { describeCluster, type Cluster, type ClusterRef, type Clusters } from '../clusters/clusters';
import { routeTitle, step, why, whyNot } from '../explain';
import type { SentRequest } from '../arriving';
import type { HttpRequest } from './http-request';
import { isAnsweredPreflight } from '../routes/cors';
import type { DirectResponse, Forward, ForwardTarget, HttpRoute, VirtualHost } from '../routes/model';
import { redirectLocation } from '../routes/redirects';
import type { RouteTable } from '../routes/virtual-hosts';
import type { Destination, Mirror, RouteDetails, Step, Verdict, WeightedDestination } from '../types';
import { CATCH_ALL } from '../unknown-traffic';
import { rewrittenPath } from './upstream-request';

/** Context in which routes of one listener are applied. */
export interface HttpSetting {
  readonly table: RouteTable;
  readonly clusters: Clusters;
  /** Request before normalisation. */
  readonly sent: SentRequest;
  readonly steps: Step[];
}

const NO_ROUTE_STEPS = 12;

interface Chosen {
  readonly route?: HttpRoute;
  /** Earlier match whose expression is invalid, so that the choice is undecided. */
  readonly broken?: Step;
}

/** Returns the first route of a host that matches the request; every other leaves a step. */
function chooseRoute(host: VirtualHost, request: HttpRequest, steps: Step[]): Chosen {
  let passed = 0;
  for (const route of host.routes) {
    const failed = route.conditions.find((condition) => condition.broken || !condition.test(request));
    if (failed?.broken) return { broken: step(whyNot(failed, request), route.source, route.path) };
    if (failed === undefined) {
      steps.push({
        ...step(`${routeTitle(route)}takes the request: ${why(route)}`, route.source, route.path),
        decisive: true,
      });
      return { route };
    }
    if ((passed += 1) <= NO_ROUTE_STEPS)
      steps.push(step(`${routeTitle(route)}does not take it: ${whyNot(failed, request)}`, route.source, route.path));
  }
  return {};
}

export const destinationOf = ({ host, port, subset, endpoints }: Cluster): Destination => ({
  host,
  port,
  ...(subset === undefined ? {} : { subset }),
  ...(endpoints === undefined ? {} : { endpoints }),
});

const refOf = ({ host, port, subset }: ClusterRef): Destination => ({
  host,
  port,
  ...(subset === undefined ? {} : { subset }),
});

function weightsOf(targets: readonly ForwardTarget[]): readonly WeightedDestination[] {
  return targets.map(({ cluster, weight = 0, requestHeaders, responseHeaders }) => ({
    ...refOf(cluster),
    weight,
    ...(requestHeaders === undefined ? {} : { requestHeaders }),
    ...(responseHeaders === undefined ? {} : { responseHeaders }),
  }));
}

const mirrorsOf = ({ mirrors }: Forward): readonly Mirror[] =>
  mirrors.map(({ cluster, percent }) => ({ ...refOf(cluster), percent }));

/** Returns the details of a route's configuration, without its destination. */
function routeDetails(route: HttpRoute): RouteDetails {
  const { name, requestHeaders, responseHeaders, fault, cors } = route;
  return {
    ...(name === '' ? {} : { route: name }),
    ...(requestHeaders === undefined ? {} : { requestHeaders }),
    ...(responseHeaders === undefined ? {} : { responseHeaders }),
    ...(fault === undefined ? {} : { fault }),
    ...(cors === undefined ? {} : { cors: true }),
  };
}

function forwardDetails(action: Forward): RouteDetails {
  const mirrors = mirrorsOf(action);
  return {
    timeout: action.timeout,
    ...(action.retries === undefined ? {} : { retries: action.retries }),
    ...(mirrors.length === 0 ? {} : { mirrors }),
  };
}

/** Verdicts of routes on the request of one HTTP listener. */
export class HttpVerdicts {
  constructor(
    private readonly setting: HttpSetting,
    private readonly request: HttpRequest,
  ) {}

  decide(): Verdict {
    const { table, steps } = this.setting;
    const host = table.find(this.request.domain);
    if (host === undefined) return this.noRoute(`no virtual host is for ${this.request.domain}`);
    if (host.about !== undefined) steps.push(step(host.about));
    if (host.requireTls && this.request.scheme !== 'https') return this.toHttps();
    const { route, broken } = chooseRoute(host, this.request, steps);
    if (broken !== undefined) return { outcome: 'unknown', because: [...steps, broken] };
    return route === undefined ? this.noRoute('no route takes the request') : this.carryOut(route);
  }

  private toHttps(): Verdict {
    const location = `https://${this.request.authority}${this.request.fullPath}`;
    return {
      outcome: 'redirected',
      code: 301,
      location,
      because: [...this.setting.steps, step('the server sends plain requests to HTTPS')],
    };
  }

  private code(code: number): { code?: number } {
    return this.request.isGrpc ? {} : { code };
  }

  private noRoute(text: string): Verdict {
    return { outcome: 'no-route', ...this.code(404), because: [...this.setting.steps, step(text)] };
  }

  private carryOut(route: HttpRoute): Verdict {
    const { action } = route;
    if (route === CATCH_ALL.blackHole) return { outcome: 'black-hole', ...this.code(502), because: this.setting.steps };
    if (route === CATCH_ALL.passthrough)
      return {
        outcome: 'forwarded',
        passthrough: true,
        ...this.changedPath(this.request.fullPath),
        because: this.setting.steps,
      };
    const details = routeDetails(route);
    const early = this.verdictOfFilters(route, details);
    if (early !== undefined) return early;
    if (action.kind === 'redirect') {
      return {
        outcome: 'redirected',
        ...details,
        code: action.code,
        location: redirectLocation(action, this.request, route.match),
        because: this.setting.steps,
      };
    }
    return action.kind === 'respond' ? this.respond(action, details) : this.forward(route, action, details);
  }

  private respond({ code, body }: DirectResponse, details: RouteDetails): Verdict {
    return {
      outcome: 'direct-response',
      ...details,
      code,
      ...(body === undefined ? {} : { body }),
      because: this.setting.steps,
    };
  }

  /** Returns the verdict of filters before the router: faults, then preflight requests. */
  private verdictOfFilters(route: HttpRoute, details: RouteDetails): Verdict | undefined {
    const abort = route.fault?.abort;
    const isAborted = abort?.percent === 100;
    if (!isAborted && !isAnsweredPreflight(route.cors, this.request)) return undefined;
    const { action } = route;
    const all =
      action.kind === 'forward' ? { ...details, ...forwardDetails(action), ...this.target(action, false) } : details;
    const { because, ...rest } = { ...all, because: this.setting.steps };
    if (!isAborted)
      return {
        outcome: 'cors-preflight',
        ...rest,
        code: 200,
        because: [...because, step('the proxy answers the preflight request', route.source, route.path)],
      };
    return {
      outcome: 'aborted',
      ...rest,
      ...(abort.status === undefined ? {} : this.code(abort.status)),
      because: [
        ...because,
        step('the fault aborts every request', route.source, `${route.path.replace(/\.match\[\d+\]$/, '')}.fault`),
      ],
    };
  }

  /** Returns the destination of a route, even if it does not exist. */
  private target(action: Forward, always: boolean): RouteDetails {
    if (action.weighted) return { weights: weightsOf(action.targets) };
    const cluster = this.setting.clusters.find(action.targets[0].cluster);
    if (cluster === undefined) return always ? { destination: refOf(action.targets[0].cluster) } : {};
    return {
      destination: destinationOf(cluster),
      upstreamTls: cluster.tls,
      ...(cluster.sticky ? { sticky: true } : {}),
    };
  }

  private forward(route: HttpRoute, action: Forward, details: RouteDetails): Verdict {
    const { clusters, steps } = this.setting;
    const rest = { ...details, ...forwardDetails(action) };
    const found = action.targets.map(({ cluster }) => clusters.find(cluster));
    if (found.every((cluster) => cluster === undefined)) {
      const names = action.targets.map(({ cluster }) => describeCluster(cluster)).join(', ');
      return {
        outcome: 'no-cluster',
        ...rest,
        ...this.code(action.notFoundCode),
        because: [...steps, step(`the proxy has no destination ${names}`, route.source, route.path)],
      };
    }
    const path = rewrittenPath(action.rewrite, this.request, route.match);
    if (path === undefined)
      return {
        outcome: 'unknown',
        because: [...steps, step('it is not known what RE2 makes of the rewrite', route.source, route.path)],
      };
    const target = this.target(action, true);
    if (found.every((cluster) => cluster === undefined || cluster.endpoints === 0))
      return this.noEndpoints({ ...rest, ...target }, found);
    return {
      outcome: 'forwarded',
      ...rest,
      ...target,
      ...this.upstream(action, path),
      because: [...steps, ...this.destinationSteps(found)],
    };
  }

  private noEndpoints(details: RouteDetails, found: readonly (Cluster | undefined)[]): Verdict {
    return {
      outcome: 'no-endpoints',
      ...details,
      ...this.code(503),
      because: [...this.setting.steps, ...this.destinationSteps(found)],
    };
  }

  private destinationSteps(found: readonly (Cluster | undefined)[]): Step[] {
    return found
      .filter((cluster) => cluster !== undefined)
      .map((cluster) => {
        const count =
          cluster.endpoints === undefined ? '' : `, ${cluster.endpoints} ${cluster.endpoints === 1 ? 'pod' : 'pods'}`;
        return step(`destination ${describeCluster(cluster)}${count}`, cluster.rule ?? cluster.service?.source);
      });
  }

  private changedPath(upstreamPath: string): Pick<RouteDetails, 'upstreamPath'> {
    return upstreamPath === this.setting.sent.path ? {} : { upstreamPath };
  }

  /** Returns the path and host that the upstream gets, where they differ from the request. */
  private upstream(action: Forward, path: string): RouteDetails {
    const only = action.weighted ? undefined : action.targets[0].authority;
    const authority = action.rewrite.authority ?? only ?? this.request.authority;
    return {
      ...this.changedPath(path + this.request.query),
      ...(authority === this.setting.sent.host ? {} : { upstreamHost: authority }),
    };
  }
}
