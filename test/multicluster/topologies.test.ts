import { planClusters } from '../../lib/multicluster/plan';
import { facetsOf, type Facets } from './facets';
import { TOPOLOGIES } from './topologies.data';

/*
 * What Istio's documentation has installed in each cluster of each topology, as far as it depends on the other
 * clusters. Expected values are written from its guides and from `samples/multicluster`; that all other objects are
 * those of istioctl, `answers.test.ts` holds.
 */

const WEBHOOKS = {
  injectionWebhook: { service: { name: 'istiod', namespace: 'istio-system', path: '/inject', port: 443 } },
  validationWebhook: { service: { name: 'istiod', namespace: 'istio-system', path: '/validate' } },
};

const MESH_CONFIG = {
  trustDomain: 'cluster.local',
  rootNamespace: 'istio-system',
  meshId: 'mesh1',
  discoveryAddress: 'istiod.istio-system.svc:15012',
};

const primary = (clusterName: string, network: string) => ({
  namespaces: [{ name: 'istio-system', labels: { 'topology.istio.io/network': network } }],
  istiod: { REVISION: 'default', CLUSTER_ID: clusterName },
  injection: { clusterName, network, meshID: 'mesh1' },
  meshConfig: MESH_CONFIG,
  ...WEBHOOKS,
});

const eastWest = (network: string, namespace = 'istio-system') => ({
  namespace,
  network,
  type: 'LoadBalancer',
  selector: { app: 'istio-eastwestgateway', istio: 'eastwestgateway' },
  ports: ['status-port 15021', 'tls 15443', 'tls-istiod 15012', 'tls-webhook 15017'],
  podNetwork: network,
  view: network,
});

/** The token by which control planes elsewhere read a cluster, as `istioctl create-remote-secret` makes it. */
const readerToken = (namespace = 'istio-system') => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: {
    name: 'istio-reader-service-account-istio-remote-secret-token',
    namespace,
    annotations: { 'kubernetes.io/service-account.name': 'istio-reader-service-account' },
  },
  type: 'kubernetes.io/service-account-token',
});

/** `expose-services.yaml` of the samples. */
const exposedServices = (namespace = 'istio-system') => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'Gateway',
  metadata: { name: 'cross-network-gateway', namespace },
  spec: {
    selector: { istio: 'eastwestgateway' },
    servers: [
      { port: { number: 15443, name: 'tls', protocol: 'TLS' }, tls: { mode: 'AUTO_PASSTHROUGH' }, hosts: ['*.local'] },
    ],
  },
});

/** `expose-istiod.yaml` of the samples; protocols are in capitals, which istiod reads alike. */
const ISTIOD_GATEWAY = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'Gateway',
  metadata: { name: 'istiod-gateway', namespace: 'istio-system' },
  spec: {
    selector: { istio: 'eastwestgateway' },
    servers: [
      { port: { name: 'tls-istiod', number: 15012, protocol: 'TLS' }, tls: { mode: 'PASSTHROUGH' }, hosts: ['*'] },
      {
        port: { name: 'tls-istiodwebhook', number: 15017, protocol: 'TLS' },
        tls: { mode: 'PASSTHROUGH' },
        hosts: ['*'],
      },
    ],
  },
};

const ISTIOD_ROUTES = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'istiod-vs', namespace: 'istio-system' },
  spec: {
    hosts: ['*'],
    gateways: ['istiod-gateway'],
    tls: [
      {
        match: [{ port: 15012, sniHosts: ['*'] }],
        route: [{ destination: { host: 'istiod.istio-system.svc.cluster.local', port: { number: 15012 } } }],
      },
      {
        match: [{ port: 15017, sniHosts: ['*'] }],
        route: [{ destination: { host: 'istiod.istio-system.svc.cluster.local', port: { number: 443 } } }],
      },
    ],
  },
};

/** `expose-istiod-rev.yaml.tmpl` of the samples, for revision `canary`. */
const CANARY_HOSTS = ['istiod-canary.istio-system.svc', 'istiod-canary.istio-system.svc.cluster.local'];
const CANARY_ROUTES = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'istiod-vs-canary', namespace: 'istio-system' },
  spec: {
    hosts: ['*'],
    gateways: ['istiod-gateway'],
    tls: [
      {
        match: [{ port: 15012, sniHosts: CANARY_HOSTS }],
        route: [{ destination: { host: 'istiod-canary.istio-system.svc.cluster.local', port: { number: 15012 } } }],
      },
      {
        match: [{ port: 15017, sniHosts: CANARY_HOSTS }],
        route: [{ destination: { host: 'istiod-canary.istio-system.svc.cluster.local', port: { number: 443 } } }],
      },
    ],
  },
};

const servedPrimary = {
  ...primary('cluster1', 'network1'),
  istiod: { REVISION: 'default', EXTERNAL_ISTIOD: 'true', CLUSTER_ID: 'cluster1' },
  eastWest: eastWest('network1'),
};

const remote = (network: string, istiod = 'istiod') => ({
  namespaces: [
    {
      name: 'istio-system',
      labels: { 'topology.istio.io/network': network },
      annotations: { 'topology.istio.io/controlPlaneClusters': 'cluster1' },
    },
  ],
  injectionWebhook: {
    service: {
      name: istiod,
      namespace: 'istio-system',
      path: `/inject/cluster/cluster2/net/${network}`,
      port: 443,
    },
  },
  remoteIstiod: [
    {
      kind: 'Service',
      name: istiod,
      namespace: 'istio-system',
      spec: {
        ports: [
          { port: 15012, name: 'tcp-istiod', protocol: 'TCP' },
          { port: 443, targetPort: 15017, name: 'tcp-webhook', protocol: 'TCP' },
        ],
      },
    },
    {
      kind: 'EndpointSlice',
      name: istiod,
      namespace: 'istio-system',
      addressType: 'IPv4',
      endpoints: [{ addresses: ['203.0.113.7'] }],
      ports: [
        { port: 15012, name: 'tcp-istiod', protocol: 'TCP' },
        { port: 15017, name: 'tcp-webhook', protocol: 'TCP' },
      ],
    },
  ],
});

const CONFIG_CLUSTER = {
  namespaces: [{ name: 'external-istiod', labels: { 'topology.istio.io/network': 'network1' } }],
  meshConfig: {
    trustDomain: 'cluster.local',
    rootNamespace: 'external-istiod',
    meshId: 'mesh1',
    discoveryAddress: 'istiod.external-istiod.svc:15012',
  },
  injectionWebhook: { url: 'https://istiod.example.com:15017/inject/cluster/cluster1/net/network1' },
  validationWebhook: { url: 'https://istiod.example.com:15017/validate' },
  remoteIstiod: [],
};

/** What the guide has installed in the cluster that runs the control plane. */
const EXTERNAL_HOST = 'istiod.external-istiod.svc.cluster.local';
const EXTERNAL_ISTIOD = {
  namespaces: [{ name: 'external-istiod' }],
  istiod: {
    REVISION: 'default',
    CLUSTER_ID: 'cluster1',
    EXTERNAL_ISTIOD: 'true',
    INJECTION_WEBHOOK_CONFIG_NAME: '',
    VALIDATION_WEBHOOK_CONFIG_NAME: '',
    LOCAL_CLUSTER_SECRET_WATCHER: 'true',
    SHARED_MESH_CONFIG: 'istio',
  },
  injection: { clusterName: 'cluster1', network: '', meshID: 'mesh1' },
  meshConfig: {
    trustDomain: 'cluster.local',
    rootNamespace: 'external-istiod',
    meshId: 'mesh1',
    discoveryAddress: 'istiod.example.com:15012',
  },
  beside: [
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'Gateway',
      metadata: { name: 'external-istiod-gw', namespace: 'external-istiod' },
      spec: {
        selector: { istio: 'ingressgateway' },
        servers: [
          {
            port: { number: 15012, name: 'https-XDS', protocol: 'HTTPS' },
            tls: { mode: 'SIMPLE', credentialName: 'istiod-tls' },
            hosts: ['istiod.example.com'],
          },
          {
            port: { number: 15017, name: 'https-WEBHOOK', protocol: 'HTTPS' },
            tls: { mode: 'SIMPLE', credentialName: 'istiod-tls' },
            hosts: ['istiod.example.com'],
          },
        ],
      },
    },
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name: 'external-istiod-vs', namespace: 'external-istiod' },
      spec: {
        hosts: ['istiod.example.com'],
        gateways: ['external-istiod-gw'],
        http: [
          {
            match: [{ port: 15012 }],
            route: [{ destination: { host: EXTERNAL_HOST, port: { number: 15012 } } }],
          },
          { match: [{ port: 15017 }], route: [{ destination: { host: EXTERNAL_HOST, port: { number: 443 } } }] },
        ],
      },
    },
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata: { name: 'external-istiod-dr', namespace: 'external-istiod' },
      spec: {
        host: EXTERNAL_HOST,
        trafficPolicy: {
          portLevelSettings: [
            {
              port: { number: 15012 },
              tls: { mode: 'SIMPLE' },
              connectionPool: { http: { h2UpgradePolicy: 'UPGRADE' } },
            },
            { port: { number: 443 }, tls: { mode: 'SIMPLE' } },
          ],
        },
      },
    },
  ],
};

const secondCluster = (network: string) => ({
  namespaces: [
    {
      name: 'external-istiod',
      labels: { 'topology.istio.io/network': network },
      annotations: { 'topology.istio.io/controlPlaneClusters': 'cluster1' },
    },
  ],
  injectionWebhook: { url: `https://istiod.example.com:15017/inject/cluster/cluster2/net/${network}` },
  remoteIstiod: [],
});

const ambient = (clusterName: string, network: string) => ({
  ...primary(clusterName, network),
  // The node agents of the ambient mode need the privileged level.
  namespaces: [
    {
      name: 'istio-system',
      labels: { 'pod-security.kubernetes.io/enforce': 'privileged', 'topology.istio.io/network': network },
    },
  ],
  istiod: { REVISION: 'default', AMBIENT_ENABLE_MULTI_NETWORK: 'true', CLUSTER_ID: clusterName },
  ztunnel: { NETWORK: network, ISTIO_META_CLUSTER_ID: clusterName },
});

/** `gen-eastwest-gateway.sh --ambient` of the samples. */
const ambientGateway = (network: string) => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'Gateway',
  metadata: {
    name: 'istio-eastwestgateway',
    namespace: 'istio-system',
    labels: { 'topology.istio.io/network': network },
  },
  spec: {
    gatewayClassName: 'istio-east-west',
    listeners: [
      {
        name: 'mesh',
        port: 15008,
        protocol: 'HBONE',
        tls: { mode: 'Terminate', options: { 'gateway.istio.io/tls-terminate-mode': 'ISTIO_MUTUAL' } },
      },
    ],
  },
});

const EXPECTED: Readonly<Record<string, Readonly<Record<string, Facets>>>> = {
  'multi-primary on one network': {
    cluster1: { ...primary('cluster1', 'network1'), beside: [readerToken()] },
    cluster2: { ...primary('cluster2', 'network1'), beside: [readerToken()] },
  },
  'multi-primary on different networks': {
    cluster1: {
      ...primary('cluster1', 'network1'),
      eastWest: eastWest('network1'),
      beside: [readerToken(), exposedServices()],
    },
    cluster2: {
      ...primary('cluster2', 'network2'),
      eastWest: eastWest('network2'),
      beside: [readerToken(), exposedServices()],
    },
  },
  'primary-remote on one network': {
    cluster1: { ...servedPrimary, beside: [ISTIOD_GATEWAY, ISTIOD_ROUTES] },
    cluster2: { ...remote('network1'), beside: [readerToken()] },
  },
  'primary-remote on different networks': {
    cluster1: { ...servedPrimary, beside: [exposedServices(), ISTIOD_GATEWAY, ISTIOD_ROUTES] },
    cluster2: { ...remote('network2'), eastWest: eastWest('network2'), beside: [readerToken()] },
  },
  'external control plane of one cluster': {
    'cluster1': {
      ...CONFIG_CLUSTER,
      // With this account, and no reader's, the control plane outside reads and writes.
      beside: [
        {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: {
            name: 'istiod-istio-remote-secret-token',
            namespace: 'external-istiod',
            annotations: { 'kubernetes.io/service-account.name': 'istiod' },
          },
          type: 'kubernetes.io/service-account-token',
        },
      ],
    },
    'cluster1-istiod': EXTERNAL_ISTIOD,
  },
  'external control plane of two clusters on one network': {
    cluster1: { ...CONFIG_CLUSTER, beside: [] },
    cluster2: { ...secondCluster('network1'), beside: [readerToken('external-istiod')] },
  },
  'external control plane of two clusters on different networks': {
    cluster1: {
      ...CONFIG_CLUSTER,
      eastWest: eastWest('network1', 'external-istiod'),
      beside: [exposedServices('external-istiod')],
    },
    cluster2: {
      ...secondCluster('network2'),
      eastWest: eastWest('network2', 'external-istiod'),
      beside: [readerToken('external-istiod')],
    },
  },
  'ambient multi-primary on different networks': {
    cluster1: { ...ambient('cluster1', 'network1'), beside: [readerToken(), ambientGateway('network1')] },
    cluster2: { ...ambient('cluster2', 'network2'), beside: [readerToken(), ambientGateway('network2')] },
  },
  'ambient multi-primary on one network': {
    cluster1: { ...ambient('cluster1', 'network1'), beside: [readerToken()] },
    cluster2: { ...ambient('cluster2', 'network1'), beside: [readerToken()] },
  },
  'primary-remote of a revision, beside a primary of an older release': {
    cluster1: {
      ...servedPrimary,
      istiod: { REVISION: 'canary', EXTERNAL_ISTIOD: 'true', CLUSTER_ID: 'cluster1' },
      meshConfig: { ...MESH_CONFIG, discoveryAddress: 'istiod-canary.istio-system.svc:15012' },
      injectionWebhook: { service: { ...WEBHOOKS.injectionWebhook.service, name: 'istiod-canary' } },
      validationWebhook: { service: { ...WEBHOOKS.validationWebhook.service, name: 'istiod-canary' } },
      beside: [readerToken(), exposedServices(), ISTIOD_GATEWAY, CANARY_ROUTES],
    },
    cluster2: { ...remote('network2', 'istiod-canary'), eastWest: eastWest('network2'), beside: [readerToken()] },
    cluster3: {
      ...primary('cluster3', 'network3'),
      eastWest: eastWest('network3'),
      beside: [readerToken(), exposedServices()],
    },
  },
} as never;

test('every topology of the documentation has its expected clusters', () => {
  expect(Object.keys(EXPECTED)).toEqual(TOPOLOGIES.map(({ name }) => name));
});

test.each(TOPOLOGIES.map(({ name, props }) => [name, props] as const))('%s', (name, props) => {
  expect(facetsOf(planClusters(props))).toEqual(EXPECTED[name]);
});

test('external control plane without a certificate: TLS passes through, and istiod writes authorities', () => {
  const plan = planClusters({
    meshId: 'mesh1',
    ca: { certManager: { name: 'root' } },
    defaults: { namespace: 'external-istiod', revision: 'canary' },
    clusters: {
      cluster1: {
        network: 'network1',
        controlPlane: 'external',
        discoveryAddress: '203.0.113.9',
        externalIstiod: {
          gateway: { istio: 'public' },
          credential: { externalSecret: { store: 'cluster1' } },
        },
      },
      cluster2: { network: 'network2', primary: 'cluster1' },
    },
    apiServers: {
      cluster1: { url: 'https://cluster1.example.com:6443', credential: { secret: 'none' } },
      cluster2: { url: 'https://cluster2.example.com:6443', credential: { token: 'abc' } },
    },
  });
  const { 'cluster1-istiod': outside } = facetsOf(plan);
  expect(outside.istiod).toEqual({
    REVISION: 'canary',
    CLUSTER_ID: 'cluster1',
    EXTERNAL_ISTIOD: 'true',
    LOCAL_CLUSTER_SECRET_WATCHER: 'true',
    SHARED_MESH_CONFIG: 'istio-canary',
    INJECTION_WEBHOOK_CONFIG_NAME: 'istio-sidecar-injector-canary-external-istiod',
    VALIDATION_WEBHOOK_CONFIG_NAME: 'istio-validator-canary-external-istiod',
  });
  const names = outside.beside.map(({ kind, metadata: { name, namespace } }) => `${kind} ${namespace}/${name}`);
  expect(names).toEqual([
    'Certificate external-istiod/cacerts',
    'ExternalSecret external-istiod/istio-kubeconfig',
    'Gateway external-istiod/external-istiod-gw',
    'VirtualService external-istiod/external-istiod-vs',
    'Secret external-istiod/istio-remote-secret-cluster2',
  ]);
  const [, secret, gateway, routes] = outside.beside as readonly { spec?: { data?: object[] } }[];
  expect(secret.spec?.data?.[0]).toEqual({
    remoteRef: { key: 'istiod-istio-remote-secret-token', property: 'token' },
    secretKey: 'token',
  });
  expect(gateway.spec).toEqual({
    selector: { istio: 'public' },
    servers: [
      { port: { number: 15012, name: 'tls-XDS', protocol: 'TLS' }, tls: { mode: 'PASSTHROUGH' }, hosts: ['*'] },
      { port: { number: 15017, name: 'tls-WEBHOOK', protocol: 'TLS' }, tls: { mode: 'PASSTHROUGH' }, hosts: ['*'] },
    ],
  });
  const host = 'istiod-canary.external-istiod.svc.cluster.local';
  expect(routes.spec).toEqual({
    hosts: ['*'],
    gateways: ['external-istiod-gw'],
    tls: [
      { match: [{ port: 15012, sniHosts: ['*'] }], route: [{ destination: { host, port: { number: 15012 } } }] },
      { match: [{ port: 15017, sniHosts: ['*'] }], route: [{ destination: { host, port: { number: 443 } } }] },
    ],
  });
});
