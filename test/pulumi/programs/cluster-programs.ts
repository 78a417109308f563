import * as pulumi from '@pulumi/pulumi';
import { MultiClusterMesh, ServiceMesh, VirtualService } from '../../../lib/pulumi';
import { Provider, threeClusters, written } from '../clusters/support';
import { outcome, type Outcome } from '../outcome';

const HOST = 'istio-ingressgateway.istio-system.svc.cluster.local';
const routeTo = (host: string) => ({
  namespace: 'shop',
  hosts: ['shop.example'],
  http: [{ route: [{ destination: { host } }] }],
});
const shop = (more: object = {}) => new MultiClusterMesh('shop', threeClusters(more));
const kubeconfig = (text: string) => ({
  clusters: { east: { kubeconfig: text, network: 'n1' }, west: { network: 'n1', provider: new Provider('west') } },
  apiServers: { west: 'https://west.example.com' },
});

const gatewayAt =
  (status: object): typeof written =>
  (object) => ({
    ...written(object),
    ...(object.name === 'shop-east-istio-eastwestgateway/service' && { status }),
  });

/** Programs, some with what their clusters write into objects. */
const PROGRAMS: Record<string, readonly [program: () => unknown, written?: typeof written]> = {
  'objects with one name in two clusters': [
    () => {
      const { clusters } = shop();
      for (const { name, provider } of clusters)
        new VirtualService(`in-${name}`, { name: 'routes', ...routeTo(HOST) }, { provider });
    },
  ],
  'an object with the name of one beside a mesh': [
    () => {
      const { provider } = shop().cluster('east');
      const spec = { ...routeTo(HOST), hosts: ['other.example'] };
      new VirtualService('mine', { ...spec, name: 'istiod-vs', namespace: 'istio-system' }, { provider });
    },
  ],
  'a host that no cluster has': [
    () => {
      const mesh = shop();
      new VirtualService('right', routeTo(HOST), { provider: mesh.cluster('east').provider });
      new VirtualService('wrong', routeTo('catalogue'), { provider: mesh.cluster('west').provider });
    },
  ],
  'a service of another cluster of the mesh': [
    () => {
      const { clusters } = threeClusters();
      const west = { ...clusters.west, ingressGateways: [] };
      const { provider } = shop({ clusters: { ...clusters, west } }).cluster('west');
      new VirtualService('routes', routeTo(HOST), { provider });
    },
  ],
  'a service of another mesh': [
    () => {
      shop();
      const provider = new Provider('alone');
      new ServiceMesh('mesh', { crds: false, profile: 'minimal' }, { provider });
      new VirtualService('routes', routeTo(HOST), { provider });
    },
  ],
  'a load balancer with a host name': [
    () => shop(),
    gatewayAt({ loadBalancer: { ingress: [{ hostname: 'lb.example.com' }] } }),
  ],
  'a load balancer without an address': [() => shop(), gatewayAt({})],
  'a token that nobody writes': [() => shop(), (object) => ({ ...written(object), data: undefined })],
  'a kubeconfig without a cluster': [() => shop(kubeconfig('users: [{ name: zq-user }]'))],
  'a kubeconfig that is none': [() => shop(kubeconfig(': zq-'))],
  'a token with blanks': [
    () =>
      shop({
        apiServers: {
          ...threeClusters().apiServers,
          west: {
            url: 'https://west.example',
            ca: pulumi.secret('zq-ca'),
            credential: { token: pulumi.secret('zq token') },
          },
        },
      }),
  ],
};

async function main(): Promise<void> {
  const results: Record<string, Outcome> = {};
  for (const [name, [program, more = written]] of Object.entries(PROGRAMS))
    results[name] = await outcome(program, more);
  process.stdout.write(JSON.stringify(results));
}

void main().catch(console.error);
