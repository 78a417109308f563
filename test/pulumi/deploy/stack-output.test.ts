import { MeshService, PeerAuthentication, ServiceMesh } from '../../../lib/pulumi';
import { run } from '../support';

/** What Pulumi keeps of a component that a program exports. */
const exported = (component: object): string[] =>
  Object.keys(component)
    .filter((name) => !name.startsWith('__') && !name.startsWith('on'))
    .sort();

test('an exported component shows what it offers, and not how it is made', async () => {
  const { result } = await run(() => ({
    mesh: new ServiceMesh('mesh'),
    service: new MeshService('reviews', { namespace: 'shop', port: 80 }),
    policy: new PeerAuthentication('strict', { namespace: 'shop' }),
  }));
  expect(exported(result.mesh)).toEqual([
    'egress',
    'gateways',
    'namespace',
    'resources',
    'revision',
    'telemetry',
    'trustDomain',
    'urn',
    'version',
    'warnings',
  ]);
  expect([exported(result.mesh.egress), exported(result.mesh.telemetry)]).toEqual([[], []]);
  expect(exported(result.service)).toEqual(['model', 'urn']);
  expect(exported(result.policy)).toEqual(['resource', 'urn', 'warnings']);
});
