import type { GatewayApiKindName, KindName } from '../../imports/kinds';

const HEADER = '// Generated from tools/generate/policies.ts by `npm run generate`. Changes made here are lost.\n';
const ISTIO = 'https://istio.io/latest/docs/reference/config/';
const GATEWAY_API = 'https://gateway-api.sigs.k8s.io/';

/** What a class is for, and the page that explains its kind. */
type Row = readonly [doc: string, page: string];

const KINDS: Readonly<Record<KindName, Row>> = {
  VirtualService: ['Routes of requests and connections to a host.', 'networking/virtual-service/'],
  DestinationRule: [
    'Settings of traffic after routing: subsets, load balancing, connection pools, TLS.',
    'networking/destination-rule/',
  ],
  Gateway: ['Ports, hosts and certificates that the pods of a gateway serve.', 'networking/gateway/'],
  ServiceEntry: ['A service that the registry does not know by itself.', 'networking/service-entry/'],
  Sidecar: ['Scope of the proxies of a namespace or workload: what they know of the mesh.', 'networking/sidecar/'],
  WorkloadEntry: ['One workload that is not a pod.', 'networking/workload-entry/'],
  WorkloadGroup: ['A template of workloads that are no pods.', 'networking/workload-group/'],
  EnvoyFilter: [
    'Changes to the configuration that istiod makes for Envoy; the bodies of patches are not checked.',
    'networking/envoy-filter/',
  ],
  ProxyConfig: ['Settings of the proxies of a namespace or workload.', 'networking/proxy-config/'],
  AuthorizationPolicy: ['Rules that allow or deny requests to workloads.', 'security/authorization-policy/'],
  PeerAuthentication: ['Mutual TLS of the connections that a workload takes.', 'security/peer_authentication/'],
  RequestAuthentication: ['Tokens of end users that a workload takes.', 'security/request_authentication/'],
  Telemetry: ['Traces, metrics and access logs of workloads.', 'telemetry/'],
  WasmPlugin: ['A WebAssembly filter in proxies.', 'proxy_extensions/wasm-plugin/'],
  TrafficExtension: ['A WebAssembly or Lua filter in proxies.', 'proxy_extensions/traffic-extension/'],
};

/** Kinds of the Gateway API that are plain policies: a Gateway can do more, and is written by hand. */
const GATEWAY_API_KINDS: Readonly<Record<Exclude<GatewayApiKindName, 'Gateway'>, Row>> = {
  GatewayClass: [
    'A sort of gateway, and who makes it. istiod makes the classes of Istio itself.',
    'api-types/gatewayclass/',
  ],
  HTTPRoute: ['Routes of HTTP requests.', 'api-types/httproute/'],
  GRPCRoute: ['Routes of gRPC requests.', 'api-types/grpcroute/'],
  TLSRoute: ['Routes of TLS connections, by the name of the server that they ask for.', 'guides/tls/'],
  TCPRoute: ['Routes of TCP connections.', 'guides/tcp/'],
  ReferenceGrant: [
    'Permission for objects of other namespaces to refer to objects of this one.',
    'api-types/referencegrant/',
  ],
  BackendTLSPolicy: ['TLS from gateways to services.', 'api-types/backendtlspolicy/'],
  ListenerSet: ['Further listeners of a gateway, which somebody else may own.', 'geps/gep-1713/'],
};

/** A class to write. */
interface PolicyClass {
  readonly kind: string;
  readonly doc: string;
  readonly isIstio: boolean;
}

const CLASSES: readonly PolicyClass[] = [
  ...Object.entries(KINDS).map(([kind, [doc, page]]) => ({ kind, doc: `${doc} ${ISTIO}${page}`, isIstio: true })),
  ...Object.entries(GATEWAY_API_KINDS).map(([kind, [doc, page]]) => ({
    kind,
    doc: `${doc} ${GATEWAY_API}${page}`,
    isIstio: false,
  })),
];

/** How the code of a class names its kind. */
const kindOf = ({ kind, isIstio }: PolicyClass): string => (isIstio ? `'${kind}'` : `GATEWAY_API_KINDS.${kind}`);

/** The construct of a kind, with the type of its props. A GatewayClass is in no namespace. */
function construct({ kind, doc, isIstio }: PolicyClass): string {
  return `
export type ${kind}Props = ${isIstio ? 'PolicyProps' : 'GatewayApiProps'}<'${kind}'>;

/** ${doc} */
export class ${kind} extends ${kind === 'GatewayClass' ? 'ClusterPolicy' : 'Policy'} {
  constructor(scope: Construct, id: string, props: ${kind}Props) {
    super(scope, id, ${kindOf({ kind, doc, isIstio })}, props);
  }
}
`;
}

/** The component of a kind, with the type of its args. */
function component({ kind, doc, isIstio }: PolicyClass): string {
  const args = isIstio ? `${kind}Args` : `GatewayApiArgs<'${kind}'>`;
  return `${isIstio ? `\nexport type ${args} = PolicyArgs<'${kind}'>;\n` : ''}
/** ${doc} */
export class ${kind} extends Policy {
  constructor(name: string, args: ${args}, options?: pulumi.ComponentResourceOptions) {
    super(${kindOf({ kind, doc, isIstio })}, name, args, options);
  }
}
`;
}

/** Path and text of the files with a class for each kind, for either engine. */
export function policyFiles(): Map<string, string> {
  return new Map([
    [
      'imports/cdk8s-policies.ts',
      `${HEADER}import type { Construct } from 'constructs';
import { ClusterPolicy, Policy } from '../lib/cdk8s/policy';
import type { GatewayApiProps } from '../lib/policies/gateway-api';
import type { PolicyProps } from '../lib/policies/props';
import { GATEWAY_API_KINDS } from './kinds';
${CLASSES.map(construct).join('')}`,
    ],
    [
      'imports/pulumi-policies.ts',
      `${HEADER}import type * as pulumi from '@pulumi/pulumi';
import { Policy, type GatewayApiArgs, type PolicyArgs } from '../lib/pulumi/policy';
import { GATEWAY_API_KINDS } from './kinds';
${CLASSES.map(component).join('')}`,
    ],
  ]);
}
