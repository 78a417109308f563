import { ApiObject, App, Chart } from 'cdk8s';
import { ServiceMesh } from 'istio-constructs';

const app = new App();
const mesh = new ServiceMesh(new Chart(app, 'mesh'), { profile: 'default' });

/** A namespace with one workload in it. */
function application(name: string, namespace: string): { namespace: ApiObject; deployment: ApiObject } {
  const chart = new Chart(app, name);
  const labels = { app: name };
  const object = (id: string, apiVersion: string, kind: string, spec: object) =>
    new ApiObject(chart, id, { apiVersion, kind, metadata: { name, namespace, labels }, spec });
  const home = new ApiObject(chart, 'namespace', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
  object('service', 'v1', 'Service', { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 3000 }] });
  return {
    namespace: home,
    deployment: object('deployment', 'apps/v1', 'Deployment', {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [{ name, image: `istioinaction/${name}:latest`, ports: [{ name: 'http', containerPort: 3000 }] }],
        },
      },
    }),
  };
}

// By label: istiod adds the sidecar when a pod starts. This is what most meshes do; the manifest stays as it was
// written.
const webapp = application('webapp', 'web');
mesh.enroll(webapp.namespace);

// At synth: the manifest carries the sidecar, as `istioctl kube-inject` would write it. No webhook takes part, and the
// change can be reviewed.
const catalog = application('catalog', 'books');
mesh.inject(catalog.deployment, { kubernetesVersion: '1.34' });

app.synth();
