import { parseAllDocuments } from 'yaml';
import {
  enumValue,
  execute,
  int32,
  int64,
  NilPointer,
  parseTemplate,
  stringMap,
  structOf,
} from '../../../lib/injection/go-template';
import { istioFunctions } from '../../../lib/injection/go-template/istio';
import { builtinTemplates } from '../../../lib/injection/templates';
import { injectorValues } from '../../../lib/injection/settings/values';
import { findRelease } from '../../../lib/releases';
import { NEWEST_VERSION } from '../../support/releases';

/** What a test changes in the data of a template. */
export interface Changes {
  version?: string;
  /** Helm values by path: `global.proxy.privileged`. */
  values?: Record<string, unknown>;
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
  /** Fields of the ProxyConfig, of the mesh config and of the data as a whole, under their Go names. */
  proxyConfig?: Record<string, unknown>;
  meshConfig?: Record<string, unknown>;
  data?: Record<string, unknown>;
}

type Tree = { [key: string]: unknown };

function set(tree: Tree, path: string, value: unknown): Tree {
  const [key, ...rest] = path.split('.');
  return { ...tree, [key]: rest.length === 0 ? value : set((tree[key] ?? {}) as Tree, rest.join('.'), value) };
}

function commonData({
  version = NEWEST_VERSION as string,
  values = {},
  annotations = {},
  labels = {},
  proxyConfig = {},
  meshConfig = {},
}: Changes): Tree {
  const defaults = injectorValues(findRelease(version.split('.').slice(0, 2).join('.'))!.defaults.istiod as Tree);
  return {
    ObjectMeta: structOf('v1.ObjectMeta', { Annotations: stringMap(annotations), Labels: stringMap(labels) }),
    ProxyConfig: structOf(
      'v1alpha1.ProxyConfig',
      {
        DiscoveryAddress: 'istiod.istio-system.svc:15012',
        InterceptionMode: enumValue('v1alpha1.ProxyConfig_InboundInterceptionMode', 'REDIRECT', 0),
        HoldApplicationUntilProxyStarts: new NilPointer('*wrapperspb.BoolValue', { GetValue: () => false }),
        ProxyMetadata: stringMap({}),
        GetTracing: () => new NilPointer('*v1alpha1.Tracing', { GetTlsSettings: () => null }),
        ...proxyConfig,
      },
      () => ({}),
    ),
    MeshConfig: structOf('v1alpha1.MeshConfig', {
      ProxyListenPort: int32(15001),
      ProxyInboundListenPort: int32(15006),
      TrustDomain: 'cluster.local',
      ...meshConfig,
    }),
    Values: Object.entries(values).reduce((tree, [path, value]) => set(tree, path, value), defaults as Tree),
    Revision: '',
    ProxyImage: 'hub/proxyv2:tag',
    ProxyUID: int64(1337),
    ProxyGID: int64(1337),
    CompliancePolicy: '',
  };
}

export function podData(changes: Changes = {}): Tree {
  return structOf('inject.SidecarTemplateData', {
    ...commonData(changes),
    TypeMeta: structOf('v1.TypeMeta', { APIVersion: 'apps/v1', Kind: 'Deployment' }),
    DeploymentMeta: structOf('types.NamespacedName', { Name: 'web', Namespace: 'shop' }),
    Spec: structOf('v1.PodSpec', {
      Containers: [
        structOf('v1.Container', {
          Name: 'app',
          Image: 'shop/app:1',
          Ports: [structOf('v1.ContainerPort', { ContainerPort: int32(80) }, () => ({ containerPort: 80 }))],
        }),
      ],
      ServiceAccountName: '',
    }),
    NativeSidecars: false,
    ProxyInitImage: 'hub/init:tag',
    InboundTrafficPolicyMode: 'passthrough',
    ...changes.data,
  });
}

export function gatewayData(changes: Changes = {}): Tree {
  return structOf('gatewaycommon.derivedInput', {
    ...commonData(changes),
    Name: 'edge',
    Namespace: 'ingress',
    UID: 'uid-1',
    Spec: structOf('v1.GatewaySpec', { Addresses: [] }),
    GatewayClass: 'istio',
    DeploymentName: 'edge-istio',
    ServiceAccount: 'edge-istio',
    Ports: [structOf('v1.ServicePort', { Name: 'http', Port: int32(80), Protocol: 'UDP', AppProtocol: 'http' })],
    ServiceType: 'LoadBalancer',
    ClusterID: 'Kubernetes',
    KubeVersion: 133n,
    InfrastructureLabels: stringMap({}),
    InfrastructureAnnotations: stringMap({}),
    GatewayNameLabel: 'gateway.networking.k8s.io/gateway-name',
    ControllerLabel: 'istio.io-mesh-controller',
    AgentgatewayImage: 'hub/agentgateway:tag',
    ...changes.data,
  });
}

/** The documents that a built-in template prints. */
export function render(name: string, data: Tree, version: string = NEWEST_VERSION): Tree[] {
  const text = execute(parseTemplate(name, builtinTemplates(version)[name]), data, istioFunctions(version));
  return parseAllDocuments(text, { version: '1.1' }).map((document) => {
    if (document.errors.length > 0) throw document.errors[0];
    return document.toJS() as Tree;
  });
}
