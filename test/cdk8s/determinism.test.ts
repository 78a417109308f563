import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { ServiceMesh } from '../../lib';
import type { MeshProps } from '../../lib/props';
import { run } from '../../lib/cli/main';
import { renderMesh } from '../../lib/mesh/render';
import { toYaml } from '../../lib/yaml/to-yaml';
import { NEWEST } from '../support/releases';

const PROPS: MeshProps = {
  version: NEWEST,
  profile: 'default',
  revision: 'canary',
  revisionTags: ['prod', 'stable'],
  hub: 'example.com/istio',
  networkPolicies: true,
  network: 'net',
  cni: { excludeNamespaces: ['b', 'a'], env: { Z: '1', A: '2' }, repair: { deletePods: true, enabled: true } },
  ztunnel: { env: { Z: '1', A: '2' }, podLabels: { z: '1', a: '2' } },
  pilot: {
    env: { PILOT_Z: 'z', PILOT_A: 'a' },
    podLabels: { z: '1', a: '2' },
    podAnnotations: { z: '1', a: '2' },
    serviceAnnotations: { z: '1', a: '2' },
    autoscaling: { min: 2, max: 4, cpu: 60, memory: 70 },
    resources: { requests: { memory: '1Gi', cpu: '1' }, limits: { memory: '2Gi', cpu: '2' } },
    scheduling: {
      nodeSelector: { z: '1', a: '2' },
      tolerations: [{ key: 'k', operator: 'Exists', effect: 'NoSchedule' }],
    },
  },
  meshConfig: {
    accessLogFile: '/dev/stdout',
    enableTracing: true,
    defaultConfig: { proxyMetadata: { Z: '1', A: '2' } },
  },
  sidecarInjector: { templates: { z: 'metadata: {}', a: 'spec: {}' }, injectedAnnotations: { z: '1', a: '2' } },
  ingressGateways: [
    {
      name: 'b',
      labels: { z: '1', a: '2' },
      env: { Z: '1', A: '2' },
      service: { annotations: { z: '1', a: '2' } },
      podAnnotations: { z: '1', a: '2' },
    },
    {
      name: 'a',
      injection: false,
      labels: { app: 'a', istio: 'a' },
      env: { Z: '1', A: '2' },
      podAnnotations: { z: '1', a: '2' },
    },
  ],
  values: { istiod: { deploymentLabels: { z: '1', a: '2' } }, global: { multiCluster: { clusterName: 'c' } } },
  patches: [{ kind: 'Service', name: 'b', merge: { metadata: { labels: { z: '1', a: '2' } } } }],
};

/** The same with the keys of every map the other way round, or turned by some places; lists stay as they are. */
function shuffled<T>(value: T, turn: number): T {
  if (Array.isArray(value)) return value.map((item: unknown) => shuffled(item, turn)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([key, item]) => [key, shuffled(item as unknown, turn)] as const)
    .reverse();
  const at = turn % Math.max(entries.length, 1);
  return Object.fromEntries([...entries.slice(at), ...entries.slice(0, at)]) as T;
}

const TURNS = [0, 1, 2, 5];

function inDirectory(body: (dir: string) => void | Promise<unknown>): Promise<Record<string, string>> {
  const dir = mkdtempSync(join(tmpdir(), 'mesh-'));
  return Promise.resolve(body(dir))
    .then(() => Object.fromEntries(readdirSync(dir).map((name) => [name, readFileSync(join(dir, name), 'utf8')])))
    .finally(() => rmSync(dir, { recursive: true }));
}

test('the props are shuffled, and nothing else', () => {
  for (const turn of TURNS) {
    expect(JSON.stringify(shuffled(PROPS, turn))).not.toBe(JSON.stringify(PROPS));
    expect(shuffled(PROPS, turn)).toEqual(PROPS);
  }
});

test.each(TURNS)('renderMesh gives the same bytes for shuffled props (%i)', (turn) => {
  expect(toYaml(renderMesh(shuffled(PROPS, turn)))).toBe(toYaml(renderMesh(PROPS)));
});

test('cdk8s writes the same files in another directory', async () => {
  const synth = (props: MeshProps) =>
    inDirectory((outdir) => {
      const app = new App({ outdir });
      new ServiceMesh(new Chart(app, 'mesh'), props);
      app.synth();
    });
  const [first, second] = [await synth(PROPS), await synth(shuffled(PROPS, 1))];
  expect(Object.keys(first)).toEqual(['mesh.k8s.yaml']);
  expect(second).toEqual(first);
});

test('the command line writes the same files in another directory', async () => {
  const render = (props: MeshProps) =>
    inDirectory(async (dir) => {
      const settings = Object.entries(props).flatMap(([name, value]) => [
        '--set',
        `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
      ]);
      expect(
        await run(
          ['render', '--out', dir, ...settings],
          () => undefined,
          () => undefined,
        ),
      ).toBe(0);
    });
  const first = await render(PROPS);
  expect(Object.keys(first)).toHaveLength(8);
  expect(await render(shuffled(PROPS, 2))).toEqual(first);
});

test('props are not changed', () => {
  const before = JSON.stringify(PROPS);
  renderMesh(PROPS);
  expect(JSON.stringify(PROPS)).toBe(before);
});
