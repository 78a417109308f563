import { byCreation, type ObjectFact } from '../../registry/objects';
import type { PodFact } from '../../registry/pods';
import { isHttp, parseProtocol, type Protocol } from '../../registry/protocols';
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
import type { Registry } from '../../registry/registry';
import { matchesLabels } from '../../objects/selectors';
import { podPortOf } from '../../registry/services';
import type { ProxyFact } from '../proxies';

/** Server of a Gateway, as a proxy applies it. */
export interface GatewayServer {
  /** Name of the gateway in routes: `NAMESPACE/NAME`. */
  readonly gateway: string;
  /** Port as written. */
  readonly port: number;
  readonly portName: string;
  readonly protocol: Protocol;
  readonly bind: string;
  /** Hosts: `HOST`, or `NAMESPACE/HOST` for routes of one namespace. */
  readonly hosts: readonly string[];
  readonly tls: ServerTls | undefined;
  /** Kind and name of the object: `Gateway shop/public`. */
  readonly source: string;
  readonly path: string;
}

export interface ServerTls {
  readonly mode: string;
  readonly httpsRedirect: boolean;
}

/** Servers with the pods that they configure. */
export interface GatewayConfig {
  readonly namespace: string;
  readonly name: string;
  readonly created: number;
  /** Labels of the pods; undefined where workloads are listed by name. */
  readonly selector: Readonly<Record<string, string>> | undefined;
  /** Names of the workloads: `NAMESPACE/NAME`. */
  readonly workloads?: readonly string[];
  readonly servers: readonly GatewayServer[];
}

export const isPassthrough = ({ tls }: GatewayServer): boolean =>
  tls?.mode === 'PASSTHROUGH' || tls?.mode === 'AUTO_PASSTHROUGH';
export const isTlsServer = ({ tls, protocol }: GatewayServer): boolean => tls !== undefined && !isHttp(protocol);
/** Reports whether the proxy terminates HTTPS for a server. */
export const isHttps = (server: GatewayServer): boolean =>
  server.tls !== undefined && server.protocol === 'HTTPS' && !isPassthrough(server);

/** Returns a server's host with `.` replaced by the own namespace, and without the namespace `*`, which is any. */
function completeServerHost(host: string, namespace: string): string {
  const slash = host.indexOf('/');
  if (slash < 0) return host;
  const place = host.slice(0, slash);
  if (place === '*') return host.slice(slash + 1);
  return place === '.' ? `${namespace}/${host.slice(slash + 1)}` : host;
}

function serverTls(server: Fields): ServerTls | undefined {
  const tls = optionalFields(server, 'tls');
  return tls === undefined
    ? undefined
    : { mode: textOf(tls, 'mode') ?? 'PASSTHROUGH', httpsRedirect: tls.httpsRedirect === true };
}

function serverOf(server: Fields, index: number, { namespace, name, source }: ObjectFact): GatewayServer {
  const port = fieldsOf(server, 'port');
  return {
    gateway: `${namespace}/${name}`,
    port: numberOf(port, 'number') ?? 0,
    portName: textOf(port, 'name') ?? '',
    protocol: parseProtocol(textOf(port, 'protocol') ?? ''),
    bind: textOf(server, 'bind') ?? '',
    hosts: textsOf(server, 'hosts').map((host) => completeServerHost(host, namespace)),
    tls: serverTls(server),
    source,
    path: `spec.servers[${index}]`,
  };
}

/** Returns the configurations of the Istio Gateways in a program. */
export function istioGateways(objects: readonly ObjectFact[]): readonly GatewayConfig[] {
  return objects.map((object) => ({
    namespace: object.namespace,
    name: object.name,
    created: object.created,
    selector: textMapOf(object.spec, 'selector'),
    servers: itemsOf(object.spec, 'servers').map((server, index) => serverOf(server, index, object)),
  }));
}

/** Parts of the program that the merging of servers reads. */
interface ReadMesh {
  readonly registry: Registry;
}

/** Returns the port of the pod on which a server listens; undefined where no Service has the port. */
function listeningPort(
  mesh: ReadMesh,
  pod: PodFact | undefined,
  config: GatewayConfig,
  port: number,
): number | undefined {
  for (const service of pod === undefined ? [] : mesh.registry.services.ofPod(pod)) {
    const found = service.ports.find(({ number }) => number === port);
    const target = found && podPortOf(found, pod);
    if (target !== undefined) return target;
  }
  return config.workloads === undefined || pod === undefined ? port : undefined;
}

const isFor = ({ selector, workloads }: GatewayConfig, { labels, namespace, pod }: ProxyFact): boolean =>
  workloads === undefined
    ? matchesLabels(selector ?? {}, labels)
    : workloads.includes(`${namespace}/${pod?.name ?? ''}`);

/** Servers that share one listener. */
export interface PortServers {
  readonly plain: readonly GatewayServer[];
  readonly tls: readonly GatewayServer[];
}

/** Merges servers into a listener in order, and drops those that conflict with earlier ones. */
class Merger {
  readonly plain: GatewayServer[] = [];
  readonly tls: GatewayServer[] = [];
  private readonly names = new Set<string>();

  add(server: GatewayServer): void {
    if (server.tls !== undefined && !this.takeNames(server)) return;
    const first = this.plain.find(({ bind }) => bind === server.bind);
    if (first !== undefined) {
      if (isHttp(first.protocol) && isHttp(server.protocol)) this.plain.push(server);
    } else if (!isTlsServer(server)) this.plain.push(server);
    else this.tls.push(server);
  }

  /** Claims the server names of a TLS server: the older server keeps a name, and the younger is dropped as a whole. */
  private takeNames({ hosts, bind }: GatewayServer): boolean {
    const keys = hosts.map((host) => `${bind}|${host}`);
    if (keys.some((key) => this.names.has(key))) return false;
    for (const key of keys) this.names.add(key);
    return true;
  }
}

/** Returns the servers of a proxy by the port of its pod, merged as istiod does. */
export function mergedServers(
  mesh: ReadMesh,
  proxy: ProxyFact,
  configs: readonly GatewayConfig[],
): ReadonlyMap<number, PortServers> {
  const ports = new Map<number, Merger>();
  for (const config of [...configs].sort(byCreation).filter((candidate) => isFor(candidate, proxy))) {
    for (const server of config.servers) {
      const port = listeningPort(mesh, proxy.pod, config, server.port);
      if (port === undefined) continue;
      const merger = ports.get(port) ?? new Merger();
      ports.set(port, merger);
      merger.add(server);
    }
  }
  return ports;
}
