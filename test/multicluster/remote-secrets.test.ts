import { formatProblem, type Manifest, type Problem } from '../../lib/model';
import { clusterObjects } from '../../lib/multicluster/objects';
import { planClusters } from '../../lib/multicluster/plan';
import type { MultiClusterMeshProps } from '../../lib/multicluster/types';
import { AUTHORITY, TOKEN } from './remote-secret-variants';

/** Three clusters: two primaries, and one that the first of them serves. */
const CLUSTERS = {
  east: { network: 'n1', discoveryAddress: '203.0.113.7' },
  west: { network: 'n2', namespace: 'mesh-west' },
  edge: { network: 'n1', primary: 'east' },
};
const server = (name: string, store = name) => ({
  url: `https://${name}.example.com:6443`,
  credential: { externalSecret: { store } },
});
const SERVERS = { east: server('east'), west: server('west'), edge: server('edge') };
const mesh = (props: Partial<MultiClusterMeshProps>): MultiClusterMeshProps => ({
  meshId: 'shop',
  ca: { secret: 'cacerts' },
  clusters: CLUSTERS,
  ...props,
});
/** Objects of a cluster that are about access to API servers: kind, namespace and name. */
function secretsOf(props: Partial<MultiClusterMeshProps>, cluster: string): string[] {
  const plan = planClusters(mesh(props), () => undefined);
  return clusterObjects(plan, cluster)
    .map(({ manifest }) => manifest)
    .filter(({ kind }) => /Secret$/.test(kind))
    .map(({ kind, metadata: { namespace, name } }: Manifest) => `${kind} ${namespace}/${name}`);
}
function problemsOf(props: Partial<MultiClusterMeshProps>, tokensAreSecret = false): string[] {
  const found: Problem[] = [];
  planClusters(mesh(props), (problems) => found.push(...problems), { tokensAreSecret });
  return found
    .filter(({ code }) => code.startsWith('remote-secret/'))
    .map((problem) => `${problem.severity}: ${formatProblem(problem)}`);
}

const READER = 'istio-reader-service-account-istio-remote-secret-token';

test('each control plane has a remote secret of every other cluster, in its namespace', () => {
  expect(secretsOf({ apiServers: SERVERS }, 'east')).toEqual([
    `Secret istio-system/${READER}`,
    'ExternalSecret istio-system/istio-remote-secret-west',
    'ExternalSecret istio-system/istio-remote-secret-edge',
  ]);
  expect(secretsOf({ apiServers: SERVERS }, 'west')).toEqual([
    `Secret mesh-west/${READER}`,
    'ExternalSecret mesh-west/istio-remote-secret-east',
    'ExternalSecret mesh-west/istio-remote-secret-edge',
  ]);
});

test('a remote cluster has the token of its reader, and reads nobody', () => {
  expect(secretsOf({ apiServers: SERVERS }, 'edge')).toEqual([`Secret istio-system/${READER}`]);
});

test('without API servers, and of an address alone, remote secrets are made elsewhere', () => {
  for (const apiServers of [undefined, { west: 'https://west.example.com', edge: 'https://edge.example.com' }])
    expect(secretsOf({ apiServers }, 'east')).toEqual([`Secret istio-system/${READER}`]);
  expect(problemsOf({ apiServers: { west: 'https://west.example.com' } })).toEqual([]);
});

test.each([
  { secret: 'istio-remote-secret-east' },
  { plugin: { name: 'oidc', config: { 'idp-issuer-url': 'https://login.example.com', 'client-id': 'istiod' } } },
  { exec: { command: 'login' } },
])('a cluster that is read without a token has no token Secret: %j', (credential) => {
  expect(secretsOf({ apiServers: { east: { ...SERVERS.east, credential } } }, 'east')).toEqual([]);
});

test("the mesh's own reader account has the token", () => {
  // release: the newest has accounts of its own.
  const defaults = { values: { global: { readerServiceAccount: { name: 'reader', namespace: 'istio-system' } } } };
  expect(secretsOf({ defaults }, 'edge')).toEqual(['Secret istio-system/reader-istio-remote-secret-token']);
  const plan = planClusters(mesh({ defaults, apiServers: SERVERS }), () => undefined);
  const [external] = clusterObjects(plan, 'east').filter(({ id }) => id === 'multicluster/remote-secret-west');
  expect(external.manifest.spec).toMatchObject({
    data: [
      { secretKey: 'token', remoteRef: { key: 'reader-istio-remote-secret-token', property: 'token' } },
      { secretKey: 'ca', remoteRef: { key: 'reader-istio-remote-secret-token', property: 'ca.crt' } },
    ],
  });
});

test('a mesh of one cluster has none', () => {
  expect(secretsOf({ clusters: { east: {} } }, 'east')).toEqual([]);
});

describe('problems', () => {
  test('are named once, however many clusters watch', () => {
    const edge = { url: 'https://localhost:6443', ca: AUTHORITY, credential: { token: TOKEN } };
    expect(problemsOf({ apiServers: { ...SERVERS, edge } })).toEqual([
      'warning: apiServers.edge.url: got "https://localhost:6443"; from another cluster this address leads to ' +
        'another server; write the address at which the watching istiod reaches the API server ' +
        '(remote-secret/own-address)',
      'warning: apiServers.edge.credential.token: got "(hidden)"; the credential is written as plain text; use ' +
        '`externalSecret` or `sealedSecret`, or `secret` for a remote secret that is made elsewhere ' +
        '(remote-secret/plain-token)',
    ]);
    expect(
      problemsOf({ apiServers: { ...SERVERS, edge: { ...SERVERS.edge, credential: edge.credential } } }, true),
    ).toEqual([]);
  });

  test('a command is allowed by each control plane that watches', () => {
    const edge = { ...SERVERS.edge, credential: { exec: { command: 'login' } } };
    const pilot = { env: { PILOT_INSECURE_MULTICLUSTER_KUBECONFIG_OPTIONS: 'exec' } };
    const values = { istiod: { env: pilot.env } };
    const apiServers = { edge };
    const allowed = { ...CLUSTERS, east: { ...CLUSTERS.east, pilot }, west: { ...CLUSTERS.west, values } };
    expect(problemsOf({ apiServers, clusters: allowed })).toEqual([]);
    expect(problemsOf({ apiServers, clusters: { ...allowed, west: CLUSTERS.west } })).toEqual([
      'error: apiServers.edge.credential.exec: got "login"; istiod refuses kubeconfigs with commands, unless its ' +
        'variable PILOT_INSECURE_MULTICLUSTER_KUBECONFIG_OPTIONS names "exec"; set ' +
        "`pilot.env.PILOT_INSECURE_MULTICLUSTER_KUBECONFIG_OPTIONS: 'exec'` in each cluster that watches this one, " +
        'or use a token (remote-secret/exec-not-allowed)',
    ]);
  });

  test('two clusters whose tokens have one place', () => {
    const fix = 'and each API server knows its own tokens only; give each cluster a store or a key of its own';
    expect(problemsOf({ apiServers: { ...SERVERS, edge: server('edge', 'west') } })).toEqual([
      'warning: apiServers.edge.credential.externalSecret: got {"store":"SecretStore west"}; the token of cluster ' +
        `"west" has the same place, ${fix} (remote-secret/same-token)`,
    ]);
    const vault = (key: string) => ({ externalSecret: { store: 'vault', token: { key, property: 'token' } } });
    const each = (west: string, edge: string) => ({
      west: { ...SERVERS.west, credential: vault(west) },
      edge: { ...SERVERS.edge, credential: vault(edge) },
    });
    expect(problemsOf({ apiServers: each('west', 'edge') })).toEqual([]);
    expect(problemsOf({ apiServers: each('all', 'all') })).toEqual([
      'warning: apiServers.edge.credential.externalSecret: got {"store":"SecretStore vault","key":"all",' +
        `"property":"token"}; the token of cluster "west" has the same place, ${fix} (remote-secret/same-token)`,
    ]);
  });
});
