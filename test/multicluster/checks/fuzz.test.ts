import { clusterProblems } from '../../../lib/multicluster/checks';
import { planClusters } from '../../../lib/multicluster/plan';
import { renderClusters } from '../../../lib/multicluster/render';
import type { MultiClusterMeshProps } from '../../../lib/multicluster/types';
import { MeshProblems } from '../../../lib/model';
import { Random } from '../../support/random';
import { report } from '../../support/report';

const NAMES = ['east', 'west', 'edge', 'a-1', 'East', 'x_y', '1', '', 'constructor', 'toString'];
const WRONG: readonly unknown[] = [null, true, false, 0, 5, '', 'x', [], ['x'], {}, { x: 1 }, [null], NaN, '\n'];

type Make = (random: Random) => unknown;

const one = (random: Random, ...values: unknown[]): unknown => random.pick(values);

/** Props of a cluster that are right more often than not. */
const CLUSTER: Readonly<Record<string, Make>> = {
  network: (random) => one(random, 'n1', 'n2', 'n1', 'n 3'),
  primary: (random) => random.pick(random.chance(0.9) ? NAMES.slice(0, 3) : NAMES),
  discoveryAddress: (random) => one(random, '192.0.2.1', 'istiod.example.com', 'https://x:1', '::1'),
  gatewayAddress: (random) => one(random, '192.0.2.1', 'gateway.example.com'),
  controlPlane: (random) => one(random, 'external', 'external', 'outside'),
  istiodUrl: (random) => one(random, 'https://istiod.example.com:15017', 'http://x', 'x', 'https://x/inject?y'),
  trustDomain: (random) => one(random, 'east.example.com', 'west.example.com', 'x/y'),
  version: (random) => one(random, '1.29', '1.30', '1.31', '1.32', '9.9', 1.31), // release: all of them
  profile: (random) => one(random, 'default', 'ambient', 'minimal', 'remote', 'empty', 'demo', 'defualt'),
  revision: (random) => one(random, 'blue', '', 'a_b'),
  namespace: (random) => one(random, 'istio-system', 'mesh'),
  eastWestGateway: (random) =>
    one(random, true, false, { network: 'n1' }, { service: { type: 'ClusterIP' } }, { name: 5 }, { labels: null }),
  pilot: (random) =>
    one(random, true, false, { replicas: 2 }, { env: { AMBIENT_ENABLE_MULTI_NETWORK: 'false' } }, { env: 5 }),
  ztunnel: (random) => one(random, true, false, {}),
  cni: (random) => one(random, true, false, {}),
  meshConfig: (random) =>
    one(random, {}, { trustDomainAliases: ['x'] }, { trustDomainAliases: 5 }, { serviceSettings: [{ hosts: ['*'] }] }),
  meshNetworks: (random) =>
    one(
      random,
      {},
      {
        networks: { n1: { endpoints: [{ fromRegistry: 'east' }], gateways: [{ address: '192.0.2.1', port: 15443 }] } },
      },
      { networks: { n9: null } },
      { networks: [] },
    ),
  remote: (random) => one(random, {}, { pilotAddress: '192.0.2.1' }, { injectionURL: 'https://x' }),
  values: (random) =>
    one(random, {}, { global: { remotePilotAddress: '192.0.2.1' } }, { global: null }, { istiod: [] }),
};

const CREDENTIALS: readonly unknown[] = [
  { secret: 'x' },
  { externalSecret: { store: 'vault' } },
  { externalSecret: { store: { name: 'vault' }, token: { key: 'k' } } },
  { externalSecret: {} },
  { sealedSecret: { encryptedKubeconfig: 'AgB4' } },
  { sealedSecret: { encryptedKubeconfig: { east: 'AgB4' } } },
  { token: 'x y' },
  { plugin: { name: 'oidc' } },
  { exec: { command: 'aws' } },
  { secret: 'x', token: 'y' },
  {},
];

/** Returns a value, or now and then one of a wrong type. */
const perhaps = (random: Random, make: Make): unknown => (random.chance(0.02) ? random.pick(WRONG) : make(random));

function someOf(random: Random, makers: Readonly<Record<string, Make>>, share: number): Record<string, unknown> {
  const chosen = Object.entries(makers).filter(() => random.chance(share));
  return Object.fromEntries(chosen.map(([name, make]) => [name, perhaps(random, make)]));
}

function clusters(random: Random): Record<string, unknown> {
  const names = NAMES.slice(0, random.chance(0.9) ? 4 : NAMES.length).filter(() => random.chance(0.6));
  const hasNetworks = random.chance(0.8);
  const cluster = (): object => ({
    ...(hasNetworks && { network: random.pick(['n1', 'n2']) }),
    ...someOf(random, CLUSTER, 0.08),
  });
  return Object.fromEntries(names.map((name) => [name, perhaps(random, cluster)]));
}

const WHOLE: Readonly<Record<string, Make>> = {
  meshId: () => 'shop',
  trustDomain: () => 'shop.example.com',
  ca: (random) =>
    one(random, { secret: 'cacerts' }, { certManager: { name: 'x' } }, { istioCsr: {} }, { secret: 'x', istioCsr: {} }),
  defaults: (random) => someOf(random, CLUSTER, 0.08),
  apiServers: (random) =>
    Object.fromEntries(
      NAMES.slice(0, 4).map((name) => [
        name,
        perhaps(random, () =>
          one(random, 'https://x:6443', { url: 'https://x', credential: random.pick(CREDENTIALS) }),
        ),
      ]),
    ),
  clusters,
};

const random = new Random(17);
const CASES = Array.from({ length: 1500 }, () => ({
  ...someOf(random, WHOLE, 0.5),
  ...(random.chance(0.95) && { meshId: 'shop', clusters: clusters(random) }),
  ...(random.chance(0.6) && { ca: { secret: 'cacerts' } }),
})) as unknown as MultiClusterMeshProps[];

/** Returns what a call gives; undefined where it throws problems. Any other error is a defect. */
function resultOf<T>(props: unknown, call: () => T): T | undefined {
  try {
    return call();
  } catch (reason) {
    if (reason instanceof MeshProblems) return undefined;
    throw new Error(`${JSON.stringify(props)}: ${(reason as Error).stack}`);
  }
}

const PLANNED = CASES.filter((props) => resultOf(props, () => planClusters(props)) !== undefined);

test('planning throws problems and nothing else, whatever it is given', () => {
  // Neither nothing nor everything is refused.
  expect(PLANNED.length).toBeGreaterThan(100);
  expect(PLANNED.length).toBeLessThan(CASES.length / 2);
  report(`random clusters: ${PLANNED.length} of ${CASES.length} planned`);
});

test('what has no errors has a plan for each of its clusters', () => {
  for (const props of CASES) {
    const errors = clusterProblems(props).filter(({ severity }) => severity === 'error');
    const plan = resultOf(props, () => planClusters(props, () => undefined));
    expect(plan).toBeDefined();
    if (errors.length === 0) expect(plan?.clusters.map(({ name }) => name)).toEqual(Object.keys(props.clusters));
  }
});

test('rendering throws problems and nothing else', () => {
  const planned = PLANNED.slice(0, 40);
  const rendered = planned.filter((props) => resultOf(props, () => renderClusters(props)) !== undefined);
  expect(rendered.length).toBeGreaterThan(20);
  for (const props of CASES.slice(0, 60)) resultOf(props, () => renderClusters(props));
});

test.each(WRONG.map((value) => [value]))('%p in the place of the props, or of any one of them', (value) => {
  const props = { meshId: 'shop', trustDomain: 'x', ca: { secret: 'cacerts' }, clusters: { east: {} }, apiServers: {} };
  const places = [
    value,
    ...['meshId', 'trustDomain', 'ca', 'defaults', 'clusters', 'apiServers'].map((prop) => ({
      ...props,
      [prop]: value,
    })),
    ...['secret', 'certManager', 'istioCsr', 'intermediates'].map((key) => ({ ...props, ca: { [key]: value } })),
    ...['url', 'ca', 'credential'].map((key) => ({ ...props, apiServers: { east: { url: 'x', [key]: value } } })),
    ...['secret', 'externalSecret', 'sealedSecret', 'token', 'plugin', 'exec'].map((key) => ({
      ...props,
      clusters: { east: {}, west: {} },
      apiServers: { east: { url: 'https://x', credential: { [key]: value } } },
    })),
    ...Object.keys(CLUSTER).flatMap((prop) => [
      { ...props, clusters: { east: { [prop]: value } } },
      { ...props, clusters: { east: { network: 'n1' }, west: { network: 'n2', [prop]: value } } },
      { ...props, defaults: { [prop]: value } },
    ]),
  ];
  for (const given of places) resultOf(given, () => planClusters(given as MultiClusterMeshProps));
});
