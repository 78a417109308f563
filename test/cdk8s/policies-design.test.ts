import { App, Chart, Testing } from 'cdk8s';
import { MeshService, ServiceMesh, VirtualService } from '../../lib';

test('the program with which the design begins', () => {
  const chart = new Chart(new App(), 'chart');

  // The id is optional: (scope, props) or (scope, id, props).
  const mesh = new ServiceMesh(chart, { profile: 'default', cni: true });
  const catalog = new MeshService(chart, 'catalog', {
    port: 80,
    subsets: { v1: { version: 'v1' }, v2: { version: 'v2' } },
  });
  new VirtualService(chart, 'catalog-routes', {
    hosts: [catalog],
    http: [
      { match: [{ headers: { 'x-dark-launch': { exact: 'v2' } } }], route: [{ destination: catalog.subset('v2') }] },
      {
        route: [{ destination: catalog.subset('v1') }],
        retries: { attempts: 3, retryOn: ['5xx'], perTryTimeout: '2s' },
      },
    ],
  });

  const objects = Testing.synth(chart) as { metadata: { name: string } }[];
  expect(objects).toHaveLength(mesh.objectIds.length + 2);
  expect(objects.filter(({ metadata }) => metadata.name.startsWith('catalog'))).toEqual([
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata: { name: 'catalog' },
      spec: {
        host: 'catalog',
        subsets: [
          { name: 'v1', labels: { version: 'v1' } },
          { name: 'v2', labels: { version: 'v2' } },
        ],
      },
    },
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name: 'catalog-routes' },
      spec: {
        hosts: ['catalog'],
        http: [
          {
            match: [{ headers: { 'x-dark-launch': { exact: 'v2' } } }],
            route: [{ destination: { host: 'catalog', subset: 'v2' } }],
          },
          {
            route: [{ destination: { host: 'catalog', subset: 'v1' } }],
            retries: { attempts: 3, retryOn: '5xx', perTryTimeout: '2s' },
          },
        ],
      },
    },
  ]);
});
