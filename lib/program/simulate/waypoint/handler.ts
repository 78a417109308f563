import { isHttp, isSniffed } from '../../registry/protocols';
import { gatewayWorkloadName } from '../../registry/gateway-objects';
import type { ObjectFact } from '../../registry/objects';
import { portOf, type PortFact, type ServiceFact } from '../../registry/services';
import { readRequest, sentRequest, type SentRequest } from '../arriving';
import { ProxyClusters } from '../clusters/clusters-of';
import { step } from '../explain';
import { withoutPort } from '../http/http-request';
import { HttpVerdicts } from '../http/http-verdict';
import type { Mesh } from '../mesh';
import { describeProxy, type ProxyFact } from '../proxies';
import { RouteTable } from '../routes/virtual-hosts';
import { tcpTargets } from '../sidecar/listeners';
import { tcpVerdict } from '../tcp-verdict';
import type { ProxyRequest, Step, Verdict } from '../types';
import { withAccess } from '../with-access';
import { WaypointBindings } from './bindings';
import { WaypointClusters } from './clusters';
import { routesForService, waypointRoutes, waypointStreamRule } from './routes';

interface Called {
  readonly service: ServiceFact;
  readonly port: PortFact;
  readonly request: ProxyRequest;
  readonly sent: SentRequest;
  readonly steps: Step[];
}

/** Handler of requests at a waypoint, the proxy in front of services in ambient mode. */
export class WaypointHandler {
  private readonly bindings: WaypointBindings;
  private readonly clusters: WaypointClusters;
  private readonly tables = new Map<string, RouteTable>();
  private readonly gateway: ObjectFact | undefined;

  constructor(
    private readonly mesh: Mesh,
    private readonly proxy: ProxyFact,
  ) {
    this.bindings = new WaypointBindings(mesh.registry);
    this.gateway = mesh.registry.objects
      .of('gateway.networking.k8s.io/Gateway')
      .find(
        (object) =>
          object.namespace === proxy.namespace && [object.name, gatewayWorkloadName(object)].includes(proxy.name),
      );
    const seen = new Map(mesh.servicesVisibleTo(proxy.namespace).map((service) => [service.hostname, service]));
    this.clusters = new WaypointClusters(new ProxyClusters(mesh, proxy, (host) => seen.get(host)), (service) =>
      this.isBound(service),
    );
  }

  handle(request: ProxyRequest): Verdict {
    const sent = sentRequest(request);
    const host = withoutPort(sent.host);
    const steps = [step(describeProxy(this.proxy))];
    const service =
      request.address === undefined
        ? this.mesh.names.serviceOf(host, this.proxy.namespace)
        : this.mesh.registry.services.all.find(({ addresses }) => addresses.includes(request.address ?? ''));
    if (service !== undefined) return this.toService(service, { request, sent, steps });
    return this.toPod(request.address ?? host, { request, sent, steps });
  }

  private isBound(service: ServiceFact): boolean {
    return this.gateway !== undefined && this.bindings.isBoundService(this.gateway, service);
  }

  private toService(service: ServiceFact, at: Omit<Called, 'service' | 'port'>): Verdict {
    const port = portOf(service, at.sent.port);
    if (!this.isBound(service)) return refused(at.steps, `${service.hostname} does not use this waypoint`);
    if (service.addresses.length === 0)
      return refused(at.steps, `${service.hostname} has no address of its own, so that callers reach its pods`);
    if (port === undefined) return refused(at.steps, `${service.hostname} has no port ${at.sent.port}`);
    const isRequest = isHttp(port.protocol) || (isSniffed(port.protocol) && at.sent.isHttp);
    return isRequest ? this.http({ ...at, service, port }) : this.stream({ ...at, service, port });
  }

  private arrival({ request, service, port }: Called) {
    const { principal, ip, jwt } = request.from ?? {};
    return {
      port: port.number,
      mtls: principal !== undefined,
      service,
      ...(principal === undefined ? {} : { principal }),
      ...(ip === undefined ? {} : { ip }),
      ...(jwt === undefined ? {} : { jwt }),
      ...(service.addresses[0] === undefined ? {} : { destinationIp: service.addresses[0] }),
    };
  }

  private stream(called: Called): Verdict {
    const { service, port, steps } = called;
    const access = this.mesh.access.decide(this.proxy, { ...this.arrival(called), layer: 'tcp' });
    return withAccess(access, { steps }, () => {
      const rule = waypointStreamRule(routesForService(this.mesh, this.proxy, service), service, port.number);
      const serviceOf = (host: string) => this.mesh.registry.services.ofHost(host)[0];
      const targets =
        rule === undefined
          ? [{ cluster: { host: service.hostname, port: port.number } }]
          : tcpTargets(rule.fields, { serviceOf, port: port.number });
      return tcpVerdict(targets, this.clusters, [
        ...steps,
        step('handled as bytes', rule?.source ?? service.source, rule?.path),
      ]);
    });
  }

  private http(called: Called): Verdict {
    const { service, port, sent, steps } = called;
    const read = readRequest(sent, this.mesh.pathNormalization, false);
    if (read === undefined)
      return {
        outcome: 'bad-request',
        code: 400,
        because: [...steps, step('the proxy refuses the method, the path or a header')],
      };
    const access = this.mesh.access.decide(this.proxy, {
      ...this.arrival(called),
      layer: 'http',
      request: { method: read.method, path: read.fullPath, host: read.authority, headers: read.headers },
    });
    if (access.outcome === 'allowed') read.claims = access.claims;
    return withAccess(access, { steps }, () =>
      new HttpVerdicts({ table: this.tableOf(service, port), clusters: this.clusters, sent, steps }, read).decide(),
    );
  }

  private tableOf(service: ServiceFact, { number }: PortFact): RouteTable {
    const key = `${service.namespace}/${service.hostname}:${number}`;
    let table = this.tables.get(key);
    if (table === undefined) {
      table = new RouteTable([
        {
          name: `inbound|http|${number}`,
          domains: ['*'],
          routes: waypointRoutes(this.mesh, this.proxy, service, number),
        },
      ]);
      this.tables.set(key, table);
    }
    return table;
  }

  /** Passes connections to the address of a pod, where the waypoint handles workloads. */
  private toPod(address: string, { request, sent, steps }: Omit<Called, 'service' | 'port'>): Verdict {
    const pod = this.mesh.registry.pods.at(address);
    if (pod === undefined || this.gateway === undefined || !this.bindings.isBoundPod(this.gateway, pod))
      return refused(steps, `nothing at ${address} uses this waypoint`);
    const { principal, ip } = request.from ?? {};
    const arrival = {
      port: sent.port,
      mtls: principal !== undefined,
      ...(principal === undefined ? {} : { principal }),
      ...(ip === undefined ? {} : { ip }),
      destinationIp: address,
    };
    const read = sent.isHttp ? readRequest(sent, this.mesh.pathNormalization, false) : undefined;
    const access = this.mesh.access.decide(
      this.proxy,
      read === undefined
        ? { ...arrival, layer: 'tcp' }
        : {
            ...arrival,
            layer: 'http',
            request: { method: read.method, path: read.fullPath, host: read.authority, headers: read.headers },
          },
    );
    const layer = sent.isHttp ? {} : { layer: 'tcp' as const };
    return withAccess(access, { steps }, () => ({
      outcome: 'forwarded',
      passthrough: true,
      ...layer,
      because: [...steps, step(`handed on to the pod at ${address}`)],
    }));
  }
}

function refused(steps: readonly Step[], text: string): Verdict {
  return { outcome: 'refused', because: [...steps, step(text)] };
}
