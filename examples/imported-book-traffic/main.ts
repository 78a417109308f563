import { App, Chart } from 'cdk8s';
import { DestinationRule, Gateway, MeshService, VirtualService } from 'istio-constructs';

const app = new App();

const istioinaction = new Chart(app, 'istioinaction', { namespace: 'istioinaction' });

const webapp = MeshService.host('webapp.istioinaction.svc.cluster.local');

// Gateway, VirtualService, retries, subsets, header-based dark launch
// Manifests
const outfittersGateway = new Gateway(istioinaction, 'outfitters-gateway', {
  apiVersion: 'networking.istio.io/v1alpha3',
  selector: {
    // use istio default controller
    istio: 'ingressgateway',
  },
  servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }],
});

new VirtualService(istioinaction, 'webapp-virtualservice', {
  apiVersion: 'networking.istio.io/v1alpha3',
  hosts: ['*'],
  gateways: [outfittersGateway],
  http: [
    {
      route: [
        {
          // service fqdn
          destination: webapp.port(80),
        },
      ],
    },
  ],
});

const policies = new Chart(app, 'policies');

const catalog = MeshService.host('catalog', {
  subsets: { 'version-v1': { version: 'v1' }, 'version-v2': { version: 'v2' } },
});

new DestinationRule(policies, 'catalog-rule', {
  name: 'catalog',
  apiVersion: 'networking.istio.io/v1alpha3',
  host: catalog,
  subsets: [
    { name: 'version-v1', labels: { version: 'v1' } },
    { name: 'version-v2', labels: { version: 'v2' } },
  ],
});

new VirtualService(policies, 'catalog-routes', {
  name: 'catalog',
  apiVersion: 'networking.istio.io/v1alpha3',
  hosts: [catalog],
  http: [
    {
      match: [{ headers: { 'x-dark-launch': { exact: 'v2' } } }],
      route: [{ destination: catalog.subset('version-v2') }],
    },
    { route: [{ destination: catalog.subset('version-v1') }] },
  ],
});

app.synth();
