import { App, Chart, Testing } from 'cdk8s';
import { parse } from 'yaml';
import { ServiceMesh } from '../../../lib';
import { formatProblem } from '../../../lib/model';
import { renderMesh } from '../../../lib/mesh/render';
import { resolveMesh } from '../../../lib/mesh/resolve';
import type { MeshProps } from '../../../lib/props';
import type { Loose } from '../../support/render';

const providersOf = (props: MeshProps): unknown => {
  const config = renderMesh(props).find(({ id }) => id === 'istiod/config-map')?.manifest as Loose;
  return (parse(config.data.mesh as string) as { extensionProviders?: unknown }).extensionProviders;
};
const telemetryOf = (props: MeshProps): unknown =>
  renderMesh(props).find(({ id }) => id === 'telemetry/default')?.manifest;

const collector = 'jaeger-collector.observability.svc.cluster.local';
const KUBEGEMS: MeshProps = { tracing: { to: { zipkin: `${collector}:9411` }, sampling: 50 } };

test('half of all requests to a Zipkin collector: one provider, and one Telemetry of the mesh', () => {
  expect(providersOf(KUBEGEMS)).toEqual([{ name: 'zipkin', zipkin: { service: collector, port: 9411 } }]);
  expect(telemetryOf(KUBEGEMS)).toEqual({
    apiVersion: 'telemetry.istio.io/v1',
    kind: 'Telemetry',
    metadata: { name: 'default', namespace: 'istio-system' },
    spec: { tracing: [{ providers: [{ name: 'zipkin' }], randomSamplingPercentage: 50 }] },
  });
});

test.each<[string, MeshProps['tracing'], unknown]>([
  ['otlp', { to: { otlp: `${collector}:4317` } }, { name: 'otlp', opentelemetry: { service: collector, port: 4317 } }],
  [
    'otlpHttp',
    { to: { otlpHttp: { address: `${collector}:4318`, path: '/otlp', headers: { a: 'b' }, timeout: '3s' } } },
    {
      name: 'otlpHttp',
      opentelemetry: {
        service: collector,
        port: 4318,
        http: { path: '/otlp', timeout: '3s', headers: [{ name: 'a', value: 'b' }] },
      },
    },
  ],
  [
    'otlpHttp, by its address only',
    { to: { otlpHttp: `${collector}:4318` } },
    { name: 'otlpHttp', opentelemetry: { service: collector, port: 4318, http: { path: '/v1/traces' } } },
  ],
  [
    'skywalking',
    { to: { name: 'sky', skywalking: 'oap.sky.svc.cluster.local:11800' } },
    { name: 'sky', skywalking: { service: 'oap.sky.svc.cluster.local', port: 11800 } },
  ],
  [
    'datadog',
    { to: { datadog: 'agent.dd.svc.cluster.local:8126' } },
    { name: 'datadog', datadog: { service: 'agent.dd.svc.cluster.local', port: 8126 } },
  ],
])('%s', (_, tracing, provider) => expect(providersOf({ tracing })).toEqual([provider]));

test('the backend of the addons, where none is named', () => {
  expect(providersOf({ addons: { jaeger: true }, tracing: { sampling: 100 } })).toEqual([
    { name: 'jaeger', opentelemetry: { service: 'jaeger-collector.istio-system.svc.cluster.local', port: 4317 } },
  ]);
});

test("a provider takes the place of the profile's own of the same name, and leaves the others", () => {
  const names = (providersOf({ profile: 'demo', addons: true, tracing: {} }) as { name: string }[]).map(
    ({ name }) => name,
  );
  expect(names).toEqual(['otel', 'skywalking', 'otel-tracing', 'jaeger']);
});

test('of several backends the first is for the whole mesh; the others are known', () => {
  const tracing = { to: [{ zipkin: `${collector}:9411` }, { otlp: `${collector}:4317` }] };
  expect((providersOf({ tracing }) as { name: string }[]).map(({ name }) => name)).toEqual(['zipkin', 'otlp']);
  expect(telemetryOf({ tracing })).toMatchObject({ spec: { tracing: [{ providers: [{ name: 'zipkin' }] }] } });
});

test('access logs by OTLP', () => {
  const accessLogs = { to: { otlp: `${collector}:4317` }, filter: 'response.code >= 400' };
  expect(providersOf({ accessLogs })).toEqual([
    {
      name: 'otel-logs',
      envoyOtelAls: {
        service: collector,
        port: 4317,
        logFormat: {
          labels: {
            pod: '%ENVIRONMENT(POD_NAME)%',
            namespace: '%ENVIRONMENT(POD_NAMESPACE)%',
            cluster: '%ENVIRONMENT(ISTIO_META_CLUSTER_ID)%',
            mesh: '%ENVIRONMENT(ISTIO_META_MESH_ID)%',
          },
        },
      },
    },
  ]);
  expect(telemetryOf({ accessLogs })).toMatchObject({
    spec: {
      accessLogging: [{ providers: [{ name: 'otel-logs' }], filter: { expression: 'response.code >= 400' } }],
    },
  });
});

test('access logs to standard output need no provider', () => {
  expect(providersOf({ accessLogs: { to: 'stdout' } })).toBeUndefined();
  expect(telemetryOf({ accessLogs: { to: 'stdout' } })).toMatchObject({
    spec: { accessLogging: [{ providers: [{ name: 'envoy' }] }] },
  });
});

test('in a program the prop and what is asked later are one Telemetry', () => {
  const app = new App();
  const mesh = new ServiceMesh(new Chart(app, 'prod'), KUBEGEMS);
  mesh.telemetry.accessLog();
  const policies = app.charts.find(({ node }) => node.id === 'prod-policies') as Chart;
  expect(Testing.synth(policies)).toEqual([
    {
      apiVersion: 'telemetry.istio.io/v1',
      kind: 'Telemetry',
      metadata: { name: 'default', namespace: 'istio-system' },
      spec: {
        tracing: [{ providers: [{ name: 'zipkin' }], randomSamplingPercentage: 50 }],
        accessLogging: [{ providers: [{ name: 'envoy' }] }],
      },
    },
  ]);
});

test('a share that looks like a fraction is doubtful', () => {
  const { warnings } = resolveMesh({ tracing: { to: { zipkin: `${collector}:9411` }, sampling: 0.5 } });
  expect(warnings.map(formatProblem)).toEqual([
    'tracing.sampling: got 0.5; sampling is in percent, so this is 0.5 % of all requests; write 50, if that is what ' +
      'you mean (addons/small-percentage)',
  ]);
});
