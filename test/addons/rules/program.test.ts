import * as pulumi from '@pulumi/pulumi';
import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import type { Construct } from 'constructs';
import * as cdk8s from '../../../lib';
import type { RuleGroup, RecordingRule } from '../../../lib/addons/rules/rule-group';
import type { Manifest } from '../../../lib/model';
import * as live from '../../../lib/pulumi';
import { decoded, run, unknown } from '../../pulumi/support';

const MESH = { profile: 'minimal', crds: false } as const;
const removes = (...labels: string[]) => ({
  tagOverrides: Object.fromEntries(labels.map((label) => [label, { operation: 'REMOVE' as const }])),
});
const adds = (label: string) => ({ tagOverrides: { [label]: { value: 'request.host' } } });
const off = (metric: 'REQUEST_SIZE' | 'REQUEST_COUNT') => ({ match: { metric }, disabled: true });

/** The recording rules of a program by what they record, with the labels that they keep. */
function recorded(spec: unknown): Map<string, string[]> {
  const groups = (spec as { readonly groups: RuleGroup[] }).groups.filter(({ name }) => name === 'istio.workload');
  const rules = groups.flatMap((group) => group.rules as RecordingRule[]);
  return new Map(rules.map(({ record, expr }) => [record, (/\((.*?)\)/.exec(expr)?.[1] ?? '').split(', ')]));
}
const alertsOf = (spec: unknown): string[] =>
  (spec as { readonly groups: { readonly rules: { readonly alert?: string; readonly expr: string }[] }[] }).groups
    .flatMap(({ rules }) => rules)
    .filter(({ alert }) => alert === 'IstioHighErrorRate')
    .map(({ expr }) => expr);

/** The rules of a mesh in a program of cdk8s, which `more` adds to after them. */
function written(more: (mesh: cdk8s.ServiceMesh, app: Construct) => void, meshProps: cdk8s.MeshProps = MESH): unknown {
  const app = new App();
  const chart = new Chart(app, 'prod');
  const mesh = new cdk8s.ServiceMesh(chart, meshProps);
  new cdk8s.IstioRules(chart, 'rules', { mesh });
  more(mesh, new Chart(app, 'more'));
  return (Testing.synth(chart) as Manifest[]).find(({ kind }) => kind === 'PrometheusRule')?.spec;
}

/** The same in Pulumi. */
async function deployed(more: (mesh: live.ServiceMesh) => void, options?: Parameters<typeof run>[1]): Promise<unknown> {
  const { objects } = await run(() => {
    const mesh = new live.ServiceMesh('mesh', MESH);
    new live.IstioRules('rules', { mesh });
    more(mesh);
  }, options);
  return (decoded(objects.get('rules-prometheus-rule/rules')?.inputs).value as Manifest).spec;
}

const OWN = recorded(written(() => undefined));
const REQUESTS = 'workload:istio_requests_total';
const BYTES = 'workload:istio_request_bytes_sum';
const without = (name: string, ...labels: string[]): string[] =>
  (OWN.get(name) ?? []).filter((label) => !labels.includes(label));

/** Telemetry of a program, declared after the rules; and the labels of two metrics, or what is not recorded. */
const CASES: readonly [
  title: string,
  telemetry: readonly { readonly namespace?: string; readonly spec: cdk8s.TelemetrySpec }[],
  expected: Readonly<Record<string, readonly string[] | undefined>>,
][] = [
  ['none', [], { [REQUESTS]: OWN.get(REQUESTS), [BYTES]: OWN.get(BYTES) }],
  [
    'that of the mesh removes a label',
    [{ spec: { metrics: [{ overrides: [removes('source_principal', 'destination_principal')] }] } }],
    {
      [REQUESTS]: without(REQUESTS, 'source_principal', 'destination_principal'),
      [BYTES]: without(BYTES, 'source_principal', 'destination_principal'),
    },
  ],
  [
    'that of one namespace removes it there: others have it, and lose nothing',
    [{ namespace: 'shop', spec: { metrics: [{ overrides: [removes('source_principal')] }] } }],
    { [REQUESTS]: OWN.get(REQUESTS) },
  ],
  [
    'that of the mesh with a selector is for some pods of its namespace',
    [
      {
        spec: {
          selector: { matchLabels: { app: 'gateway' } },
          metrics: [{ overrides: [removes('source_principal')] }],
        },
      },
    ],
    { [REQUESTS]: OWN.get(REQUESTS) },
  ],
  [
    'that of one namespace adds a label to one metric',
    [
      {
        namespace: 'shop',
        spec: { metrics: [{ overrides: [{ match: { metric: 'REQUEST_COUNT' }, ...adds('x-host') }] }] },
      },
    ],
    { [REQUESTS]: [...without(REQUESTS), 'x_host'].sort(), [BYTES]: OWN.get(BYTES) },
  ],
  [
    'that of the mesh removes a label, and that of one namespace puts it back',
    [
      { spec: { metrics: [{ overrides: [removes('source_principal')] }] } },
      { namespace: 'shop', spec: { metrics: [{ overrides: [adds('source_principal')] }] } },
    ],
    { [REQUESTS]: OWN.get(REQUESTS) },
  ],
  [
    'that of the mesh switches one metric off',
    [{ spec: { metrics: [{ providers: [{ name: 'prometheus' }], overrides: [off('REQUEST_SIZE')] }] } }],
    { [REQUESTS]: OWN.get(REQUESTS), [BYTES]: undefined },
  ],
  [
    'that of one namespace switches it off there',
    [{ namespace: 'shop', spec: { metrics: [{ overrides: [off('REQUEST_SIZE')] }] } }],
    { [BYTES]: OWN.get(BYTES) },
  ],
  [
    'a metric by the name that proxies have for it',
    [{ spec: { metrics: [{ overrides: [{ match: { customMetric: 'requests_total' }, ...removes('source_app') }] }] } }],
    { [REQUESTS]: without(REQUESTS, 'source_app'), [BYTES]: OWN.get(BYTES) },
  ],
  [
    'a metric that is none of traffic',
    [{ spec: { metrics: [{ overrides: [{ match: { customMetric: 'mine' }, ...removes('source_app') }] }] } }],
    { [REQUESTS]: OWN.get(REQUESTS), [BYTES]: OWN.get(BYTES) },
  ],
];

describe.each(CASES)('Telemetry of the program: %s', (_, telemetry, expected) => {
  const read = (spec: unknown) =>
    Object.fromEntries(Object.keys(expected).map((name) => [name, recorded(spec).get(name)]));

  test('in cdk8s', () => {
    const spec = written((_, scope) => {
      for (const [i, { namespace = 'istio-system', spec: given }] of telemetry.entries())
        new cdk8s.Telemetry(scope as Chart, `t${i}`, { namespace, ...given });
    });
    expect(read(spec)).toEqual(expected);
  });

  test('in Pulumi', async () => {
    const spec = await deployed(() => {
      for (const [i, { namespace = 'istio-system', spec: given }] of telemetry.entries())
        new live.Telemetry(`t${i}`, { namespace, ...given });
    });
    expect(read(spec)).toEqual(expected);
  });
});

test('what mesh.telemetry writes counts too, in both engines', async () => {
  const overrides = [removes('destination_service'), off('REQUEST_SIZE')];
  const specs = [
    written((mesh) => mesh.telemetry.metrics('prometheus', { overrides })),
    await deployed((mesh) => mesh.telemetry.metrics('prometheus', { overrides })),
  ];
  for (const spec of specs) {
    expect(recorded(spec).get(REQUESTS)).toEqual(without(REQUESTS, 'destination_service'));
    expect(recorded(spec).has(BYTES)).toBe(false);
    expect(alertsOf(spec)).toEqual([
      'sum by (destination_service_name) (rate(istio_requests_total{reporter="destination", ' +
        'response_code=~"5.."}[5m])) / ' +
        'sum by (destination_service_name) (rate(istio_requests_total{reporter="destination"}[5m])) > 0.05',
    ]);
  }
});

test('so do objects that this package did not make, and patches', () => {
  const object = (scope: Construct, patch?: JsonPatch) => {
    const metadata = { name: 'default', namespace: 'istio-system' };
    const spec = { metrics: [{ overrides: [removes('source_app')] }] };
    const made = new ApiObject(scope, 'raw', {
      apiVersion: 'telemetry.istio.io/v1',
      kind: 'Telemetry',
      metadata,
      spec,
    });
    if (patch) made.addJsonPatch(patch);
  };
  expect(recorded(written((_, scope) => object(scope))).get(REQUESTS)).toEqual(without(REQUESTS, 'source_app'));
  const kept = written((_, scope) => object(scope, JsonPatch.remove('/spec/metrics')));
  expect(recorded(kept).get(REQUESTS)).toEqual(OWN.get(REQUESTS));
});

describe('the mesh config', () => {
  const providers = (mesh: cdk8s.MeshProps): string[] => [
    ...recorded(written(() => undefined, { ...MESH, ...mesh })).keys(),
  ];

  test('without a provider of metrics nothing is written', () => {
    expect(providers({ values: { istiod: { telemetry: { v2: { prometheus: { enabled: false } } } } } })).toEqual([]);
    expect(providers({ meshConfig: { defaultProviders: { metrics: [] } } })).toEqual([]);
  });

  test('a provider of another name is as good', () => {
    const meshConfig = {
      extensionProviders: [{ name: 'metrics', prometheus: {} }],
      defaultProviders: { metrics: ['metrics'] },
    };
    expect(providers({ meshConfig })).toEqual([...OWN.keys()]);
  });

  test('ztunnel writes metrics of connections in any case', () => {
    const names = providers({ profile: 'ambient', meshConfig: { defaultProviders: { metrics: [] } } });
    expect(names).toEqual([
      'workload:istio_tcp_connections_opened_total',
      'workload:istio_tcp_connections_closed_total',
      'workload:istio_tcp_sent_bytes_total',
      'workload:istio_tcp_received_bytes_total',
      'workload:istio_tcp_connections_failed_total',
    ]);
  });
});

describe('alerts name services by a label that all of them have', () => {
  test('one that a namespace removes is not that', () => {
    const spec = written((_, scope) => {
      new cdk8s.Telemetry(scope as Chart, 't', {
        namespace: 'shop',
        metrics: [{ overrides: [removes('destination_service')] }],
      });
    });
    expect(alertsOf(spec)[0]).toMatch(/^sum by \(destination_service_name\)/);
  });

  test('where there is none, those without a name are left out', () => {
    const labels = ['destination_service_name', 'destination_canonical_service', 'destination_workload'];
    const spec = written((_, scope) => {
      const metrics = [{ overrides: [removes('destination_service', ...labels)] }];
      new cdk8s.Telemetry(scope as Chart, 't', { namespace: 'shop', metrics });
    });
    expect(alertsOf(spec)).toEqual([
      'sum by (destination_service) (rate(istio_requests_total{reporter="destination", destination_service!="", ' +
        'response_code=~"5.."}[5m])) / ' +
        'sum by (destination_service) (rate(istio_requests_total{reporter="destination", ' +
        'destination_service!=""}[5m])) > 0.05',
    ]);
  });

  test.each([
    ['the metric is off', [off('REQUEST_COUNT')]],
    ['servers do not write it', [{ ...off('REQUEST_COUNT'), match: { metric: 'REQUEST_COUNT', mode: 'SERVER' } }]],
    ['nobody knows who reports', [removes('reporter')]],
    ['codes are not known', [removes('response_code')]],
  ] as const)('there is none where %s', (_, overrides) => {
    const spec = written((mesh) => mesh.telemetry.metrics('prometheus', { overrides: overrides as never }));
    expect(alertsOf(spec)).toEqual([]);
  });
});

describe('Outputs in Telemetry of Pulumi', () => {
  test('a value leaves the labels as they are', async () => {
    const spec = await deployed(() => {
      const value = pulumi.output('request.host');
      const metrics = [{ overrides: [{ tagOverrides: { host: { value } } }] }];
      new live.Telemetry('t', { namespace: 'istio-system', metrics });
    });
    expect(recorded(spec).get(REQUESTS)).toEqual([...without(REQUESTS), 'host'].sort());
  });

  test('an operation that is not known yet may be either: the label may be there', async () => {
    const spec = await deployed(
      () => {
        const operation = unknown<'REMOVE'>();
        const metrics = [{ overrides: [{ tagOverrides: { source_app: { operation } } }] }];
        new live.Telemetry('t', { namespace: 'istio-system', metrics });
      },
      { preview: true },
    );
    expect(recorded(spec).get(REQUESTS)).toEqual(OWN.get(REQUESTS));
  });

  test('Outputs in alerts and labels of the rules themselves', async () => {
    const { objects } = await run(() => {
      const mesh = new live.ServiceMesh('mesh', MESH);
      const labels = { team: pulumi.secret('mesh') };
      new live.IstioRules('rules', { mesh, recording: false, labels, alerts: { errorRate: pulumi.output(0.2) } });
      mesh.telemetry.metrics('prometheus', { overrides: [removes('destination_service')] });
    });
    const { value, secrets } = decoded(objects.get('rules-prometheus-rule/rules')?.inputs);
    expect(secrets).toEqual(['metadata.labels.team']);
    expect(alertsOf((value as Manifest).spec)).toEqual([
      'sum by (destination_service_name) (rate(istio_requests_total{reporter="destination", ' +
        'response_code=~"5.."}[5m])) / ' +
        'sum by (destination_service_name) (rate(istio_requests_total{reporter="destination"}[5m])) > 0.2',
    ]);
  });
});

test('Telemetry in another cluster of the program is another mesh', async () => {
  const { objects } = await run(() => {
    const mesh = new live.ServiceMesh('mesh', MESH);
    new live.IstioRules('rules', { mesh });
    class Cluster extends pulumi.ProviderResource {}
    const provider = new Cluster('kubernetes', 'other');
    new live.ServiceMesh('second', MESH, { provider });
    const metrics = [{ overrides: [off('REQUEST_SIZE')] }];
    new live.Telemetry('t', { namespace: 'istio-system', metrics }, { provider });
  });
  const { spec } = decoded(objects.get('rules-prometheus-rule/rules')?.inputs).value as Manifest;
  expect([...recorded(spec).keys()]).toEqual([...OWN.keys()]);
});
