import { App, Chart } from 'cdk8s';
import { ServiceMesh } from 'istio-constructs';

const app = new App();

new ServiceMesh(new Chart(app, 'mesh'), {
  tag: '1.11.0',
  hub: 'example.com/istio',
  releaseName: 'istio',
  defaultRevision: '',
  meshConfig: {
    enableTracing: true,
    defaultConfig: { tracing: { sampling: 1, zipkin: { address: 'jaeger-collector.observability:9411' } } },
  },
  cni: true,
  ingressGateways: [
    {
      name: 'istio-ingress',
      namespace: 'istio-ingress',
      injection: false,
      values: { gateways: { 'istio-ingressgateway': { injectionTemplate: 'gateway' } } },
    },
  ],
});

app.synth();
