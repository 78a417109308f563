import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { injectSidecar } from '../../lib/injection/inject';
import type { InjectOptions } from '../../lib/injection/settings/options';
import { describeWithReference, REFERENCE } from '../support/reference';

interface Injected {
  metadata: { annotations: Record<string, string> };
  spec: {
    containers: { name: string; readinessProbe?: object; env?: { name: string; value?: string }[] }[];
  };
}

type Annotations = Record<string, string>;
const OWN_CONFIG = 'proxy.istio.io/config';
const OWN_PORT = 'status.sidecar.istio.io/port';
const RELEASES = ['1.31', '1.30', '1.29'];

const pod = (annotations: Annotations, probed = 8080): object => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p', namespace: 'inj', labels: { app: 'p' }, annotations },
  spec: {
    containers: [{ name: 'app', image: 'nginx', readinessProbe: { httpGet: { path: '/r', port: probed } } }],
  },
});

/** Where probes and scrapes are sent, where the agent listens, and what it remembers of the application. */
function ports(object: object, options: InjectOptions = {}) {
  const { metadata, spec } = injectSidecar(object, options) as Injected;
  const [app, proxy] = ['app', 'istio-proxy'].map((name) => spec.containers.find((one) => one.name === name));
  const env = (name: string): string | undefined => proxy?.env?.find((one) => one.name === name)?.value;
  const config = JSON.parse(env('PROXY_CONFIG') ?? '{}') as { statusPort?: number };
  return {
    scraped: metadata.annotations['prometheus.io/port'],
    probed: (app?.readinessProbe as { httpGet: { port: number } }).httpGet.port,
    agent: config.statusPort,
    application: env('ISTIO_PROMETHEUS_ANNOTATIONS'),
    probers: env('ISTIO_KUBE_APP_PROBERS'),
  };
}

const PROBERS = '{"/app-health/app/readyz":{"httpGet":{"path":"/r","port":8080}}}';
const MESH = (statusPort: number): InjectOptions => ({ meshConfig: { defaultConfig: { statusPort } } });

test.each<[string, Annotations, InjectOptions, object]>([
  ['nobody names a port', {}, {}, { scraped: '15020', probed: 15020, agent: undefined }],
  ['the pod names one', { [OWN_CONFIG]: 'statusPort: 16020\n' }, {}, { scraped: '15020', probed: 15020, agent: 16020 }],
  ['a port of Envoy', { [OWN_CONFIG]: 'statusPort: 15021\n' }, {}, { scraped: '15020', probed: 15020, agent: 15021 }],
  ['the pod names that of the mesh', { [OWN_CONFIG]: 'statusPort: 15020' }, {}, { scraped: '15020', probed: 15020 }],
  ['as JSON', { [OWN_CONFIG]: '{"statusPort":16020}' }, {}, { scraped: '15020', probed: 15020, agent: 16020 }],
  ['the mesh names one', {}, MESH(17020), { scraped: '17020', probed: 17020, agent: 17020 }],
  [
    'both name one',
    { [OWN_CONFIG]: 'statusPort: 16020' },
    MESH(17020),
    { scraped: '17020', probed: 17020, agent: 16020 },
  ],
  [
    'the pod goes back to the usual one',
    { [OWN_CONFIG]: 'statusPort: 15020' },
    MESH(17020),
    { scraped: '17020', probed: 17020, agent: undefined },
  ],
  ['the annotation of the port', { [OWN_PORT]: '18020' }, {}, { scraped: '15020', probed: 18020 }],
  [
    'config and annotation together, as such a pod needs them',
    { [OWN_CONFIG]: 'statusPort: 16020', [OWN_PORT]: '16020' },
    {},
    { scraped: '15020', probed: 16020, agent: 16020 },
  ],
  [
    'the application names the port of its agent',
    { [OWN_CONFIG]: 'statusPort: 16020', 'prometheus.io/port': '16020' },
    {},
    { scraped: '15020', application: '{"scrape":"","path":"","port":"16020"}' },
  ],
  [
    'the application names the port of the mesh: taken for an earlier injection',
    { [OWN_CONFIG]: 'statusPort: 16020', 'prometheus.io/port': '15020', 'prometheus.io/scrape': 'true' },
    {},
    { scraped: '15020', application: undefined },
  ],
  [
    'the application names a port of its own',
    { [OWN_CONFIG]: 'statusPort: 16020', 'prometheus.io/port': '9090', 'prometheus.io/path': '/m' },
    {},
    { scraped: '15020', application: '{"scrape":"","path":"/m","port":"9090"}' },
  ],
])('%s', (_, annotations, options, expected) => {
  for (const version of RELEASES) {
    const found = ports(pod(annotations), { version, ...options });
    expect({ version, ...found }).toMatchObject({ version, ...expected });
    expect(found.probers).toBe(PROBERS);
  }
});

test("a probe of the port of the mesh is taken for one that was rewritten, one of the pod's own port is not", () => {
  const own = { [OWN_CONFIG]: 'statusPort: 16020' };
  expect(ports(pod(own, 15020))).toMatchObject({ probed: 15020, probers: undefined });
  expect(ports(pod(own, 16020)).probers).toBe('{"/app-health/app/readyz":{"httpGet":{"path":"/r","port":16020}}}');
});

test('what the proxy serves itself is still refused', () => {
  const given = pod({ [OWN_CONFIG]: 'statusPort: 16020', 'prometheus.io/port': '15090' });
  expect(() => injectSidecar(given, { version: '1.31' })).toThrow(
    '[Pod inj/p] metadata.annotations["prometheus.io/port"]: got "15090"; ' +
      'the port belongs to the proxy (metrics of Envoy, which are merged anyway); name a port of the application',
  );
});

test('an injected pod that is injected again stays as it is', () => {
  const once = injectSidecar(pod({ [OWN_CONFIG]: 'statusPort: 16020', 'prometheus.io/port': '9090' })) as Injected;
  const again = injectSidecar(once) as Injected;
  expect(again.metadata.annotations).toEqual(once.metadata.annotations);
  expect(ports(again)).toEqual(ports(once));
});

describeWithReference('report 32: the status port of the pod', () => {
  const read = (file: string): object =>
    parse(readFileSync(join(REFERENCE, 'reports/32-status-port-of-the-pod', file), 'utf8')) as object;

  test('probes and scrapes go to the port of the mesh', () => {
    expect(ports(read('input.yaml'), { version: '1.31' })).toMatchObject({
      scraped: '15020',
      probed: 15020,
      agent: 15021,
    });
  });

  test('what the webhook takes is taken', () => {
    const injected = injectSidecar(read('accepted.yaml'), { version: '1.31' }) as Injected;
    expect(injected.metadata.annotations).toMatchObject({
      'prometheus.io/port': '15020',
      'prometheus.io/scrape': 'true',
    });
    expect(injected.spec.containers.map(({ name }) => name)).toEqual(['app', 'istio-proxy']);
  });
});
