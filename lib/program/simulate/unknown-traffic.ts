import type { ClusterRef } from './clusters/clusters';
import { ANY_PATH } from './routes/conditions';
import type { HttpRoute, VirtualHost } from './routes/model';

function route(name: string): HttpRoute {
  return { name, match: ANY_PATH, conditions: [], action: { kind: 'respond', code: 502 }, source: '', path: '' };
}

/** Routes of requests for hosts that a sidecar does not know. */
export const CATCH_ALL = { passthrough: route('allow_any'), blackHole: route('block_all') } as const;

function throughProxy(cluster: ClusterRef): HttpRoute {
  return {
    ...route('allow_any'),
    name: '',
    action: {
      kind: 'forward',
      targets: [{ cluster }],
      weighted: false,
      rewrite: {},
      timeout: '0s',
      mirrors: [],
      notFoundCode: 503,
    },
  };
}

/** Returns the virtual host of all requests without another. */
export function catchAllHost(outboundMode: string, egressProxy: ClusterRef | undefined): VirtualHost {
  const allowed = outboundMode === 'ALLOW_ANY';
  const chosen = egressProxy === undefined ? CATCH_ALL.passthrough : throughProxy(egressProxy);
  return {
    name: allowed ? 'allow_any' : 'block_all',
    domains: ['*'],
    routes: [allowed ? chosen : CATCH_ALL.blackHole],
    about: allowed
      ? 'the host is not known to the mesh, which lets such requests pass (ALLOW_ANY)'
      : 'the host is not known to the mesh, which blocks such requests (REGISTRY_ONLY)',
  };
}
