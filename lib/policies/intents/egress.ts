import type { DestinationRuleSpec } from '../../../imports/destination-rule';
import type { ServiceEntrySpec } from '../../../imports/service-entry';
import type { VirtualServiceSpec } from '../../../imports/virtual-service';
import type { Manifest } from '../../model';
import { policyObject } from './object';

/** Options of a host outside the cluster to which traffic may leave. */
export interface EgressOptions {
  /**
   * Origin of TLS to the host. `originate`: the application sends plain HTTP to port 80, and the last proxy of the mesh
   * originates TLS. `passthrough`: the application uses TLS itself. `none`: plain HTTP all the way.
   * @default 'passthrough'
   */
  readonly tls?: 'originate' | 'passthrough' | 'none';
  /** Port of the host. @default - 443, with `tls: 'none'` 80 */
  readonly port?: number;
  /**
   * Name of a Secret with a client certificate, and with the CA certificate (`ca.crt`) that verifies the host's, for
   * `originate` through a gateway: TLS is mutual then. It must be in the namespace of the egress gateway. @default -
   * none
   */
  readonly credentialName?: string;
  /**
   * CA certificates that verify the host's certificate, for `originate`: a file of the proxy, or `system` for those of
   * its operating system. @default 'system'; with `credentialName` those of the Secret
   */
  readonly caCertificates?: string;
  /** Names of which the host's certificate must have one, for `originate`. @default - the host */
  readonly subjectAltNames?: readonly string[];
}

/** Gateway through which traffic leaves: its Service, and labels of its pods. */
export interface EgressVia {
  readonly name: string;
  readonly namespace: string;
  readonly host: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Allowed host with its options. */
export interface EgressHost extends EgressOptions {
  readonly host: string;
}

/** Port to which applications send plain HTTP. */
export const HTTP_PORT = 80;
const TLS_PORT = 443;

/** Returns the protocol between applications and gateways; that of the host's own port may differ. */
export const tlsOf = ({ tls = 'passthrough' }: EgressHost): 'originate' | 'passthrough' | 'none' => tls;
const portOf = (host: EgressHost): number => host.port ?? (tlsOf(host) === 'none' ? HTTP_PORT : TLS_PORT);
/** Returns the subset of a host, whose name may have no dots. */
const subsetOf = ({ host }: EgressHost): string => host.replace(/[^a-z0-9]+/gi, '-').toLowerCase();

/**
 * Returns all objects that let traffic out to some hosts: directly from the pods, or through a gateway. For each host a
 * ServiceEntry and, where needed, a VirtualService and a DestinationRule; one Gateway and one DestinationRule for the
 * gateway. https://istio.io/latest/docs/tasks/traffic-management/egress/egress-gateway-tls-origination/
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
    ...(tlsOf(host) === 'originate' ? [policyObject('DestinationRule', name, namespace, origination(host, via))] : []),
  ];
}

/**
 * Returns the ServiceEntry of the host; with origination it also has the port to which applications send plain HTTP.
 */
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

/**
 * Returns the DestinationRule that originates TLS: at the gateway for the host's port, or at the sidecar for the port
 * of plain HTTP. The certificate is verified by name: with `sni` and no names, a proxy takes any certificate that a
 * known CA has signed. A rule with a Secret is for the gateway alone, because no other proxy may read it.
 */
function origination(host: EgressHost, via: EgressVia | undefined): DestinationRuleSpec {
  const { credentialName, caCertificates = 'system', subjectAltNames = [host.host] } = host;
  const sni = host.host;
  const tls =
    credentialName === undefined
      ? { mode: 'SIMPLE' as const, caCertificates, subjectAltNames, sni }
      : { mode: 'MUTUAL' as const, credentialName, subjectAltNames, sni };
  return {
    host: host.host,
    ...(credentialName !== undefined && via && { workloadSelector: { matchLabels: via.labels } }),
    trafficPolicy: { portLevelSettings: [{ port: { number: via ? portOf(host) : HTTP_PORT }, tls }] },
  };
}

/** Returns the routes of HTTP from the pods to the gateway, and from the gateway to the host. */
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

/**
 * Returns the Gateway and its DestinationRule for all hosts together: HTTP within the mutual TLS of the mesh, and TLS
 * passed through.
 */
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

/**
 * Returns the subset of the gateway for one host, with the host as server name, by which the gateway selects the route.
 */
function gatewaySubset(host: EgressHost) {
  if (tlsOf(host) === 'passthrough') return { name: subsetOf(host) };
  return {
    name: subsetOf(host),
    trafficPolicy: {
      portLevelSettings: [{ port: { number: HTTP_PORT }, tls: { mode: 'ISTIO_MUTUAL' as const, sni: host.host } }],
    },
  };
}
