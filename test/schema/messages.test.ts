import { schemaProblems } from '../../lib/rules/schema-problems';
import { type Manifest, formatProblem } from '../../lib/model';

const object = (kind: string, spec: unknown, apiVersion = 'networking.istio.io/v1'): Manifest => ({
  apiVersion,
  kind,
  metadata: { name: 'catalog', namespace: 'shop' },
  spec,
});
const said = (manifest: Manifest, version?: string): string[] =>
  schemaProblems(manifest, { version }).map(formatProblem);
const route = (fields: object): Manifest =>
  object('VirtualService', {
    hosts: ['catalog'],
    http: [{ route: [{ destination: { host: 'catalog' } }], ...fields }],
  });

/** Mistakes that people make, and the whole text they get. */
const MISTAKES: [mistake: string, manifest: Manifest, texts: string[], version?: string][] = [
  [
    'a misspelt field',
    route({ retires: { attempts: 3 } }),
    [
      '[VirtualService shop/catalog] spec.http[0].retires: got {"attempts":3}; "retires" is not a field of ' +
        'HTTPRoute; did you mean "retries"? (schema/unknown-field)',
    ],
  ],
  [
    'a misspelt field at the top',
    { ...object('VirtualService', {}), sepc: {} } as Manifest,
    [
      '[VirtualService shop/catalog] sepc: got {}; "sepc" is not a field of VirtualService; did you mean ' +
        '"spec"? (schema/unknown-field)',
    ],
  ],
  [
    'a field that exists nowhere',
    object('PeerAuthentication', { whatever: 1 }, 'security.istio.io/v1'),
    [
      '[PeerAuthentication shop/catalog] spec.whatever: got 1; "whatever" is not a field of ' +
        'PeerAuthenticationSpec; use one of mtls, portLevelMtls, selector (schema/unknown-field)',
    ],
  ],
  [
    'a number as text',
    object('VirtualService', { http: [{ route: [{ destination: { host: 'catalog' }, weight: '90' }] }] }),
    [
      '[VirtualService shop/catalog] spec.http[0].route[0].weight: got "90"; must be a whole number; write 90 ' +
        'without quotes (schema/type)',
    ],
  ],
  [
    'text as a number',
    object('VirtualService', { http: [{ match: [{ headers: { 'x-version': { exact: 2 } } }] }] }),
    [
      '[VirtualService shop/catalog] spec.http[0].match[0].headers["x-version"].exact: got 2; must be a ' +
        'string; put it in quotes: "2" (schema/type)',
    ],
  ],
  [
    'one value where a list is needed',
    object('VirtualService', { hosts: 'catalog' }),
    ['[VirtualService shop/catalog] spec.hosts: got "catalog"; must be a list; put it in a list: [...] (schema/type)'],
  ],
  [
    'a missing field',
    object('DestinationRule', { trafficPolicy: {} }),
    [
      '[DestinationRule shop/catalog] spec.host: got nothing; host is required in DestinationRuleSpec; set ' +
        'host (schema/required)',
    ],
  ],
  [
    'a duration without unit',
    route({ timeout: '5' }),
    [
      '[VirtualService shop/catalog] spec.http[0].timeout: got "5"; this is not a duration; add the unit, for ' +
        'example "5s" (schema/duration)',
    ],
  ],
  [
    'a duration as a number',
    route({ timeout: 5 }),
    [
      '[VirtualService shop/catalog] spec.http[0].timeout: got 5; must be a string; put it in quotes, with a ' +
        'unit: "5s" (schema/type)',
    ],
  ],
  [
    'a duration of zero',
    route({ timeout: '0s' }),
    [
      '[VirtualService shop/catalog] spec.http[0].timeout: got "0s"; the shortest duration is 1ms; write 1ms ' +
        'or more, or remove the field (schema/duration)',
    ],
  ],
  [
    'a word of an enum in another case',
    object('DestinationRule', { host: 'catalog', trafficPolicy: { loadBalancer: { simple: 'round_robin' } } }),
    [
      '[DestinationRule shop/catalog] spec.trafficPolicy.loadBalancer.simple: got "round_robin"; ' +
        'must be one of UNSPECIFIED, LEAST_CONN, RANDOM, PASSTHROUGH, ROUND_ROBIN, LEAST_REQUEST; did you mean ' +
        '"ROUND_ROBIN"? (schema/enum)',
    ],
  ],
  [
    'two of a one-of',
    object('VirtualService', { http: [{ match: [{ uri: { exact: '/a', prefix: '/b' } }] }] }),
    [
      '[VirtualService shop/catalog] spec.http[0].match[0].uri: got ["exact","prefix"]; exact and prefix are ' +
        'set, but only one of exact, prefix, regex may be; keep one of them (schema/one-of)',
    ],
  ],
  [
    'a port that does not exist',
    object('ServiceEntry', { hosts: ['a.example.com'], ports: [{ name: 'http', number: 80000 }] }),
    ['[ServiceEntry shop/catalog] spec.ports[0].number: got 80000; a port number is from 1 to 65535 (schema/port)'],
  ],
  [
    'a negative number',
    object('VirtualService', { http: [{ match: [{ port: -1 }] }] }),
    ['[VirtualService shop/catalog] spec.http[0].match[0].port: got -1; must be from 0 to 4294967295 (schema/range)'],
  ],
  [
    'two ports of one name and number',
    object('ServiceEntry', {
      hosts: ['a.example.com'],
      ports: [
        { name: 'a', number: 80 },
        { name: 'a', number: 80 },
      ],
    }),
    [
      '[ServiceEntry shop/catalog] spec.ports[1]: got {"name":"a","number":80}; has the same name as item 0; ' +
        'give each item a name of its own (schema/duplicate)',
      '[ServiceEntry shop/catalog] spec.ports[1].number: got 80; port number 80 is taken by item 0; give each ' +
        'port a number of its own (schema/unique-port-number)',
    ],
  ],
  [
    'an empty list',
    object('ServiceEntry', { hosts: [] }),
    ['[ServiceEntry shop/catalog] spec.hosts: got "0 items"; must have from 1 to 256 items (schema/count)'],
  ],
  [
    'null in a list',
    object('VirtualService', { http: [null] }),
    [
      '[VirtualService shop/catalog] spec.http[0]: got null; null is not allowed, an object is needed; remove ' +
        'the item, or give it a value (schema/null)',
    ],
  ],
  [
    'a wildcard in a selector',
    object('Sidecar', { workloadSelector: { labels: { app: 'cat*' } } }),
    [
      '[Sidecar shop/catalog] spec.workloadSelector.labels.app: got "cat*"; a label is compared letter by ' +
        'letter: "*" is not allowed in its value; name the exact value (schema/no-wildcard-value)',
    ],
  ],
  [
    'a field of a later release',
    object('VirtualService', { http: [{ redirect: { prefixRewrite: '/a' } }] }),
    [
      '[VirtualService shop/catalog] spec.http[0].redirect.prefixRewrite: got "/a"; the field is acted on ' +
        'since Istio 1.31, and the target is 1.30.3; ' +
        'remove it, or target Istio 1.31 or later (schema/newer-field)',
    ],
    '1.30.3',
  ],
  [
    'a value of a later release',
    object(
      'EnvoyFilter',
      { configPatches: [{ patch: { operation: 'MERGE_AND_REPLACE_LIST' } }] },
      'networking.istio.io/v1alpha3',
    ),
    [
      '[EnvoyFilter shop/catalog] spec.configPatches[0].patch.operation: got "MERGE_AND_REPLACE_LIST"; ' +
        'the value is acted on since Istio 1.31, and the target is 1.29.6; use another, or target Istio 1.31 ' +
        'or later (schema/newer-value)',
    ],
    '1.29.6',
  ],
  [
    'a kind of a later release',
    object('TrafficExtension', { lua: { inlineCode: 'x' } }, 'extensions.istio.io/v1alpha1'),
    [
      '[TrafficExtension shop/catalog] kind: got "TrafficExtension"; the kind came with Istio 1.30, and the ' +
        'target is 1.29.6; target Istio 1.30 or later (schema/newer-kind)',
    ],
    '1.29.6',
  ],
  [
    'a version that is not served',
    object('Telemetry', {}, 'telemetry.istio.io/v1beta1'),
    [
      '[Telemetry shop/catalog] apiVersion: got "telemetry.istio.io/v1beta1"; Telemetry has no such version; ' +
        'use telemetry.istio.io/v1 or telemetry.istio.io/v1alpha1 (schema/unknown-version)',
    ],
  ],
  [
    'a misspelt kind',
    object('VirtualServce', {}),
    [
      '[VirtualServce shop/catalog] kind: got "VirtualServce"; networking.istio.io has no such kind; did you ' +
        'mean "VirtualService"? (schema/unknown-kind)',
    ],
  ],
  [
    'a label that is not text',
    { ...object('Gateway', {}), metadata: { name: 'edge', labels: { tier: 1 } } } as unknown as Manifest,
    ['[Gateway edge] metadata.labels.tier: got 1; must be a string; put it in quotes: "1" (schema/type)'],
  ],
  [
    'many at once',
    object('VirtualService', {
      hosts: ['a'],
      http: [{ timeout: '1x', route: [{ destination: { hots: 'a' }, weight: 1.5 }] }],
      tsl: [],
    }),
    [
      '[VirtualService shop/catalog] spec.http[0].timeout: got "1x"; this is not a duration; write a number ' +
        'with its unit, for example 500ms, 2s or 1m30s (schema/duration)',
      '[VirtualService shop/catalog] spec.http[0].route[0].destination.hots: got "a"; "hots" is not a field of ' +
        'Destination; did you mean "host"? (schema/unknown-field)',
      '[VirtualService shop/catalog] spec.http[0].route[0].destination.host: got nothing; host is required in ' +
        'Destination; set host (schema/required)',
      '[VirtualService shop/catalog] spec.http[0].route[0].weight: got 1.5; must be a whole number (schema/type)',
      '[VirtualService shop/catalog] spec.tsl: got []; "tsl" is not a field of VirtualServiceSpec; did you ' +
        'mean "tls"? (schema/unknown-field)',
    ],
  ],
];

describe('what people read', () => {
  for (const [mistake, manifest, texts, version] of MISTAKES)
    test(mistake, () => expect(said(manifest, version)).toEqual(texts));

  test('objects of other groups are not judged', () => {
    expect(said({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'catalog' }, spec: 5 })).toEqual([]);
    expect(said({ apiVersion: 'apps/v1', kind: 'VirtualService', metadata: { name: 'catalog' }, anything: 1 })).toEqual(
      [],
    );
  });

  test('each served version has the same schema', () => {
    const spec = { hosts: ['catalog'], http: [{ route: [{ destination: { host: 'catalog' } }] }] };
    for (const version of ['v1', 'v1beta1', 'v1alpha3']) {
      expect(said(object('VirtualService', spec, `networking.istio.io/${version}`))).toEqual([]);
      expect(said(object('VirtualService', { ...spec, x: 1 }, `networking.istio.io/${version}`))).toHaveLength(1);
    }
  });

  test('an object without name or metadata is still named', () => {
    expect(
      said({ apiVersion: 'networking.istio.io/v1', kind: 'Gateway', metadata: { generateName: 'edge-' }, spec: 1 }),
    ).toEqual(['[Gateway edge-*] spec: got 1; must be an object (schema/type)']);
    expect(said({ apiVersion: 'networking.istio.io/v1', kind: 'Gateway', spec: 1 } as unknown as Manifest)).toEqual([
      '[Gateway (no name)] spec: got 1; must be an object (schema/type)',
    ]);
  });

  test('deprecated fields give warnings to those who ask', () => {
    const manifest = route({ mirrorPercent: 5, corsPolicy: { allowOrigin: ['a'] } });
    expect(said(manifest)).toEqual([]);
    expect(
      schemaProblems(manifest, { deprecations: true }).map((problem) => [
        problem.severity,
        problem.code,
        formatProblem(problem),
      ]),
    ).toEqual([
      [
        'warning',
        'schema/deprecated',
        '[VirtualService shop/catalog] spec.http[0].mirrorPercent: got 5; the field is deprecated; use ' +
          'mirrorPercentage (schema/deprecated)',
      ],
      [
        'warning',
        'schema/deprecated',
        '[VirtualService shop/catalog] spec.http[0].corsPolicy.allowOrigin: got ["a"]; the field is ' +
          'deprecated; use allowOrigins (schema/deprecated)',
      ],
    ]);
  });

  test('values that cannot be judged yet are passed over', () => {
    class Output {
      readonly later = true;
    }
    const isUnknown = (value: unknown): boolean => value instanceof Output;
    const spec = {
      hosts: new Output(),
      http: [
        { timeout: new Output(), match: [{ headers: new Output() }], route: new Output(), retries: { attempts: 'x' } },
      ],
    };
    expect(schemaProblems(object('VirtualService', spec), { isUnknown }).map((problem) => problem.path)).toEqual([
      'spec.http[0].retries.attempts',
    ]);
  });
});
