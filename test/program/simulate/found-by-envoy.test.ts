import { simulate } from '../../../lib/program/simulate/simulate';
import type { Manifest } from '../../../lib/model';
import { SHOP } from './shop';

/** What `npm run test:envoy` found, each with an instance of its own. */

const object = (kind: string, namespace: string, name: string, spec: object): Manifest =>
  ({ apiVersion: 'networking.istio.io/v1', kind, metadata: { name, namespace }, spec }) as Manifest;
const at = { kind: 'sidecar', namespace: 'shop', name: 'web-v1' } as const;
const service = (name: string, clusterIP?: string): Manifest =>
  ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'far' },
    spec: { ...(clusterIP && { clusterIP }), selector: { app: name }, ports: [{ name: 'tcp', port: 80 }] },
  }) as Manifest;
const entry = (namespace: string, name: string, ports: readonly object[], more: object = {}): Manifest =>
  object('ServiceEntry', namespace, name, { hosts: ['api.example.com'], resolution: 'NONE', ports, ...more });
const HTTP = { number: 80, name: 'http', protocol: 'HTTP' };
const TCP = { number: 443, name: 'tcp', protocol: 'TCP' };
const stream = { at, host: 'other.example.com', address: '203.0.113.7', port: 443, tls: 'tls' } as const;

test('an address that a Service declares is given to no other', () => {
  const names = ['a', 'b', 'c'].map((name) => service(name));
  for (const last of [2, 3, 4]) {
    const mesh = simulate([...SHOP, ...names, service('d', `10.96.0.${last}`)]);
    for (const name of ['a', 'b', 'c', 'd'])
      expect(mesh.request({ at, host: `${name}.far`, protocol: 'tcp' }).destination?.host).toBe(
        `${name}.far.svc.cluster.local`,
      );
  }
});

test('a path that the proxy normalises reaches the application so', () => {
  const mesh = simulate(SHOP);
  expect(mesh.request({ at, direction: 'inbound', host: 'web', path: '/x/../a' }).upstreamPath).toBe('/a');
  expect(mesh.request({ at, host: 'unknown.example.com', path: '/%61' })).toMatchObject({
    passthrough: true,
    upstreamPath: '/a',
  });
});

test('HTTP routes of a port are those of the first egress for it', () => {
  const egress = [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['far/*'] }, { hosts: ['./*'] }];
  const sidecar = object('Sidecar', 'shop', 'scope', { egress, outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } });
  expect(simulate([...SHOP, sidecar]).request({ at, host: 'orders' }).outcome).toBe('black-hole');
});

test('of ServiceEntries of one age and host, the one of the first namespace counts', () => {
  const mesh = simulate([...SHOP, entry('ops', 'a', [HTTP, TCP]), entry('far', 'b', [HTTP])]);
  expect(mesh.request(stream)).toMatchObject({ outcome: 'forwarded', passthrough: true });
});

test.each<[string, object, string]>([
  ['alike', {}, 'forwarded'],
  ['for other namespaces', { exportTo: ['*'] }, 'no-cluster'],
])('ServiceEntries of one host and namespace that are %s', (_, more, outcome) => {
  const mesh = simulate([...SHOP, entry('shop', 'a', [HTTP]), entry('shop', 'b', [HTTP, TCP], more)]);
  expect(mesh.request(stream).outcome).toBe(outcome);
});
