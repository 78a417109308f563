import { App, Chart, Testing } from 'cdk8s';
import {
  AdditionalScrapeConfigs,
  Grafana,
  GrafanaDashboards,
  istioDashboards,
  IstioMonitors,
  IstioRules,
  Jaeger,
  Kiali,
  Loki,
  OtelCollector,
  Prometheus,
  ServiceMesh,
  SkyWalking,
  Zipkin,
  type IstioRelease,
} from '../../lib';
import { renderMesh } from '../../lib/manifests';
import type { Manifest } from '../../lib/model';

export const OBSERVABILITY = 'observability';

/** Every addon that a mesh can have, as in Istio's samples; those with Services of the same names apart. */
export const sampleObjects = (version: IstioRelease): Manifest[] =>
  renderMesh({
    version,
    addons: {
      prometheus: true,
      grafana: true,
      jaeger: true,
      kiali: true,
      loki: true,
      otel: true,
      zipkin: { namespace: 'zipkin' },
      skywalking: { namespace: 'skywalking' },
    },
  })
    .filter(({ phase }) => phase === 'addons')
    .map(({ manifest }) => manifest);

/** Props that every addon has, none as it is by default. */
const COMMON = {
  imagePullPolicy: 'Always',
  imagePullSecrets: ['registry'],
  resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '1Gi' } },
  scheduling: {
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    tolerations: [{ key: 'dedicated', operator: 'Exists', effect: 'NoSchedule' }],
    priorityClassName: 'system-cluster-critical',
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: { team: 'platform' } },
      },
    ],
  },
  podLabels: { team: 'platform' },
  podAnnotations: { 'example.com/why': 'to be seen' },
  env: { TZ: 'UTC' },
  networkPolicy: true,
  service: { type: 'NodePort', annotations: { 'example.com/why': 'to be reached' } },
} as const;
const SEVERAL = { replicas: 3, podDisruptionBudget: { minAvailable: 2 } } as const;
const STORAGE = { storage: { size: '10Gi', storageClass: 'fast' } } as const;
const ingress = (host: string): { className: string; host: string; tlsSecret: string } => ({
  className: 'nginx',
  host: `${host}.example.com`,
  tlsSecret: `${host}-certificate`,
});

/** Every addon and every construct that goes with a Prometheus or a Grafana that is there, with most of their props. */
export function constructObjects(version: IstioRelease): Manifest[] {
  const app = new App();
  const o11y = new Chart(app, OBSERVABILITY, { namespace: OBSERVABILITY });
  const mesh = new ServiceMesh(new Chart(app, 'mesh'), { version, profile: 'ambient', ingressGateways: [{}] });
  const gateway = mesh.ingressGateway;
  const prometheus = new Prometheus(o11y, 'prometheus', {
    ...COMMON,
    ...STORAGE,
    mesh,
    retention: '30d',
    ingress: ingress('prometheus'),
  });
  // release: the sample with certificates came with it.
  new Prometheus(o11y, 'prometheus-twice', { ...COMMON, ...SEVERAL, mesh, secureMetrics: version.startsWith('1.31') });
  const loki = new Loki(o11y, 'loki', { ...COMMON, ...STORAGE });
  const jaeger = new Jaeger(o11y, 'jaeger', {
    ...COMMON,
    ...STORAGE,
    ingress: { gateway, host: 'jaeger.example.com' },
  });
  new Zipkin(o11y, 'zipkin', { ...COMMON, namespace: 'zipkin', ingress: ingress('zipkin') });
  new SkyWalking(o11y, 'skywalking', { ...COMMON, namespace: 'skywalking', ingress: ingress('skywalking') });
  new OtelCollector(o11y, 'otel', { ...COMMON, traces: jaeger, logs: loki });
  const grafana = new Grafana(o11y, 'grafana', {
    ...COMMON,
    ...SEVERAL,
    mesh,
    prometheus,
    loki,
    dashboards: istioDashboards(mesh),
    adminSecret: { secret: 'grafana-admin' },
    ingress: ingress('grafana'),
  });
  const kiali = { ...COMMON, mesh, prometheus, grafana, tracing: jaeger };
  const signingKey = { secret: 'kiali-signing-key', key: 'key' };
  new Kiali(o11y, 'kiali', {
    ...kiali,
    ...SEVERAL,
    signingKey,
    auth: { openid: { issuer: 'https://login.example.com', clientId: 'kiali' } },
    ingress: { gateway, host: 'kiali.example.com' },
  });
  new Kiali(o11y, 'kiali-of-shop', {
    ...kiali,
    signingKey,
    namespaces: ['shop'],
    access: 'read-only',
    autoscaling: { min: 1, max: 3 },
    clusters: [{ name: 'east', secret: 'kiali-east' }],
    ingress: ingress('kiali'),
  });
  const labels = { release: 'kube-prometheus-stack' };
  new IstioMonitors(o11y, 'monitors', { mesh, labels });
  new IstioRules(o11y, 'rules', { mesh, labels, alerts: { errorRate: 0.05, latency: '1s' } });
  new AdditionalScrapeConfigs(o11y, 'scrape', { mesh, namespace: 'monitoring' });
  new GrafanaDashboards(o11y, 'config-maps', { mesh, for: 'sidecar', namespace: 'monitoring' });
  new GrafanaDashboards(o11y, 'resources', { mesh, for: 'operator', namespace: 'monitoring' });
  return app.charts.filter(({ node }) => node.id !== 'mesh').flatMap((chart) => Testing.synth(chart) as Manifest[]);
}

interface Workload {
  readonly template?: {
    readonly metadata: Readonly<Record<string, unknown>>;
    readonly spec: { readonly volumes?: readonly object[] };
  };
  readonly volumeClaimTemplates?: readonly { readonly metadata: { readonly name: string } }[];
}

/** The pods of workloads, as their controllers would make them, in another namespace. */
export const podsOf = (objects: readonly Manifest[], namespace: string): Manifest[] =>
  objects.flatMap(({ kind, metadata: { name }, spec }) => {
    const { template, volumeClaimTemplates = [] } = (spec ?? {}) as Workload;
    if (template === undefined || !['Deployment', 'StatefulSet', 'DaemonSet'].includes(kind)) return [];
    const claims = volumeClaimTemplates.map(({ metadata }) => ({
      name: metadata.name,
      persistentVolumeClaim: { claimName: `${metadata.name}-${name}-0` },
    }));
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { ...template.metadata, name, namespace },
      spec: { ...template.spec, volumes: [...(template.spec.volumes ?? []), ...claims] },
    };
    return [pod as unknown as Manifest];
  });
