import { ApiObject, App, Chart } from 'cdk8s';
import { ServiceMesh } from 'istio-constructs';

const app = new App();

// What a cluster has only once belongs to the newer release, whose definitions serve both: CRDs, accounts, the
// validation webhook. Until the
// canary has proved itself, the stable istiod judges configuration (`defaultRevision`).
const canaryChart = new Chart(app, 'canary');
const canary = new ServiceMesh(canaryChart, {
  version: '1.31',
  revision: '1-31-0',
  revisionTags: ['canary'],
  defaultRevision: '1-30-3',
  ingressGateways: [],
});

const stableChart = new Chart(app, 'stable');
stableChart.addDependency(canaryChart);
const stable = new ServiceMesh(stableChart, {
  version: '1.30',
  revision: '1-30-3',
  revisionTags: ['stable'],
  base: false,
  crds: false,
  createNamespaces: false,
});

// Namespaces follow a tag. To upgrade them all, move the tag `stable` to the other mesh; to try one, give it the other
// tag.
const apps = new Chart(app, 'apps');
const namespace = (name: string) =>
  new ApiObject(apps, name, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
stable.enroll(namespace('orders'), 'sidecar', { revisionTag: 'stable' });
stable.enroll(namespace('payments'), 'sidecar', { revisionTag: 'stable' });
canary.enroll(namespace('catalog'), 'sidecar', { revisionTag: 'canary' });

app.synth();
