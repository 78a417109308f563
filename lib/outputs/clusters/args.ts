import type { MeshCa, MultiClusterMeshProps } from '../../multicluster/types';
import type { OutputEngine } from '../engine';
import { throwLocated } from '../problems';
import { withStandIns } from './gateway-address';
import { apartFromPlaces, placeProblems, type Apart, type ClusterPlace } from './places';
import { givenServer, serversElsewhere, type GivenServer } from './servers';

/** Root of trust as a program gives it: with the name of the package that makes intermediates, or with its classes. */
export type GivenCa<Tls> = MeshCa | { readonly intermediates: Tls };

/** Args of a mesh over several clusters, apart from each other. */
export interface ReadArgs<Place, Tls> extends Apart<Place> {
  /** Props to plan with: what one cluster learns from another one has a stand-in. */
  readonly props: MultiClusterMeshProps;
  /** API servers that remote secrets are written for. */
  readonly servers: ReadonlyMap<string, GivenServer>;
  /** Maker of intermediates, where the program has them made. */
  readonly makes: 'tls' | Tls | undefined;
}

/** Reads the args of a mesh over several clusters. @throws MeshProblems for clusters without places of their own */
export function readArgs<Place extends ClusterPlace<object, unknown>, Tls>(
  engine: OutputEngine,
  { ca, ...given }: object & { readonly ca?: GivenCa<Tls> },
  urn: string,
): ReadArgs<Place, Tls> {
  const makes = ca !== undefined && 'intermediates' in ca ? ca.intermediates : undefined;
  // Where the program makes the Secret, it is there from elsewhere as far as the plan goes.
  const { props, ...apart } = apartFromPlaces<Place>({
    ...given,
    ...(ca !== undefined && { ca: makes === undefined ? ca : { secret: 'cacerts' } }),
  } as MultiClusterMeshProps<Place>);
  throwLocated(placeProblems(apart), urn);
  const servers = new Map<string, GivenServer>();
  for (const [cluster, { kubeconfig }] of apart.places) {
    const server = givenServer(engine, props, { cluster, kubeconfig, urn });
    if (server) servers.set(cluster, server);
  }
  const apiServers = servers.size > 0 && {
    apiServers: { ...props.apiServers, ...serversElsewhere([...servers.values()]) },
  };
  return { ...apart, props: withStandIns({ ...props, ...apiServers }), servers, makes };
}
