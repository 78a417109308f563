import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importMesh, readObjects } from '../../lib/migrate';
import { renderMesh } from '../../lib/mesh/render';
import { emit } from '../../lib/yaml/emit';
import { NEWEST_VERSION } from '../support/releases';
import { apply, changed, live } from './applying';
import { Cluster } from './cluster';
import { missingOf } from './programs';
import { record } from './recorded';

/*
 * Objects as istioctl and the Sail operator write them, taken over by the program that is imported from their files.
 * `ISTIO_MANIFESTS` is `manifests/` of the newest release of Istio, with its version, hub and tag.
 */

const MANIFESTS = process.env.ISTIO_MANIFESTS ?? '';
const missing = [
  ...missingOf(['etcd', 'kube-apiserver', 'kubectl', 'helm', 'istioctl']),
  ...(existsSync(join(MANIFESTS, 'charts/base')) ? [] : ['the manifests of Istio in ISTIO_MANIFESTS']),
];
const tool = (program: string, args: readonly string[], input?: string): string =>
  execFileSync(program, args, { input, encoding: 'utf8', maxBuffer: 1e9, stdio: ['pipe', 'pipe', 'ignore'] });

const OPERATOR = `
apiVersion: install.istio.io/v1alpha1
kind: IstioOperator
spec:
  profile: demo
  meshConfig: { accessLogFile: /dev/stdout }
  components:
    pilot: { k8s: { resources: { requests: { cpu: 250m } } } }
`;
const SAIL = `
apiVersion: sailoperator.io/v1
kind: Istio
metadata: { name: default }
spec: { version: v${NEWEST_VERSION}, namespace: istio-system, values: { pilot: { cni: { enabled: true } } } }
---
apiVersion: sailoperator.io/v1
kind: IstioCNI
metadata: { name: default }
spec: { version: v${NEWEST_VERSION}, namespace: istio-cni }
`;

/** Renders a chart as the Sail operator does. */
const chart = (release: string, folder: string, namespace: string, ...values: string[]): string =>
  tool('helm', [
    'template',
    release,
    join(MANIFESTS, 'charts', folder),
    '-n',
    namespace,
    ...values.flatMap((value) => ['--set', value]),
  ]);

const TOOLS: readonly (readonly [tool: string, manager: string, input: string, rendered: () => string])[] = [
  [
    'istioctl',
    'istio-operator',
    OPERATOR,
    () => {
      const text = tool('istioctl', ['manifest', 'generate', '-f', '-', '-d', MANIFESTS], OPERATOR);
      return text.slice(Math.max(0, text.search(/^(---|apiVersion:)/m)));
    },
  ],
  [
    'the Sail operator',
    'sail-operator',
    SAIL,
    () =>
      [
        chart('default-istiod', 'istio-control/istio-discovery', 'istio-system', 'pilot.cni.enabled=true'),
        chart('istio-cni', 'istio-cni', 'istio-cni'),
      ].join('\n---\n'),
  ],
];

if (missing.length > 0) {
  test.skip(`SKIPPED, no cluster: missing are ${missing.join(', ')}`, () => undefined);
} else {
  describe.each(TOOLS)('a mesh of %s', (name, manager, input, rendered) => {
    let cluster: Cluster;
    const file = (): string => join(cluster.home, 'program.yaml');

    beforeAll(async () => {
      cluster = await Cluster.start();
    });
    afterAll(() => cluster.stop());

    test('is installed', async () => {
      const objects = join(cluster.home, 'installed.yaml');
      writeFileSync(objects, rendered());
      for (const namespace of ['istio-system', 'istio-cni']) await cluster.ask('create', 'namespace', namespace);
      const { status, conflicts, errors } = await apply(cluster, objects, `--field-manager=${manager}`);
      expect({ status, conflicts, errors }).toEqual({ status: 0, conflicts: [], errors: '' });
    });

    test('is refused without force where fields differ', async () => {
      const mesh = importMesh(input, { version: NEWEST_VERSION });
      const nodes = renderMesh({ ...mesh.props, crds: false });
      writeFileSync(file(), nodes.map(({ manifest }) => emit(manifest)).join('---\n'));
      const { count, conflicts, errors } = await apply(cluster, file());
      expect(errors).toBe('');
      expect({ count, conflicts }).toEqual(record(`conflicts with ${name}`, { count, conflicts }));
    });

    test('is what the program renders, as the proof says', () => {
      const installed = readObjects('installed.yaml', readFileSync(join(cluster.home, 'installed.yaml'), 'utf8'));
      const { missing, extra, changed: left } = importMesh(input, { version: NEWEST_VERSION }).proof(installed);
      expect({ missing, extra, left }).toEqual({ missing: [], extra: [], left: [] });
    });

    test('is taken over by force, and never changes again', async () => {
      expect(await apply(cluster, file(), '--force-conflicts')).toMatchObject({ status: 0, errors: '' });
      const before = await live(cluster, file());
      expect(await apply(cluster, file())).toMatchObject({ status: 0, conflicts: [], errors: '' });
      expect(changed(before, await live(cluster, file()))).toEqual([]);
    });
  });
}
