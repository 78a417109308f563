import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, freePorts, Service, type Finished } from './processes';
import { WayToServices } from './way-to-services';

const TOKEN = 'administrator';

/** A Kubernetes cluster without nodes and controllers: etcd and the API server. */
export class Cluster {
  readonly services: WayToServices;
  private readonly running: Service[] = [];

  private constructor(
    readonly home: string,
    readonly url: string,
  ) {
    this.services = new WayToServices(join(home, 'services.sock'));
  }

  static async start(): Promise<Cluster> {
    const home = mkdtempSync(join(tmpdir(), 'cluster-'));
    const [etcd, peers, api] = await freePorts(3);
    const cluster = new Cluster(home, `https://127.0.0.1:${api}`);
    writeFileSync(join(home, 'kubeconfig'), cluster.kubeconfig(TOKEN));
    cluster.startEtcd(etcd, peers);
    await cluster.startApiServer(etcd, api);
    return cluster;
  }

  /** Certificate authority of the API server, as PEM text. */
  get authority(): string {
    return readFileSync(join(this.home, 'certificates/apiserver.crt'), 'utf8');
  }

  /** A configuration for clients that show this token. */
  kubeconfig(token: string): string {
    const named = <T>(name: string, value: T) => [{ name: 'test', [name]: value }];
    return JSON.stringify({
      'apiVersion': 'v1',
      'kind': 'Config',
      'current-context': 'test',
      'clusters': named('cluster', { 'server': this.url, 'insecure-skip-tls-verify': true }),
      'users': named('user', { token }),
      'contexts': named('context', { cluster: 'test', user: 'test' }),
    });
  }

  kubectl(args: readonly string[], input?: string): Promise<Finished> {
    return run('kubectl', ['--kubeconfig', join(this.home, 'kubeconfig'), ...args], { input, cwd: this.home });
  }

  helm(args: readonly string[]): Promise<Finished> {
    const folder = (name: string): string => join(this.home, 'helm', name);
    const env = {
      HELM_CACHE_HOME: folder('cache'),
      HELM_CONFIG_HOME: folder('config'),
      HELM_DATA_HOME: folder('data'),
    };
    return run('helm', [...args, '--kubeconfig', join(this.home, 'kubeconfig')], { env });
  }

  /** Runs a command of kubectl that must succeed. */
  async ask(...args: readonly string[]): Promise<string> {
    const { status, stdout, stderr } = await this.kubectl(args);
    if (status !== 0) throw new Error(`kubectl ${args.join(' ')}: ${stderr}`);
    return stdout;
  }

  async stop(): Promise<void> {
    for (const service of this.running.reverse()) await service.stop();
    this.services.close();
    rmSync(this.home, { recursive: true, force: true });
  }

  /** Runs the controller of Kubernetes that fills the token Secrets of service accounts. */
  startTokenController(): void {
    this.running.push(
      new Service(
        'kube-controller-manager',
        'kube-controller-manager',
        [
          `--kubeconfig=${join(this.home, 'kubeconfig')}`,
          '--controllers=serviceaccount-token-controller',
          `--service-account-private-key-file=${join(this.home, 'accounts.pem')}`,
          `--root-ca-file=${join(this.home, 'certificates/apiserver.crt')}`,
          '--leader-elect=false',
          '--secure-port=0',
        ],
        this.home,
      ),
    );
  }

  private startEtcd(port: number, peers: number): void {
    const [client, peer] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${peers}`];
    this.running.push(
      new Service(
        'etcd',
        'etcd',
        [
          `--data-dir=${join(this.home, 'etcd')}`,
          `--listen-client-urls=${client}`,
          `--advertise-client-urls=${client}`,
          `--listen-peer-urls=${peer}`,
          `--initial-advertise-peer-urls=${peer}`,
          `--initial-cluster=default=${peer}`,
          '--unsafe-no-fsync',
        ],
        this.home,
      ),
    );
  }

  private async startApiServer(etcd: number, port: number): Promise<void> {
    const file = (name: string, text: string): string => {
      writeFileSync(join(this.home, name), text);
      return join(this.home, name);
    };
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = file('accounts.pem', privateKey.export({ type: 'pkcs1', format: 'pem' }).toString());
    const direct = { proxyProtocol: 'Direct' };
    const egress = file(
      'egress.json',
      JSON.stringify({
        apiVersion: 'apiserver.k8s.io/v1beta1',
        kind: 'EgressSelectorConfiguration',
        egressSelections: [
          {
            name: 'cluster',
            connection: {
              proxyProtocol: 'HTTPConnect',
              transport: { uds: { udsName: join(this.home, 'services.sock') } },
            },
          },
          { name: 'controlplane', connection: direct },
          { name: 'etcd', connection: direct },
        ],
      }),
    );
    const server = new Service(
      'kube-apiserver',
      'kube-apiserver',
      [
        `--etcd-servers=http://127.0.0.1:${etcd}`,
        '--bind-address=127.0.0.1',
        `--secure-port=${port}`,
        '--endpoint-reconciler-type=none',
        `--cert-dir=${join(this.home, 'certificates')}`,
        '--service-cluster-ip-range=10.96.0.0/16',
        '--authorization-mode=RBAC',
        `--token-auth-file=${file('tokens.csv', `${TOKEN},admin,admin,system:masters\n`)}`,
        `--egress-selector-config-file=${egress}`,
        '--service-account-issuer=https://kubernetes.default.svc',
        `--service-account-key-file=${key}`,
        `--service-account-signing-key-file=${key}`,
      ],
      this.home,
    );
    this.running.push(server);
    await server.until('to be ready', async () => (await this.kubectl(['get', '--raw', '/readyz'])).status === 0);
  }
}
