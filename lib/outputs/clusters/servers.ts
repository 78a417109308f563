import { isRecord, MeshProblems } from '../../model';
import { remoteSecretName } from '../../multicluster/remote-secret/manifest';
import type { ApiServerProps, MultiClusterMeshProps } from '../../multicluster/types';
import { readFields } from '../../yaml/read-yaml';
import type { Later, OutputEngine } from '../engine';

/** Way to a cluster's API server as a program gives it. */
export interface GivenServer {
  readonly cluster: string;
  /** Props of the API server, with Outputs; undefined where only the kubeconfig is known. */
  readonly server: ApiServerProps | undefined;
  /** Kubeconfig of the cluster, or an Output of it. */
  readonly kubeconfig: unknown;
  /** URN of the mesh, for problems. */
  readonly urn: string;
}

/**
 * Returns the way to a cluster's API server; undefined where nothing is known, and remote secrets are made elsewhere.
 */
export function givenServer(
  engine: OutputEngine,
  { apiServers = {} }: Pick<MultiClusterMeshProps, 'apiServers'>,
  place: Pick<GivenServer, 'cluster' | 'kubeconfig' | 'urn'>,
): GivenServer | undefined {
  const given = apiServers[place.cluster] as unknown;
  const isUrl = typeof given === 'string' || engine.isOutput(given);
  const server = (isUrl ? { url: given } : given) as ApiServerProps | undefined;
  return server === undefined && place.kubeconfig === undefined ? undefined : { ...place, server };
}

/** Returns a stand-in for API servers whose remote secrets are rendered by themselves. */
export const serversElsewhere = (servers: readonly GivenServer[]): Record<string, ApiServerProps> =>
  Object.fromEntries(
    servers.map(({ cluster }) => [
      cluster,
      { url: `https://${cluster}.invalid`, credential: { secret: remoteSecretName({ cluster }) } },
    ]),
  );

/** Data of the token Secret of a reader account, in base64. */
type ReaderData = Readonly<Record<string, string>> | undefined;

/**
 * Returns the API server with all that remote secrets have of it. What the program does not give comes from the
 * kubeconfig, and then from the token Secret of the cluster's reader account, of which Kubernetes writes the data.
 */
export function completeServer(
  engine: OutputEngine,
  given: GivenServer,
  reader: Later<unknown> | undefined,
): ApiServerProps {
  const { server, kubeconfig } = given;
  const known = kubeconfig === undefined ? undefined : engine.output(kubeconfig).apply((text) => serverOf(text, given));
  const read = (key: string) => reader?.apply((data) => readerText(data as ReaderData, key, given));
  const ca = engine.all([engine.output(known), engine.output(read('ca.crt'))]);
  const hasCa = known !== undefined || reader !== undefined;
  // Where a text is known later, an Output stands in its place, which is rendered by samples.
  return {
    ...server,
    url: server?.url ?? known?.apply(({ url }) => url),
    ...(server?.ca === undefined &&
      hasCa && { ca: ca.apply(([own, readers]) => (own as ApiServerProps | undefined)?.ca ?? readers ?? noCa(given)) }),
    ...(server?.credential === undefined && {
      credential: { token: read('token')?.apply((text) => Buffer.from(text, 'base64').toString()) },
    }),
  } as unknown as ApiServerProps;
}

function readerText(data: ReaderData, key: string, { cluster, urn }: GivenServer): string {
  const text = data?.[key];
  if (text) return text;
  throw wrong('pulumi/no-reader-token', urn, `apiServers.${cluster}.credential`, [
    `Kubernetes has written no ${JSON.stringify(key)} into the token Secret of the cluster's reader account`,
    'see that the account exists in the cluster, or give a credential',
  ]);
}

/** Returns address and authority of the current context of a kubeconfig, which may be secret: no problem repeats it. */
function serverOf(text: unknown, given: GivenServer): ApiServerProps {
  const { 'current-context': current, contexts, clusters } = readFields(String(text));
  const name = named(contexts, current, 'context')?.cluster;
  const cluster = named(clusters, name, 'cluster');
  if (typeof cluster?.server !== 'string')
    throw wrong('pulumi/kubeconfig', given.urn, `clusters.${given.cluster}.kubeconfig`, [
      'it has no current context with the address of an API server',
      `give the text of a kubeconfig, or the address in \`apiServers.${given.cluster}\``,
    ]);
  const ca = cluster['certificate-authority-data'];
  return { url: cluster.server, ...(typeof ca === 'string' && { ca }) };
}

/** Returns what a list of a kubeconfig has under a name. */
function named(list: unknown, name: unknown, field: string): Readonly<Record<string, unknown>> | undefined {
  const found: unknown = Array.isArray(list) ? list.find((item) => isRecord(item) && item.name === name) : undefined;
  const value = isRecord(found) ? found[field] : undefined;
  return isRecord(value) ? value : undefined;
}

function noCa({ cluster, urn }: GivenServer): never {
  throw wrong('pulumi/kubeconfig', urn, `clusters.${cluster}.kubeconfig`, [
    'it has no certificate authority of the API server as text',
    `give it in \`apiServers.${cluster}.ca\``,
  ]);
}

const wrong = (
  code: 'pulumi/no-reader-token' | 'pulumi/kubeconfig',
  object: string,
  path: string,
  [message, fix]: readonly [string, string],
): MeshProblems => new MeshProblems([{ severity: 'error', code, object, path, message, fix }]);
