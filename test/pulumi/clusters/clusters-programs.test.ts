import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Outcome } from '../outcome';

/** Programs fail in a process of their own. */
let outcomes: Record<string, Outcome>;
beforeAll(() => {
  const program = join(__dirname, '../programs/cluster-programs.ts');
  const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', program], { encoding: 'utf8' });
  outcomes = JSON.parse(stdout) as Record<string, Outcome>;
});

const AT = 'urn:pulumi:dev::shop::istio-constructs:index:';
const SHOP = `[${AT}MultiClusterMesh::shop]`;
const HOST = 'spec.http[0].route[0].destination.host';
const SECRET = 'not valid; more is not shown because secret values are involved';
const NO_CONTEXT =
  `- ${SHOP} clusters.east.kubeconfig: it has no current context with the address of an API server; give the text of ` +
  'a kubeconfig, or the address in `apiServers.east` (pulumi/kubeconfig)';

const IN_REMOTE =
  `shop: ${SHOP} VirtualService shop/routes in edge kind: got "VirtualService"; the control plane of "east" serves ` +
  'the cluster, and reads its configuration in "east" only; put the object into "east" (clusters/config-in-remote)';

interface Expected {
  readonly sent?: readonly string[];
  readonly lines?: readonly string[];
  readonly warnings?: readonly string[];
}

/** What comes of each program: names of what is sent beside the meshes, and how problems are told. */
const EXPECTED: Readonly<Record<string, Expected>> = {
  'objects with one name in two clusters': { sent: ['in-east', 'in-edge', 'in-west'], warnings: [IN_REMOTE] },
  'an object with the name of one beside a mesh': {
    lines: [
      `- [${AT}VirtualService::mine] metadata.name: got "istiod-vs"; another object has this kind, namespace and ` +
        'name, and only one of the two would remain; rename one, or join them (analysis/duplicate-object)',
    ],
  },
  'a host that no cluster has': {
    sent: ['right'],
    lines: [
      `- [${AT}VirtualService::wrong] ${HOST}: got "catalogue"; no service has this host; declare the service, or ` +
        'say that it lives elsewhere: MeshService.host(...) or `outside` (analysis/unknown-reference)',
    ],
  },
  'a service of another cluster of the mesh': { sent: ['routes'] },
  'a service of another mesh': {
    lines: [
      `- [${AT}VirtualService::routes] ${HOST}: got "istio-ingressgateway.istio-system.svc.cluster.local"; no ` +
        'service has this host; did you mean "istiod.istio-system.svc.cluster.local"? If not, declare the service, ' +
        'or say that it lives elsewhere: MeshService.host(...) or `outside` (analysis/unknown-reference)',
    ],
  },
  'a load balancer with a host name': {
    lines: [
      `- ${SHOP} clusters.east.discoveryAddressType: got "IPAddress"; the load balancer of the east-west gateway has ` +
        'the address "lb.example.com"; set it to "Hostname" (pulumi/gateway-address-type)',
    ],
  },
  'a load balancer without an address': {
    lines: [
      `- ${SHOP} clusters.east.discoveryAddress: got nothing; remote clusters reach this control plane by its ` +
        'east-west gateway, whose load balancer has no address; give the address, or leave `awaitLoadBalancer` on ' +
        '(pulumi/no-gateway-address)',
    ],
  },
  'a token that nobody writes': {
    lines: ['east', 'edge', 'west'].map(
      (cluster) =>
        `- ${SHOP} apiServers.${cluster}.credential: Kubernetes has written no "token" into the token Secret of the ` +
        "cluster's reader account; see that the account exists in the cluster, or give a credential " +
        '(pulumi/no-reader-token)',
    ),
  },
  'a kubeconfig without a cluster': { lines: [NO_CONTEXT] },
  'a kubeconfig that is none': { lines: [NO_CONTEXT] },
  'a token with blanks': {
    lines: [
      `- ${SHOP} apiServers.west.ca: got "[secret]"; ${SECRET} (remote-secret/authority)`,
      `- ${SHOP} apiServers.west.credential.token: got "[secret]"; ${SECRET} (remote-secret/token)`,
    ],
  },
};

test.each(Object.entries(EXPECTED))('%s', (name, { sent = [], lines = [], warnings = [] }) => {
  expect(outcomes[name]).toMatchObject({ sent, lines, otherFailures: [], warnings });
});

test('every program is looked at', () => {
  expect(Object.keys(outcomes)).toEqual(Object.keys(EXPECTED));
});

test('nothing that is secret is told', () => {
  expect(JSON.stringify(outcomes)).not.toContain('zq');
});
