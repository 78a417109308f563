import {
  injectSidecar,
  renderComponent,
  renderMesh,
  type ChartName,
  type MeshProps,
  type ValueTree,
} from '../../../lib/manifests';

/** What is said of values; nothing where they are taken. */
function said(body: () => unknown): string[] {
  try {
    body();
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').slice(1);
  }
}
const rendered = (component: ChartName, values: unknown): string[] =>
  said(() => renderComponent({ component, values: values as ValueTree }));
const inMesh = (values: object): string[] => said(() => renderMesh({ values } as MeshProps));
const injected = (values: unknown): string[] =>
  said(() =>
    injectSidecar(
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { containers: [{ name: 'a', image: 'a' }] } },
      { values: values as Record<string, unknown> },
    ),
  );

/**
 * Values of chart istiod and what is said of them. The last column says who stops: helm 3.21 over the charts of 1.31,
 * or
 * Kubernetes (strict decoding) or istiod (values_types.proto) at what helm renders.
 */
const ISTIOD: [values: object, path: string, problem: string, judge: 'helm' | 'kubernetes' | 'istiod'][] = [
  [
    { env: [{ name: 'A', value: '5' }] },
    'env',
    'got [{"name":"A","value":"5"}]; must be an object (schema/type)',
    'helm',
  ],
  [{ telemetry: ['v2'] }, 'telemetry', 'got ["v2"]; must be an object (schema/type)', 'helm'],
  [{ taint: [{ enabled: true }] }, 'taint', 'got [{"enabled":true}]; must be an object (schema/type)', 'helm'],
  [{ global: { proxy: 'debug' } }, 'global.proxy', 'got "debug"; must be an object (schema/type)', 'helm'],
  [{ global: { logging: 'info' } }, 'global.logging', 'got "info"; must be an object (schema/type)', 'helm'],
  [{ global: { sds: { token: 'aud' } } }, 'global.sds.token', 'got "aud"; must be an object (schema/type)', 'helm'],
  [{ cpu: 80 }, 'cpu', 'got 80; must be an object (schema/type)', 'helm'],
  [
    { global: { proxy: { excludeInboundPorts: 15090 } } },
    'global.proxy.excludeInboundPorts',
    'got 15090; must be a string; put it in quotes: "15090" (schema/type)',
    'istiod',
  ],
  [
    { global: { proxy: { includeOutboundPorts: 443 } } },
    'global.proxy.includeOutboundPorts',
    'got 443; must be a string; put it in quotes: "443" (schema/type)',
    'istiod',
  ],
  [
    { global: { meshID: 1 } },
    'global.meshID',
    'got 1; must be a string; put it in quotes: "1" (schema/type)',
    'istiod',
  ],
  [
    { global: { multiCluster: { clusterName: 7 } } },
    'global.multiCluster.clusterName',
    'got 7; must be a string; put it in quotes: "7" (schema/type)',
    'istiod',
  ],
  [
    { global: { istioNamespace: 1234 } },
    'global.istioNamespace',
    'got 1234; must be a string; put it in quotes: "1234" (schema/type)',
    'istiod',
  ],
  [
    { global: { proxy: { resources: { limits: { cpu: 2 } } } } },
    'global.proxy.resources.limits.cpu',
    'got 2; must be a string; put it in quotes: "2" (schema/type)',
    'istiod',
  ],
  [
    { global: { imagePullSecrets: [{ name: 'private' }] } },
    'global.imagePullSecrets[0]',
    'got {"name":"private"}; must be a string; write "private" (schema/type)',
    'istiod',
  ],
  [
    { global: { logAsJson: 'true' } },
    'global.logAsJson',
    'got "true"; must be true or false; write true without quotes (schema/type)',
    'istiod',
  ],
  [
    { podAnnotations: { 'prometheus.io/port': 15014 } },
    'podAnnotations["prometheus.io/port"]',
    'got 15014; must be a string; put it in quotes: "15014" (schema/type)',
    'kubernetes',
  ],
  [
    { nodeSelector: { dedicated: true } },
    'nodeSelector.dedicated',
    'got true; must be a string; put it in quotes: "true" (schema/type)',
    'kubernetes',
  ],
  [{ nodeSelector: ['dedicated'] }, 'nodeSelector', 'got ["dedicated"]; must be an object (schema/type)', 'kubernetes'],
  [
    { base: { validationCABundle: 'abc' } },
    'base.validationCABundle',
    'got "abc"; must be base64 text; encode the certificates, for example with base64 -w0 (schema/base64)',
    'kubernetes',
  ],
];

describe('chart istiod', () => {
  test.each(ISTIOD)('%j', (values, path, problem) => {
    expect(rendered('istiod', values)).toEqual([`- ${path}: ${problem}`]);
    expect(rendered('istiod', { pilot: values })).toContain(`- pilot.${path}: ${problem}`);
    expect(injected(values)).toEqual([`- values.${path}: ${problem}`]);
    expect(inMesh({ istiod: values })).toEqual([`- values.istiod.${path}: ${problem}`]);
  });

  test('words for booleans that YAML 1.2 reads as text', () => {
    expect(rendered('istiod', { autoscaleEnabled: 'no', pilot: { cni: { enabled: 'off' } } })).toEqual([
      '- autoscaleEnabled: got "no"; must be true or false (schema/type)',
      '- pilot.cni.enabled: got "off"; must be true or false (schema/type)',
    ]);
  });

  test('a list of problems comes whole, with unknown profiles', () => {
    expect(rendered('istiod', { profile: 'stabel', cpu: 1, global: { caName: 2 } })).toEqual([
      '- cpu: got 1; must be an object (schema/type)',
      '- global.caName: got 2; must be a string; put it in quotes: "2" (schema/type)',
      '- profile: got "stabel"; the charts of this release have no such profile; did you mean "stable"? ' +
        '(values/unknown-profile)',
    ]);
  });

  test('what the chart prints may be a number, and is printed', () => {
    const objects = renderComponent({
      component: 'istiod',
      values: { trustedZtunnelNamespace: 123, keepaliveMaxServerConnectionAge: 30 } as ValueTree,
    });
    const text = JSON.stringify(objects.find(({ kind }) => kind === 'Deployment'));
    expect(text).toContain('{"name":"CA_TRUSTED_NODE_ACCOUNTS","value":"123/ztunnel"}');
    expect(text).toContain('"--keepaliveMaxServerConnectionAge","30"');
  });

  test('values that the chart does not know are left alone by it, and refused as slips by a mesh', () => {
    expect(rendered('istiod', { global: { proxi: { logLevel: 'debug' } }, tracing: { enabled: true } })).toEqual([]);
    expect(inMesh({ istiod: { tracing: { enabled: true } } })).toEqual([
      '- values.istiod.tracing: got {"enabled":true}; "tracing" is not a field of IstiodValues (schema/unknown-field)',
    ]);
  });
});

describe('values that charts no longer take', () => {
  const stackdriver = (values: object): object => ({ telemetry: { v2: { stackdriver: values } } });

  test('two are in the table of the chart where it never looks', () => {
    expect(rendered('istiod', stackdriver({ enabled: false, configOverride: {} }))).toEqual([]);
    expect(rendered('istiod', stackdriver({ outboundAccessLogging: 'FULL' }))).toEqual([]);
  });

  test('the others are refused, whatever they are set to', () => {
    expect(rendered('istiod', stackdriver({ disableOutbound: false }))).toEqual([
      '- telemetry.v2.stackdriver.disableOutbound: got false; Istio no longer has this value; use a Telemetry ' +
        'object (values/removed)',
    ]);
    expect(rendered('istiod', { telemetry: { v2: { prometheus: { configOverride: {} } } } })).toEqual([
      '- telemetry.v2.prometheus.configOverride: got {}; Istio no longer has this value; use a Telemetry ' +
        'object (values/removed)',
    ]);
  });

  test.each([
    [{ istiocoredns: true }, 'istiocoredns: got true'],
    [{ global: { mtls: true } }, 'global.mtls: got true'],
    [{ global: { meshExpansion: 'on' } }, 'global.meshExpansion: got "on"'],
    [
      { global: { proxy: { envoyAccessLogService: 'als:9090' } } },
      'global.proxy.envoyAccessLogService: got "als:9090"',
    ],
  ])('the chart looks through maps for them: %j', (values, problem) => {
    expect(rendered('istiod', values)).toEqual([`- ${problem}; must be an object; leave it out (values/wrong-type)`]);
  });
});

describe('other charts', () => {
  test.each<[ChartName, object, string]>([
    ['cni', { podLabels: { a: 1 } }, 'podLabels.a: got 1; must be a string; put it in quotes: "1" (schema/type)'],
    ['cni', { ambient: [true] }, 'ambient: got [true]; must be an object (schema/type)'],
    ['cni', { cni: { repair: 'on' } }, 'cni.repair: got "on"; must be an object (schema/type)'],
    [
      'cni',
      { excludeNamespaces: 'kube-system' },
      'excludeNamespaces: got "kube-system"; must be a list; put it in a list: [...] (schema/type)',
    ],
    ['ztunnel', { env: ['A=1'] }, 'env: got ["A=1"]; must be an object (schema/type)'],
    [
      'ztunnel',
      { annotations: { a: true } },
      'annotations.a: got true; must be a string; put it in quotes: "true" (schema/type)',
    ],
    ['base', { base: 'x' }, 'base: got "x"; must be an object (schema/type)'],
    [
      'gateway',
      { nodeSelector: { a: 1 } },
      'nodeSelector.a: got 1; must be a string; put it in quotes: "1" (schema/type)',
    ],
    [
      'gateway',
      { global: { imagePullSecrets: ['private'] } },
      'global.imagePullSecrets[0]: got "private"; must be an object; write { name: "private" } (schema/type)',
    ],
    [
      'istiod',
      { gatewayClasses: { istio: 'deployment' } },
      'gatewayClasses.istio: got "deployment"; must be an object (schema/type)',
    ],
    ['istiod', { gatewayClasses: ['istio'] }, 'gatewayClasses: got ["istio"]; must be an object (schema/type)'],
    [
      'gateway',
      { replicaCount: '2' },
      'replicaCount: got "2"; the chart takes integer or null here (values/wrong-type)',
    ],
    [
      'istio-ingress',
      { gateways: { 'istio-ingressgateway': { labels: { a: 1 } } } },
      'gateways["istio-ingressgateway"].labels.a: got 1; must be a string; put it in quotes: "1" (schema/type)',
    ],
  ])('%s %j', (chart, values, problem) => {
    expect(rendered(chart, values)).toEqual([`- ${problem}`]);
  });
});

test('names that YAML read as numbers are none', () => {
  const options = { component: 'istiod', namespace: 1234, release: true } as never;
  expect(said(() => renderComponent(options))).toEqual([
    '- release: got true; must be a string; put it in quotes: "true" (options/wrong-type)',
    '- namespace: got 1234; must be a string; put it in quotes: "1234" (options/wrong-type)',
  ]);
});
