import { App, Chart } from 'cdk8s';
import { AdditionalScrapeConfigs, IstioRules, ServiceMesh } from 'istio-constructs';

const app = new App();
const chart = new Chart(app, 'mesh');
const monitoring = new Chart(app, 'monitoring');

// What the switches of a platform's installer ask for, as props:
//   istio-cni: enabled                      cni: true
//   dnsproxy: enabled                       proxyMetadata.ISTIO_META_DNS_CAPTURE
//   tracing: enabled, param, address        tracing.sampling, tracing.to
//   kiali: prometheus_urls, trace_urls ...  addons.kiali: prometheus, tracing, grafana
//   eastwestgateway: not enabled            nothing: there is none unless it is asked for
const MONITORING = 'gemcloud-monitoring-system';
const collector = 'jaeger-collector.observability.svc.cluster.local';

// A platform that has a Prometheus, a Grafana and a Jaeger already: half of all requests are traced, and Kiali shows
// the mesh with what is there.
const mesh = new ServiceMesh(chart, {
  profile: 'default',
  cni: true,
  meshConfig: { defaultConfig: { proxyMetadata: { ISTIO_META_DNS_CAPTURE: 'true' } } },
  tracing: { to: { zipkin: `${collector}:9411` }, sampling: 50 },
  addons: {
    kiali: {
      prometheus: `http://prometheus.${MONITORING}.svc.cluster.local:9090`,
      tracing: 'http://jaeger-query.observability.svc.cluster.local:16685/jaeger',
      grafana: `http://grafana-service.${MONITORING}.svc.cluster.local:3000`,
    },
  },
});

// The Prometheus of the Prometheus Operator takes jobs from a Secret, and rules from objects.
new AdditionalScrapeConfigs(monitoring, 'scrape', { mesh, namespace: MONITORING });
new IstioRules(monitoring, 'rules', { mesh, namespace: MONITORING, recording: true });

app.synth();
