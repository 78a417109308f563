import * as pulumi from '@pulumi/pulumi';
import { App, Chart, Testing } from 'cdk8s';
import { parse } from 'yaml';
import * as cdk8s from '../../../lib';
import { Kiali, ServiceMesh as PulumiMesh, Jaeger } from '../../../lib/pulumi';
import type { MeshProps } from '../../../lib/props';
import { run } from '../../pulumi/support';
import type { Loose } from '../../support/render';

const LOGIN = { signingKey: { secret: 'kiali', key: 'key' } };

const servicesIn = (objects: readonly Loose[]): Loose => {
  const found = objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'kiali') as Loose;
  return (parse(found.data['config.yaml'] as string) as Loose).external_services as Loose;
};

/** What a Kiali beside a mesh of these props is connected to, with the addon that its traces go to. */
function services(props: MeshProps, to?: 'Jaeger' | 'Zipkin', own: object = {}): Loose {
  const app = new App();
  const o11y = new Chart(app, 'o11y', { namespace: 'o11y' });
  const backend = to && new cdk8s[to](o11y, 'traces');
  const mesh = new cdk8s.ServiceMesh(new Chart(app, 'prod'), {
    ...props,
    ...(backend && { tracing: { to: backend } }),
  });
  new cdk8s.Kiali(o11y, 'kiali', { mesh, ...LOGIN, ...own });
  return servicesIn(Testing.synth(o11y) as Loose[]);
}

test('a Kiali beside a mesh is connected to the addons of the mesh', () => {
  const { prometheus, tracing, grafana } = services({
    addons: { prometheus: { service: { port: 80 } }, jaeger: { basePath: '/traces' }, grafana: { name: 'boards' } },
  });
  expect(prometheus).toEqual({ enabled: true, url: 'http://prometheus.istio-system:80' });
  expect(tracing).toEqual({
    enabled: true,
    internal_url: 'http://tracing.istio-system:16685/traces',
    provider: 'jaeger',
    use_grpc: true,
  });
  expect([grafana.enabled, grafana.internal_url]).toEqual([true, 'http://boards.istio-system:3000']);
});

test('it reads traces where the mesh sends them', () => {
  expect(services({}, 'Jaeger').tracing).toEqual({
    enabled: true,
    internal_url: 'http://traces-query.o11y:16685/jaeger',
    provider: 'jaeger',
    use_grpc: true,
  });
});

test('but not those of a backend that it cannot read', () => {
  expect(services({}, 'Zipkin').tracing).toEqual({ enabled: false });
});

test('what it is told of itself wins', () => {
  const own = { tracing: 'http://jaeger.elsewhere:16686', prometheus: 'http://p:9090' };
  const { tracing, prometheus } = services({ addons: { prometheus: true } }, 'Jaeger', own);
  expect([tracing.internal_url, tracing.use_grpc, prometheus.url]).toEqual([
    'http://jaeger.elsewhere:16686',
    false,
    'http://p:9090',
  ]);
});

test('the same in Pulumi', async () => {
  const { resources } = await run(() => {
    const jaeger = new Jaeger('traces', { namespace: 'o11y' });
    const mesh = new PulumiMesh('mesh', { clusterName: pulumi.output('east'), tracing: { to: jaeger } });
    new Kiali('kiali', { mesh, namespace: 'o11y', ...LOGIN });
  });
  const objects = resources.filter(({ custom }: Loose) => custom).map(({ inputs }: Loose) => inputs as Loose);
  expect((servicesIn(objects).tracing as Loose).internal_url).toBe('http://traces-query.o11y:16685/jaeger');
});

describe('names under which traces of waypoints come', () => {
  const zipkin = { to: { zipkin: 'zipkin.o11y.svc.cluster.local:9411' } };
  const otlp = { to: { otlp: 'jaeger.o11y.svc.cluster.local:4317' } };
  const tracing = 'http://jaeger-query.o11y:16685';

  test.each<[string, MeshProps, boolean | undefined]>([
    ['their own by the Zipkin protocol', { profile: 'ambient', tracing: zipkin }, true],
    ['those of services by OpenTelemetry', { profile: 'ambient', tracing: otlp }, undefined],
    ['none without waypoints', { profile: 'default', tracing: zipkin }, undefined],
    ['unknown to Kiali 2.21', { version: '1.29', profile: 'ambient', tracing: zipkin }, undefined],
  ])('%s', (_, props, expected) => {
    expect((services(props, undefined, { tracing }).tracing as Loose).use_waypoint_name).toBe(expected);
  });
});
