import type { ServiceEntrySpec } from '../../../imports/service-entry';
import type { VirtualServiceSpec } from '../../../imports/virtual-service';
import type { Manifest, Problem } from '../../model';
import { policyObject } from './object';
import { wordProblems } from './problems';
import { PORT, type IntentRule } from './rule';

/** How traffic to a host outside the cluster is allowed to leave. */
export interface EgressOptions {
  /**
   * Who speaks TLS to the host. `originate`: the application sends plain HTTP to port 80, and the proxy that lets it out makes TLS of it.
   * `passthrough`: the application speaks TLS itself. `none`: plain HTTP all the way.
   * @default 'passthrough'
   */
  readonly tls?: 'originate' | 'passthrough' | 'none';
  /** Port of the host. @default - 443, with `tls: 'none'` 80 */
  readonly port?: number;
  /** A Secret with a client certificate, for `originate`: TLS is mutual then. It must be in the namespace of the egress gateway. @default - none */
  readonly credentialName?: string;
}

/** A gateway through which traffic leaves: its Service, and labels of its pods. */
export interface EgressVia {
  readonly name: string;
  readonly namespace: string;
  readonly host: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** One allowed host. */
export interface EgressHost extends EgressOptions {
  readonly host: string;
}

const HTTP_PORT = 80;
const TLS_PORT = 443;

/** What applications and gateways use between them; the host's own port is another matter. */
const tlsOf = ({ tls = 'passthrough' }: EgressHost): 'originate' | 'passthrough' | 'none' => tls;
const portOf = (host: EgressHost): number => host.port ?? (tlsOf(host) === 'none' ? HTTP_PORT : TLS_PORT);
/** Subsets have names without dots. */
const subsetOf = ({ host }: EgressHost): string => host.replace(/[^a-z0-9]+/gi, '-').toLowerCase();

/**
 * All objects that let traffic out to some hosts: directly from the pods, or through a gateway. For each host a ServiceEntry and, where
 * something is to be said of it, a VirtualService and a DestinationRule; one Gateway and one DestinationRule for the gateway.
 * https://istio.io/latest/docs/tasks/traffic-management/egress/egress-gateway-tls-origination/
 */
export function egressPolicies(hosts: readonly EgressHost[], namespace: string, via?: EgressVia): Manifest[] {
  return [
    ...hosts.flatMap((host) => hostPolicies(host, namespace, via)),
    ...(via ? gatewayPolicies(hosts, namespace, via) : []),
  ];
}

function hostPolicies(host: EgressHost, namespace: string, via: EgressVia | undefined): Manifest[] {
  const name = host.host.replace(/^\*/, 'wildcard').toLowerCase();
  return [
    policyObject('ServiceEntry', name, namespace, serviceEntry(host, via !== undefined)),
    ...(via
      ? [
          policyObject(
            'VirtualService',
            name,
            namespace,
            tlsOf(host) === 'passthrough' ? tlsRoutes(host, via) : httpRoutes(host, via),
          ),
        ]
      : []),
    ...(tlsOf(host) === 'originate'
      ? [policyObject('DestinationRule', name, namespace, origination(host, via !== undefined))]
      : []),
  ];
}

/** The host with its ports: with origination also the one where applications send plain HTTP. */
function serviceEntry(host: EgressHost, gateway: boolean): ServiceEntrySpec {
  const port = portOf(host);
  const plain = { number: HTTP_PORT, name: 'http', protocol: 'HTTP' };
  const ports = {
    originate: [
      { ...plain, ...(!gateway && { targetPort: port }) },
      { number: port, name: 'https', protocol: 'HTTPS' },
    ],
    passthrough: [{ number: port, name: 'tls', protocol: 'TLS' }],
    none: [{ ...plain, number: port }],
  }[tlsOf(host)];
  return {
    hosts: [host.host],
    location: 'MESH_EXTERNAL',
    ports,
    resolution: host.host.startsWith('*') ? 'NONE' : 'DNS',
  };
}

/** TLS to the host: made by the gateway at the host's port, or by the sidecar at the port of plain HTTP. */
function origination(host: EgressHost, gateway: boolean) {
  const { credentialName } = host;
  const tls = {
    mode: credentialName === undefined ? ('SIMPLE' as const) : ('MUTUAL' as const),
    ...(credentialName !== undefined && { credentialName }),
    sni: host.host,
  };
  return {
    host: host.host,
    trafficPolicy: { portLevelSettings: [{ port: { number: gateway ? portOf(host) : HTTP_PORT }, tls }] },
  };
}

/** From the pods to the gateway, and from the gateway to the host. */
function httpRoutes(host: EgressHost, via: EgressVia): VirtualServiceSpec {
  const gateway = `${via.namespace}/${via.name}`;
  const appPort = tlsOf(host) === 'none' ? portOf(host) : HTTP_PORT;
  return {
    hosts: [host.host],
    gateways: ['mesh', gateway],
    http: [
      {
        match: [{ gateways: ['mesh'], port: appPort }],
        route: [{ destination: { host: via.host, subset: subsetOf(host), port: { number: HTTP_PORT } } }],
      },
      {
        match: [{ gateways: [gateway], port: HTTP_PORT }],
        route: [{ destination: { host: host.host, port: { number: portOf(host) } } }],
      },
    ],
  };
}

function tlsRoutes(host: EgressHost, via: EgressVia): VirtualServiceSpec {
  const gateway = `${via.namespace}/${via.name}`;
  const sniHosts = [host.host];
  return {
    hosts: [host.host],
    gateways: ['mesh', gateway],
    tls: [
      {
        match: [{ gateways: ['mesh'], port: portOf(host), sniHosts }],
        route: [{ destination: { host: via.host, subset: subsetOf(host), port: { number: TLS_PORT } } }],
      },
      {
        match: [{ gateways: [gateway], port: TLS_PORT, sniHosts }],
        route: [{ destination: { host: host.host, port: { number: portOf(host) } } }],
      },
    ],
  };
}

/** What the gateway serves, for all hosts together: HTTP within the mutual TLS of the mesh, and TLS as it comes. */
function gatewayPolicies(hosts: readonly EgressHost[], namespace: string, via: EgressVia): Manifest[] {
  const http = hosts.filter((host) => tlsOf(host) !== 'passthrough').map(({ host }) => host);
  const tls = hosts.filter((host) => tlsOf(host) === 'passthrough').map(({ host }) => host);
  const servers = [
    ...(http.length > 0
      ? [
          {
            port: { number: HTTP_PORT, name: 'https-egress', protocol: 'HTTPS' },
            hosts: http,
            tls: { mode: 'ISTIO_MUTUAL' as const },
          },
        ]
      : []),
    ...(tls.length > 0
      ? [
          {
            port: { number: TLS_PORT, name: 'tls-egress', protocol: 'TLS' },
            hosts: tls,
            tls: { mode: 'PASSTHROUGH' as const },
          },
        ]
      : []),
  ];
  return [
    policyObject('Gateway', via.name, namespace, { selector: via.labels, servers }),
    policyObject('DestinationRule', via.name, namespace, { host: via.host, subsets: hosts.map(gatewaySubset) }),
  ];
}

/** The way to the gateway for one host, with the host as server name, by which the gateway chooses. */
function gatewaySubset(host: EgressHost) {
  if (tlsOf(host) === 'passthrough') return { name: subsetOf(host) };
  return {
    name: subsetOf(host),
    trafficPolicy: {
      portLevelSettings: [{ port: { number: HTTP_PORT }, tls: { mode: 'ISTIO_MUTUAL' as const, sni: host.host } }],
    },
  };
}

/** What is wrong with one allowed host. */
export function egressProblems(host: EgressHost, others: readonly EgressHost[], gateway: boolean): Problem[] {
  const problem = (code: string, path: string, found: unknown, message: string, fix: string): Problem => ({
    severity: 'error',
    code: `egress/${code}`,
    path,
    found,
    message,
    fix,
  });
  return [
    ...wordProblems('egress.allow().tls', tlsOf(host), ['originate', 'passthrough', 'none']),
    ...(others.some((other) => other.host === host.host)
      ? [
          problem(
            'twice',
            'egress.allow()',
            host.host,
            'the host was allowed before',
            'say all that there is to say of it in one call',
          ),
        ]
      : []),
    ...(host.host.startsWith('*') && (gateway || tlsOf(host) === 'originate')
      ? [
          problem(
            'wildcard',
            'egress.allow()',
            host.host,
            'a gateway or TLS origination needs the one host to connect to',
            'name each host, or let it pass as it is without `via`',
          ),
        ]
      : []),
    ...(host.credentialName !== undefined && tlsOf(host) !== 'originate'
      ? [
          problem(
            'credential',
            'credentialName',
            host.credentialName,
            'only origination presents a certificate',
            "set `tls: 'originate'`, or leave it out",
          ),
        ]
      : []),
    ...(host.port === HTTP_PORT && tlsOf(host) === 'originate'
      ? [
          problem(
            'port',
            'port',
            host.port,
            'applications send plain HTTP to this port of the host',
            'name the port where the host takes TLS, for example 443',
          ),
        ]
      : []),
  ];
}

/** All objects for the hosts to which traffic leaves in one way. `elsewhere` are the hosts of the other ways. */
export const egressRule = (
  namespace: string,
  via: EgressVia | undefined,
  elsewhere: () => readonly EgressHost[],
): IntentRule<EgressHost> => ({
  method: 'egress.allow',
  render: (hosts) => ({
    objects: egressPolicies(hosts, namespace, via),
    problems: hosts.flatMap((host, i) =>
      egressProblems(host, [...elsewhere(), ...hosts.slice(0, i)], via !== undefined),
    ),
  }),
  meaningOf: ([field]) => (field === 'port' ? PORT : undefined),
  structural: ['host', 'tls'],
});
