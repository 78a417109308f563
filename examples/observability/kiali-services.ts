import { App, Chart } from 'cdk8s';
import { Kiali, ServiceMesh } from 'istio-constructs';

const app = new App();
const mesh = new ServiceMesh(new Chart(app, 'mesh'), { profile: 'default' });

// A Kiali with a Prometheus, a Grafana and a Jaeger of other namespaces: what stands under `external_services` of its
// configuration. A URL of traces switches them on, and port 16685 is Jaeger's gRPC.
new Kiali(new Chart(app, 'kiali'), 'kiali', {
  mesh,
  namespace: 'istio-system',
  prometheus: 'http://prometheus.monitoring:9090',
  grafana: 'http://grafana.grafana:3000',
  tracing: 'http://jaeger-query.observability:16685/jaeger',
  signingKey: { secret: 'kiali-signing-key', key: 'key' },
});

app.synth();
