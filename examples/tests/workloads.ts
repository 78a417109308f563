import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { MeshService, type ServiceMesh } from 'istio-constructs';

/** A namespace of the mesh with a chart of its own, which waits for the control plane. */
export function namespaceOf(scope: Construct, name: string, mesh: ServiceMesh, waypoint?: string): Chart {
  const chart = new Chart(scope, name, { namespace: name });
  chart.addDependency(Chart.of(mesh));
  const namespace = new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  if (waypoint === undefined) mesh.enroll(namespace);
  else mesh.enroll(namespace, 'ambient', { waypoint });
  return chart;
}

/** A service with an account of its own, a Deployment for each version, and a subset for each where there are several. */
export function application(chart: Chart, name: string, versions: readonly string[] = ['v1']): MeshService {
  new ApiObject(chart, `${name}-account`, { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name } });
  new ApiObject(chart, `${name}-service`, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app: name }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
  });
  for (const version of versions) deployment(chart, name, version);
  const subsets = Object.fromEntries(versions.map((version) => [version, { version }]));
  return new MeshService(chart, name, {
    port: 80,
    selector: { app: name },
    serviceAccount: name,
    ...(versions.length > 1 && { subsets }),
  });
}

function deployment(chart: Chart, name: string, version: string): void {
  const labels = { app: name, version };
  const container = { name, image: `registry.example.com/${name}:${version}`, ports: [{ containerPort: 8080 }] };
  new ApiObject(chart, `${name}-${version}`, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: `${name}-${version}` },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { serviceAccountName: name, containers: [container] } },
    },
  });
}
