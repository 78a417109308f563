import * as pulumi from '@pulumi/pulumi';
import { ApiObject, App, Chart } from 'cdk8s';
import { MeshService, VirtualService } from 'istio-constructs';
import * as onPulumi from 'istio-constructs/pulumi';
import { meshOf } from '../../lib/testing/cdk8s';
import { meshOfProgram } from '../../lib/testing/pulumi';
import type { SimulatedMesh } from '../../lib/testing/index';
import type { Manifest } from '../../lib/model';
import { SHOP } from '../program/simulate/shop';

const SUBSETS = { v1: { version: 'v1' }, v2: { version: 'v2' } };

function onCdk8s(): SimulatedMesh {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  SHOP.forEach((object, index) => new ApiObject(chart, `object-${index}`, object as never));
  const orders = new MeshService(chart, 'orders', { port: 80, subsets: SUBSETS });
  orders.split({ v1: 90, v2: 10 }).darkLaunch('v2', { header: { 'x-dark-launch': 'v2' } });
  new VirtualService(chart, 'web-routes', {
    name: 'web',
    hosts: [new MeshService(chart, 'web', { port: 80 })],
    http: [{ match: [{ uri: { prefix: '/api/' } }], route: [{ destination: orders.subset('v1') }] }],
  });
  return meshOf(app);
}

async function programOnPulumi(): Promise<SimulatedMesh> {
  // No provider is given, which is worth a warning.
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  const mesh = await meshOfProgram(() => {
    const orders = new onPulumi.MeshService('orders', { namespace: 'shop', port: 80, subsets: SUBSETS });
    orders.split({ v1: 90, v2: 10 }).darkLaunch('v2', { header: { 'x-dark-launch': 'v2' } });
    const web = new onPulumi.MeshService('web', { namespace: 'shop', port: 80 });
    new onPulumi.VirtualService('web-routes', {
      name: 'web',
      namespace: 'shop',
      hosts: [web],
      http: [{ match: [{ uri: { prefix: '/api/' } }], route: [{ destination: orders.subset('v1') }] }],
    });
    SHOP.forEach((object, index) => new KubernetesObject(`object-${index}`, object));
  });
  await pulumi.runtime.disconnect();
  warn.mockRestore();
  return mesh;
}

/** A resource of Kubernetes, without the package of its provider. */
class KubernetesObject extends pulumi.CustomResource {
  constructor(name: string, { apiVersion, kind, ...inputs }: Manifest) {
    super(`kubernetes:${apiVersion}:${kind}`, name, { apiVersion, kind, ...inputs });
  }
}

/** Numbers that look drawn, the same each time. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; yield state) state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
}

test('a program says the same of 200 requests on both engines', async () => {
  const meshes = [onCdk8s(), await programOnPulumi()];
  const drawn = numbers(15);
  const pick = <T>(list: readonly T[]): T => list[((drawn.next().value as number) % 7919) % list.length];
  const outcomes = new Set<string>();
  for (let i = 0; i < 200; i++) {
    const request = {
      from: pick(['shop/web-v1', 'shop/orders-v1', 'shop/orders-v2']),
      url: `http://${pick(['web', 'orders', 'orders.shop', 'nowhere'])}${pick(['/', '/api/', '/api/x', '/apix'])}`,
      method: pick(['GET', 'POST']),
      headers: pick<Record<string, string>>([{}, { 'x-dark-launch': 'v2' }, { 'x-dark-launch': 'v1' }]),
    };
    const [first, second] = meshes.map((mesh) => JSON.stringify(mesh.request(request)));
    expect(second).toBe(first);
    const { outcome, destination, weights } = meshes[0].request(request);
    outcomes.add(`${outcome} ${weights?.length ?? 1} ${destination?.host ?? '-'} ${destination?.subset ?? '-'}`);
  }
  expect([...outcomes].sort()).toEqual([
    'forwarded 1 - -',
    'forwarded 1 orders.shop.svc.cluster.local v1',
    'forwarded 1 orders.shop.svc.cluster.local v2',
    'forwarded 2 - -',
    'no-route 1 - -',
  ]);
});
