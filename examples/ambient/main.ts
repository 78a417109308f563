import { ApiObject, App, Chart } from 'cdk8s';
import { ServiceMesh } from 'istio-constructs';

const app = new App();

// istiod, the CNI agent and ztunnel. On Google's clusters `platform: 'gke'` does the rest.
const chart = new Chart(app, 'mesh');
const mesh = new ServiceMesh(chart, { profile: 'ambient' });

// A namespace whose pods join without sidecars, and whose L7 policies a waypoint carries out.
const shop = new Chart(app, 'shop');
shop.addDependency(chart);
const namespace = new ApiObject(shop, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
mesh.enroll(namespace, 'ambient', { waypoint: 'waypoint' });

// The definitions of the Gateway API are not Istio's: https://gateway-api.sigs.k8s.io/guides/#installing-gateway-api
new ApiObject(shop, 'waypoint', {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'Gateway',
  metadata: { name: 'waypoint', namespace: 'shop', labels: { 'istio.io/waypoint-for': 'service' } },
  spec: { gatewayClassName: 'istio-waypoint', listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }] },
});

app.synth();
