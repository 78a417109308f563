import { ApiObject, App, Chart } from 'cdk8s';
import { ServiceMesh, Waypoint } from 'istio-constructs';

const app = new App();

// istiod, the CNI agent and ztunnel. On Google's clusters `platform: 'gke'` does the rest.
const chart = new Chart(app, 'mesh');
const mesh = new ServiceMesh(chart, { profile: 'ambient' });

// A namespace whose pods join without sidecars, and whose L7 policies a waypoint carries out.
const shop = new Chart(app, 'shop');
shop.addDependency(chart);
const namespace = new ApiObject(shop, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
mesh.enroll(namespace, 'ambient', { waypoint: 'waypoint' });

// A `Gateway` of the Gateway API, whose definitions are not Istio's:
// https://gateway-api.sigs.k8s.io/guides/#installing-gateway-api
new Waypoint(shop, 'waypoint', { namespace: 'shop' });

app.synth();
