import { App, Chart } from 'cdk8s';
import { ServiceMesh } from 'istio-constructs';

const app = new App();
const chart = new Chart(app, 'mesh');

// Istio 1.31 as `istioctl install` would set it up: istiod, an ingress gateway and the resource definitions. The CNI
// agent comes on top.
new ServiceMesh(chart, { profile: 'default', cni: true });

app.synth();
