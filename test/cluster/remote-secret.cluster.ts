import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { readerTokenSecret } from '../../lib/multicluster/remote-secret';
import { readAnswers, recordAnswers } from '../multicluster/recorded-answers';
import {
  AUTHORITY,
  USER_VARIANTS,
  REFUSED,
  TOKEN,
  TOKEN_SECRETS,
  VARIANTS,
} from '../multicluster/remote-secret-variants';
import { report } from '../support/report';
import { Cluster } from './cluster';
import { run, until, type Finished } from './processes';
import { missingOf } from './programs';

const ISTIOCTL = 'istioctl-1.31';
const missing = missingOf(['etcd', 'kube-apiserver', 'kubectl', ISTIOCTL]);
const ANSWERS = 'create-remote-secret';
const MADE = [
  'npm run test:cluster -- remote-secret, with RECORD=1: istioctl create-remote-secret asks a real API server.',
  'Accounts and token Secrets are those of test/multicluster/remote-secret-variants.ts; the test fills them.',
];

/** Object that istioctl prints, with a line of dashes behind it. */
const printed = (text: string): unknown => parseAllDocuments(text)[0].toJS();

if (missing.length > 0) {
  test.skip(`SKIPPED, no cluster: missing are ${missing.join(', ')}`, () => undefined);
} else {
  describe('remote secrets of the real istioctl', () => {
    let cluster: Cluster;
    const seen: Record<string, unknown> = {};
    const istioctl = (...args: readonly string[]): Promise<Finished> =>
      run(ISTIOCTL, ['create-remote-secret', '--kubeconfig', `${cluster.home}/kubeconfig`, ...args]);
    const give = async (...items: readonly object[]): Promise<void> => {
      const { status, stderr } = await cluster.kubectl(
        ['apply', '-f', '-'],
        JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
      );
      if (status !== 0) throw new Error(stderr);
    };
    const account = (namespace: string, name: string): object => ({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, namespace },
    });

    beforeAll(async () => {
      cluster = await Cluster.start();
      for (const name of ['istio-system', 'mesh-east', 'fresh'])
        await give({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
      for (const { namespace, account: name, ca, ...secret } of TOKEN_SECRETS) {
        const { metadata, ...rest } = readerTokenSecret(namespace, name);
        await give(account(namespace, name), {
          ...rest,
          metadata: { ...metadata, name: 'name' in secret ? secret.name : metadata.name },
          stringData: { 'token': TOKEN, 'ca.crt': ca },
        });
      }
    });
    afterAll(async () => {
      await cluster?.stop();
      recordAnswers(ANSWERS, { made: MADE, ...seen });
    });

    /** What was recorded before; while recording, what is seen now. */
    const answer = (name: string, now: unknown): unknown => {
      seen[name] = now;
      return process.env.RECORD === undefined ? readAnswers(ANSWERS)[name] : now;
    };

    test.each(VARIANTS)('$name', async ({ name, args }) => {
      const { stdout, stderr, status } = await istioctl(...args);
      if (status !== 0) throw new Error(stderr);
      expect(printed(stdout)).toEqual(answer(name, printed(stdout)));
    });

    test.each(Object.entries(REFUSED))('%s is refused', async (name, args) => {
      const { stderr, status } = await istioctl(...args);
      expect(status).not.toBe(0);
      expect(stderr.split('\n')[0]).toEqual(answer(name, stderr.split('\n')[0]));
    });

    const commands: Record<string, unknown> = {};
    afterAll(() => {
      const made = ['As create-remote-secret.json: kubectl config set-cluster, set-credentials and set-context.'];
      recordAnswers('kubectl-users', { made, ...commands });
    });
    test.each(USER_VARIANTS)('kubeconfig as kubectl writes it: $name', async ({ name, args }) => {
      const file = join(cluster.home, `${name}.kubeconfig`);
      writeFileSync(join(cluster.home, 'ca.pem'), AUTHORITY);
      const config = async (...words: readonly string[]): Promise<void> => {
        const { status, stderr } = await run('kubectl', ['--kubeconfig', file, 'config', ...words], {
          cwd: cluster.home,
        });
        if (status !== 0) throw new Error(stderr);
      };
      const server = ['--server=https://east.example.com:6443', '--certificate-authority=ca.pem', '--embed-certs'];
      await config('set-cluster', 'east', ...server);
      await config('set-credentials', 'east', ...args);
      await config('set-context', 'east', '--cluster=east', '--user=east');
      await config('use-context', 'east');
      commands[name] = readFileSync(file, 'utf8');
      expect(commands[name]).toBe(
        process.env.RECORD === undefined ? readAnswers('kubectl-users')[name] : commands[name],
      );
    });

    test('the token Secret that istioctl makes', async () => {
      await give(account('fresh', 'istio-reader-service-account'));
      const made = istioctl('--name', 'east', '--server', 'https://east.example.com', '-n', 'fresh');
      const { name, namespace, annotations } = readerTokenSecret('fresh').metadata;
      const find = () => cluster.kubectl(['get', 'secret', String(name), '-n', String(namespace), '-o', 'json']);
      await until('the token Secret', async () => (await find()).status === 0);
      const { metadata, type } = JSON.parse((await find()).stdout);
      await cluster.ask(
        'patch',
        'secret',
        String(name),
        '-n',
        'fresh',
        '-p',
        '{"stringData":{"token":"t","ca.crt":"c"}}',
      );
      expect((await made).status).toBe(0);
      const kept = { name: metadata.name, namespace: metadata.namespace, annotations: metadata.annotations, type };
      expect(kept).toEqual({ name, namespace, annotations, type: readerTokenSecret('fresh').type });
      expect(kept).toEqual(answer('token Secret', kept));
    });

    test('the address of the kubeconfig is that of this machine, which istioctl warns of', async () => {
      const { stdout, stderr } = await istioctl('--name', 'east');
      const text = stderr.replace(/:\d+\./, ':PORT.').trim();
      report(`istioctl said: ${text}; ${stdout.length} characters of YAML`);
      expect(text).toEqual(answer('address of this machine', text));
    });
  });
}
