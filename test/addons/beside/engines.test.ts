import * as pulumi from '@pulumi/pulumi';
import { App, Chart, Testing } from 'cdk8s';
import { parse } from 'yaml';
import * as cdk8s from '../../../lib';
import * as live from '../../../lib/pulumi';
import { formatProblem, MeshProblems } from '../../../lib/model';
import { renderMesh } from '../../../lib/mesh/render';
import { run } from '../../pulumi/support';
import type { Loose } from '../../support/render';

/** cdk8s writes the namespace of the chart into cluster-wide objects too, where it means nothing. */
const key = ({ kind, metadata }: Loose): string =>
  `${kind} ${String(kind).startsWith('Cluster') ? '' : (metadata.namespace ?? '')}/${metadata.name}`;
const byKey = (objects: readonly Loose[]): Map<string, Loose> => new Map(objects.map((each) => [key(each), each]));

/** An observability namespace beside a mesh, as cdk8s writes it. */
function written(): {
  readonly o11y: Map<string, Loose>;
  readonly mesh: Map<string, Loose>;
  readonly policies: Loose[];
} {
  const app = new App();
  const o11y = new Chart(app, 'observability', { namespace: 'observability' });
  const prometheus = new cdk8s.Prometheus(o11y, 'prometheus', { retention: '30d', storage: { size: '100Gi' } });
  const jaeger = new cdk8s.Jaeger(o11y, 'jaeger');
  const chart = new Chart(app, 'prod');
  const mesh = new cdk8s.ServiceMesh(chart, { tracing: { to: jaeger, sampling: 50 } });
  prometheus.scrape(mesh);
  const grafana = new cdk8s.Grafana(o11y, 'grafana', { mesh, prometheus, adminSecret: { secret: 'grafana-admin' } });
  new cdk8s.Kiali(o11y, 'kiali', {
    mesh,
    prometheus,
    grafana,
    tracing: jaeger,
    signingKey: { secret: 'kiali-signing-key', key: 'key' },
    ingress: { gateway: mesh.ingressGateway, host: 'kiali.example.com' },
  });
  mesh.telemetry.tracing(jaeger, { namespace: 'shop', sampling: 100 });
  const policies = app.charts.find(({ node }) => node.id === 'prod-policies') as Chart;
  return {
    o11y: byKey(Testing.synth(o11y) as Loose[]),
    mesh: byKey(Testing.synth(chart) as Loose[]),
    policies: Testing.synth(policies) as Loose[],
  };
}

const textOf = (object: Loose, file: string): Loose => parse(object.data[file] as string) as Loose;

test('backends, then the mesh, then Kiali: each knows the others by their constructs', () => {
  const { o11y, mesh, policies } = written();
  expect([...o11y.keys()].filter((name) => !name.includes('grafana'))).toEqual([
    'ServiceAccount observability/prometheus',
    'ConfigMap observability/prometheus',
    'PersistentVolumeClaim observability/prometheus',
    'ClusterRole /prometheus',
    'ClusterRoleBinding /prometheus',
    'Service observability/prometheus',
    'Deployment observability/prometheus',
    'Deployment observability/jaeger',
    'Service observability/tracing',
    'ConfigMap observability/jaeger',
    'Service observability/zipkin',
    'Service observability/jaeger-collector',
    'ServiceAccount observability/kiali',
    'ConfigMap observability/kiali',
    'ClusterRole /kiali-viewer',
    'ClusterRoleBinding /kiali-viewer',
    'Service observability/kiali',
    'Deployment observability/kiali',
    'Gateway observability/kiali',
    'VirtualService observability/kiali',
  ]);
  expect(textOf(o11y.get('ConfigMap observability/kiali'), 'config.yaml').external_services).toEqual({
    custom_dashboards: { enabled: true },
    grafana: {
      enabled: true,
      internal_url: 'http://grafana.observability:3000',
      dashboards: expect.arrayContaining([expect.objectContaining({ name: expect.any(String) as string })]) as object[],
    },
    istio: { root_namespace: 'istio-system' },
    prometheus: { enabled: true, url: 'http://prometheus.observability:9090' },
    tracing: {
      enabled: true,
      internal_url: 'http://tracing.observability:16685/jaeger',
      provider: 'jaeger',
      use_grpc: true,
    },
  });
  expect(textOf(mesh.get('ConfigMap istio-system/istio'), 'mesh').extensionProviders).toEqual([
    { name: 'jaeger', opentelemetry: { service: 'jaeger-collector.observability.svc.cluster.local', port: 4317 } },
  ]);
  const jobs = textOf(o11y.get('ConfigMap observability/prometheus'), 'prometheus.yml').scrape_configs as Loose[];
  expect(jobs.map(({ job_name: name }) => name as string)).toEqual(['istiod', 'istio-proxies', 'prometheus']);
  expect(policies.map(({ kind, metadata, spec }) => [kind, metadata.namespace, spec.tracing])).toEqual([
    ['Telemetry', 'istio-system', [{ providers: [{ name: 'jaeger' }], randomSamplingPercentage: 50 }]],
    ['Telemetry', 'shop', [{ providers: [{ name: 'jaeger' }], randomSamplingPercentage: 100 }]],
  ]);
});

test("Kiali's way in through the gateway of the mesh", () => {
  const { o11y } = written();
  expect(o11y.get('Gateway observability/kiali').spec).toEqual({
    selector: { app: 'istio-ingressgateway', istio: 'ingressgateway' },
    servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['kiali.example.com'] }],
  });
  expect(o11y.get('VirtualService observability/kiali').spec).toEqual({
    hosts: ['kiali.example.com'],
    gateways: ['kiali'],
    http: [
      {
        match: [{ uri: { prefix: '/kiali' } }],
        route: [{ destination: { host: 'kiali.observability.svc.cluster.local', port: { number: 20001 } } }],
      },
    ],
  });
});

test('with a certificate it is served by HTTPS, and HTTP is sent there', () => {
  const ingress = { gateway: { selector: { istio: 'ingressgateway' } }, host: 'a.example.com', tlsSecret: 'a-tls' };
  const nodes = renderMesh({ profile: 'minimal', addons: { prometheus: { ingress } } });
  const gateway = nodes.find(({ id }) => id === 'prometheus/gateway');
  expect([gateway?.phase, (gateway?.manifest as Loose).spec.servers]).toEqual([
    'config',
    [
      {
        port: { number: 443, name: 'https', protocol: 'HTTPS' },
        tls: { mode: 'SIMPLE', credentialName: 'a-tls' },
        hosts: ['a.example.com'],
      },
      { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['a.example.com'], tls: { httpsRedirect: true } },
    ],
  ]);
});

test('beside a mesh pods are fit for the pod security level restricted', () => {
  const { o11y } = written();
  for (const name of ['prometheus', 'jaeger', 'grafana', 'kiali']) {
    const { spec } = o11y.get(`Deployment observability/${name}`).spec.template;
    const contexts = spec.containers.map(({ securityContext }: Loose) => ({
      ...spec.securityContext,
      ...securityContext,
    }));
    for (const context of contexts) {
      expect(context).toMatchObject({
        runAsNonRoot: true,
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        seccompProfile: { type: 'RuntimeDefault' },
      });
    }
  }
});

describe('Pulumi', () => {
  const props = { retention: '30d', storage: { size: '100Gi' } };

  test('the same objects as cdk8s, and an Output in a URL reaches the configuration', async () => {
    const registered = await run(() => {
      const url = pulumi.output('http://prometheus.monitoring:9090');
      new live.Prometheus('prometheus', { namespace: 'observability', ...props });
      new live.Kiali('kiali', {
        namespace: 'observability',
        prometheus: url,
        signingKey: { secret: 'kiali-signing-key', key: 'key' },
      });
    });
    const app = new App();
    const chart = new Chart(app, 'observability', { namespace: 'observability' });
    new cdk8s.Prometheus(chart, 'prometheus', props);
    new cdk8s.Kiali(chart, 'kiali', {
      prometheus: 'http://prometheus.monitoring:9090',
      signingKey: { secret: 'kiali-signing-key', key: 'key' },
    });
    const theirs = byKey(Testing.synth(chart) as Loose[]);
    const ours = byKey(
      registered.resources.filter(({ custom }: Loose) => custom).map(({ inputs }: Loose) => inputs as Loose),
    );
    const plainOf = (object: Loose): unknown => {
      const { 'pulumi.com/skipAwait': _, ...annotations } = object.metadata.annotations ?? {};
      const { namespace, ...metadata } = object.metadata;
      const own = String(object.kind).startsWith('Cluster') ? metadata : { namespace, ...metadata };
      const isNull = (_: string, value: unknown): unknown => (value === null ? undefined : value);
      return JSON.parse(JSON.stringify({ ...object, metadata: { ...own, annotations } }, isNull)) as unknown;
    };
    expect([...ours.keys()].sort()).toEqual([...theirs.keys()].sort());
    for (const [name, object] of theirs) expect(plainOf(ours.get(name))).toEqual(plainOf(object));
  });
});

/** Bad input, with the whole text that either engine says. */
const REFUSED: readonly [kind: 'Kiali' | 'Prometheus' | 'Grafana', props: object, texts: readonly string[]][] = [
  [
    'Kiali',
    { prometheus: 'prometheus.monitoring:9090' },
    [
      'prometheus: got "prometheus.monitoring:9090"; a URL has a scheme; write "http://prometheus.monitoring:9090" ' +
        '(addons/no-url)',
    ],
  ],
  [
    'Kiali',
    { tracing: { url: 'http://jaeger-query.observability:16686', grpc: true } },
    [
      'tracing.url: got "http://jaeger-query.observability:16686"; with grpc the port must be Jaeger\'s gRPC port; ' +
        'write port 16685, or `grpc: false` (addons/no-grpc-port)',
    ],
  ],
  [
    'Kiali',
    { signingKey: undefined },
    [
      'signingKey: got nothing; sessions of `token` need a key that does not change; name a Secret: ' +
        '`signingKey: { secret: "kiali-signing-key", key: "key" }` (addons/no-signing-key)',
    ],
  ],
  [
    'Kiali',
    { signingKey: 'secret' },
    [
      'signingKey: got "secret"; must be 16, 24 or 32 bytes long (this has 6); name a Secret with such a key ' +
        '(addons/signing-key-length)',
    ],
  ],
  [
    'Kiali',
    { auth: 'anonymus' },
    ['auth: got "anonymus"; Kiali has no such way to log in; did you mean "anonymous"? (addons/unknown-auth)'],
  ],
  [
    'Kiali',
    { auth: 'none' },
    ['auth: got "none"; Kiali has no such way to log in; did you mean "anonymous"? (addons/unknown-auth)'],
  ],
  [
    'Kiali',
    { webRoot: 'kiali/' },
    ['webRoot: got "kiali/"; must begin with "/" and not end with it; write "/kiali" (addons/web-root)'],
  ],
  [
    'Prometheus',
    { retention: '30 days' },
    ['retention: got "30 days"; not a duration of Prometheus; write "30d" (addons/no-duration)'],
  ],
  [
    'Prometheus',
    { secureMetrics: true, version: '1.30' },
    [
      'secureMetrics: got true; proxies of Istio 1.30 do not serve metrics by mutual TLS; leave it out, or install a ' +
        'newer Istio (addons/since)',
    ],
  ],
  [
    'Prometheus',
    { storage: { size: '1Gi' }, replicas: 2 },
    [
      "replicas: got 2; servers cannot share one volume; leave out `storage`, or set `kind: 'StatefulSet'` " +
        '(addons/shared-volume)',
    ],
  ],
  [
    'Prometheus',
    { storage: { size: '1Gi' }, kind: 'DaemonSet' },
    [
      'kind: got "DaemonSet"; servers cannot share one volume; leave out `storage`, or set `kind: \'StatefulSet\'` ' +
        '(addons/shared-volume)',
    ],
  ],
  [
    'Prometheus',
    { storage: { existingClaim: 'mine' }, kind: 'StatefulSet' },
    [
      'storage.existingClaim: got "mine"; pods of a StatefulSet have a volume each; give `size`, or leave out `kind` ' +
        '(addons/shared-volume)',
    ],
  ],
  [
    'Prometheus',
    { storage: { storageClass: 'fast' } },
    [
      'storage: got {"storageClass":"fast"}; a claim says how large it is; give `size`, or `existingClaim` ' +
        '(addons/no-size)',
    ],
  ],
  [
    'Grafana',
    { storage: { labels: { a: 'b' } } },
    [
      'storage: got {"labels":{"a":"b"}}; a claim says how large it is; give `size`, or `existingClaim` ' +
        '(addons/no-size)',
    ],
  ],
  [
    'Prometheus',
    { routePrefix: 'prometheus/' },
    ['routePrefix: got "prometheus/"; must begin with "/" and not end with it; write "/prometheus" (addons/web-root)'],
  ],
  [
    'Grafana',
    { dashboards: [{ uid: 'a', title: 'A' }, { uid: 'istio-mesh' }, { uid: 'istio-mesh' }] },
    ['dashboards[2]: got a second dashboard with uid "istio-mesh"; give it another uid (dashboards/uid)'],
  ],
];

function textsOf(body: () => unknown): string[] {
  try {
    body();
  } catch (reason) {
    if (reason instanceof MeshProblems) return reason.problems.map(formatProblem);
    throw reason;
  }
  return [];
}

describe.each(REFUSED)('%s %j is refused', (kind, given, texts) => {
  const defaults = kind === 'Kiali' ? { prometheus: 'http://p:9090', signingKey: { secret: 's', key: 'k' } } : {};
  const props = { ...defaults, ...given } as never;

  test('by cdk8s', () => {
    const chart = new Chart(new App(), 'prod');
    const found = textsOf(() => new cdk8s[kind](chart, 'it', props));
    expect(found).toEqual(texts.map((text) => `[prod/it] ${text}`));
  });

  test('by Pulumi', async () => {
    let found: string[] = [];
    await run(() => {
      found = textsOf(() => new live[kind]('it', props));
    });
    expect(found.map((text) => text.replace(/^\[[^\]]*\] /, ''))).toEqual(texts);
  });
});

test('Kiali reads no traces of Zipkin', () => {
  const chart = new Chart(new App(), 'prod', { namespace: 'istio-system' });
  const zipkin = new cdk8s.Zipkin(chart, 'zipkin');
  const props = { prometheus: 'http://p:9090', signingKey: { secret: 's', key: 'k' }, tracing: zipkin };
  expect(textsOf(() => new cdk8s.Kiali(chart, 'kiali', props))).toEqual([
    '[prod/kiali] tracing: got Zipkin istio-system/zipkin; Kiali reads Jaeger and Tempo only; use `jaeger`, or leave ' +
      '`tracing` out (addons/unreadable-traces)',
  ]);
});

test('a backend that the mesh was made without', () => {
  const chart = new Chart(new App(), 'prod', { namespace: 'observability' });
  const mesh = new cdk8s.ServiceMesh(chart);
  const jaeger = new cdk8s.Jaeger(chart, 'jaeger');
  expect(textsOf(() => mesh.telemetry.tracing(jaeger))).toEqual([
    '[prod/mesh] telemetry.tracing(): got "Jaeger observability/jaeger"; the mesh was made without it; name it in ' +
      "the mesh's `tracing.to` (addons/not-in-mesh)",
  ]);
});
