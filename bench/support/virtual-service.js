'use strict';
/** The props of the `i`-th VirtualService: an ordinary one with one match and two weighted routes. */
function virtualService(i) {
  const host = `service-${i}.team-${i % 50}.svc.cluster.local`;
  return {
    hosts: [host],
    gateways: ['mesh'],
    http: [
      {
        name: 'dark-launch',
        match: [{ headers: { 'x-dark-launch': { exact: 'v2' } }, uri: { prefix: `/api/${i}` } }],
        route: [{ destination: { host, subset: 'v2', port: { number: 8080 } } }],
        retries: { attempts: 3, perTryTimeout: '2s', retryOn: '5xx,connect-failure' },
      },
      {
        name: 'primary',
        route: [
          { destination: { host, subset: 'v1', port: { number: 8080 } }, weight: 90 },
          {
            destination: { host, subset: 'v2', port: { number: 8080 } },
            weight: 10,
            headers: { response: { set: { 'x-version': 'v2' } } },
          },
        ],
        timeout: '10s',
      },
    ],
  };
}

/** A big one, with `routes` routes that each match another path. */
function bigVirtualService(i, routes) {
  const { hosts, gateways, http } = virtualService(i);
  const [first, last] = http;
  return {
    hosts,
    gateways,
    http: [
      ...Array.from({ length: routes - 1 }, (_, n) => ({
        ...first,
        name: `route-${n}`,
        match: [{ uri: { prefix: `/api/${i}/${n}` } }],
      })),
      last,
    ],
  };
}

/** The whole object, as it is written. */
function manifest(i, spec, namespace) {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: `routes-${i}`, ...(namespace && { namespace }) },
    spec,
  };
}

module.exports = { bigVirtualService, manifest, virtualService };
