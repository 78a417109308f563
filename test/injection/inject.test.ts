import { injectSidecar, sidecarInjector } from '../../lib/injection/inject';
import { injectText, splitDocuments } from '../../lib/injection/inject-text';
import type { InjectOptions } from '../../lib/injection/settings/options';

interface Container {
  name: string;
  image?: string;
  args?: string[];
  env?: { name: string; value?: string }[];
  [field: string]: unknown;
}
interface Injected {
  metadata: { labels: Record<string, string>; annotations: Record<string, string> };
  spec: { containers: Container[]; initContainers: Container[] };
}

const pod = (spec: object, metadata: object = {}): object => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p', ...metadata },
  spec,
});
const app = { name: 'app', image: 'nginx' };
const inject = (object: object, options: InjectOptions = {}): Injected => injectSidecar(object, options) as Injected;
const annotated = (annotations: Record<string, string>, spec: object = { containers: [app] }): object =>
  pod(spec, { annotations });
const proxyOf = ({ spec }: Injected): Container =>
  [...spec.containers, ...(spec.initContainers ?? [])].find(({ name }) => name === 'istio-proxy') as Container;
const envOf = (injected: Injected, name: string): string | undefined =>
  proxyOf(injected).env?.find((variable) => variable.name === name)?.value;
const names = (containers: Container[]): string[] => containers.map(({ name }) => name);
/** A template that is small enough to see every step. */
const small = (text: string, options: InjectOptions = {}): InjectOptions => ({
  templates: { small: text },
  defaultTemplates: ['small'],
  ...options,
});
const PROXY = 'spec:\n  containers:\n  - name: istio-proxy\n    image: "{{ .ProxyImage }}"\n';

describe('the order of containers', () => {
  const withInit = pod({ containers: [app], initContainers: [{ name: 'mine', image: 'x' }] });
  test('a proxy that is no init container comes last, and the rules after the other init containers', () => {
    const { spec } = inject(withInit);
    expect([names(spec.containers), names(spec.initContainers)]).toEqual([
      ['app', 'istio-proxy'],
      ['mine', 'istio-init'],
    ]);
  });
  test('a native proxy comes after the rules and before the other init containers', () => {
    const { spec } = inject(withInit, { nativeSidecars: true });
    expect([names(spec.containers), names(spec.initContainers)]).toEqual([
      ['app'],
      ['istio-init', 'istio-proxy', 'mine'],
    ]);
  });
  test('with CNI the validation comes first', () => {
    expect(names(inject(withInit, { values: { cni: { enabled: true } } }).spec.initContainers)).toEqual([
      'istio-validation',
      'mine',
    ]);
  });
  test('the application can wait for the proxy', () => {
    expect(
      names(inject(annotated({ 'proxy.istio.io/config': 'holdApplicationUntilProxyStarts: true' })).spec.containers),
    ).toEqual(['istio-proxy', 'app']);
    expect(
      names(
        inject(withInit, { values: { global: { proxy: { holdApplicationUntilProxyStarts: true } } } }).spec.containers,
      ),
    ).toEqual(['istio-proxy', 'app']);
  });
  test.each([
    ['1.33', true],
    ['v1.34.2', true],
    ['1.32', false],
  ])('on Kubernetes %s native is %s', (kubernetesVersion, native) => {
    expect(names(inject(withInit, { kubernetesVersion }).spec.initContainers).includes('istio-proxy')).toBe(native);
  });
});

describe('image', () => {
  const image = (options: InjectOptions, annotations: Record<string, string> = {}): unknown =>
    proxyOf(inject(annotated(annotations), small(PROXY, options))).image;
  const values = (global: object): InjectOptions => ({ values: { global: { hub: 'h', tag: 't', ...global } } });
  test('hub, name and tag', () => expect(image(values({}))).toBe('h/proxyv2:t'));
  test('variant', () => expect(image(values({ variant: 'debug' }))).toBe('h/proxyv2:t-debug'));
  test('ProxyConfig before variant', () =>
    expect(
      image({ ...values({ variant: 'debug' }), meshConfig: { defaultConfig: { image: { imageType: 'distroless' } } } }),
    ).toBe('h/proxyv2:t-distroless'));
  test('annotation before both; default takes the type away', () =>
    expect(image(values({ tag: 't-debug' }), { 'sidecar.istio.io/proxyImageType': 'default' })).toBe('h/proxyv2:t'));
  test('a tag that is a number prints as Go prints it', () =>
    expect(image(values({ tag: 1.5 }))).toBe('h/proxyv2:1.5'));
  test('an empty type in ProxyConfig means none before 1.31, the variant from then on', () => {
    const empty = { ...values({ variant: 'debug' }), meshConfig: { defaultConfig: { image: {} } } };
    expect([image({ ...empty, version: '1.30.3' }), image({ ...empty, version: '1.31.0' })]).toEqual([
      'h/proxyv2:t',
      'h/proxyv2:t-debug',
    ]);
  });
});

describe('cluster and network', () => {
  const values = { global: { network: 'net1', multiCluster: { clusterName: 'c1' } } };
  test('from the values, at the end of the environment', () => {
    const template =
      `${PROXY}    env:\n    - name: ISTIO_META_CLUSTER_ID\n      value: Kubernetes\n    - name: A\n      value: ` +
      `a\n`;
    expect(proxyOf(inject(pod({ containers: [app] }), small(template, { values }))).env).toEqual([
      { name: 'A', value: 'a' },
      { name: 'ISTIO_META_CLUSTER_ID', value: 'c1' },
      { name: 'ISTIO_META_NETWORK', value: 'net1' },
    ]);
  });
  test('the options win over the values, the label over both', () => {
    const labelled = pod({ containers: [app] }, { labels: { 'topology.istio.io/network': 'mine' } });
    const result = inject(labelled, { values, clusterId: 'c2', network: 'net2' });
    expect([envOf(result, 'ISTIO_META_CLUSTER_ID'), envOf(result, 'ISTIO_META_NETWORK')]).toEqual(['c2', 'mine']);
    expect(
      inject(pod({ containers: [app] }), { values, network: 'net2' }).metadata.labels['topology.istio.io/network'],
    ).toBe('net2');
  });
});

describe("the user's own proxy container", () => {
  const mine = { name: 'istio-proxy', image: 'auto', resources: { limits: { memory: '1024Mi' } } };
  test("has the last word, except that image auto stands for the template's", () => {
    const result = inject(
      pod({ containers: [app, mine] }),
      small(`${PROXY}    resources:\n      limits: {memory: 5Mi, cpu: 1}\n`, {
        values: { global: { hub: 'h', tag: 't' } },
      }),
    );
    expect(proxyOf(result)).toEqual({
      name: 'istio-proxy',
      image: 'h/proxyv2:t',
      resources: { limits: { cpu: '1', memory: '1Gi' } },
    });
    expect(result.metadata.annotations['proxy.istio.io/overrides']).toBe(
      '{"containers":[{"name":"istio-proxy","resources":{"limits":{"memory":"1Gi"}}}]}',
    );
  });
  test('moves to the init containers where the proxy is native', () => {
    const { spec } = inject(pod({ containers: [app, mine] }), { nativeSidecars: true });
    expect([names(spec.containers), names(spec.initContainers)]).toEqual([['app'], ['istio-init', 'istio-proxy']]);
  });
  test('its user reaches the rules of the init container', () => {
    const { spec } = inject(pod({ containers: [app, { ...mine, securityContext: { runAsUser: 1234 } }] }));
    const args = spec.initContainers[0].args ?? [];
    expect(args[args.indexOf('-u') + 1]).toBe('1234');
  });
});

describe('metrics', () => {
  const scraped = { 'prometheus.io/port': '8080', 'prometheus-io/path': '/m' };
  test("the application's annotations move into the environment", () => {
    const result = inject(annotated(scraped), small(PROXY));
    expect(envOf(result, 'ISTIO_PROMETHEUS_ANNOTATIONS')).toBe('{"scrape":"","path":"/m","port":"8080"}');
    const { 'sidecar.istio.io/status': _status, ...annotations } = result.metadata.annotations;
    expect(annotations).toEqual({
      'prometheus.io/path': '/stats/prometheus',
      'prometheus.io/port': '15020',
      'prometheus.io/scrape': 'true',
    });
  });
  test.each<Record<string, string>>([
    { 'prometheus.io/scrape': 'false' },
    { 'prometheus.istio.io/merge-metrics': 'false' },
  ])('%j leaves them alone', (off) => {
    const result = inject(annotated({ ...scraped, ...off }), small(PROXY));
    expect([envOf(result, 'ISTIO_PROMETHEUS_ANNOTATIONS'), result.metadata.annotations['prometheus.io/port']]).toEqual([
      undefined,
      '8080',
    ]);
  });
  test('scrape targets are merged from 1.31 on', () => {
    const targets = annotated({ 'prometheus.istio.io/scrape-targets': '9090:/a, 8081' });
    expect(envOf(inject(targets, small(PROXY, { version: '1.31.0' })), 'ISTIO_PROMETHEUS_ANNOTATIONS')).toBe(
      '{"scrape":"","path":"/a","port":"9090",' +
        '"targets":[{"port":"9090","path":"/a"},{"port":"8081","path":"/metrics"}]}',
    );
    expect(envOf(inject(targets, small(PROXY, { version: '1.30.3' })), 'ISTIO_PROMETHEUS_ANNOTATIONS')).toBeUndefined();
  });
  test('a port of the proxy cannot be scraped, from 1.31 on', () => {
    expect(() => inject(annotated({ 'prometheus.io/port': '15090' }), small(PROXY, { version: '1.31.0' }))).toThrow(
      '1 problem:\n- [Pod p] metadata.annotations["prometheus.io/port"]: got "15090"; the port belongs to the ' +
        'proxy (metrics of Envoy, which are merged anyway); name a port of the application ' +
        '(injection/scrape-port)',
    );
    expect(() =>
      inject(annotated({ 'prometheus.io/port': '15090' }), small(PROXY, { version: '1.30.3' })),
    ).not.toThrow();
  });
  test('the secure port is announced from 1.31 on', () => {
    const template = `${PROXY}    env:\n    - name: ENVOY_SECURE_MERGED_METRICS_PORT\n      value: "15443"\n`;
    const announced = (version: string): unknown =>
      inject(pod({ containers: [app] }), small(template, { version })).metadata.annotations[
        'prometheus.istio.io/secure-port'
      ];
    expect([announced('1.30.3'), announced('1.31.0')]).toEqual([undefined, '15443']);
  });
});

describe('probes', () => {
  const probed = (container: object, annotations: Record<string, string> = {}): Injected =>
    inject(annotated(annotations, { containers: [{ ...app, ...container }] }), small(PROXY));
  const ports = { ports: [{ name: 'http', containerPort: 8080 }] };
  test("http, with the port's name resolved and https turned into http", () => {
    const result = probed({
      ...ports,
      readinessProbe: { httpGet: { path: '/ready?a=1&b=2', port: 'http', scheme: 'HTTPS' }, timeoutSeconds: 3 },
    });
    expect(result.spec.containers[0].readinessProbe).toEqual({
      httpGet: { path: '/app-health/app/readyz', port: 15020, scheme: 'HTTP' },
      timeoutSeconds: 3,
    });
    expect(envOf(result, 'ISTIO_KUBE_APP_PROBERS')).toBe(
      '{"/app-health/app/readyz":{"httpGet":{"path":"/ready?a=1\\u0026b=2","port":8080,"scheme":"HTTPS"},' +
        '"timeoutSeconds":3}}',
    );
  });
  test('tcp and grpc become http', () => {
    const result = probed({
      livenessProbe: { tcpSocket: { port: 90 } },
      startupProbe: { grpc: { port: 91 }, periodSeconds: 1 },
    });
    expect(result.spec.containers[0].livenessProbe).toEqual({
      httpGet: { path: '/app-health/app/livez', port: 15020 },
    });
    expect(result.spec.containers[0].startupProbe).toEqual({
      httpGet: { path: '/app-health/app/startupz', port: 15020 },
      periodSeconds: 1,
    });
    expect(envOf(result, 'ISTIO_KUBE_APP_PROBERS')).toBe(
      '{"/app-health/app/livez":{"tcpSocket":{"port":90}},' +
        '"/app-health/app/startupz":{"grpc":{"port":91,"service":null}}}',
    );
  });
  test('handlers, at the port of the annotation', () => {
    const result = probed(
      { lifecycle: { preStop: { httpGet: { port: 80 } }, postStart: { tcpSocket: { port: 81 } } } },
      { 'status.sidecar.istio.io/port': '123' },
    );
    expect(result.spec.containers[0].lifecycle).toEqual({
      preStop: { httpGet: { path: '/app-lifecycle/app/prestopz', port: 123 } },
      postStart: { httpGet: { path: '/app-lifecycle/app/poststartz', port: 123 } },
    });
  });
  test('commands stay, and nothing is rewritten where the annotation says so', () => {
    const exec = { exec: { command: ['true'] } };
    expect(probed({ livenessProbe: exec }).spec.containers[0].livenessProbe).toEqual(exec);
    expect(envOf(probed({ livenessProbe: exec }), 'ISTIO_KUBE_APP_PROBERS')).toBeUndefined();
    const tcp = { tcpSocket: { port: 80 } };
    expect(
      probed({ livenessProbe: tcp }, { 'sidecar.istio.io/rewriteAppHTTPProbers': 'false' }).spec.containers[0]
        .livenessProbe,
    ).toEqual(tcp);
  });
});

describe('templates', () => {
  test('an annotation chooses them, aliases stand for others, and each sees what the pod is', () => {
    const templates = {
      a: 'metadata: {annotations: {a: "{{ .DeploymentMeta.Name }}"}}',
      b: 'metadata: {annotations: {b: "{{ .Spec.ServiceAccountName }}"}}',
    };
    const result = inject(
      annotated({ 'inject.istio.io/templates': 'both' }, { containers: [app], serviceAccountName: 'sa' }),
      { templates, aliases: { both: ['a', 'b'] } },
    );
    expect([result.metadata.annotations.a, result.metadata.annotations.b]).toEqual(['p', 'sa']);
  });
  test('a name that no template has', () => {
    expect(() => inject(annotated({ 'inject.istio.io/templates': 'sidecars' }))).toThrow(
      '1 problem:\n- [Pod p] metadata.annotations["inject.istio.io/templates"]: got "sidecars"; there is no ' +
        'injection template of this name; did you mean "sidecar"? (injection/unknown-template)',
    );
  });
  test('a function that the release lacks is named with the release, used or not', () => {
    const templates = { mine: '{{ otelResourceAttributes .MeshConfig }}{{ nonsense }}' };
    expect(() => sidecarInjector({ version: '1.29.6', templates })).toThrow(
      [
        '2 problems:',
        '- templates.mine: got "otelResourceAttributes"; istiod 1.29.6 has no template function of this name, ' +
          'and would refuse to inject at all; use a function of Go, of sprig or of that istiod ' +
          '(injection/unknown-function)',
        '- templates.mine: got "nonsense"; istiod 1.29.6 has no template function of this name, and would ' +
          'refuse to inject at all; use a function of Go, of sprig or of that istiod (injection/unknown-function)',
      ].join('\n'),
    );
  });
  test('what a template prints must be an object that fits the pod', () => {
    expect(() => inject(pod({ containers: [app] }), small('[]'))).toThrow(
      '1 problem:\n- [Pod p] templates.small: it prints YAML that is not an object; correct the template, or ' +
        'the values that it reads (injection/template)',
    );
    expect(() => inject(pod({ containers: [app] }), small('spec: {hostNetwork: "no"}'))).toThrow(
      '1 problem:\n- [Pod p] templates.small: spec.hostNetwork: got "no"; must be true or false; write true or ' +
        'false (injection/pod-field-type)',
    );
  });
});

describe('options', () => {
  test('null in place of a map', () => {
    expect(() => sidecarInjector({ values: { global: { proxy: null } } })).toThrow(
      '1 problem:\n- values.global.proxy: got null; the chart has a map here, and injection fails in the ' +
        'cluster where a template reads through null; leave the key out, or write {} for nothing ' +
        '(injection/null-for-map)',
    );
  });
  test('null removes a single value', () => {
    const result = inject(pod({ containers: [app] }), {
      values: { global: { proxy: { resources: { limits: { cpu: null } } } } },
    });
    expect(proxyOf(result).resources).toEqual({
      limits: { memory: '1Gi' },
      requests: { cpu: '100m', memory: '128Mi' },
    });
  });
  test('all problems of the options at once', () => {
    expect(() =>
      sidecarInjector({
        kubernetesVersion: 'new',
        meshConfig: { defaultConfig: { statusPort: 0 } },
        values: { pilot: null },
      }),
    ).toThrow(
      [
        '3 problems:',
        '- values.pilot: got null; the chart has a map here, and injection fails in the cluster where a ' +
          'template reads through null; leave the key out, or write {} for nothing (injection/null-for-map)',
        '- meshConfig.defaultConfig.statusPort: got 0; a port number is from 1 to 65535; write a number from 1 ' +
          'to 65535 (injection/proxy-config)',
        '- kubernetesVersion: got "new"; this is not a Kubernetes version; write the oldest version of the ' +
          'nodes, for example 1.34 (injection/kubernetes-version)',
      ].join('\n'),
    );
  });
  test('an unknown release', () => {
    expect(() => sidecarInjector({ version: '1.12.0' })).toThrow(
      'version: got "1.12.0"; this release of Istio is not known',
    );
  });
});

describe('objects', () => {
  const template = { metadata: { labels: { app: 'x' } }, spec: { containers: [app] } };
  test.each(['Deployment', 'DaemonSet', 'ReplicaSet', 'StatefulSet'])('%s', (kind) => {
    const result = injectSidecar({
      apiVersion: 'apps/v1',
      kind,
      metadata: { name: 'x' },
      spec: { template },
    }) as unknown as { spec: { template: Injected } };
    expect(names(result.spec.template.spec.containers)).toEqual(['app', 'istio-proxy']);
  });
  test('a CronJob gets its metadata on the job', () => {
    const cronJob = {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'x' },
      spec: { schedule: '@daily', jobTemplate: { spec: { template } } },
    };
    const result = injectSidecar(cronJob) as unknown as {
      spec: { jobTemplate: { metadata: Injected['metadata']; spec: { template: Injected } } };
    };
    expect(Object.keys(result.spec.jobTemplate.metadata.annotations)).toContain('sidecar.istio.io/status');
    expect(result.spec.jobTemplate.spec.template.metadata).toEqual({ labels: { app: 'x' } });
    expect(names(result.spec.jobTemplate.spec.template.spec.containers)).toEqual(['app', 'istio-proxy']);
  });
  test('a List is looked at item by item', () => {
    const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 's' } };
    const list = { apiVersion: 'v1', kind: 'List', items: [service, pod({ containers: [app] })] };
    const { items } = injectSidecar(list) as { items: object[] };
    expect([items[0] === service, names((items[1] as Injected).spec.containers)]).toEqual([
      true,
      ['app', 'istio-proxy'],
    ]);
    const untouched = { apiVersion: 'v1', kind: 'List', items: [service] };
    expect(injectSidecar(untouched)).toBe(untouched);
  });
  test('the object given is not changed', () => {
    const given = pod(
      { containers: [{ ...app, readinessProbe: { httpGet: { port: 80 } } }] },
      { annotations: { 'prometheus.io/port': '80' } },
    );
    const before = structuredClone(given);
    injectSidecar(given);
    expect(given).toEqual(before);
  });
  test('a pod behind a ReplicaSet belongs to its Deployment', () => {
    const owned = pod(
      { containers: [app] },
      {
        generateName: 'web-abc-',
        labels: { 'pod-template-hash': 'abc' },
        ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-abc', uid: 'u', controller: true }],
      },
    );
    const result = inject(owned);
    expect([envOf(result, 'ISTIO_META_WORKLOAD_NAME'), envOf(result, 'ISTIO_META_OWNER')]).toEqual([
      'web',
      'kubernetes://apis/apps/v1/namespaces/default/deployments/web',
    ]);
  });
});

describe('text', () => {
  const service = 'apiVersion: v1\nkind: Service   # stays\nmetadata: {name: a}\n';
  const deployment =
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: w}\nspec: {template: {spec: {containers: [{name: ' +
    'app, image: nginx}]}}}\n';

  test('documents that are not injected stay byte for byte', () => {
    const paused = deployment.replace('spec: {template', 'spec: {paused: false, template');
    const onHost = paused.replace('containers', 'hostNetwork: true, containers');
    const text = `# head\n${service}--- # next\n${onHost}---\n`;
    expect(injectText(text)).toBe(text);
  });
  test('an injected document is written anew between the others', () => {
    const [first, second, third] = splitDocuments(injectText(`${service}---\n${deployment}---\n${service}`));
    expect([first.body, second.separator, third.separator + third.body]).toEqual([service, '---\n', `---\n${service}`]);
    expect(second.body.startsWith('apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: w\nspec:\n')).toBe(true);
    expect(second.body).toContain('- name: istio-proxy\n');
  });
  test.each(['', '---\n', 'a: 1\n---\nb: 2', '# only a comment\n', '---\r\na: 1\r\n'])(
    '%j comes apart without loss',
    (text) => {
      expect(
        splitDocuments(text)
          .map(({ separator, body }) => separator + body)
          .join(''),
      ).toBe(text);
    },
  );
});
