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

/** A service with an account of its own; each version is a Deployment, and a subset of the service. */
export function application<Version extends string = 'v1'>(
  chart: Chart,
  name: string,
  versions: readonly Version[] = ['v1' as Version],
): MeshService<Version> {
  new ApiObject(chart, `${name}-account`, { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name } });
  new ApiObject(chart, `${name}-service`, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app: name }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
  });
  for (const version of versions) deployment(chart, name, version);
  const labels = versions.map((version) => [version, { version }] as const);
  return new MeshService(chart, name, {
    port: 80,
    selector: { app: name },
    serviceAccount: name,
    subsets: Object.fromEntries<Record<string, string>>(labels) as Record<Version, Record<string, string>>,
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
