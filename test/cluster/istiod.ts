import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cluster } from './cluster';
import { answers, freePorts, Service, until } from './processes';

const NAMESPACE = 'istio-system';
const WEBHOOKS = 'validatingwebhookconfigurations,mutatingwebhookconfigurations';

interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly fieldRef?: { readonly fieldPath: string } };
}
interface Webhooks {
  readonly webhooks: readonly { readonly clientConfig: { readonly caBundle?: string } }[];
}

/**
 * The real istiod, with the arguments, the environment and the account of its Deployment, in place of the pods that no
 * node runs.
 */
export class Istiod {
  private constructor(
    private readonly cluster: Cluster,
    private readonly service: Service,
    private readonly http: string,
    /** Port at which proxies ask for their configuration in plain text. */
    readonly discoveryPort: number,
    /** Port at which API servers call its webhooks. */
    readonly webhookPort: number,
  ) {}

  /**
   * Starts the istiod of the Deployment in the cluster, and marks it as available once it is.
   *
   * @param mounts variables in place of what its volumes hold
   * @param external namespace of an external control plane, and the kubeconfig of the cluster that it serves
   */
  static async start(
    cluster: Cluster,
    minor: string,
    mounts: Readonly<Record<string, string>> = {},
    external?: { readonly namespace: string; readonly kubeconfig: string },
  ): Promise<Istiod> {
    const { namespace = NAMESPACE } = external ?? {};
    const deployment = JSON.parse(await cluster.ask('get', 'deployment', 'istiod', '-n', namespace, '-o', 'json'));
    const [container] = deployment.spec.template.spec.containers;
    const kubeconfig = join(cluster.home, `istiod-${minor}.kubeconfig`);
    const own = async (): Promise<string> =>
      cluster.kubeconfig((await cluster.ask('create', 'token', 'istiod', '-n', namespace)).trim());
    writeFileSync(kubeconfig, external?.kubeconfig ?? (await own()));
    const [http, https, plain, secure, monitoring] = await freePorts(5);
    const at = (port: number): string => `127.0.0.1:${port}`;
    const service = new Service(
      `istiod-${minor}`,
      `pilot-discovery-${minor}`,
      [
        ...container.args,
        `--kubeconfig=${kubeconfig}`,
        `--httpAddr=${at(http)}`,
        `--httpsAddr=${at(https)}`,
        `--grpcAddr=${at(plain)}`,
        `--secureGRPCAddr=${at(secure)}`,
        `--monitoringAddr=${at(monitoring)}`,
        '--ctrlz_port=0',
      ],
      cluster.home,
      { ...environment(container.env, namespace), ...mounts },
    );
    const istiod = new Istiod(cluster, service, `http://${at(http)}`, plain, https);
    cluster.services.leadTo(https);
    await istiod.markReady(namespace);
    return istiod;
  }

  /** Waits until istiod has written what it writes into the webhooks, and leaves them alone. */
  async settled(): Promise<void> {
    let before = '';
    await until('istiod to complete the webhooks', async () => {
      const { items } = JSON.parse(await this.cluster.ask('get', WEBHOOKS, '-o', 'json')) as { items: Webhooks[] };
      const now = JSON.stringify(items);
      const quiet =
        now === before && items.every(({ webhooks }) => webhooks.every(({ clientConfig }) => clientConfig.caBundle));
      before = now;
      if (!quiet)
        await new Promise((resolve) => {
          setTimeout(resolve, 1000);
        });
      return quiet;
    });
  }

  /** Answer of a debug endpoint, for example of `clusterz`. */
  async debug(name: string): Promise<unknown> {
    return (await fetch(`${this.http}/debug/${name}`)).json();
  }

  /** Last reason in its log why it does not read a cluster, in one line. */
  refusal(name: string): string {
    const { text } = this.service;
    const end = text.lastIndexOf(`\tcluster=${name} `);
    const [, reason = ''] = text
      .slice(text.lastIndexOf('create remote cluster failed: ', end), end)
      .split(/failed: (.*)/s);
    return reason.replace(/\s+/g, ' ');
  }

  async stop(): Promise<void> {
    this.cluster.services.leadTo(undefined);
    await this.service.stop();
  }

  /**
   * What Kubernetes would say of the Deployment if a node ran its pod: available, as soon as istiod says that it is
   * ready.
   */
  private async markReady(namespace: string): Promise<void> {
    await this.service.until('to be ready', () => answers(`${this.http}/ready`));
    const { metadata } = JSON.parse(
      await this.cluster.ask('get', 'deployment', 'istiod', '-n', namespace, '-o', 'json'),
    );
    const status = {
      observedGeneration: metadata.generation,
      replicas: 1,
      updatedReplicas: 1,
      readyReplicas: 1,
      availableReplicas: 1,
      conditions: [{ type: 'Available', status: 'True', reason: 'MinimumReplicasAvailable' }],
    };
    const patch = ['--subresource=status', '--type=merge', '-p', JSON.stringify({ status })];
    await this.cluster.ask('patch', 'deployment', 'istiod', '-n', namespace, ...patch);
  }
}

/** The variables of a container as a kubelet gives them. */
function environment(variables: readonly Variable[], namespace: string): Record<string, string> {
  const fields: Readonly<Record<string, string>> = {
    'metadata.name': 'istiod',
    'metadata.namespace': namespace,
    'spec.serviceAccountName': 'istiod',
  };
  return Object.fromEntries(
    variables.flatMap(({ name, value, valueFrom }) => {
      const text = value ?? fields[valueFrom?.fieldRef?.fieldPath ?? ''];
      return text === undefined || name === 'KUBECONFIG' ? [] : [[name, text]];
    }),
  );
}
