import type { Manifest } from '../../lib/model';
import { found, security, table } from './table';

const when = (key: string, ...values: string[]) =>
  security('AuthorizationPolicy')({ rules: [{ when: [{ key, values }] }] });

describe('AuthorizationPolicy', () => {
  const policy = security('AuthorizationPolicy');
  const source = (fields: Record<string, unknown>) => policy({ rules: [{ from: [{ source: fields }] }] });
  const operation = (fields: Record<string, unknown>) => policy({ rules: [{ to: [{ operation: fields }] }] });
  const path = (text: string) => operation({ paths: [text] });
  const [r, s, o, p] = [
    'spec.rules[0]',
    'spec.rules[0].from[0].source',
    'spec.rules[0].to[0].operation',
    'spec.rules[0].to[0].operation.paths[0]',
  ];
  const custom = (rule: Record<string, unknown>) =>
    policy({ action: 'CUSTOM', provider: { name: 'x' }, rules: [rule] });
  const deny = (rule: Record<string, unknown>) => policy({ action: 'DENY', rules: [rule] });
  table([
    ['nothing is allowed', policy({})],
    ['nothing is denied', policy({ action: 'DENY' }), 'rules-missing spec.rules'],
    ['everything is denied', policy({ action: 'DENY', rules: [{}] })],
    ['nobody is asked', policy({ action: 'CUSTOM', provider: { name: 'x' } }), 'rules-missing spec.rules'],
    ['no provider to ask', policy({ action: 'CUSTOM', rules: [{}] }), 'provider-missing spec.provider.name'],
    ['a provider that is not asked', policy({ provider: { name: 'x' } }), 'provider-unused spec.provider'],
    ['CUSTOM by namespace', custom({ from: [{ source: { namespaces: ['a'] } }] }), `custom-identity ${s}.namespaces`],
    [
      'CUSTOM by a claim',
      custom({ when: [{ key: 'request.auth.claims[a]', values: ['b'] }] }),
      `custom-identity ${r}.when[0].key`,
    ],
    [
      'CUSTOM by address and path',
      custom({ from: [{ source: { ipBlocks: ['10.0.0.0/8'] } }], to: [{ operation: { paths: ['/a'] } }] }),
    ],
    ['no source', policy({ rules: [{ from: [{}] }] }), `source-missing ${s}`],
    ['an empty source', source({}), `source-empty ${s}`],
    [
      'account and namespace',
      source({ serviceAccounts: ['a'], namespaces: ['b'] }),
      `source-exclusive ${s}.serviceAccounts`,
    ],
    ['addresses', source({ ipBlocks: ['10.0.0.0/8', '::1', '10.0.0'] }), `ip-address ${s}.ipBlocks[2]`],
    ['an empty principal', source({ principals: [''] }), `value-empty ${s}.principals[0]`],
    [
      'accounts',
      source({ serviceAccounts: ['a', 'ns/a', 'a/b/c', 'a*'] }),
      `service-account ${s}.serviceAccounts[2]`,
      `service-account ${s}.serviceAccounts[3]`,
    ],
    [
      'trust domains',
      source({ trustDomains: ['a.b', '*.b', 'a*b', 'a/b'] }),
      `value-wildcard ${s}.trustDomains[2]`,
      `trust-domain ${s}.trustDomains[3]`,
    ],
    ['no operation', policy({ rules: [{ to: [{}] }] }), `operation-missing ${o}`],
    ['an empty operation', operation({}), `operation-empty ${o}`],
    [
      'ports',
      operation({ ports: ['80', '0', '65536', 'http'] }),
      `port-range ${o}.ports[2]`,
      `port-range ${o}.ports[3]`,
    ],
    ['an empty host', operation({ hosts: [''] }), `value-empty ${o}.hosts[0]`],
    ['one segment', path('/a/{*}/b')],
    ['the rest', path('/a/{**}')],
    ['the rest, and one segment', path('/{**}/{*}'), `path-template ${p}`],
    ['an operator within a segment', path('/a{*}'), `path-template ${p}`],
    ['a star within a template', path('/{*}/a*'), `path-template ${p}`],
    ['a star without template', path('/a*')],
    ['a condition without key', when('', 'a'), `condition-key ${r}.when[0].key`],
    ['a condition without values', when('source.ip'), `condition-values ${r}.when[0]`],
    ['a header', when('request.headers[x]', 'a')],
    ['a header without name', when('request.headers', 'a'), `condition-key ${r}.when[0].key`],
    ['an unknown key', when('source.ips', 'a'), `condition-key ${r}.when[0].key`],
    ['a key of old', when('destination.labels[app]', 'a'), `condition-key ${r}.when[0].key`],
    ['an address', when('source.ip', '10.0.0.0/8', 'a'), `ip-address ${r}.when[0].values[1]`],
    ['a port', when('destination.port', '80', '-1'), `port-range ${r}.when[0].values[1]`],
    ['a path denied, on TCP ports too', deny({ to: [{ operation: { paths: ['/a'] } }] }), `(deny-tcp ${r})`],
    ['a path denied on a port', deny({ to: [{ operation: { paths: ['/a'], ports: ['80'] } }] })],
    ['a namespace denied', deny({ from: [{ source: { namespaces: ['a'] } }] })],
    ['a token denied', deny({ from: [{ source: { requestPrincipals: ['*'] } }] }), `(deny-tcp ${r})`],
    [
      'a target',
      policy({
        targetRefs: [
          { kind: 'Service', name: 'a' },
          { group: 'networking.istio.io', kind: 'ServiceEntry', name: 'a' },
        ],
      }),
    ],
    [
      'a target of the wrong group',
      policy({ targetRefs: [{ kind: 'Gateway', name: 'a' }] }),
      'target-kind spec.targetRefs[0]',
    ],
    [
      'a target of no kind of ours',
      policy({ targetRef: { group: 'apps', kind: 'Deployment', name: 'a' } }),
      'target-kind spec.targetRef',
    ],
    ['tried out', policy({}, { annotations: { 'istio.io/dry-run': 'true' } })],
    [
      'tried out maybe',
      policy({}, { annotations: { 'istio.io/dry-run': 'yes' } }),
      'dry-run metadata.annotations["istio.io/dry-run"]',
    ],
    [
      'CUSTOM tried out',
      policy(
        { action: 'CUSTOM', provider: { name: 'x' }, rules: [{}] },
        { annotations: { 'istio.io/dry-run': 'true' } },
      ),
      'dry-run metadata.annotations["istio.io/dry-run"]',
    ],
    [
      "an annotation of istiod's own",
      policy({}, { annotations: { 'internal.istio.io/parents': 'x' } }),
      'annotation-internal metadata.annotations["internal.istio.io/parents"]',
    ],
  ]);
});

describe('RequestAuthentication and PeerAuthentication', () => {
  const authentication = security('RequestAuthentication');
  const jwt = (fields: Record<string, unknown>) => authentication({ jwtRules: [{ issuer: 'a', ...fields }] });
  const rule = 'spec.jwtRules[0]';
  const jwks = (...keys: unknown[]) => jwt({ jwks: JSON.stringify({ keys }) });
  const rsa = { kty: 'RSA', n: 'AQAB', e: 'AQAB' };
  table([
    ['no issuer', authentication({ jwtRules: [{}] }), `jwt-issuer ${rule}`],
    ['a URL', jwt({ jwksUri: 'https://a.com/jwks' })],
    ['an ftp URL', jwt({ jwksUri: 'ftp://a.com' }), `jwks-url ${rule}.jwksUri`],
    ['a URL with a bad port', jwt({ jwksUri: 'https://a.com:x' }), `jwks-url ${rule}.jwksUri`],
    ['keys', jwks(rsa, { kty: 'EC', crv: 'P-256', x: 'AQ', y: 'AQ' })],
    ['a single key', jwt({ jwks: JSON.stringify(rsa) })],
    ['no JSON', jwt({ jwks: 'x' }), `jwks ${rule}.jwks`],
    ['a key of an unknown type', jwks({ kty: 'DSA' }), `jwks ${rule}.jwks`],
    ['a key that lacks a part', jwks({ kty: 'RSA', n: 'AQAB' }), `jwks ${rule}.jwks`],
    ['a key that is not base64', jwks({ ...rsa, n: 'a b' }), `jwks ${rule}.jwks`],
    ['a private key', jwks({ ...rsa, d: 'AQ' }), `(jwks-private ${rule}.jwks)`],
    [
      'empty names',
      jwt({ audiences: [''], fromParams: [''], fromHeaders: [{ name: '' }] }),
      `value-empty ${rule}.audiences[0]`,
      `value-empty ${rule}.fromParams[0]`,
      `header-name ${rule}.fromHeaders[0].name`,
    ],
    [
      'a claim to no header',
      jwt({ outputClaimToHeaders: [{ claim: 'a' }] }),
      `jwt-output ${rule}.outputClaimToHeaders[0].header`,
    ],
    [
      'a claim to a header with a dot',
      jwt({ outputClaimToHeaders: [{ claim: 'a', header: 'a.b' }] }),
      `header-name ${rule}.outputClaimToHeaders[0].header`,
    ],
    [
      'tried out, which only an AuthorizationPolicy can be',
      authentication({}, { annotations: { 'istio.io/dry-run': 'true' } }),
      'dry-run metadata.annotations["istio.io/dry-run"]',
    ],
    ['a selector without labels', security('PeerAuthentication')({ selector: {} }), '(selector-empty spec.selector)'],
  ]);
});

describe('Telemetry and extensions', () => {
  const object = (apiVersion: string, kind: string, spec: Record<string, unknown>): Manifest => ({
    apiVersion,
    kind,
    metadata: { name: 'x' },
    spec,
  });
  const telemetry = (spec: Record<string, unknown>) => object('telemetry.istio.io/v1', 'Telemetry', spec);
  const filter = (expression: string) => telemetry({ accessLogging: [{ filter: { expression } }] });
  const wasm = (spec: Record<string, unknown>) =>
    object('extensions.istio.io/v1alpha1', 'WasmPlugin', { url: 'oci://a/b', ...spec });
  const lua = (inlineCode: string) =>
    object('extensions.istio.io/v1alpha1', 'TrafficExtension', { lua: { inlineCode } });
  const expression = 'spec.accessLogging[0].filter.expression';
  table([
    [
      'a CEL expression',
      filter('response.code >= 400 && !has(request.headers["x"].y) || [1, 2u, 0xF].exists(x, x in {1: "a"})'),
    ],
    ['CEL strings', filter(String.raw`request.path == 'b\n' + r'\d' + """c"d""" + b"\x01"`)],
    ['an operator without an operand', filter('a &&'), `cel ${expression}`],
    ['one ampersand', filter('a & b'), `cel ${expression}`],
    ['a bracket that is not closed', filter('(a'), `cel ${expression}`],
    ['has() without a field', filter('has(a)'), `cel ${expression}`],
    ['a reserved word', filter('if'), `cel ${expression}`],
    ['a number that is too big', filter('9223372036854775808'), `cel ${expression}`],
    ['the least number', filter('-9223372036854775808')],
    ['no expression', filter(''), `cel ${expression}`],
    [
      'no provider name',
      telemetry({ metrics: [{ providers: [{ name: '' }] }] }),
      'provider-missing spec.metrics[0].providers[0].name',
    ],
    [
      'a tag without value',
      telemetry({ metrics: [{ overrides: [{ tagOverrides: { a: {} } }] }] }),
      'tag-value spec.metrics[0].overrides[0].tagOverrides.a.value',
    ],
    [
      'a removed tag with a value',
      telemetry({ metrics: [{ overrides: [{ tagOverrides: { a: { operation: 'REMOVE', value: 'x' } } }] }] }),
      'tag-value spec.metrics[0].overrides[0].tagOverrides.a.value',
    ],
    ['two tracings', telemetry({ tracing: [{}, {}] }), '(tracing-many spec.tracing)'],
    [
      'two providers',
      telemetry({ tracing: [{ providers: [{ name: 'a' }, { name: 'b' }] }] }),
      '(tracing-many spec.tracing[0].providers)',
    ],
    [
      'an empty literal',
      telemetry({ tracing: [{ customTags: { a: { literal: { value: '' } } } }] }),
      'tag-value spec.tracing[0].customTags.a.literal.value',
    ],
    ['an image without scheme', wasm({ url: 'registry.example.com/a/b:1' })],
    [
      'a registry with a port, which without scheme is read as one',
      wasm({ url: 'registry.example.com:5000/a/b:1' }),
      'module-url spec.url',
    ],
    ['an ftp module', wasm({ url: 'ftp://a/b' }), 'module-url spec.url'],
    ['a target', wasm({ targetRefs: [{ kind: 'Pod', name: 'a' }] }), 'target-kind spec.targetRefs[0]'],
    ['no Lua code', lua(''), 'lua-empty spec.lua.inlineCode'],
    ['Lua code of 64 KiB in bytes', lua('é'.repeat(32768))],
    ['Lua code of more bytes', lua('é'.repeat(32769)), 'lua-length spec.lua.inlineCode'],
    ['a kind that istiod does not judge', object('v1', 'Pod', {})],
    ["another group's Gateway", object('gateway.networking.k8s.io/v1', 'Gateway', {})],
  ]);
});

describe('differences between releases', () => {
  const networking = (kind: string, spec: Record<string, unknown>, labels = {}): Manifest => ({
    apiVersion: 'networking.istio.io/v1',
    kind,
    metadata: { name: 'x', namespace: 'shop', labels },
    spec,
  });
  const dynamic = (location: string, protocol: string) =>
    networking('ServiceEntry', {
      hosts: ['*.a.com'],
      resolution: 'DYNAMIC_DNS',
      location,
      ports: [{ number: 80, name: 'p', protocol }],
    });
  const privateKeys: Manifest = {
    apiVersion: 'security.istio.io/v1',
    kind: 'RequestAuthentication',
    metadata: { name: 'x' },
    spec: { jwtRules: [{ issuer: 'a', jwks: '{"keys":[{"kty":"oct","k":"AQ"}]}' }] },
  };
  const warmup = networking('DestinationRule', {
    host: 'a',
    trafficPolicy: { loadBalancer: { warmup: { duration: '1s', aggression: 0.5 } } },
  });
  const version = networking('EnvoyFilter', {
    configPatches: [
      {
        applyTo: 'CLUSTER',
        match: { proxy: { proxyVersion: `(${'x'.repeat(1024)}` } },
        patch: { operation: 'REMOVE' },
      },
    ],
  });
  const excluded = networking('Sidecar', { egress: [{ hosts: ['*/*', '~other/a.com'] }] });
  const at = 'spec.configPatches[0].match.proxy.proxyVersion';
  test.each<[string, Manifest, string[], string[], string[]]>([
    ['dynamic DNS inside the mesh', dynamic('MESH_INTERNAL', 'HTTP'), ['dynamic-dns spec.location'], [], []],
    ['dynamic DNS for gRPC', dynamic('MESH_EXTERNAL', 'GRPC'), ['dynamic-dns spec.ports[0].protocol'], [], []],
    [
      'a condition on the trust domain',
      when('source.trustDomain', 'a'),
      ['condition-key spec.rules[0].when[0].key'],
      [],
      [],
    ],
    [
      'private keys',
      privateKeys,
      [],
      ['(jwks-private spec.jwtRules[0].jwks)'],
      ['(jwks-private spec.jwtRules[0].jwks)'],
    ],
    [
      'a gentle warm-up',
      warmup,
      ['warmup-aggression spec.trafficPolicy.loadBalancer.warmup.aggression'],
      ['warmup-aggression spec.trafficPolicy.loadBalancer.warmup.aggression'],
      [],
    ],
    [
      'a long version expression',
      version,
      ['(envoy-filter spec)', `regex ${at}`],
      ['(envoy-filter spec)', `regex ${at}`],
      ['(envoy-filter spec)', `(proxy-version ${at})`],
    ],
    [
      'a namespace that is left out',
      excluded,
      ['host-namespace spec.egress[0].hosts[1]', '(egress-duplicate spec.egress[0].hosts)'],
      ['host-namespace spec.egress[0].hosts[1]', '(egress-duplicate spec.egress[0].hosts)'],
      [],
    ],
  ])('%s', (_name, object, in29, in30, in31) => {
    expect(found(object, '1.29.6')).toEqual(in29);
    expect(found(object, '1.30.3')).toEqual(in30);
    expect(found(object, '1.31.0')).toEqual(in31);
    expect(found(object)).toEqual(in31);
    expect(found(object, '1.40.0')).toEqual(in31);
    expect(found(object, '1.20.0')).toEqual(in29);
  });
});
