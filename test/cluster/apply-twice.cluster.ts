import type { MeshProps } from '../../lib/props';
import { apply, changed, foreignFields, live } from './applying';
import { Cluster } from './cluster';
import { Istiod } from './istiod';
import { MeshFiles } from './mesh-files';
import { missing } from './programs';
import { readmeCommands } from './readme-commands';
import { record } from './recorded';

const PROPS: MeshProps = { version: '1.30', cni: true };
const CLEAN = { status: 0, conflicts: [], errors: '' };
const REFUSED = /failed calling webhook "validation\.istio\.io"/;

if (missing.length > 0) {
  test.skip(`SKIPPED, no cluster: missing are ${missing.join(', ')}`, () => undefined);
} else {
  describe('a mesh that is applied again and again', () => {
    let cluster: Cluster;
    let files: MeshFiles;
    let istiod: Istiod;

    beforeAll(async () => {
      cluster = await Cluster.start();
      files = new MeshFiles(cluster.home);
    });
    afterAll(async () => {
      await istiod?.stop();
      await cluster.stop();
    });

    /** Applies everything as the README says: there must be no conflict. Gives the objects that were changed by it. */
    async function applied(): Promise<string[]> {
      const before = await live(cluster, files.dist);
      const { count, ...result } = await apply(cluster, files.dist);
      expect(result).toEqual(CLEAN);
      const after = await live(cluster, files.dist);
      expect(count).toBe(after.size);
      return changed(before, after);
    }

    async function replaceIstiod(minor: string): Promise<void> {
      await istiod.stop();
      istiod = await Istiod.start(cluster, minor);
      await istiod.settled();
    }

    test('the commands of the README, in their order, on a new cluster', async () => {
      files.synth(PROPS);
      const [mesh, ...rest] = readmeCommands('### Apply it', 'kubectl apply --server-side -f dist/0000');
      expect(await cluster.kubectl(mesh)).toMatchObject({ status: 0 });
      expect((await apply(cluster, files.policies)).errors).toMatch(REFUSED);
      istiod = await Istiod.start(cluster, '1.30');
      for (const command of rest) {
        const { status, stderr } = await cluster.kubectl(command);
        expect({ command, status, stderr }).toEqual({ command, status: 0, stderr: '' });
      }
      await istiod.settled();
    });

    test('again: nothing changes, and kubectl finds no difference', async () => {
      expect(await applied()).toEqual([]);
      const { status, stdout, stderr } = await cluster.kubectl(['diff', '--server-side', '-f', files.dist]);
      expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
    });

    test('a changed prop changes the objects that it is about', async () => {
      files.synth({
        ...PROPS,
        meshConfig: { accessLogFile: '/dev/stdout' },
        pilot: { autoscaling: { min: 2, max: 4 } },
      });
      expect(await applied()).toEqual([
        'ConfigMap istio-system/istio',
        'ConfigMap istio-system/values',
        'HorizontalPodAutoscaler istio-system/istiod',
        'PodDisruptionBudget istio-system/istiod',
      ]);
      expect(await applied()).toEqual([]);
    });

    test('an upgrade has no conflict, and applied again changes nothing', async () => {
      files.synth({ ...PROPS, version: '1.31' });
      expect((await applied()).length).toBeGreaterThan(30);
      await replaceIstiod('1.31');
      expect(await applied()).toEqual([]);
    });

    test('what others write is none of our fields', async () => {
      const objects = [...(await live(cluster, files.dist))];
      const foreign = objects.map(([name, object]) => [name, foreignFields(object, 'kubectl')] as const);
      const found = Object.fromEntries(foreign.filter(([, fields]) => fields.length > 0));
      expect(found).toEqual(record('fields of others', found));
    });

    test('a wrong policy is refused, by istiod', async () => {
      const { status, stderr } = await cluster.kubectl(
        ['apply', '--server-side', '-f', '-'],
        JSON.stringify({
          apiVersion: 'networking.istio.io/v1',
          kind: 'Gateway',
          metadata: { name: 'wrong', namespace: 'default' },
          spec: { servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: [''] }] },
        }),
      );
      expect(status).toBe(1);
      expect(stderr).toMatch(/denied the request/);
    });

    test('with `Ignore` the second apply is in conflict with istiod: why `Fail` is the default', async () => {
      files.synth({ ...PROPS, version: '1.31', validationFailurePolicy: 'Ignore' });
      const { conflicts, status, errors } = await apply(cluster, files.dist, '--force-conflicts');
      expect({ conflicts, status, errors }).toEqual(CLEAN);
      await istiod.settled();
      const again = await apply(cluster, files.dist);
      expect(again).toMatchObject({ status: 1, errors: '' });
      expect(again.conflicts).toEqual([
        'pilot-discovery: .webhooks[name="validation.istio.io"].failurePolicy',
        'pilot-discovery: .webhooks[name="rev.validation.istio.io"].failurePolicy',
      ]);
    });
  });
}
