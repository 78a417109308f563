import { parseDuration, protoDuration } from '../../lib/injection/pod/duration';
import { fullMeshConfig } from '../../lib/injection/settings/mesh-config';
import { applyProxyConfig, defaultProxyConfig, proxyConfigJson } from '../../lib/injection/proxy/proxy-config';
import { checkProxyConfigAnnotation } from '../../lib/injection/proxy/check-proxy-config';
import { formatProblem, type Problem } from '../../lib/model';

const jsonOf = (given: object): string => proxyConfigJson(applyProxyConfig(defaultProxyConfig(), given, 'x', []));

describe('PROXY_CONFIG', () => {
  test('is empty where everything is default', () => expect(jsonOf({})).toBe('{}'));
  test('leaves out what is set to its default', () =>
    expect(jsonOf({ statusPort: 15020, drainDuration: '45s', binaryPath: '/usr/local/bin/envoy' })).toBe('{}'));
  test('has its fields in the order of the API, and the keys of maps sorted', () => {
    expect(
      jsonOf({
        image: { imageType: 'debug' },
        proxyMetadata: { b: '2', a: '1' },
        tracing: { sampling: 12.5, zipkin: { address: 'z:1' } },
        concurrency: 2,
      }),
    ).toBe(
      '{"concurrency":2,"tracing":{"zipkin":{"address":"z:1"},"sampling":12.5},' +
        '"proxyMetadata":{"a":"1","b":"2"},"image":{"imageType":"debug"}}',
    );
  });
  test('writes durations in seconds', () =>
    expect(jsonOf({ drainDuration: '1m30s', terminationDrainDuration: '1.5s' })).toBe(
      '{"drainDuration":"90s","terminationDrainDuration":"1.500s"}',
    ));
  test('keeps a wrapped zero and an empty object, drops a plain zero', () => {
    expect(jsonOf({ concurrency: 0, tracing: {}, holdApplicationUntilProxyStarts: false, meshId: '' })).toBe(
      '{"concurrency":0,"tracing":{},"holdApplicationUntilProxyStarts":false}',
    );
  });
  test('knows snake_case names and numbers of enums', () => {
    expect(jsonOf({ discovery_address: 'a.b:1', interceptionMode: 1 })).toBe(
      '{"discoveryAddress":"a.b:1","interceptionMode":"TPROXY"}',
    );
  });
  test('one member of a one-of group puts out the other', () =>
    expect(jsonOf({ tracingServiceName: 'CANONICAL_NAME_ONLY' })).toBe('{"tracingServiceName":"CANONICAL_NAME_ONLY"}'));
  test('escapes <, > and & as Go does', () =>
    expect(jsonOf({ meshId: '<&>' })).toBe('{"meshId":"\\u003c\\u0026\\u003e"}'));
});

describe('merging', () => {
  const mesh = (given: object): Record<string, unknown> => fullMeshConfig(given as Record<string, unknown>, []);

  test('metadata merges by key, tracing is replaced as a whole', () => {
    const base = mesh({
      defaultConfig: { proxyMetadata: { A: '1', B: '2' }, tracing: { sampling: 1, zipkin: { address: 'z:1' } } },
    }).defaultConfig as Record<string, unknown>;
    const merged = applyProxyConfig(base, { proxyMetadata: { B: '3' }, tracing: { sampling: 2 } }, 'x', []);
    expect([merged.proxyMetadata, merged.tracing]).toEqual([{ A: '1', B: '3' }, { sampling: 2 }]);
  });
  test('headers of the mesh survive an annotation that sets others', () => {
    const merged = applyProxyConfig(
      { proxyHeaders: { requestId: { disabled: true } } },
      { proxyHeaders: { server: { value: 'x' } } },
      'x',
      [],
    );
    expect(merged.proxyHeaders).toEqual({ requestId: { disabled: true }, server: { value: 'x' } });
  });
  test('extension providers merge by name', () => {
    const providers = mesh({
      extensionProviders: [
        { name: 'envoy', envoyFileAccessLog: { path: '/x' } },
        { name: 'mine', zipkin: { service: 'z', port: 9411 } },
      ],
    }).extensionProviders;
    expect(providers).toEqual([
      { name: 'prometheus', prometheus: {} },
      { name: 'stackdriver', stackdriver: {} },
      { name: 'envoy', envoyFileAccessLog: { path: '/x' } },
      { name: 'mine', zipkin: { service: 'z', port: 9411 } },
    ]);
  });
  test('a wrong type is a problem with its path', () => {
    const problems: Problem[] = [];
    fullMeshConfig({ proxyListenPort: 'many', defaultConfig: { concurrency: 1.5 } }, problems);
    expect(problems.map(formatProblem)).toEqual([
      'meshConfig.proxyListenPort: got "many"; must be a whole number from -2147483648 to 2147483647; write a ' +
        'whole number from -2147483648 to 2147483647 (injection/proxy-config)',
      'meshConfig.defaultConfig.concurrency: got 1.5; must be a whole number from -2147483648 to 2147483647; ' +
        'write a whole number from -2147483648 to 2147483647 (injection/proxy-config)',
    ]);
  });
});

describe('durations', () => {
  test.each([
    ['1h2m3s', '3723s'],
    ['1.5h', '5400s'],
    ['300ms', '0.300s'],
    ['1us', '0.000001s'],
    ['-2s', '-2s'],
    ['0', '0s'],
    ['1ns', '0.000000001s'],
  ])('%s is %s', (text, expected) => {
    expect(protoDuration(parseDuration(text) ?? -1n)).toBe(expected);
  });
  test.each(['', '5', 's', '1x', '1d', ' 1s'])('%j is none', (text) => expect(parseDuration(text)).toBeUndefined());
});

describe('the annotation proxy.istio.io/config', () => {
  const check = (text: string): string[] => checkProxyConfigAnnotation(text, 'at').map(formatProblem);

  test.each([
    '',
    'concurrency: 2',
    'unknownField: 1',
    'tracing: {datadog: {address: "$(HOST_IP):8126"}}',
    'discoveryAddress: "[::1]:15012"',
  ])('%j is right', (text) => expect(check(text)).toEqual([]));
  test('must be YAML', () =>
    expect(check('a: [')[0]).toMatch(
      /^at: got "a: \["; this is not YAML: .*; write YAML such as "concurrency: 2" \(injection\/proxy-config\)$/,
    ));
  test('must be an object', () =>
    expect(check('- a')).toEqual([
      'at: got "- a"; a ProxyConfig is an object; write YAML such as "concurrency: 2" (injection/proxy-config)',
    ]));
  test.each([
    [
      'drainDuration: 5',
      'at.drainDuration: got 5; must be a duration such as 5s, 500ms or 1m30s; write a duration such as 5s, ' +
        '500ms or 1m30s (injection/proxy-config)',
    ],
    [
      'drainDuration: 1500ms',
      'at.drainDuration: got "1.500s"; draining takes whole seconds, at least one; write a duration such as ' +
        '45s (injection/proxy-config)',
    ],
    [
      'interceptionMode: TPROXI',
      'at.interceptionMode: got "TPROXI"; the field has no such value; did you mean "TPROXY"? (injection/proxy-config)',
    ],
    [
      'statusPort: 70000',
      'at.statusPort: got 70000; a port number is from 1 to 65535; write a number from 1 to 65535 ' +
        '(injection/proxy-config)',
    ],
    [
      'discoveryAddress: istiod',
      'at.discoveryAddress: got "istiod"; must be a host and a port from 1 to 65535; write HOST:PORT, for ' +
        'example collector.observability:9411 (injection/proxy-config)',
    ],
    ['proxyMetadata: {A: 1}', 'at.proxyMetadata.A: got 1; must be a string; write a string (injection/proxy-config)'],
    [
      'privateKeyProvider: {}',
      'at.privateKeyProvider: got {}; a private key provider must be named; use cryptomb or qat ' +
        '(injection/proxy-config)',
    ],
    [
      'tracing: {zipkin: {address: z}}',
      'at.tracing.zipkin.address: got "z"; must be a host and a port from 1 to 65535; write HOST:PORT, for ' +
        'example collector.observability:9411 (injection/proxy-config)',
    ],
  ])('%s is refused', (text, expected) => expect(check(text)).toContain(expected));
});
