import { meshGraph } from '../../../lib/manifests';
import { objectsIn } from '../simulate/shop';
import { app, graphOf, namespace, NETWORKING, object, shown, shownEdge, shownNode, SIDECARS } from './shown';

const SHOP = namespace('shop', SIDECARS) + app('web');

test('addons: one node for the objects of each, and which reads which by its configuration', () => {
  const addon = (name: string) => `
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: tools }
spec: { selector: { app.kubernetes.io/name: ${name} }, ports: [{ name: http, port: 80 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: tools }
spec:
  template: { metadata: { labels: { app.kubernetes.io/name: ${name} } }, spec: { containers: [{ name: a, image: a }] } }
---`;
  const config = `
apiVersion: v1
kind: ConfigMap
metadata: { name: grafana, namespace: tools, labels: { app.kubernetes.io/name: grafana } }
data: { datasources: "url: http://prometheus.tools:9090" }
---`;
  const yaml = addon('prometheus') + addon('grafana') + config;
  expect(shown(graphOf(yaml))).toEqual([
    'addon:tools/grafana in namespace:tools: - - -',
    'addon:tools/prometheus in namespace:tools: - - -',
    'namespace:tools in -: unknown PERMISSIVE -; declared: no',
    'reads addon:tools/grafana -> addon:tools/prometheus',
  ]);
  const [grafana] = graphOf(yaml).nodes;
  expect(grafana.objects).toEqual(['Deployment tools/grafana', 'Service tools/grafana']);
  const whole = graphOf(yaml, { system: true }).nodes.map(({ id }) => id);
  expect(whole).toEqual([
    'namespace:tools',
    'service:tools/grafana',
    'service:tools/prometheus',
    'workload:Deployment/tools/grafana',
    'workload:Deployment/tools/prometheus',
  ]);
});

test('clusters and networks: of the mesh config, of the label, of istiod and of remote secrets', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata: { name: istio-system, labels: { topology.istio.io/network: network1 } }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  mesh: "enableAutoMtls: true"
  meshNetworks: |
    networks:
      network1: { endpoints: [{ fromRegistry: east }], gateways: [{ address: 192.0.2.1, port: 15443 }] }
      network2: { endpoints: [{ fromRegistry: west }],
        gateways: [{ registryServiceName: gw.istio-system.svc.cluster.local, port: 15443 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: istiod, namespace: istio-system, labels: { app: istiod } }
spec:
  template:
    metadata: { labels: { app: istiod } }
    spec: { containers: [{ name: discovery, image: pilot, env: [{ name: CLUSTER_ID, value: east }] }] }
---
apiVersion: v1
kind: Secret
metadata:
  { name: istio-remote-secret-west, namespace: istio-system, labels: { istio/multiCluster: "true" },
    annotations: { networking.istio.io/cluster: west } }
---${SHOP}`;
  const places = graphOf(yaml).nodes.filter(({ kind }) => ['cluster', 'network', 'namespace'].includes(kind));
  expect(places.map(shownNode)).toEqual([
    'cluster:east in network:network1: - - -; role: this cluster',
    'cluster:west in network:network2: - - -; role: remote cluster',
    'namespace:istio-system in cluster:east: none - -; role: root namespace: its policies apply to the whole mesh',
    'namespace:shop in cluster:east: sidecar PERMISSIVE -; unknown hosts: ALLOW_ANY',
    'network:network1 in -: - - -; gateways: 192.0.2.1:15443',
    'network:network2 in -: - - -; gateways: gw.istio-system.svc.cluster.local:15443',
  ]);
});

test('virtual machines: a service of a ServiceEntry selects WorkloadEntries', () => {
  const yaml =
    namespace('vm', SIDECARS) +
    object(
      NETWORKING,
      'WorkloadEntry',
      'db1',
      'vm',
      '{ address: 192.0.2.10, labels: { app: db }, serviceAccount: db, network: vms }',
    ) +
    object(
      NETWORKING,
      'ServiceEntry',
      'db',
      'vm',
      '{ hosts: [db.internal], location: MESH_INTERNAL, resolution: STATIC, ports: [{ number: 5432, name: ' +
        'tcp, protocol: TCP }], workloadSelector: { labels: { app: db } } }',
    );
  expect(shown(graphOf(yaml))).toEqual([
    'host:vm/db.internal in namespace:vm: - - -; location: in the mesh; ports: 5432 TCP; resolution: static',
    'namespace:vm in -: sidecar PERMISSIVE -; unknown hosts: ALLOW_ANY',
    'network:vms in -: - - -',
    'workload:WorkloadEntry/vm/db1 in namespace:vm: unknown - -; kind: WorkloadEntry; address: 192.0.2.10; ' +
      'network: vms; service account: vm/db',
    'selects host:vm/db.internal -> workload:WorkloadEntry/vm/db1',
  ]);
});

test('findings stand at the rule, the object or the namespace that they are about', () => {
  const yaml =
    SHOP +
    object(
      NETWORKING,
      'VirtualService',
      'web',
      'shop',
      '{ hosts: [web], http: [{ match: [{ uri: { prefix: /a } }], route: [{ destination: { host: nowhere ' +
        '} }] }, { route: [{ destination: { host: web } }] }] }',
    ) +
    object(
      'security.istio.io/v1',
      'AuthorizationPolicy',
      'nobody',
      'shop',
      '{ selector: { matchLabels: { app: nobody } }, rules: [{}] }',
    ) +
    object(NETWORKING, 'DestinationRule', 'lost', 'shop', '{ host: lost }') +
    namespace('quiet', '') +
    app('idle', 'quiet');
  const graph = meshGraph(objectsIn(yaml));
  const placed = [...graph.nodes, ...graph.edges].flatMap(({ id, findings }) =>
    findings.map((index) => [graph.findings[index].code, id]),
  );
  expect(placed).toEqual([
    ['IST0102', 'namespace:quiet'],
    ['IST0174', 'namespace:shop'],
    ['IST0127', 'policy:AuthorizationPolicy/shop/nobody'],
    ['IST0101', 'route:service:shop/web>host:nowhere.shop.svc.cluster.local#VirtualService shop/web spec.http[0]'],
  ]);
});

test('a change: what is added, removed and changed, and the rest is not marked', () => {
  const canary = (weight: number) =>
    object(
      NETWORKING,
      'VirtualService',
      'web',
      'shop',
      `{ hosts: [web], http: [
          { match: [{ uri: { prefix: /a } }], route: [{ destination: { host: web } }] },
          { route: [{ destination: { host: web }, weight: ${weight} }, { destination: { host: old },
            weight: ${100 - weight} }] }] }`,
    );
  const before = SHOP + app('old') + canary(80);
  const after = SHOP + app('old') + app('new') + canary(90);
  const graph = graphOf(after, { before: objectsIn(before + app('gone')) });
  const marked = [...graph.nodes.map(shownNode), ...graph.edges.map(shownEdge)].filter((line) =>
    /(added|removed|changed)$/.test(line),
  );
  expect(marked.map((line) => line.replace(/(: | ->|;| ").* (?=\w+$)/, ' '))).toEqual([
    'service:shop/gone in namespace:shop removed',
    'service:shop/new in namespace:shop added',
    'workload:Deployment/shop/gone in namespace:shop removed',
    'workload:Deployment/shop/new in namespace:shop added',
    'route service:shop/web changed',
    'route service:shop/web changed',
    'selects service:shop/gone removed',
    'selects service:shop/new added',
  ]);
});

test('hostile names are data: they are passed on as they are, and ids stay apart', () => {
  const names = ['"><script>alert(1)</script>', 'a/b', 'a', '%2F', '__proto__', 'x#y>z', '‮evil', "'); drop"];
  const objects = names.flatMap((name, i) => [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace: i % 2 === 0 ? 'b/c' : 'c' },
      spec: { ports: [{ port: 80 }] },
    },
    {
      apiVersion: NETWORKING,
      kind: 'ServiceEntry',
      metadata: { name, namespace: name },
      spec: { hosts: [name], ports: [{ number: 443, name, protocol: 'TLS' }], location: 'MESH_EXTERNAL' },
    },
  ]);
  const graph = meshGraph(objects as never, { findings: false });
  const labels = graph.nodes.filter(({ kind }) => kind === 'service' || kind === 'host').map(({ label }) => label);
  expect(labels.sort()).toEqual([...names, ...names].sort());
  expect(new Set(graph.nodes.map(({ id }) => id)).size).toBe(graph.nodes.length);
  expect(graph.nodes.map(({ id }) => id)).toContain('service:b%2Fc/a');
  expect(graph.nodes.map(({ id }) => id)).toContain('service:c/a%2Fb');
});
