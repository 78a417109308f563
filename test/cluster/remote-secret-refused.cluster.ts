import { createServer } from 'node:http';
import { remoteSecret } from '../../lib/multicluster/remote-secret';
import { readAnswers, recordAnswers } from '../multicluster/recorded-answers';
import { ENVIRONMENTS, ISTIOD_VARIANTS, propsOf, STANDING_IN, type Access } from '../multicluster/istiod-variants';
import { report } from '../support/report';
import { apply } from './applying';
import { Cluster } from './cluster';
import { Istiod } from './istiod';
import { MeshFiles } from './mesh-files';
import { freePorts } from './processes';
import { missing } from './programs';

/*
 * What istiod makes of remote secrets that are wrong in one way each. All of them are for its own API server, under
 * other names.
 */

const ANSWERS = 'istiod-remote-secrets';
/** Time in which istiod has read a cluster, or has not. */
const PATIENCE = 4000;

if (missing.length > 0) {
  test.skip(`SKIPPED, no cluster: missing are ${missing.join(', ')}`, () => undefined);
} else {
  // release: those that istiod was built of.
  describe.each(['1.31', '1.30'] as const)('istiod %s', (minor) => {
    let cluster: Cluster;
    let access: Access;
    const answers: Record<string, unknown> = {};

    /** Requests that reached the address without TLS: whether they had a credential. */
    const open: boolean[] = [];
    const openServer = createServer(({ headers }, response) => {
      open.push(headers.authorization !== undefined);
      response.writeHead(403).end();
    });

    beforeAll(async () => {
      cluster = await Cluster.start();
      const files = new MeshFiles(cluster.home);
      files.synth({ version: minor, clusterName: 'own' });
      expect(await apply(cluster, files.mesh)).toMatchObject({ status: 0, errors: '' });
      const token = await cluster.ask('create', 'token', 'istio-reader-service-account', '-n', 'istio-system');
      const { url, authority: ca } = cluster;
      const [port] = await freePorts(1);
      openServer.listen(port, '127.0.0.1');
      access = { url, host: url.replace('https://', ''), open: `127.0.0.1:${port}`, ca, token: token.trim() };
    });
    afterAll(async () => {
      openServer.close();
      await cluster?.stop();
      const made = ['npm run test:cluster -- remote-secret-refused, with RECORD=1: /debug/clusterz, and the log.'];
      const others = readAnswers(ANSWERS);
      recordAnswers(ANSWERS, { ...others, made, [minor]: answers });
    });

    const named = (text: string): string => text.replaceAll(access.host, STANDING_IN.host);

    test('the API server takes all of the Secrets', async () => {
      const items = Object.keys(ISTIOD_VARIANTS).map((name) => remoteSecret(propsOf(name, access)));
      const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
      const { status, stderr } = await cluster.kubectl(['apply', '--server-side', '-f', '-'], list);
      expect([status, stderr]).toEqual([0, '']);
    });

    test.each(Object.entries(ENVIRONMENTS))('istiod that admits %s reads what was recorded', async (admitted, env) => {
      const istiod = await Istiod.start(cluster, minor, { ...env, PILOT_REMOTE_CLUSTER_TIMEOUT: '6s' });
      try {
        await new Promise((resolve) => {
          setTimeout(resolve, PATIENCE);
        });
        const states = (await istiod.debug('clusterz')) as { id: string; syncStatus: string }[];
        answers[admitted] = Object.fromEntries(
          Object.keys(ISTIOD_VARIANTS).map((name) => {
            const state = states.find(({ id }) => id === name)?.syncStatus;
            return [name, state === 'synced' ? 'read' : state === undefined ? named(istiod.refusal(name)) : 'not read'];
          }),
        );
      } finally {
        await istiod.stop();
      }
      report(`istiod ${minor}, ${admitted}: ${JSON.stringify(answers[admitted])}`);
      expect(open.length).toBeGreaterThan(0);
      expect(open.filter(Boolean)).toEqual([]);
      expect(answers[admitted]).toEqual(
        process.env.RECORD === undefined
          ? (readAnswers(ANSWERS)[minor] as Record<string, unknown>)?.[admitted]
          : answers[admitted],
      );
    });
  });
}
