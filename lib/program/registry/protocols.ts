/** Protocols of ports as istiod distinguishes them. */
export type Protocol =
  | 'HTTP'
  | 'HTTP2'
  | 'GRPC'
  | 'GRPCWeb'
  | 'HTTP_PROXY'
  | 'HTTPS'
  | 'TLS'
  | 'TCP'
  | 'Mongo'
  | 'Redis'
  | 'MySQL'
  | 'UDP'
  | 'HBONE'
  | 'Unsupported';

const NAMES: Readonly<Record<string, Protocol>> = {
  'tcp': 'TCP',
  'udp': 'UDP',
  'grpc': 'GRPC',
  'grpc-web': 'GRPCWeb',
  'http': 'HTTP',
  'http_proxy': 'HTTP_PROXY',
  'http2': 'HTTP2',
  'https': 'HTTPS',
  'tls': 'TLS',
  'mongo': 'Mongo',
  'redis': 'Redis',
  'mysql': 'MySQL',
  'hbone': 'HBONE',
};

/** Protocols that Kubernetes itself defines for `appProtocol`. */
const KUBERNETES_NAMES: Readonly<Record<string, Protocol>> = {
  'kubernetes.io/h2c': 'HTTP2',
  'kubernetes.io/ws': 'HTTP',
  'kubernetes.io/wss': 'HTTPS',
};

/** Ports of protocols in which the server speaks first: never sniffed. SMTP, DNS, MySQL, MongoDB. */
const SERVER_FIRST: ReadonlySet<number> = new Set([25, 53, 3306, 27017]);

const HTTP: ReadonlySet<Protocol> = new Set<Protocol>(['HTTP', 'HTTP2', 'GRPC', 'GRPCWeb', 'HTTP_PROXY']);

/** Returns the protocol of a name; an unknown name is detected from the bytes. */
export const parseProtocol = (name: string): Protocol => NAMES[name.toLowerCase()] ?? 'Unsupported';

export interface PortNaming {
  readonly number: number;
  readonly name?: string;
  readonly transport?: string;
  readonly appProtocol?: string;
}

/** Returns the protocol of a Service's port: of `appProtocol`, or of the name up to the first hyphen. */
export function servicePortProtocol({ number, name = '', transport, appProtocol }: PortNaming): Protocol {
  if (transport === 'UDP') return 'UDP';
  const named = appProtocol !== undefined ? KUBERNETES_NAMES[appProtocol] : undefined;
  if (named !== undefined) return named;
  const text = appProtocol ?? name;
  if (text.toLowerCase().startsWith('grpc-web')) return 'GRPCWeb';
  const protocol = parseProtocol(text.split('-', 1)[0]);
  return protocol === 'Unsupported' && SERVER_FIRST.has(number) ? 'TCP' : protocol;
}

export const isHttp = (protocol: Protocol): boolean => HTTP.has(protocol);
export const isSniffed = (protocol: Protocol): boolean => protocol === 'Unsupported';
export const isTls = (protocol: Protocol): boolean => protocol === 'TLS' || protocol === 'HTTPS';
