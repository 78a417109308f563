import { App } from 'cdk8s';
import { MultiClusterMesh } from 'istio-constructs';

const app = new App();

const mesh = new MultiClusterMesh(app, 'shop', {
  meshId: 'shop',
  ca: { secret: 'cacerts' },
  defaults: { cni: true },
  clusters: {
    // Its control plane serves the other cluster too, which reaches it through the east-west gateway. The address is
    // known once that gateway has one: a reserved address, or a name that is made to lead there.
    hub: { network: 'network1', discoveryAddress: 'mesh.example.com' },
    edge: { network: 'network2', primary: 'hub' },
  },
  apiServers: {
    edge: { url: 'https://edge.example.com:6443', credential: { secret: 'istio-remote-secret-edge' } },
  },
});

// Policies are written where the control plane reads them: for callers in `edge` too, that is `hub`.
mesh.service('catalog', { namespace: 'shop', port: 80, clusters: ['edge'] }).retry(2);

app.synth();
