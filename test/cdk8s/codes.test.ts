import { App, Chart } from 'cdk8s';
import { MeshService, ServiceMesh } from '../../lib';

/** Codes of cdk8s programs that no other test expects, with their whole texts. */

test('an object that the mesh does not render', () => {
  const mesh = new ServiceMesh(new Chart(new App(), 'app'), 'mesh', { profile: 'empty', crds: false, base: true });
  expect(() => mesh.object('istiod/deploymnt')).toThrow(
    '1 problem:\n- [app/mesh] object(): got "istiod/deploymnt"; the mesh renders no such object; use one of ' +
      'namespaces/istio-system, base/service-account-reader, base/validating-webhook (mesh/no-object)',
  );
});

test('calls of a service without a place', () => {
  const outside = MeshService.host('api.example.com');
  expect(() => outside.calls(outside)).toThrow(
    '1 problem:\n- calls(): got "api.example.com"; there is no place to write the objects in; give the scope first, ' +
      'for example MeshService.of(chart, ...) (intents/no-scope)',
  );
});
