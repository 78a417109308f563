import { App, Chart } from 'cdk8s';
import { ServiceMesh } from 'istio-constructs';

const app = new App();

// What an IstioOperator of 1.5 had under `addonComponents`: kiali, grafana and tracing. Its profile brought Prometheus
// too, which Kiali and Grafana ask.
new ServiceMesh(new Chart(app, 'mesh'), {
  profile: 'default',
  addons: { prometheus: true, kiali: true, grafana: true, jaeger: true },
});

app.synth();
