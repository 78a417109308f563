import { meshConfigProblems, meshNetworksProblems, proxyConfigProblems } from '../../../lib/api/mesh-config';
import { MeshConfig, MeshNetworks } from '../../../lib/api/mesh-config/shapes';
import type { Shape } from '../../../lib/schema/notation';
import { formatProblem } from '../../../lib/model';

const config = (value: unknown, version?: string): string[] =>
  meshConfigProblems(value, { path: 'meshConfig', version }).map((p) => `${p.severity} ${formatProblem(p)}`);
const proxy = (value: unknown, version?: string): string[] =>
  proxyConfigProblems(value, { version }).map((p) => `${p.severity} ${formatProblem(p)}`);
const networks = (value: unknown): string[] =>
  meshNetworksProblems(value, { path: 'meshNetworks' }).map((p) => `${p.severity} ${formatProblem(p)}`);

describe('mesh config', () => {
  test('what users write gives no problem', () => {
    expect(
      config({
        accessLogFile: '/dev/stdout',
        accessLogEncoding: 'JSON',
        connectTimeout: '2s',
        protocolDetectionTimeout: '0s',
        trustDomain: 'td1.example',
        trustDomainAliases: ['old.example.'],
        outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
        defaultConfig: {
          holdApplicationUntilProxyStarts: true,
          proxyMetadata: { ISTIO_META_DNS_CAPTURE: 'true' },
          tracing: { sampling: 12.5, zipkin: { address: '$(HOST_IP):9411' } },
          discoveryAddress: '[2001:db8::1]:15012',
          terminationDrainDuration: '30s',
          proxyStatsMatcher: { inclusionRegexps: ['.*outlier_detection.*'] },
        },
        extensionProviders: [
          {
            name: 'opa',
            envoyExtAuthzGrpc: {
              service: 'opa.security.svc.cluster.local',
              port: 9191,
              timeout: '1.5s',
              statusOnError: '503',
            },
          },
          { name: 'otel', opentelemetry: { service: 'observability/collector.example.com', port: 4317 } },
          {
            name: 'json',
            envoyFileAccessLog: { path: '/dev/stdout', logFormat: { labels: { status: '%RESPONSE_CODE%' } } },
          },
        ],
        defaultProviders: { tracing: ['otel'], metrics: ['prometheus'], accessLogging: ['envoy', 'json'] },
        discoverySelectors: [
          { matchLabels: { mesh: 'yes' } },
          { matchExpressions: [{ key: 'env', operator: 'In', values: ['prod'] }] },
        ],
        localityLbSetting: {
          distribute: [{ from: 'us-east/*', to: { 'us-east/zone1/*': 80, 'us-east/zone2/*': 20 } }],
        },
        serviceSettings: [{ settings: { clusterLocal: true }, hosts: ['*.internal.svc.cluster.local'] }],
      }),
    ).toEqual([]);
  });

  test.each([
    [
      { acessLogFile: '/dev/stdout' },
      'error meshConfig.acessLogFile: got "/dev/stdout"; "acessLogFile" is not a field of MeshConfig; did you ' +
        'mean "accessLogFile"? (schema/unknown-field)',
    ],
    [
      { enableTracing: 'true' },
      'error meshConfig.enableTracing: got "true"; must be true or false; write true without quotes (schema/type)',
    ],
    [
      { defaultConfig: { proxyMetadata: { A: true } } },
      'error meshConfig.defaultConfig.proxyMetadata.A: got true; must be a string; put it in quotes: "true" ' +
        '(schema/type)',
    ],
    [
      { defaultConfig: { proxyMetadata: { A: 1 } } },
      'error meshConfig.defaultConfig.proxyMetadata.A: got 1; must be a string; put it in quotes: "1" (schema/type)',
    ],
    [
      { connectTimeout: '10' },
      'error meshConfig.connectTimeout: got "10"; this is not a duration; add the unit, for example "10s" ' +
        '(schema/duration)',
    ],
    [
      { connectTimeout: 10 },
      'error meshConfig.connectTimeout: got 10; must be a string; put it in quotes, with a unit: "10s" (schema/type)',
    ],
    [
      { connectTimeout: '2h' },
      'error meshConfig.connectTimeout: got "2h"; must be at most 1h; for example 10s (schema/range)',
    ],
    [
      { protocolDetectionTimeout: '100us' },
      'error meshConfig.protocolDetectionTimeout: got "100us"; must be whole milliseconds; for example 100ms ' +
        '(schema/precision)',
    ],
    [
      { defaultConfig: { drainDuration: '1500ms' } },
      'error meshConfig.defaultConfig.drainDuration: got "1500ms"; must be whole seconds; for example 45s ' +
        '(schema/precision)',
    ],
    [
      { dnsRefreshRate: '1 minute' },
      'error meshConfig.dnsRefreshRate: got "1 minute"; this is not a duration; write a number with its unit, ' +
        'for example 500ms, 2s or 1m30s (schema/duration)',
    ],
    [
      { outboundTrafficPolicy: { mode: 'REGISTRY-ONLY' } },
      'error meshConfig.outboundTrafficPolicy.mode: got "REGISTRY-ONLY"; must be one of REGISTRY_ONLY, ' +
        'ALLOW_ANY, ALLOW_ANY_DYNAMIC_DNS; did you mean "REGISTRY_ONLY"? (schema/enum)',
    ],
    [
      { trustDomain: 'td_1' },
      'error meshConfig.trustDomain: got "td_1"; must be a trust domain: labels of letters, digits and ' +
        'hyphens, with dots between; for example cluster.local (schema/trust-domain)',
    ],
    [
      { trustDomain: '' },
      'error meshConfig.trustDomain: got ""; must be a trust domain: labels of letters, digits and hyphens, ' +
        'with dots between; for example cluster.local (schema/trust-domain)',
    ],
    [{ proxyListenPort: 0 }, 'error meshConfig.proxyListenPort: got 0; a port number is from 1 to 65535 (schema/port)'],
    [
      { serviceSettings: [{ hosts: ['a.*.b'] }] },
      'error meshConfig.serviceSettings[0].hosts[0]: got "a.*.b"; must be a DNS name; only its first label may ' +
        'have a "*"; for example *.svc.cluster.local (schema/wildcard-name)',
    ],
    [
      { meshMTLS: { ecdhCurves: ['P-256'] } },
      'error meshConfig.meshMTLS.ecdhCurves: got ["P-256"]; meshMTLS takes no ecdhCurves; set ' +
        'tlsDefaults.ecdhCurves, or remove it (schema/mesh-mtls-curves)',
    ],
    [
      { tlsDefaults: { ecdhCurves: ['P-257'] } },
      'warning meshConfig.tlsDefaults.ecdhCurves[0]: got "P-257"; the curve is not known; use one of P-224, ' +
        'P-256, P-521, P-384, X25519, X25519Kyber768Draft00, X25519MLKEM768 (schema/ecdh-curve)',
    ],
    [
      { defaultConfig: { discoveryAddress: 'istiod' } },
      'error meshConfig.defaultConfig.discoveryAddress: got "istiod"; must be a host and a port from 1 to ' +
        '65535; write HOST:PORT, for example collector.observability:9411 (schema/host-port)',
    ],
    [
      { defaultConfig: { controlPlaneAuthPolicy: 'INHERIT' } },
      'error meshConfig.defaultConfig.controlPlaneAuthPolicy: got "INHERIT"; must be one of NONE, MUTUAL_TLS ' +
        '(schema/enum)',
    ],
    [
      { defaultConfig: { tracing: { zipkin: { address: 'z:1' }, datadog: { address: 'd:1' } } } },
      'error meshConfig.defaultConfig.tracing: got ["zipkin","datadog"]; zipkin and datadog are set, but only ' +
        'one of zipkin, lightstep, datadog, stackdriver, openCensusAgent may be; keep one of them (schema/one-of)',
    ],
    [
      { defaultConfig: { privateKeyProvider: {} } },
      'error meshConfig.defaultConfig.privateKeyProvider: got {}; cryptomb or qat is needed; set one of them, ' +
        'or remove privateKeyProvider (schema/private-key-provider)',
    ],
    [
      { defaultConfig: { connectionSettings: { http2InitialStreamWindowSize: 1000 } } },
      'error meshConfig.defaultConfig.connectionSettings.http2InitialStreamWindowSize: got 1000; must be at ' +
        'least 65535 (schema/range)',
    ],
    [
      { localityLbSetting: { distribute: [{ from: 'a', to: { b: 60, c: 30 } }] } },
      'error meshConfig.localityLbSetting.distribute[0].to: got {"b":60,"c":30}; the shares sum to 90, not to ' +
        '100 (schema/distribute)',
    ],
    [
      {
        localityLbSetting: {
          distribute: [
            { from: 'a', to: { a: 100 } },
            { from: 'a/b', to: { a: 100 } },
          ],
        },
      },
      'error meshConfig.localityLbSetting.distribute[1].from: got "a/b"; the locality overlaps an earlier one ' +
        '(schema/distribute)',
    ],
    [
      { localityLbSetting: { failover: [{ from: 'a', to: 'a' }] } },
      'error meshConfig.localityLbSetting.failover[0]: got {"from":"a","to":"a"}; from and to must be ' +
        'different regions; for example from: us-east, to: eu-west (schema/failover)',
    ],
    [
      { defaultTrafficPolicy: { connectionPool: { tcp: { maxConnections: -1 } } } },
      'error meshConfig.defaultTrafficPolicy.connectionPool.tcp.maxConnections: got -1; a limit cannot be ' +
        'negative; write 0 or more, or remove the field (schema/negative)',
    ],
    [[], 'error meshConfig: got []; must be an object (schema/type)'],
  ])('%j', (value, expected) => {
    expect(config(value)).toEqual([expected]);
  });

  test('all problems come at once', () => {
    expect(config({ enableTracing: 'yes', connectTimeout: 'soon', rootNamespace: 1 })).toHaveLength(3);
  });
});

describe('extension providers', () => {
  const zipkin = { service: 'zipkin.observability.svc.cluster.local', port: 9411 };
  const providers = (...extensionProviders: unknown[]): string[] => config({ extensionProviders });

  test('two kinds', () => {
    expect(providers({ name: 'a', zipkin, prometheus: {} })).toEqual([
      'error meshConfig.extensionProviders[0]: got ["prometheus","zipkin"]; prometheus and zipkin are set, but ' +
        'only one of datadog, envoyExtAuthzGrpc, envoyExtAuthzHttp, ' +
        'envoyFileAccessLog, envoyHttpAls, envoyOtelAls, envoyTcpAls, lightstep, opencensus, opentelemetry, ' +
        'prometheus, sds, skywalking, stackdriver, zipkin may be; keep one of them (schema/one-of)',
    ]);
  });
  test('no kind', () => {
    expect(providers({ name: 'a' })).toEqual([
      'error meshConfig.extensionProviders[0]: got {"name":"a"}; the provider has no kind; set one of datadog, ' +
        'envoyExtAuthzGrpc, envoyExtAuthzHttp, envoyFileAccessLog, ' +
        'envoyHttpAls, envoyOtelAls, envoyTcpAls, lightstep, opencensus, opentelemetry, prometheus, sds, ' +
        'skywalking, stackdriver, zipkin (schema/provider-kind)',
    ]);
  });
  test('a kind with a typing slip is one problem', () => {
    expect(providers({ name: 'a', zipkn: zipkin })).toEqual([
      'error meshConfig.extensionProviders[0].zipkn: got ' +
        '{"service":"zipkin.observability.svc.cluster.local","port":9411}; "zipkn" is not a field of ' +
        'ExtensionProvider; did you mean "zipkin"? (schema/unknown-field)',
    ]);
  });
  test('the same name twice', () => {
    expect(providers({ name: 'a', zipkin }, { name: 'a', prometheus: {} })).toEqual([
      'error meshConfig.extensionProviders[1].name: got "a"; item 0 has the same name; give it another name, ' +
        'or remove one of them (schema/provider-name)',
    ]);
  });
  test('a default provider that is not there', () => {
    expect(
      config({
        extensionProviders: [{ name: 'otel', zipkin }],
        defaultProviders: { tracing: ['otle'], metrics: ['prometheus'] },
      }),
    ).toEqual([
      'error meshConfig.defaultProviders.tracing[0]: got "otle"; no extension provider has this name; declare ' +
        'it in extensionProviders, or use one of prometheus, stackdriver, envoy, otel (schema/provider-unknown)',
    ]);
  });
  test('what istiod only logs is a warning', () => {
    expect(
      providers(
        { name: 'a', zipkin: { service: 'not a host', port: 9411 } },
        { name: 'b', skywalking: { service: 'sky.example.com' } },
      ),
    ).toEqual([
      'warning meshConfig.extensionProviders[0].zipkin.service: got "not a host"; must be a host as the ' +
        'registry knows it; write HOST or NAMESPACE/HOST, for example zipkin.observability.svc.cluster.local ' +
        '(schema/provider-service)',
      'warning meshConfig.extensionProviders[1].skywalking: got nothing; port is required; set port ' +
        '(schema/provider-required)',
    ]);
  });
});

describe('spellings that istiod takes', () => {
  test('snake_case and quoted numbers are warnings', () => {
    expect(
      config({
        access_log_file: '/dev/stdout',
        mesh_mTLS: { min_protocol_version: 'TLSV1_3' },
        proxyListenPort: '15001',
      }),
    ).toEqual([
      'warning meshConfig.access_log_file: got "/dev/stdout"; the usual name of the field is accessLogFile; ' +
        'write accessLogFile (schema/field-spelling)',
      'warning meshConfig.mesh_mTLS: got {"min_protocol_version":"TLSV1_3"}; the usual name of the field is ' +
        'meshMTLS; write meshMTLS (schema/field-spelling)',
      'warning meshConfig.mesh_mTLS.min_protocol_version: got "TLSV1_3"; the usual name of the field is ' +
        'minProtocolVersion; write minProtocolVersion (schema/field-spelling)',
      'warning meshConfig.proxyListenPort: got "15001"; a number is expected; istiod takes it in quotes too; ' +
        'write 15001 without quotes (schema/quoted-number)',
    ]);
  });
  test('so are numbers of enum values', () => {
    expect(config({ accessLogEncoding: 1 })).toEqual([
      'warning meshConfig.accessLogEncoding: got 1; istiod takes the number of an enum value too, but nobody ' +
        'can read it; write one of TEXT, JSON (schema/enum-number)',
    ]);
  });
  test('but not for the fields that it merges', () => {
    expect(config({ default_config: { concurrency: 2 } })).toEqual([
      'error meshConfig.default_config: got {"concurrency":2}; istiod drops default_config: it reads ' +
        'defaultConfig only; write defaultConfig (schema/field-spelling)',
    ]);
  });
  test('both spellings at once', () => {
    expect(config({ trust_domain: 'a', trustDomain: 'b' })).toEqual([
      'error meshConfig.trust_domain: got "a"; trustDomain is set too, and it is the same field; keep ' +
        'trustDomain (schema/duplicate)',
    ]);
  });
  test('null is a field that is not set', () => {
    expect(config({ defaultConfig: { tracing: null } })).toEqual([]);
  });
  test('keys of maps are never respelled', () => {
    expect(proxy({ proxyMetadata: { a_b: 'x', aB: 'y' } })).toEqual([]);
  });
});

describe('what only CRDs check', () => {
  test('istiod takes it in the mesh config', () => {
    expect(
      config({
        defaultHttpRetryPolicy: { attempts: 0, perTryTimeout: '0s' },
        tcpKeepalive: { time: '0s' },
        defaultConfig: { readinessProbe: { httpGet: { path: '/' } } },
      }),
    ).toEqual([]);
  });
  test('but types and one-of groups are those of the message', () => {
    expect(config({ defaultHttpRetryPolicy: { attempts: 'two' }, tcpKeepalive: { probes: -1 } })).toEqual([
      'error meshConfig.defaultHttpRetryPolicy.attempts: got "two"; must be a whole number (schema/type)',
      'error meshConfig.tcpKeepalive.probes: got -1; must be from 0 to 4294967295 (schema/range)',
    ]);
  });
});

describe('documentation', () => {
  test('every field is explained', () => {
    const bare: string[] = [];
    const look = ({ facts, notes }: Shape, path: string): void => {
      if ((notes.doc ?? '').length < 8) bare.push(path);
      for (const [name, field] of Object.entries(facts.fields ?? facts.item?.facts.fields ?? {}))
        look(field, `${path}.${name}`);
    };
    for (const shape of [MeshConfig, MeshNetworks.facts.item as Shape])
      for (const [name, field] of Object.entries(shape.facts.fields ?? {})) look(field, name);
    expect(bare).toEqual([]);
  });
});

describe('releases', () => {
  test('a field that came later', () => {
    expect(proxy({ connectionSettings: { profile: 'EDGE' } }, '1.31.0')).toEqual([]);
    expect(proxy({ connectionSettings: { profile: 'EDGE' } }, '1.30.3')).toEqual([
      'error connectionSettings: got {"profile":"EDGE"}; the field is acted on since Istio 1.31, and the ' +
        'target is 1.30.3; remove it, or target Istio 1.31 or later (schema/newer-field)',
    ]);
  });
  test('a value that came later', () => {
    expect(config({ outboundTrafficPolicy: { mode: 'ALLOW_ANY_DYNAMIC_DNS' } }, '1.31')).toEqual([]);
    for (const target of ['1.29', '1.30', '1.30.3']) {
      expect(
        config({ outboundTrafficPolicy: { mode: 'ALLOW_ANY_DYNAMIC_DNS', tls: { mode: 'SIMPLE' } } }, target),
      ).toEqual([
        'error meshConfig.outboundTrafficPolicy.mode: got "ALLOW_ANY_DYNAMIC_DNS"; the value is acted on since ' +
          'Istio 1.31, ' +
          `and the target is ${target}; use another, or target Istio 1.31 or later (schema/newer-value)`,
        'error meshConfig.outboundTrafficPolicy.tls: got {"mode":"SIMPLE"}; the field is acted on since Istio 1.31, ' +
          `and the target is ${target}; remove it, or target Istio 1.31 or later (schema/newer-field)`,
      ]);
    }
  });
  test('a deprecated way is a warning where istiod warns', () => {
    expect(proxy({ proxyMetadata: { ISTIO_META_DNS_AUTO_ALLOCATE: 'true' } })).toEqual([
      'warning proxyMetadata.ISTIO_META_DNS_AUTO_ALLOCATE: got "true"; ISTIO_META_DNS_AUTO_ALLOCATE is ' +
        'deprecated: istiod itself gives addresses to service entries; ' +
        'remove it; the address allocation of istiod does not need it (schema/dns-auto-allocate)',
    ]);
  });
});

describe('mesh networks', () => {
  test('by name', () => {
    expect(
      networks({
        n1: {
          endpoints: [{ fromRegistry: 'c1' }, { fromCidr: '10.0.0.0/8' }],
          gateways: [{ address: '1.2.3.4', port: 15443 }],
        },
        n2: {
          endpoints: [{ fromCidr: '2001:db8::/32' }],
          gateways: [
            { registryServiceName: 'gw.istio-system.svc.cluster.local', port: 15443 },
            { address: 'gw.example.com', port: 443 },
          ],
        },
      }),
    ).toEqual([]);
  });
  test.each([
    [
      { n: { endpoints: [{ fromRegistry: 'c1', fromCidr: '10.0.0.0/8' }] } },
      'error meshNetworks.n.endpoints[0]: got ["fromCidr","fromRegistry"]; fromCidr and fromRegistry are set, ' +
        'but only one of fromCidr, fromRegistry may be; keep one of them (schema/one-of)',
    ],
    [
      { n: { endpoints: [{ fromCidr: '10.0.0.0/33' }] } },
      'error meshNetworks.n.endpoints[0].fromCidr: got "10.0.0.0/33"; must be an IP address or a range of them ' +
        '(CIDR); for example 10.0.0.0/8 (schema/ip-range)',
    ],
    [
      { n: { endpoints: [{ fromRegistry: 'c_1' }] } },
      'error meshNetworks.n.endpoints[0].fromRegistry: got "c_1"; must be a DNS label: letters, digits and ' +
        'hyphens, at most 63; for example the name of a cluster (schema/dns-label)',
    ],
    [
      { n: { gateways: [{ address: '1.2.3.4' }] } },
      'error meshNetworks.n.gateways[0].port: got nothing; port is required in NetworkGateway; set port ' +
        '(schema/required)',
    ],
    [
      { n: { gateways: [{ address: 'a b', port: 1 }] } },
      'error meshNetworks.n.gateways[0].address: got "a b"; must be an IP address or a DNS name (schema/address)',
    ],
    [
      { networks: { n1: { endpoints: [] } } },
      'error meshNetworks.networks: got ["n1"]; meshNetworks is the networks by name, without a field ' +
        '"networks" around them; take "networks" away (schema/mesh-networks)',
    ],
  ])('%j', (value, expected) => {
    expect(networks(value)).toEqual([expected]);
  });
});
