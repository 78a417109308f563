import { stringMap, structOf } from '../../../lib/injection/go-template';
import { type Changes, gatewayData, render } from './render';

interface Container {
  name: string;
  image: string;
  env: { name: string; value?: string }[];
  securityContext: Record<string, unknown>;
}
interface PodSpec {
  containers: [Container];
  volumes: { name: string }[];
  [field: string]: unknown;
}
interface Documents {
  serviceAccount: { metadata: Record<string, unknown> };
  deployment: {
    metadata: { labels: Record<string, string> };
    spec: { template: { metadata: { labels: Record<string, string> }; spec: PodSpec } };
  };
  service: {
    metadata: { annotations: Record<string, string> };
    spec: { ports: unknown[]; loadBalancerIP?: string; type: string };
  };
  kinds: string[];
}

function deploy(name: string, changes: Changes = {}): Documents {
  const documents = render(name, gatewayData(changes), changes.version);
  const [serviceAccount, deployment, service] = documents as unknown as [
    Documents['serviceAccount'],
    Documents['deployment'],
    Documents['service'],
  ];
  return { serviceAccount, deployment, service, kinds: documents.map(({ kind }) => kind as string) };
}
const podOf = (name: string, changes: Changes = {}): PodSpec => deploy(name, changes).deployment.spec.template.spec;
const proxyOf = (name: string, changes: Changes = {}): Container => podOf(name, changes).containers[0];
const envOf = (name: string, variable: string, changes: Changes = {}): string | undefined =>
  proxyOf(name, changes).env.find((env) => env.name === variable)?.value;
const onNetwork: Changes = { data: { InfrastructureLabels: stringMap({ 'topology.istio.io/network': 'n1' }) } };

describe.each([
  ['waypoint', 'istio-proxy', 'istio.io-mesh-controller'],
  ['kube-gateway', 'istio-proxy', 'istio.io-gateway-controller'],
  ['agentgateway', 'agentgateway', 'istio.io-agentgateway-controller'],
  ['agentgateway-waypoint', 'agentgateway', 'istio.io-agentgateway-waypoint-controller'],
])('%s', (name, container, controller) => {
  it('is five objects', () => {
    expect(deploy(name).kinds).toEqual([
      'ServiceAccount',
      'Deployment',
      'Service',
      'HorizontalPodAutoscaler',
      'PodDisruptionBudget',
    ]);
    expect(podOf(name).containers.map((found) => found.name)).toEqual([container]);
  });

  it('carries labels and annotations of the Gateway, and the controller', () => {
    const data = {
      InfrastructureLabels: stringMap({ team: 'a' }),
      InfrastructureAnnotations: stringMap({
        'note': 'n',
        'gateway.istio.io/name-override': 'x',
        'kubectl.kubernetes.io/last-applied-configuration': '{}',
      }),
    };
    const { deployment, service } = deploy(name, { data });
    expect(deployment.metadata.labels).toEqual({
      'team': 'a',
      'gateway.networking.k8s.io/gateway-name': 'edge',
      'gateway.networking.k8s.io/gateway-class-name': 'istio',
      'gateway.istio.io/managed': controller,
    });
    expect(service.metadata.annotations).toEqual({
      note: 'n',
      ...(name === 'waypoint' ? { 'networking.istio.io/traffic-distribution': 'PreferClose' } : {}),
    });
  });

  it('takes the first address of the Gateway for a load balancer only', () => {
    const Spec = structOf('v1.GatewaySpec', { Addresses: [structOf('v1.GatewaySpecAddress', { Value: '192.0.2.1' })] });
    expect(deploy(name, { data: { Spec } }).service.spec).toMatchObject({
      loadBalancerIP: '192.0.2.1',
      type: 'LoadBalancer',
    });
    expect(deploy(name, { data: { Spec, ServiceType: 'ClusterIP' } }).service.spec.loadBalancerIP).toBeUndefined();
    expect(deploy(name).service.spec.loadBalancerIP).toBeUndefined();
  });
});

describe('conditions', () => {
  it('a ServiceAccount belongs to the Gateway from Kubernetes 1.28 on, with agentgateway always', () => {
    const owned = (name: string, version: bigint): boolean =>
      'ownerReferences' in deploy(name, { data: { KubeVersion: version } }).serviceAccount.metadata;
    expect(['waypoint', 'kube-gateway', 'agentgateway'].map((name) => [owned(name, 127n), owned(name, 128n)])).toEqual([
      [false, true],
      [false, true],
      [true, true],
    ]);
  });

  it('waypoints stay outside of ambient', () => {
    const mode = (name: string): string | undefined =>
      deploy(name).deployment.spec.template.metadata.labels['istio.io/dataplane-mode'];
    expect(['waypoint', 'kube-gateway', 'agentgateway', 'agentgateway-waypoint'].map(mode)).toEqual([
      'none',
      undefined,
      undefined,
      'none',
    ]);
  });

  it('only kube-gateway follows the protocols of listeners, from 1.31 on', () => {
    const port = { name: 'http', port: 80, appProtocol: 'http' };
    expect(deploy('kube-gateway').service.spec.ports).toEqual([{ ...port, protocol: 'UDP' }]);
    expect(deploy('kube-gateway', { version: '1.30.3' }).service.spec.ports).toEqual([{ ...port, protocol: 'TCP' }]);
    expect(deploy('waypoint').service.spec.ports).toEqual([{ ...port, protocol: 'TCP' }]);
  });

  it('on OpenShift a waypoint has no user of its own', () => {
    expect(proxyOf('waypoint').securityContext.runAsUser).toBe(1337);
    expect(proxyOf('waypoint', { values: { 'global.platform': 'openshift' } }).securityContext).not.toHaveProperty(
      'runAsUser',
    );
  });

  it('an east-west gateway shows its own network only', () => {
    const eastWest = { data: { ...onNetwork.data, ControllerLabel: 'istio.io-eastwest-controller' } };
    expect(envOf('waypoint', 'ISTIO_META_NETWORK', onNetwork)).toBe('n1');
    expect(envOf('waypoint', 'ISTIO_META_REQUESTED_NETWORK_VIEW', onNetwork)).toBeUndefined();
    expect(envOf('waypoint', 'ISTIO_META_REQUESTED_NETWORK_VIEW', eastWest)).toBe('n1');
  });

  it("a labelled kube-gateway shows its own network, one on the mesh's network all of them", () => {
    expect(envOf('kube-gateway', 'ISTIO_META_REQUESTED_NETWORK_VIEW', onNetwork)).toBe('n1');
    expect(
      envOf('kube-gateway', 'ISTIO_META_REQUESTED_NETWORK_VIEW', { values: { 'global.network': 'n2' } }),
    ).toBeUndefined();
    expect(envOf('kube-gateway', 'ISTIO_META_NETWORK', { values: { 'global.network': 'n2' } })).toBe('n2');
  });

  it('agentgateway has certificates of its own from 1.30 on', () => {
    expect(envOf('agentgateway', 'CA_ADDRESS', { version: '1.29.6' })).toBeUndefined();
    expect(envOf('agentgateway', 'CA_ADDRESS', { version: '1.30.3' })).toBe('istiod.istio-system.svc:15012');
    expect(podOf('agentgateway', { version: '1.29.6' }).volumes.map(({ name }) => name)).toEqual([
      'tmp',
      'istio-token',
      'istiod-ca-cert',
    ]);
    expect(podOf('agentgateway').volumes.map(({ name }) => name)).toEqual([
      'tmp',
      'xds-token',
      'istio-token',
      'istiod-ca-cert',
    ]);
  });

  it('agentgateway runs as its own user, and an annotation names another image', () => {
    expect(proxyOf('agentgateway', { data: { ProxyUID: 0n } }).securityContext.runAsUser).toBe(10101);
    expect(proxyOf('agentgateway').image).toBe('hub/agentgateway:tag');
    expect(proxyOf('agentgateway', { annotations: { 'gateway.istio.io/agentgatewayImage': 'mine/agw:2' } }).image).toBe(
      'mine/agw:2',
    );
  });

  it('scheduling of waypoints comes from the values', () => {
    const values = {
      'global.waypoint.nodeSelector': { disk: 'ssd' },
      'global.waypoint.tolerations': [{ operator: 'Exists' }],
    };
    expect(podOf('waypoint', { values })).toMatchObject({
      nodeSelector: { disk: 'ssd' },
      tolerations: [{ operator: 'Exists' }],
    });
    expect(podOf('waypoint')).not.toHaveProperty('nodeSelector');
  });
});
