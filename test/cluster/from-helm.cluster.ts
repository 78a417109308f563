import { join } from 'node:path';
import type { MeshProps } from '../../lib/props';
import { apply, changed, live } from './applying';
import { Cluster } from './cluster';
import { Istiod } from './istiod';
import { MeshFiles } from './mesh-files';
import { chartFolder, missing } from './programs';
import { readmeCommands } from './readme-commands';
import { record } from './recorded';
import { NEWEST, NEWEST_VERSION } from '../support/releases';

const VERSION = NEWEST_VERSION;
const HELM_RELEASES = {
  'istio-base': 'base',
  'istiod': 'istio-control/istio-discovery',
  'istio-ingressgateway': 'gateway',
};
const CHART_NAMES: Readonly<Record<string, string>> = { 'istio-control/istio-discovery': 'istiod' };
/** The mesh that these three releases are. */
const PROPS: MeshProps = { version: NEWEST, profile: 'minimal', ingressGateways: [{}] };

if (missing.length > 0) {
  test.skip(`SKIPPED, no cluster: missing are ${missing.join(', ')}`, () => undefined);
} else {
  describe.each([
    ['by server-side apply', 'true'],
    ['by updates, as before Helm 4', 'false'],
  ])('a mesh that Helm installed %s', (_, serverSide) => {
    let cluster: Cluster;
    let files: MeshFiles;
    let istiod: Istiod;

    beforeAll(async () => {
      cluster = await Cluster.start();
      files = new MeshFiles(cluster.home);
      files.synth(PROPS);
    });
    afterAll(async () => {
      await istiod?.stop();
      await cluster.stop();
    });

    async function helm(...args: string[]): Promise<void> {
      const { status, stderr } = await cluster.helm(args);
      if (status !== 0) throw new Error(`helm ${args.join(' ')}: ${stderr}`);
    }

    test('Helm installs the official charts', async () => {
      for (const [release, chart] of Object.entries(HELM_RELEASES)) {
        await helm(
          'package',
          chartFolder(NEWEST, chart),
          `--version=${VERSION}`,
          `--app-version=${VERSION}`,
          `--destination=${cluster.home}`,
        );
        const archive = join(cluster.home, `${CHART_NAMES[chart] ?? chart}-${VERSION}.tgz`);
        const hub = chart === 'gateway' ? [] : ['--set', `global.hub=docker.io/istio,global.tag=${VERSION}`];
        await helm(
          'install',
          release,
          archive,
          '-n',
          'istio-system',
          '--create-namespace',
          `--server-side=${serverSide}`,
          ...hub,
        );
        if (release === 'istiod') istiod = await Istiod.start(cluster, NEWEST);
      }
      await istiod.settled();
    });

    test("fields are Helm's: an apply without force is refused", async () => {
      const { status, count, conflicts, errors } = await apply(cluster, files.mesh);
      expect({ status, errors }).toEqual({ status: 1, errors: '' });
      expect({ count, conflicts }).toEqual(
        record(`conflicts with Helm, server-side ${serverSide}`, { count, conflicts }),
      );
    });

    test('the commands of the README move it: once by force', async () => {
      for (const command of readmeCommands('## From Helm', 'kubectl diff')) {
        const { status, stderr } = await cluster.kubectl(command);
        expect({ command, failed: (status ?? 2) > 1, stderr }).toEqual({ command, failed: false, stderr: '' });
      }
      await istiod.settled();
    });

    test('and never again', async () => {
      const before = await live(cluster, files.dist);
      expect(await apply(cluster, files.dist)).toMatchObject({ status: 0, conflicts: [], errors: '' });
      expect(changed(before, await live(cluster, files.dist))).toEqual([]);
    });
  });
}
