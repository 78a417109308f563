import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { MultiClusterMesh, type MultiClusterProps } from '../../lib';
import type { ApiServerProps } from '../../lib/multicluster/credentials';
import { caSecret, type IntermediatePem } from '../../lib/multicluster/ca';
import { readerTokenSecret } from '../../lib/multicluster/remote-secret';
import { minorOf } from '../../lib/model';
import { apply, type Applied } from './applying';
import { Authorities } from './authorities';
import { Cluster } from './cluster';
import { Istiod } from './istiod';
import { until } from './processes';

type Files = Readonly<Record<string, string>>;

/** Files of Secret `cacerts`, as we write it. */
export const caFiles = (pem: IntermediatePem): Files => caSecret('istio-system', pem).stringData as Files;

/** Forms in which istiod reads an intermediate: Secret `cacerts` as we write it, and as cert-manager does. */
const FORMS: readonly ((pem: IntermediatePem) => Files)[] = [
  caFiles,
  ({ certificate, key, root }) => ({ 'tls.crt': certificate, 'tls.key': key, 'ca.crt': root }),
];

/** Several clusters with an API server each, and the control planes of one mesh over them. */
export class Fleet {
  readonly istiods = new Map<string, Istiod>();
  private readonly home = mkdtempSync(join(tmpdir(), 'fleet-'));
  private constructor(
    readonly clusters: ReadonlyMap<string, Cluster>,
    readonly authorities: Authorities,
    private readonly props: MultiClusterProps,
  ) {}

  /** Starts an API server for each cluster, with the controller that fills token Secrets. */
  static async start(props: MultiClusterProps): Promise<Fleet> {
    const clusters = new Map<string, Cluster>();
    for (const name of Object.keys(props.clusters)) clusters.set(name, await Cluster.start());
    for (const cluster of clusters.values()) cluster.startTokenController();
    const authorities = await Authorities.make(join([...clusters.values()][0].home, 'authorities'));
    return new Fleet(clusters, authorities, props);
  }

  cluster(name: string): Cluster {
    const cluster = this.clusters.get(name);
    if (cluster === undefined) throw new Error(`there is no cluster ${name}`);
    return cluster;
  }

  istiod(name: string): Istiod {
    const istiod = this.istiods.get(name);
    if (istiod === undefined) throw new Error(`there is no istiod in ${name}`);
    return istiod;
  }

  /** Writes the files of all clusters, a folder for each, as the program of a user does. */
  synth(apiServers?: Readonly<Record<string, ApiServerProps>>): MultiClusterMesh {
    rmSync(this.home, { recursive: true, force: true });
    mkdirSync(this.home, { recursive: true });
    const app = new App({ outdir: this.home });
    const mesh = new MultiClusterMesh(app, 'shop', { ...this.props, apiServers });
    app.synth();
    return mesh;
  }

  /** Files of a cluster, in the order in which they are applied. */
  files(name: string): string[] {
    const folder = join(this.home, name);
    return readdirSync(folder)
      .sort()
      .map((file) => join(folder, file));
  }

  /** Applies the files of a cluster, from one of them on. */
  async apply(name: string, from = 0, to = Infinity): Promise<Applied[]> {
    const results: Applied[] = [];
    for (const file of this.files(name).slice(from, to)) results.push(await apply(this.cluster(name), file));
    return results;
  }

  /** Starts the istiod of each cluster that has one, each with another form of its intermediate. */
  async startIstiods(): Promise<void> {
    const versions = Object.entries(this.props.clusters).filter(([, { primary }]) => primary === undefined);
    for (const [i, [name, { version = this.props.defaults?.version }]] of versions.entries()) {
      const cluster = this.cluster(name);
      const folder = join(cluster.home, 'cacerts');
      mkdirSync(folder);
      const files = FORMS[i % FORMS.length](await this.authorities.intermediate(name));
      for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
      const istiod = await Istiod.start(cluster, minorOf(String(version)), { ROOT_CA_DIR: folder });
      this.istiods.set(name, istiod);
      await istiod.settled();
    }
  }

  /** Reads the credentials of clusters, as they stand in the token Secrets that Kubernetes has filled. */
  async credentials(names: readonly string[]): Promise<Record<string, ApiServerProps>> {
    const { metadata } = readerTokenSecret();
    const servers: Record<string, ApiServerProps> = {};
    for (const name of names) {
      const cluster = this.cluster(name);
      const read = async (): Promise<Record<string, string>> =>
        JSON.parse(
          await cluster.ask('get', 'secret', String(metadata.name), '-n', String(metadata.namespace), '-o', 'json'),
        ).data ?? {};
      await until(`the token of ${name}`, async () => (await read()).token !== undefined);
      const { token, 'ca.crt': ca } = await read();
      const tlsServerName = 'kubernetes.default.svc';
      const credential = { token: Buffer.from(token, 'base64').toString() };
      servers[name] = { url: cluster.url, ca, tlsServerName, credential };
    }
    return servers;
  }

  async stop(): Promise<void> {
    for (const istiod of this.istiods.values()) await istiod.stop();
    for (const cluster of this.clusters.values()) await cluster.stop();
    rmSync(this.home, { recursive: true, force: true });
  }
}
