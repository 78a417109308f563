import { App, Chart } from 'cdk8s';
import { ServiceMesh } from 'istio-constructs';

const app = new App();
const chart = new Chart(app, 'mesh');

// The profile brings the platform's settings: the CNI agent by way of Multus, in kube-system, with OpenShift's
// directories and permissions.
new ServiceMesh(chart, {
  profile: 'openshift',
  // Behind a Route instead of a load balancer.
  ingressGateways: [{ name: 'istio-ingressgateway', namespace: 'istio-ingress', service: { type: 'ClusterIP' } }],
});

app.synth();
