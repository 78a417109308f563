import { additionalScrapeConfigs, scrapeJobs } from '../../../lib/addons/scraping/jobs';
import { observedMesh, type ObservedMesh } from '../../../lib/addons/shared/observed-mesh';
import { injectSidecar } from '../../../lib/injection/inject';
import { renderMesh } from '../../../lib/mesh/render';
import { readYaml } from '../../../lib/yaml/read-yaml';
import type { MeshNode } from '../../../lib/model';
import { RELEASES } from '../../support/reference';
import { scraped, type Pod } from '../../support/relabel';
import { NEWEST_VERSION } from '../../support/releases';

const MESH: ObservedMesh = { version: NEWEST_VERSION, istiod: 'istio-system', merged: true };
const AMBIENT: ObservedMesh = { ...MESH, ztunnel: 'istio-system', cni: 'kube-system' };

interface Container {
  readonly name: string;
  readonly ports?: readonly { readonly name?: string; readonly containerPort: number }[];
}
interface Template {
  readonly metadata?: { readonly labels?: Record<string, string>; readonly annotations?: Record<string, string> };
  readonly spec: { readonly containers: readonly Container[]; readonly initContainers?: readonly Container[] };
}

/** A pod of a workload that the library renders or injects: names of ports are those that there really are. */
function podOf(template: Template, name: string, namespace: string, ip: string): Pod {
  const { containers, initContainers = [] } = template.spec;
  return {
    name,
    namespace,
    ip,
    labels: template.metadata?.labels,
    annotations: template.metadata?.annotations,
    ports: [...containers, ...initContainers].flatMap(({ name: container, ports = [] }) =>
      ports.map((port) => ({ container, name: port.name ?? '', number: port.containerPort })),
    ),
  };
}

/** The pods of a mesh with a gateway, and of an application with a sidecar. */
function podsOf(version: string, nodes: readonly MeshNode[]): Pod[] {
  const workloads = nodes.filter(({ manifest }) => ['Deployment', 'DaemonSet'].includes(manifest.kind));
  const own = workloads.map(({ manifest: { metadata, spec } }, i) => {
    const { template } = spec as { template: Template };
    return podOf(template, String(metadata.name), String(metadata.namespace), `10.0.0.${i + 1}`);
  });
  const app = injectSidecar(
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: 'catalog',
        namespace: 'shop',
        labels: { app: 'catalog' },
        annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '3000' },
      },
      spec: { containers: [{ name: 'catalog', image: 'catalog', ports: [{ name: 'http', containerPort: 3000 }] }] },
    },
    { version },
  ) as unknown as Template;
  return [...own, podOf(app, 'catalog', 'shop', 'fd00::7')];
}

describe.each(RELEASES)('%s', (version) => {
  const nodes = renderMesh({ version, profile: 'ambient', ingressGateways: [{ name: 'ingress', values: {} }] });
  const mesh = observedMesh({ version, nodes });
  const pods = podsOf(version, nodes);

  test('is seen in the objects', () => {
    expect(mesh).toEqual({
      version,
      istiod: 'istio-system',
      ztunnel: 'istio-system',
      cni: 'istio-system',
      merged: true,
    });
  });

  test('every pod of the mesh is scraped once', () => {
    const all = scrapeJobs(mesh).map((job) => [job.job_name, scraped(job, pods)]);
    const address = (name: string): string => String(pods.find((pod) => pod.name === name)?.ip);
    expect(Object.fromEntries(all)).toEqual({
      'istiod': [`${address('istiod')}:15014/metrics namespace=istio-system pod=istiod app=istiod`],
      'istio-proxies': [
        `${address('ingress')}:15020/stats/prometheus namespace=istio-system pod=ingress app=ingress`,
        '[fd00::7]:15020/stats/prometheus namespace=shop pod=catalog app=catalog',
      ],
      'ztunnel': [`${address('ztunnel')}:15020/stats/prometheus namespace=istio-system pod=ztunnel app=ztunnel`],
      'istio-cni': [`${address('istio-cni-node')}:15014/metrics namespace=istio-system pod=istio-cni-node`],
    });
  });
});

const ENVOY = { name: 'http-envoy-prom', number: 15090 } as const;
const proxy = (pod: Omit<Pod, 'ports'>, more: Pod['ports'] = []): Pod => ({
  ...pod,
  ports: [
    { container: 'istio-proxy', name: 'metrics', number: 15020 },
    { container: 'istio-proxy', name: 'status-port', number: 15021 },
    { container: 'istio-proxy', ...ENVOY },
    ...more,
  ],
});
const jobNamed = (name: string, ...args: Parameters<typeof scrapeJobs>) => {
  const found = scrapeJobs(...args).find(({ job_name }) => job_name === name);
  if (found === undefined) throw new Error(`no job ${name}`);
  return found;
};

describe('proxies', () => {
  const waypoint = proxy({ name: 'waypoint-1', namespace: 'shop', ip: '10.0.0.1', labels: { app: 'waypoint' } });
  const ended = proxy({ name: 'job-1', namespace: 'shop', ip: '10.0.0.2', phase: 'Succeeded' });
  const annotated = proxy(
    {
      name: 'app-1',
      namespace: 'shop',
      ip: '10.0.0.3',
      annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '15020' },
    },
    [
      { container: 'app', name: 'http', number: 8080 },
      { container: 'app', name: 'metrics', number: 9100 },
    ],
  );

  test('each once, however many ports their pods have, and none of pods that have ended', () => {
    expect(scraped(jobNamed('istio-proxies', MESH), [waypoint, ended, annotated])).toEqual([
      '10.0.0.1:15020/stats/prometheus namespace=shop pod=waypoint-1 app=waypoint',
      '10.0.0.3:15020/stats/prometheus namespace=shop pod=app-1',
    ]);
  });

  test('without their agents where metrics are not merged', () => {
    const own = ['10.0.0.1:15090/stats/prometheus namespace=shop pod=waypoint-1 app=waypoint'];
    expect(scraped(jobNamed('istio-proxies', { ...MESH, merged: false }), [waypoint])).toEqual(own);
    expect(scraped(jobNamed('istio-proxies', MESH, { merged: false }), [waypoint])).toEqual(own);
  });
});

test('a mesh without ztunnel and CNI has no jobs for them, a remote one none for istiod', () => {
  expect(scrapeJobs(MESH).map(({ job_name }) => job_name)).toEqual(['istiod', 'istio-proxies']);
  expect(scrapeJobs({ version: NEWEST_VERSION, merged: true }).map(({ job_name }) => job_name)).toEqual([
    'istio-proxies',
  ]);
});

test('agents are looked for in their own namespaces only', () => {
  const names = scrapeJobs(AMBIENT).map((job) => job.kubernetes_sd_configs[0].namespaces?.names);
  expect(names).toEqual([['istio-system'], undefined, ['istio-system'], ['kube-system']]);
});

test('the interval is that of Prometheus unless it is given', () => {
  expect(scrapeJobs(MESH).map(({ scrape_interval }) => scrape_interval)).toEqual([undefined, undefined]);
  expect(scrapeJobs(MESH, { interval: '15s' }).map(({ scrape_interval }) => scrape_interval)).toEqual(['15s', '15s']);
});

test('a mesh says in its mesh config whether metrics are merged', () => {
  const rendered = { version: NEWEST_VERSION, nodes: [] };
  const merged = (meshConfig: object): boolean => observedMesh({ ...rendered, meshConfig: { ...meshConfig } }).merged;
  expect(observedMesh(rendered)).toEqual({ version: NEWEST_VERSION, merged: true });
  expect([merged({}), merged({ enablePrometheusMerge: true }), merged({ enablePrometheusMerge: false })]).toEqual([
    true,
    true,
    false,
  ]);
});

describe('the Secret for the Prometheus Operator', () => {
  test('has the jobs as text', () => {
    const secret = additionalScrapeConfigs(MESH, { namespace: 'monitoring' });
    const { stringData, ...rest } = secret as typeof secret & { stringData: Record<string, string> };
    expect(rest).toEqual({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'additional-scrape-configs', namespace: 'monitoring' },
      type: 'Opaque',
    });
    expect(Object.keys(stringData)).toEqual(['prometheus-additional.yaml']);
    expect(readYaml(stringData['prometheus-additional.yaml'])).toEqual(scrapeJobs(MESH));
  });

  test('has the name, the key and the labels that are given', () => {
    const options = { namespace: 'monitoring', name: 'more', key: 'jobs.yaml', labels: { team: 'a' }, interval: '1m' };
    const secret = additionalScrapeConfigs(MESH, options);
    expect(secret.metadata).toEqual({ name: 'more', namespace: 'monitoring', labels: { team: 'a' } });
    expect(readYaml((secret.stringData as Record<string, string>)['jobs.yaml'])).toEqual(
      scrapeJobs(MESH, { interval: '1m' }),
    );
  });
});
