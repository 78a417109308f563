import { DEFAULT_RELEASE } from '../../../lib/releases';

/** Mistake in the props of a mesh over several clusters, with all that is said of it. */
export interface Mistake {
  readonly name: string;
  /** Props beside `meshId: 'shop'`. */
  readonly props: object;
  /** Whether the clusters stay without networks. Where one is remote, all others are on network n1 else. */
  readonly hasNoNetwork?: boolean;
  /** Severity and text of each problem. */
  readonly texts: readonly string[];
  /** Props that look alike and are right: nothing is said of them. */
  readonly right: readonly object[];
}

const LABEL = 'use lower-case letters, digits and "-", at most 63, with a letter or digit at both ends';
const NETWORKS = { east: { network: 'n1' }, west: { network: 'n2' } };
const REMOTE = { east: { discoveryAddress: '192.0.2.1' }, edge: { primary: 'east' } };
const AMBIENT = { defaults: { profile: 'ambient' } };
const gateway = (service: object): object => ({
  clusters: { ...NETWORKS, west: { network: 'n2', eastWestGateway: { service } } },
});
const external = (props: object): object => ({ clusters: { batch: { controlPlane: 'external', ...props } } });
const remote = (props: object): object => ({ clusters: { ...REMOTE, edge: { primary: 'east', ...props } } });
const meshNetworks = (networks: object): object => ({
  clusters: { ...NETWORKS, east: { network: 'n1', meshNetworks: { networks } } },
});

export const MISTAKES: readonly Mistake[] = [
  {
    name: 'no clusters',
    props: { clusters: {} },
    texts: [
      'error clusters: got {}; a mesh has one cluster or more; name them: { east: {}, west: {} } (clusters/none)',
    ],
    right: [{ clusters: { east: {} } }, { clusters: { east: {}, west: {} } }],
  },
  {
    name: 'a name that is no DNS label',
    props: { clusters: { 'East_1': {}, 'west': {}, 'arn:aws:eks:eu-1:1:cluster/a': {} } },
    texts: [
      'error clusters.East_1: got "East_1"; remote secrets and folders are named after the cluster, and `istioctl` ' +
        `takes DNS labels only; ${LABEL} (clusters/name)`,
      'error clusters["arn:aws:eks:eu-1:1:cluster/a"]: got "arn:aws:eks:eu-1:1:cluster/a"; remote secrets and ' +
        'folders ' +
        `are named after the cluster, and \`istioctl\` takes DNS labels only; ${LABEL} (clusters/name)`,
    ],
    right: [{ clusters: { 'east-1': {}, '1': {}, ['a'.repeat(63)]: {} } }],
  },
  {
    name: 'a cluster called as the folder of an external control plane',
    props: {
      clusters: {
        'batch': { controlPlane: 'external', istiodUrl: 'https://istiod.example.com:15017', externalIstiod: {} },
        'batch-istiod': {},
      },
    },
    texts: [
      'error clusters["batch-istiod"]: got "batch-istiod"; the external control plane of "batch" has a folder ' +
        'of this name; give the cluster another name (clusters/name-taken)',
    ],
    right: [
      {
        clusters: {
          'batch': { controlPlane: 'external', istiodUrl: 'https://istiod.example.com:15017' },
          'batch-istiod': {},
        },
      },
    ],
  },
  {
    name: 'a network missing where another has one',
    props: { clusters: { east: { network: 'n1' }, west: {} } },
    texts: [
      'error clusters.west.network: got nothing; other clusters are on network "n1", and istiod takes pods without a ' +
        'network for reachable from everywhere; name the network of this cluster too (clusters/network-missing)',
    ],
    right: [{ clusters: NETWORKS }, { clusters: { east: { network: 'n1' }, west: { network: 'n1' } } }],
  },
  {
    name: 'no network at all beside a remote',
    props: {
      clusters: { east: { discoveryAddress: '192.0.2.1' }, edge: { primary: 'east' }, far: { primary: 'east' } },
    },
    hasNoNetwork: true,
    texts: [
      'error clusters.east.network: got nothing; "edge" and "far" reach the control plane by an east-west gateway, ' +
        'and ' +
        'that is for one network; name the network of this cluster, and that of all others (clusters/network-missing)',
    ],
    right: [],
  },
  {
    name: 'two networks missing among four clusters',
    props: { clusters: { a: { network: 'n1' }, b: { network: 'n2' }, c: { network: '' }, d: {} } },
    texts: ['c', 'd'].map(
      (name) =>
        `error clusters.${name}.network: got nothing; other clusters are on networks "n1" and "n2", and istiod takes ` +
        'pods without a network for reachable from everywhere; name the network of this cluster too ' +
        '(clusters/network-missing)',
    ),
    right: [],
  },
  {
    name: 'a network that is no value of a label',
    props: { clusters: { east: { network: 'vpc/1' }, west: { network: 'n2' } } },
    texts: [
      'error clusters.east.network: got "vpc/1"; the label topology.istio.io/network has it as its value; use ' +
        'letters, ' +
        'digits, "-", "_" and ".", at most 63, with a letter or digit at both ends (clusters/network-name)',
    ],
    right: [{ clusters: { east: { network: 'VPC_1.eu' }, west: { network: 'n2' } } }],
  },
  {
    name: 'a remote of itself',
    props: { clusters: { east: {}, west: { primary: 'west' } } },
    texts: [
      'error clusters.west.primary: got "west"; a cluster cannot be remote of itself; leave `primary` out ' +
        '(clusters/own-primary)',
    ],
    right: [{ clusters: REMOTE }],
  },
  {
    name: 'a misspelt primary',
    props: {
      clusters: { east: { discoveryAddress: '192.0.2.1' }, edge: { primary: 'eats' }, far: { primary: 'east' } },
    },
    texts: [
      'error clusters.edge.primary: got "eats"; there is no cluster of this name; did you mean "east"? ' +
        '(clusters/unknown-primary)',
    ],
    right: [{ clusters: { ...REMOTE, far: { primary: 'east' } } }],
  },
  {
    name: 'a circle of primaries',
    props: { clusters: { a: { primary: 'b' }, b: { primary: 'c' }, c: { primary: 'a' } } },
    texts: [
      'error clusters.a.primary: got "b"; "a" -> "b" -> "c" -> "a" is a circle, in which no cluster has a control ' +
        'plane; leave `primary` out in the one that has it (clusters/primary-cycle)',
    ],
    right: [
      {
        clusters: {
          a: { discoveryAddress: 'a.example.com' },
          b: { primary: 'a' },
          c: { discoveryAddress: 'c.example.com' },
          d: { primary: 'c' },
        },
      },
    ],
  },
  {
    name: 'a remote of a remote',
    props: { clusters: { ...REMOTE, far: { primary: 'edge' } } },
    texts: [
      'error clusters.far.primary: got "edge"; "edge" is a remote cluster itself, and has no control plane; write ' +
        '"east", whose control plane serves "edge" (clusters/remote-of-remote)',
    ],
    right: [{ clusters: { ...REMOTE, far: { primary: 'east' } } }],
  },
  {
    name: 'an external control plane beside a primary',
    props: {
      clusters: {
        ...REMOTE,
        batch: { controlPlane: 'external', primary: 'east' },
      },
    },
    texts: [
      'error clusters.batch.controlPlane: got "external"; the cluster names a primary, "east", whose control plane ' +
        'serves it; leave out `controlPlane`, or `primary` (clusters/external-with-primary)',
    ],
    right: [
      {
        clusters: {
          batch: { controlPlane: 'external', istiodUrl: 'https://istiod.example.com:15017' },
          more: { primary: 'batch' },
        },
      },
    ],
  },
  {
    name: 'an external control plane without its place',
    props: external({}),
    texts: [
      'error clusters.batch.istiodUrl: got nothing; the control plane is outside of the cluster, and nothing says ' +
        'where; give the URL of its webhooks, for example "https://istiod.example.com:15017" ' +
        '(clusters/external-without-url)',
    ],
    right: [
      external({ istiodUrl: 'https://istiod.example.com' }),
      external({ remote: { injectionURL: 'https://istiod.example.com/inject' } }),
      external({ discoveryAddress: '192.0.2.1' }),
    ],
  },
  {
    name: 'a URL without a scheme',
    props: external({ istiodUrl: 'istiod.example.com:15017' }),
    texts: [
      'error clusters.batch.istiodUrl: got "istiod.example.com:15017"; this is no URL; write for example ' +
        '"https://istiod.example.com:15017" (clusters/istiod-url)',
    ],
    right: [external({ istiodUrl: 'https://istiod.example.com:15017/' })],
  },
  {
    name: 'a URL without TLS',
    props: external({ istiodUrl: 'http://istiod.example.com:15017' }),
    texts: [
      'error clusters.batch.istiodUrl: got "http://istiod.example.com:15017"; Kubernetes calls webhooks by HTTPS ' +
        'only; ' +
        'write "https://istiod.example.com:15017" (clusters/istiod-url)',
    ],
    right: [],
  },
  {
    name: 'a URL of one webhook',
    props: external({ istiodUrl: 'https://istiod.example.com:15017/inject/cluster/batch' }),
    texts: [
      'error clusters.batch.istiodUrl: got "https://istiod.example.com:15017/inject/cluster/batch"; the paths of the ' +
        'webhooks are added to it; write "https://istiod.example.com:15017" (clusters/istiod-url)',
    ],
    right: [external({ istiodUrl: 'https://example.com/istiod' })],
  },
  {
    name: 'a URL with a query',
    props: external({ istiodUrl: 'https://istiod.example.com:15017?net=n1' }),
    texts: [
      'error clusters.batch.istiodUrl: got "https://istiod.example.com:15017?net=n1"; Kubernetes takes no URL of a ' +
        'webhook with user, query or fragment; write "https://istiod.example.com:15017" (clusters/istiod-url)',
    ],
    right: [],
  },
  {
    name: 'a URL that nothing uses',
    props: {
      clusters: {
        east: { discoveryAddress: '192.0.2.1', istiodUrl: 'https://istiod.example.com' },
        edge: { primary: 'east', istiodUrl: 'https://istiod.example.com' },
      },
    },
    texts: [
      'error clusters.east.istiodUrl: got "https://istiod.example.com"; the cluster has a control plane of its own; ' +
        "add controlPlane: 'external', or leave it out (clusters/url-in-vain)",
      'error clusters.edge.istiodUrl: got "https://istiod.example.com"; the control plane of "east" serves the ' +
        'cluster; ' +
        'leave it out (clusters/url-in-vain)',
    ],
    right: [],
  },
  {
    name: 'a remote whose profile brings a control plane',
    props: remote({ profile: 'demo' }),
    texts: [
      'error clusters.edge.profile: got "demo"; the profile brings a control plane, and that of "east" serves the ' +
        'cluster; leave it out here; node agents of `defaults.profile` come along, or are named: `cni`, `ztunnel` ' +
        '(clusters/remote-profile)',
    ],
    right: [remote({ profile: 'remote' }), { defaults: { profile: 'demo' }, clusters: REMOTE }],
  },
  {
    name: 'settings of a control plane in a remote',
    props: remote({ pilot: { replicas: 2 }, meshConfig: { enableTracing: true }, cni: true }),
    texts: [
      'error clusters.edge.pilot: got {"replicas":2}; the control plane of "east" serves the cluster, and reads ' +
        'its own ' +
        'settings; give it in `clusters.east.pilot` (clusters/remote-control-plane)',
      'error clusters.edge.meshConfig: got {"enableTracing":true}; the control plane of "east" serves the cluster, ' +
        'and ' +
        'reads its own settings; give it in `clusters.east.meshConfig` (clusters/remote-control-plane)',
    ],
    right: [
      remote({ pilot: false, cni: true, hub: 'registry.example.com/istio' }),
      { defaults: { pilot: { replicas: 2 } }, clusters: REMOTE },
    ],
  },
  {
    name: 'primaries without a control plane',
    props: { clusters: { a: { profile: 'remote' }, b: { pilot: false }, c: { profile: 'empty' }, d: {} } },
    texts: [
      'error clusters.a.profile: got "remote"; the profile has no control plane, and without `primary` the cluster ' +
        'is a ' +
        'primary; name the cluster whose control plane serves this one as `primary`, for example "b" ' +
        '(clusters/no-control-plane)',
      'error clusters.b.pilot: got false; without `primary` the cluster is a primary; name the cluster whose control ' +
        'plane serves this one as `primary`, for example "a" (clusters/no-control-plane)',
      'error clusters.c.profile: got "empty"; the profile has no control plane, and without `primary` the cluster ' +
        'is a ' +
        'primary; name the cluster whose control plane serves this one as `primary`, for example "a" ' +
        '(clusters/no-control-plane)',
    ],
    right: [{ clusters: { c: { profile: 'empty', pilot: true }, d: { profile: 'minimal' } } }],
  },
  {
    name: 'a remote that differs from its primary',
    props: {
      trustDomain: 'shop.example.com',
      clusters: {
        east: { discoveryAddress: '192.0.2.1', revision: 'blue' },
        edge: { primary: 'east', revision: 'green', namespace: 'istio-remote', trustDomain: 'edge.example.com' },
      },
    },
    texts: [
      'error clusters.edge.revision: got "green"; "east", whose control plane serves the cluster, has "blue"; ' +
        'leave it ' +
        'out, or write "blue" (clusters/differs-from-primary)',
      'error clusters.edge.namespace: got "istio-remote"; "east", whose control plane serves the cluster, has ' +
        '"istio-system"; leave it out, or write "istio-system" (clusters/differs-from-primary)',
      'error clusters.edge.trustDomain: got "edge.example.com"; the control plane of "east" signs the certificates ' +
        'here, and its trust domain is "shop.example.com"; leave it out, or write "shop.example.com" ' +
        '(clusters/differs-from-primary)',
    ],
    right: [
      {
        trustDomain: 'shop.example.com',
        clusters: {
          east: { discoveryAddress: '192.0.2.1', revision: 'blue', trustDomain: 'east.example.com' },
          edge: { primary: 'east', revision: 'blue', namespace: 'istio-system', trustDomain: 'east.example.com' },
        },
      },
      remote({ revision: '' }),
    ],
  },
  {
    name: 'no way from remotes to their control plane',
    props: { clusters: { east: {}, edge: { primary: 'east' }, far: { primary: 'east' } } },
    texts: [
      'warning clusters.east.discoveryAddress: got nothing; "edge" and "far" reach the control plane of "east" by ' +
        'its ' +
        'east-west gateway, and nothing says at which address; give the IP address or host name of the gateway; ' +
        'without it, make the endpoints of Service istiod yourself (clusters/discovery-missing)',
    ],
    right: [
      { clusters: { east: {}, edge: { primary: 'east', remote: { pilotAddress: '192.0.2.1' } } } },
      { clusters: { east: {}, edge: { primary: 'east', values: { global: { remotePilotAddress: '192.0.2.1' } } } } },
    ],
  },
  {
    name: 'an address with scheme and port',
    props: {
      clusters: {
        a: { discoveryAddress: 'https://192.0.2.1:15012' },
        b: { primary: 'a' },
        c: { discoveryAddress: 'istiod.example.com:15012' },
        d: { primary: 'c' },
        e: { discoveryAddress: 'my gateway' },
        f: { primary: 'e' },
      },
    },
    texts: [
      'error clusters.a.discoveryAddress: got "https://192.0.2.1:15012"; this is neither an IP address nor a host ' +
        'name; ' +
        'ports are fixed; write "192.0.2.1" (clusters/discovery-address)',
      'error clusters.c.discoveryAddress: got "istiod.example.com:15012"; this is neither an IP address nor a host ' +
        'name; ports are fixed; write "istiod.example.com" (clusters/discovery-address)',
      'error clusters.e.discoveryAddress: got "my gateway"; this is neither an IP address nor a host name; ports are ' +
        'fixed; write for example "192.0.2.10" (clusters/discovery-address)',
    ],
    right: [
      {
        clusters: {
          a: { discoveryAddress: 'istiod.example.com' },
          b: { primary: 'a' },
          c: { discoveryAddress: '2001:db8::1' },
          d: { primary: 'c' },
        },
      },
    ],
  },
  {
    name: 'an address that no remote uses',
    props: { clusters: { east: { discoveryAddress: '192.0.2.1' }, west: {} } },
    texts: [
      'warning clusters.east.discoveryAddress: got "192.0.2.1"; no remote cluster names this one as its primary; ' +
        'leave ' +
        'it out until one does (clusters/discovery-unused)',
    ],
    right: [{ clusters: { ...REMOTE, west: {} } }],
  },
  {
    name: 'an API server missing, and one too many',
    props: {
      clusters: { east: {}, west: {}, north: {} },
      apiServers: { east: 'https://east.example.com', wets: 'https://west.example.com' },
    },
    texts: [
      'error apiServers.west: got nothing; the control planes of "east" and "north" must read the Services and ' +
        'Pods of ' +
        'the cluster; give the URL of its API server; for a remote secret that is made elsewhere, name it as the ' +
        'credential (clusters/api-server-missing)',
      'error apiServers.north: got nothing; the control planes of "east" and "west" must read the Services and ' +
        'Pods of ' +
        'the cluster; give the URL of its API server; for a remote secret that is made elsewhere, name it as the ' +
        'credential (clusters/api-server-missing)',
      'error apiServers.wets: got "wets"; there is no cluster of this name; did you mean "west"? ' +
        '(clusters/api-server-unknown)',
    ],
    right: [
      { clusters: { east: {}, west: {} } },
      { clusters: { east: {}, west: {} }, apiServers: {} },
      { clusters: REMOTE, apiServers: { edge: 'https://edge.example.com:6443' } },
    ],
  },
  {
    name: 'no gateway between networks',
    props: { clusters: { ...NETWORKS, west: { network: 'n2', eastWestGateway: false } } },
    texts: [
      'error clusters.west.eastWestGateway: got false; pods on network "n2" are reached from other networks ' +
        'through an ' +
        'east-west gateway only, and "west" has none; leave it out, so that it follows from the networks; or give ' +
        'its ' +
        'address as `gatewayAddress` (clusters/no-gateway)',
    ],
    right: [
      { clusters: { ...NETWORKS, more: { network: 'n2', eastWestGateway: false } } },
      { clusters: { east: { eastWestGateway: false }, west: { eastWestGateway: false } } },
      {
        clusters: {
          east: {
            network: 'n1',
            meshNetworks: {
              networks: {
                n2: { endpoints: [{ fromRegistry: 'west' }], gateways: [{ address: '192.0.2.2', port: 15443 }] },
              },
            },
          },
          west: { network: 'n2', eastWestGateway: false },
        },
      },
    ],
  },
  {
    name: 'no gateways, by the defaults',
    props: { defaults: { eastWestGateway: false }, clusters: NETWORKS },
    texts: [
      'error defaults.eastWestGateway: got false; pods on network "n1" are reached from other networks through an ' +
        'east-west gateway only, and "east" has none; leave it out, so that it follows from the networks; or give ' +
        'its ' +
        'address as `gatewayAddress` (clusters/no-gateway)',
    ],
    right: [],
  },
  {
    name: 'a gateway without an address',
    props: gateway({ type: 'ClusterIP' }),
    texts: [
      'error clusters.west.eastWestGateway.service.type: got "ClusterIP"; the gateway is for other networks, and its ' +
        'Service has no address outside of the cluster; use "LoadBalancer", or give `externalIPs`, or its address ' +
        'as `gatewayAddress` (clusters/gateway-unreachable)',
    ],
    right: [
      gateway({ type: 'LoadBalancer' }),
      gateway({ annotations: { 'example.com/internal': 'true' } }),
      gateway({ type: 'ClusterIP', externalIPs: ['192.0.2.2'] }),
      {
        clusters: {
          east: {},
          west: { network: undefined, eastWestGateway: { network: 'n', service: { type: 'ClusterIP' } } },
        },
      },
    ],
  },
  {
    name: 'a gateway on nodes that nothing names',
    props: gateway({ type: 'NodePort' }),
    texts: [
      'error clusters.west.eastWestGateway.service.type: got "NodePort"; the gateway is for other networks, and its ' +
        'Service has no address outside of the cluster; use "LoadBalancer", or give `externalIPs`, the annotation ' +
        'traffic.istio.io/nodeSelector, or its address as `gatewayAddress` (clusters/gateway-unreachable)',
    ],
    right: [gateway({ type: 'NodePort', annotations: { 'traffic.istio.io/nodeSelector': '{"edge":"true"}' } })],
  },
  {
    name: 'a gateway for remotes without an address',
    props: {
      clusters: {
        ...REMOTE,
        east: { discoveryAddress: '192.0.2.1', eastWestGateway: { service: { type: 'ClusterIP' }, network: 'n' } },
      },
    },
    texts: [
      'error clusters.east.eastWestGateway.service.type: got "ClusterIP"; the gateway is for "edge", and its Service ' +
        'has no address outside of the cluster; use "LoadBalancer", or give `externalIPs`, or its address ' +
        'as `gatewayAddress` (clusters/gateway-unreachable)',
    ],
    right: [],
  },
  {
    name: 'mesh networks of clusters and networks that are not there',
    props: meshNetworks({
      n2: { endpoints: [{ fromRegistry: 'wets' }], gateways: [{ address: '192.0.2.2', port: 15443 }] },
      nn1: { endpoints: [{ fromRegistry: 'east' }], gateways: [{ address: '192.0.2.1', port: 15443 }] },
    }),
    texts: [
      'error clusters.east.meshNetworks.networks.n2.endpoints[0].fromRegistry: got "wets"; a registry is a cluster ' +
        'of ' +
        'the mesh, and there is none of this name; did you mean "west"? (clusters/unknown-registry)',
      'error clusters.east.meshNetworks.networks.nn1: got "nn1"; no cluster is on a network of this name; did you ' +
        'mean ' +
        '"n1"? (clusters/unknown-network)',
    ],
    right: [
      meshNetworks({
        vms: { endpoints: [{ fromCidr: '10.0.0.0/8' }], gateways: [{ address: '192.0.2.2', port: 15443 }] },
      }),
    ],
  },
  {
    name: 'control planes too far apart',
    // release: three minors
    props: { clusters: { a: { version: '1.32' }, b: { version: '1.29' }, c: { version: '1.30' } } },
    texts: [
      'warning clusters.b.version: got "1.29"; "a" runs Istio 1.32.0, and Istio is not tested with control planes ' +
        'further than two minors apart; upgrade this cluster before the others go on (clusters/version-skew)',
    ],
    right: [{ clusters: { a: { version: '1.31' }, b: { version: '1.29' } } }],
  },
  {
    name: 'a remote that is newer than its control plane',
    props: {
      defaults: { version: '1.30' },
      clusters: { east: { discoveryAddress: '192.0.2.1' }, edge: { primary: 'east', version: '1.31' } },
    },
    texts: [
      'error clusters.edge.version: got "1.31"; the control plane of "east", of Istio 1.30.8, is older than the ' +
        'proxies ' +
        'and node agents here; upgrade "east" first (clusters/newer-remote)',
    ],
    right: [
      {
        clusters: {
          east: { discoveryAddress: '192.0.2.1', version: '1.31' },
          edge: { primary: 'east', version: '1.30' },
        },
      },
    ],
  },
  {
    name: 'a remote that is two minors older than its control plane',
    props: remote({ version: '1.29' }), // release: two before
    texts: [
      `warning clusters.edge.version: got "1.29"; the control plane of "east", of Istio ` +
        `${DEFAULT_RELEASE.version}, is 2 minors ` +
        'newer than the proxies and node agents here; one is supported; upgrade this cluster to the minor before, or ' +
        `${DEFAULT_RELEASE.version} (clusters/older-remote)`,
    ],
    right: [],
  },
  {
    name: 'the gateway of sidecars in ambient mode',
    props: { ...AMBIENT, clusters: { ...NETWORKS, west: { network: 'n2', eastWestGateway: true } } },
    texts: [
      'error clusters.west.eastWestGateway: got true; the cluster is in ambient mode, and this is the gateway of ' +
        'sidecars: it takes TLS on port 15443, and no HBONE on port 15008; leave it out: a Gateway of class ' +
        'istio-east-west follows for network "n2" (clusters/sidecar-gateway)',
    ],
    right: [
      { ...AMBIENT, clusters: NETWORKS },
      { clusters: { ...NETWORKS, west: { network: 'n2', eastWestGateway: true } } },
    ],
  },
  {
    name: 'ambient mode without other networks',
    props: {
      defaults: { profile: 'ambient', pilot: { env: { AMBIENT_ENABLE_MULTI_NETWORK: 'false' } } },
      clusters: NETWORKS,
    },
    texts: [
      'error defaults.pilot.env.AMBIENT_ENABLE_MULTI_NETWORK: got "false"; the clusters are on several networks, and ' +
        'without it istiod shows ztunnel no workload of another one; leave it out: it follows from the networks ' +
        '(clusters/ambient-networks-off)',
    ],
    right: [
      {
        defaults: { profile: 'ambient', pilot: { env: { AMBIENT_ENABLE_MULTI_NETWORK: 'true' } } },
        clusters: NETWORKS,
      },
      { defaults: { pilot: { env: { AMBIENT_ENABLE_MULTI_NETWORK: 'false' } } }, clusters: NETWORKS },
    ],
  },
  {
    name: 'a remote in ambient mode whose control plane serves sidecars',
    props: remote({ cni: true, ztunnel: true }),
    texts: [
      'error clusters.edge.ztunnel: got true; the cluster is in ambient mode, and the control plane of "east" serves ' +
        'sidecars only; use profile "ambient" in "east" too (clusters/ambient-primary)',
      'warning clusters.edge.primary: got "east"; Istio supports clusters in ambient mode with control planes of ' +
        'their ' +
        'own only; leave `primary` out, so that the cluster is a primary (clusters/ambient-remote)',
    ],
    right: [],
  },
  {
    name: 'clusters in ambient mode on one network',
    props: { ...AMBIENT, clusters: { east: { network: 'n1' }, west: { network: 'n2' }, more: { network: 'n2' } } },
    texts: [
      'warning clusters: got ["west","more"]; Istio supports clusters in ambient mode on networks of their own; ' +
        'several ' +
        'on one network are not tested; give each cluster a network of its own (clusters/ambient-one-network)',
    ],
    right: [],
  },
  {
    name: 'ambient mode beside sidecars',
    props: { clusters: { ...NETWORKS, west: { network: 'n2', profile: 'ambient' } } },
    texts: [
      'warning clusters: got ["east"]; "west" is in ambient mode, and Istio does not support traffic between ambient ' +
        'and sidecar clusters on different networks; use one data plane in all clusters (clusters/mixed-data-planes)',
    ],
    right: [],
  },
  {
    name: 'control planes in namespaces of different names',
    props: { clusters: { east: { network: 'n1', namespace: 'mesh' }, west: { network: 'n2' } } },
    texts: [
      'warning clusters.west.namespace: got "istio-system"; the control plane of "east" is in "mesh", and istiod ' +
        'looks ' +
        'for the network of every cluster at the namespace that is called as its own; use one name in all clusters ' +
        '(clusters/other-namespace)',
    ],
    right: [
      { defaults: { namespace: 'mesh' }, clusters: NETWORKS },
      { clusters: { east: { namespace: 'mesh' }, west: {} } },
    ],
  },
  {
    name: 'props at the wrong level',
    props: {
      version: '1.31', // release: any
      defaults: { meshId: 'shop', network: 'n1', trustDomain: 'x', primary: 'east' },
      clusters: { east: { meshId: 'shop', clusterName: 'east' } },
    },
    texts: [
      'error version: got "1.31"; it is a prop of each mesh; give `defaults.version`, or give it in a cluster ' +
        '(clusters/misplaced)',
      'error defaults.meshId: got "shop"; all clusters of a mesh have one id; give `meshId` beside `clusters` ' +
        '(clusters/misplaced)',
      'error defaults.network: got "n1"; clusters differ in their networks; give `network` in each cluster ' +
        '(clusters/misplaced)',
      'error defaults.trustDomain: got "x"; the trust domain is of the whole mesh; give `trustDomain` beside ' +
        '`clusters` (clusters/misplaced)',
      'error defaults.primary: got "east"; it is of one cluster, and not alike in all; give it in the clusters ' +
        'that it ' +
        'is for (clusters/misplaced)',
      'error clusters.east.meshId: got "shop"; all clusters of a mesh have one id; give `meshId` beside `clusters` ' +
        '(clusters/misplaced)',
      'error clusters.east.clusterName: got "east"; a cluster is named by its key in `clusters`; leave it out ' +
        '(clusters/misplaced)',
    ],
    right: [{ trustDomain: 'x', defaults: { version: '1.31' }, clusters: { east: {} } }], // release: any
  },
  {
    name: 'misspelt props',
    props: {
      meshID: 'shop',
      defaults: { profil: 'demo' },
      clusters: { 'east-1': { networks: 'n1', pilot: { replica: 2 } } },
    },
    texts: [
      'error meshID: got "shop"; "meshID" is not a field of MultiClusterMeshProps; did you mean "meshId"? ' +
        '(schema/unknown-field)',
      'error defaults.profil: got "demo"; "profil" is not a field of ClusterDefaults; did you mean "profile"? ' +
        '(schema/unknown-field)',
      'error clusters["east-1"].networks: got "n1"; "networks" is not a field of ClusterProps; did you mean ' +
        '"network"? ' +
        '(schema/unknown-field)',
      'error clusters["east-1"].pilot.replica: got 2; "replica" is not a field of PilotProps; did you mean ' +
        '"replicas"? ' +
        '(schema/unknown-field)',
    ],
    right: [],
  },
  {
    name: 'values of wrong types',
    props: {
      defaults: [],
      clusters: {
        a: null,
        b: [],
        c: 5,
        d: { network: 5, primary: ['a'], controlPlane: 'extern', eastWestGateway: null, version: 1.31 },
        e: { primary: 'a' },
      },
      apiServers: [],
    },
    texts: [
      'error apiServers: got []; must be an object (schema/type)',
      'error defaults: got []; must be an object (schema/type)',
      'error clusters.a: got null; null is not allowed, an object is needed; remove the field, or give it a value ' +
        '(schema/null)',
      'error clusters.b: got []; must be an object (schema/type)',
      'error clusters.c: got 5; must be an object (schema/type)',
      'error clusters.d.network: got 5; must be a string; put it in quotes: "5" (schema/type)',
      'error clusters.d.primary: got ["a"]; must be a string (schema/type)',
      'error clusters.d.controlPlane: got "extern"; must be one of external; did you mean "external"? (schema/enum)',
      'error clusters.d.eastWestGateway: got null; null is not allowed, true or false or an object is needed; remove ' +
        'the field, or give it a value (schema/null)',
      'error clusters.d.version: got 1.31; must be a string; put it in quotes: "1.31" (schema/type)',
    ],
    right: [],
  },
];

type Clusters = Readonly<Record<string, { readonly network?: string; readonly primary?: string } | null>>;

/** Returns props in which all clusters are on network n1, if one of them is remote and none has a network. */
export function onOneNetwork(props: object): object {
  const { clusters = {} } = props as { readonly clusters?: Clusters };
  const all = Object.values(clusters);
  if (all.some((cluster) => cluster?.network !== undefined) || !all.some((cluster) => cluster?.primary)) return props;
  const placed = Object.entries(clusters).map(([name, cluster]) => [name, { network: 'n1', ...cluster }]);
  return { ...props, clusters: Object.fromEntries(placed) };
}
