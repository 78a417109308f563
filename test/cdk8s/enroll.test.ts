import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { Namespace } from 'cdk8s-plus-27';
import { ServiceMesh, outside, type ServiceMeshProps } from '../../lib';
import type { Loose } from '../support/render';

function setup(props: ServiceMeshProps = {}): { app: App; mesh: ServiceMesh; chart: Chart } {
  const app = Testing.app();
  return {
    app,
    mesh: new ServiceMesh(new Chart(app, 'mesh'), { ...props, crds: false }),
    chart: new Chart(app, 'apps'),
  };
}

const plain = (chart: Chart, labels?: Record<string, string>): ApiObject =>
  new ApiObject(chart, 'shop', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels } });
const labelsOf = (chart: Chart): Record<string, string> => (Testing.synth(chart) as Loose[])[0].metadata.labels;

test.each<
  [
    string,
    ServiceMeshProps,
    Parameters<ServiceMesh['enroll']>[1],
    Parameters<ServiceMesh['enroll']>[2],
    Record<string, string>,
  ]
>([
  ['sidecar', {}, undefined, undefined, { 'istio-injection': 'enabled' }],
  ['sidecar of a revision', { revision: 'r1' }, 'sidecar', undefined, { 'istio.io/rev': 'r1' }],
  [
    'sidecar by a tag',
    { revision: 'r1', revisionTags: ['prod'] },
    'sidecar',
    { revisionTag: 'prod' },
    { 'istio.io/rev': 'prod' },
  ],
  ['ambient', { profile: 'ambient' }, 'ambient', undefined, { 'istio.io/dataplane-mode': 'ambient' }],
  [
    'ambient with a waypoint',
    { profile: 'ambient' },
    'ambient',
    { waypoint: 'w', waypointNamespace: 'infra' },
    {
      'istio.io/dataplane-mode': 'ambient',
      'istio.io/use-waypoint': 'w',
      'istio.io/use-waypoint-namespace': 'infra',
    },
  ],
  ['none', {}, 'none', undefined, { 'istio-injection': 'disabled', 'istio.io/dataplane-mode': 'none' }],
])('%s', (_, props, mode, options, labels) => {
  const { mesh, chart } = setup(props);
  outside(chart, { waypoints: ['infra/w'] });
  mesh.enroll(plain(chart), mode, options);
  expect(labelsOf(chart)).toEqual(labels);
  const plus = new Chart(new App(), 'plus');
  mesh.enroll(new Namespace(plus, 'shop') as never, mode, options);
  expect(labelsOf(plus)).toMatchObject(labels);
});

test.each<[string, ServiceMeshProps, 'sidecar' | 'ambient', Record<string, string>, string]>([
  [
    'another revision',
    { revision: 'r1' },
    'sidecar',
    { 'istio.io/rev': 'r0' },
    '[apps/shop] metadata.labels["istio.io/rev"]: got "r0"; enrolled as sidecar, which needs "r1"; leave the ' +
      'label out, or enrol the namespace otherwise (props/enroll-contradiction)',
  ],
  [
    'injection switched off',
    {},
    'sidecar',
    { 'istio-injection': 'disabled' },
    '[apps/shop] metadata.labels["istio-injection"]: got "disabled"; enrolled as sidecar, which needs ' +
      '"enabled"; leave the label out, or enrol the namespace otherwise (props/enroll-contradiction)',
  ],
  [
    'the label that wins over a revision',
    { revision: 'r1' },
    'sidecar',
    { 'istio-injection': 'enabled' },
    '[apps/shop] metadata.labels["istio-injection"]: got "enabled"; it wins over istio.io/rev=r1, so this ' +
      'revision would never inject; leave the label out (props/enroll-contradiction)',
  ],
  [
    'a revision under the label that wins',
    {},
    'sidecar',
    { 'istio.io/rev': 'r0' },
    '[apps/shop] metadata.labels["istio.io/rev"]: got "r0"; istio-injection=enabled wins over it; leave the ' +
      'label out, or enrol the namespace in the mesh of that revision (props/enroll-contradiction)',
  ],
  [
    'sidecar in ambient',
    {},
    'sidecar',
    { 'istio.io/dataplane-mode': 'ambient' },
    '[apps/shop] metadata.labels["istio.io/dataplane-mode"]: got "ambient"; pods would get a sidecar and be ' +
      'captured by ztunnel too; enrol the namespace in one mode (props/enroll-contradiction)',
  ],
  [
    'ambient with injection',
    { profile: 'ambient' },
    'ambient',
    { 'istio-injection': 'enabled' },
    '[apps/shop] metadata.labels["istio-injection"]: got "enabled"; pods would get a sidecar, and ztunnel ' +
      'would leave them alone; leave the label out, or enrol the namespace as sidecar ' +
      '(props/enroll-contradiction)',
  ],
])('contradiction: %s', (_, props, mode, labels, text) => {
  const { mesh, chart } = setup(props);
  expect(() => mesh.enroll(plain(chart, labels), mode)).toThrow(text);
});

test('a label that is added later is found at synth', () => {
  const { app, mesh, chart } = setup();
  const namespace = plain(chart);
  mesh.enroll(namespace);
  namespace.metadata.addLabel('istio.io/rev', 'r0');
  expect(() => app.synth()).toThrow(
    '[apps/shop] metadata.labels["istio.io/rev"]: istio-injection=enabled wins over it',
  );
});
