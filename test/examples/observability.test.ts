import { parse } from 'yaml';
import { renderMesh } from '../../lib/manifests';
import { runExample, type Read } from './run';

const textOf = (object: Read, file: string): Record<string, unknown> =>
  parse((object.data as Record<string, string>)[file]) as Record<string, unknown>;

test('observability: traces, Kiali with what is there, scraping and rules', () => {
  const app = runExample('observability');
  expect(textOf(app.get('ConfigMap istio-system/istio'), 'mesh').extensionProviders).toEqual([
    { name: 'zipkin', zipkin: { service: 'jaeger-collector.observability.svc.cluster.local', port: 9411 } },
  ]);
  expect(app.get('Telemetry istio-system/default').spec).toEqual({
    tracing: [{ providers: [{ name: 'zipkin' }], randomSamplingPercentage: 50 }],
  });
  const kiali = textOf(app.get('ConfigMap istio-system/kiali'), 'config.yaml');
  expect(kiali.external_services).toEqual({
    custom_dashboards: { enabled: true },
    grafana: {
      enabled: true,
      internal_url: 'http://grafana-service.gemcloud-monitoring-system.svc.cluster.local:3000',
    },
    istio: { root_namespace: 'istio-system' },
    prometheus: { enabled: true, url: 'http://prometheus.gemcloud-monitoring-system.svc.cluster.local:9090' },
    tracing: {
      enabled: true,
      internal_url: 'http://jaeger-query.observability.svc.cluster.local:16685/jaeger',
      provider: 'jaeger',
      use_grpc: true,
    },
  });
  const secret = app.get('Secret gemcloud-monitoring-system/additional-scrape-configs');
  const jobs = parse((secret.stringData as Record<string, string>)['prometheus-additional.yaml']) as {
    job_name: string;
  }[];
  expect(jobs.map(({ job_name: name }) => name)).toEqual(['istiod', 'istio-proxies', 'istio-cni']);
  expect(app.count('PrometheusRule')).toBe(1);
});

test('the three addon switches of an IstioOperator of 1.5, and the Prometheus that its profile brought', () => {
  const addons = { prometheus: true, kiali: true, grafana: true, jaeger: true };
  const services = renderMesh({ addons })
    .filter(({ phase, manifest }) => phase === 'addons' && manifest.kind === 'Service')
    .map(({ manifest }) => String(manifest.metadata.name));
  expect(services.sort()).toEqual(['grafana', 'jaeger-collector', 'kiali', 'prometheus', 'tracing', 'zipkin']);
});
