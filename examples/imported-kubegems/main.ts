import { App, Chart } from 'cdk8s';
import { ServiceMesh } from 'istio-constructs';

const app = new App();

new ServiceMesh(new Chart(app, 'mesh'), {
  releaseName: 'istio',
  defaultRevision: '',
  meshConfig: {
    enableTracing: true,
    defaultConfig: {
      proxyMetadata: { ISTIO_META_DNS_CAPTURE: 'true', ISTIO_META_DNS_AUTO_ALLOCATE: 'true' },
      tracing: { sampling: 50, zipkin: { address: 'jaeger-collector.observability.svc.cluster.local:9411' } },
    },
  },
  cni: true,
});

app.synth();
