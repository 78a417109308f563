import { found, object } from './found';

type Objects = Parameters<typeof found>[0];

const MESH_CONFIG = (host: string) => ({
  ...object('ConfigMap', 'istio-system/istio'),
  data: {
    mesh: `extensionProviders:\n- name: otlp\n  opentelemetry:\n    service: ${host}\n    port: 4317\n`,
    meshNetworks: 'networks: {}',
  },
});
const traces = object('Telemetry', 'istio-system/default', { tracing: [{ providers: [{ name: 'otlp' }] }] });

describe('backends outside the cluster', () => {
  test('nothing declares the host', () => {
    expect(found([MESH_CONFIG('otel.example.com'), traces])).toEqual([
      'warning analysis/outside-backend [Telemetry istio-system/default] spec.tracing[0].providers[0].name: ' +
        'got "otlp"; its host otel.example.com is not a service of the cluster, and nothing is sent to it; ' +
        'declare it: ' +
        'mesh.egress.allow("otel.example.com", …), or a ServiceEntry; or name it in outside.hosts',
    ]);
  });

  test.each<[string, Objects]>([
    ['a service of the cluster', [MESH_CONFIG('otel.o11y.svc.cluster.local'), traces]],
    [
      'a ServiceEntry',
      [
        MESH_CONFIG('otel.example.com'),
        traces,
        object('ServiceEntry', 'o11y/otel', {
          hosts: ['otel.example.com'],
          ports: [{ number: 4317, name: 'grpc', protocol: 'GRPC' }],
          resolution: 'DNS',
          location: 'MESH_EXTERNAL',
        }),
      ],
    ],
    ['no mesh config', [traces]],
  ])('silent: %s', (_, objects) =>
    expect(found(objects).filter((text) => text.includes('outside-backend'))).toEqual([]),
  );
});

describe('labels that Kiali needs', () => {
  const kiali = object('Deployment', 'istio-system/kiali', {}, { labels: { 'app.kubernetes.io/name': 'kiali' } });
  const removes = (label: string, more: object = {}, operation = 'REMOVE') =>
    object('Telemetry', 'istio-system/default', {
      metrics: [{ overrides: [{ tagOverrides: { [label]: { operation } } }], ...more }],
    });
  const labels = (objects: Objects): string[] => found(objects).filter((text) => text.includes('kiali-label'));

  test('one is removed', () => {
    expect(labels([kiali, removes('destination_workload')])).toEqual([
      'warning analysis/kiali-label [Telemetry istio-system/default] ' +
        'spec.metrics[0].overrides[0].tagOverrides.destination_workload: got "REMOVE"; ' +
        'Kiali draws no edges from series without destination_workload; keep it, or leave Kiali out',
    ]);
  });

  test.each<[string, Objects]>([
    ['no Kiali', [removes('destination_workload')]],
    ['a label that it does without', [kiali, removes('request_protocol')]],
    ['a label that is written anew', [kiali, removes('destination_workload', {}, 'UPSERT')]],
    ['metrics of another provider', [kiali, removes('destination_workload', { providers: [{ name: 'otel' }] })]],
    [
      'a metric that it does not draw',
      [
        kiali,
        removes('destination_workload', {
          overrides: [
            { match: { metric: 'REQUEST_SIZE' }, tagOverrides: { destination_workload: { operation: 'REMOVE' } } },
          ],
        }),
      ],
    ],
  ])('silent: %s', (_, objects) => expect(labels(objects)).toEqual([]));
});
