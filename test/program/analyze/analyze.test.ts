import { analyze, type AnalyzeOptions, type Manifest } from '../../../lib/manifests';
import { CODES } from '../../../lib/program/analysis/codes.data';

const TELEMETRIES = `apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: one, namespace: shop }
spec: { tracing: [{ randomSamplingPercentage: 10 }] }
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata:
  name: two
  namespace: shop
  annotations: { galley.istio.io/analyze-suppress: ANNOTATION }
spec: { tracing: [{ randomSamplingPercentage: 10 }] }
`;
const withAnnotation = (annotation: string): string => TELEMETRIES.replace('ANNOTATION', JSON.stringify(annotation));
const run = (text: string, options?: AnalyzeOptions) => analyze([{ name: 'a.yaml', text }], options);
const brief = ({ findings }: ReturnType<typeof run>) =>
  findings.map(({ code, object, file, line, path }) => `${code} ${object} ${file}:${line} ${path}`);
const ONE = 'IST0160 Telemetry shop/one a.yaml:4 spec.selector';
const TWO = 'IST0160 Telemetry shop/two a.yaml:12 spec.selector';

describe('a finding', () => {
  test('has all that is known of it', () => {
    expect(run(withAnnotation('')).findings[0]).toEqual({
      code: 'IST0160',
      name: 'MultipleTelemetriesWithoutWorkloadSelectors',
      severity: 'error',
      object: 'Telemetry shop/one',
      file: 'a.yaml',
      line: 4,
      path: 'spec.selector',
      parameters: ['[one two]', 'shop'],
      message: 'Telemetry two has no selector either, and only the oldest of them holds in namespace shop',
      fix: 'join them, or give all but one a selector',
      related: ['Telemetry shop/two'],
      url: 'https://istio.io/latest/docs/reference/config/analysis/ist0160/',
    });
  });
  test('has the line of its field, also behind anchors, in a List and behind comments', () => {
    const text = `# first
kind: List
apiVersion: v1
items:
  - &base
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: v, namespace: shop }
    spec:
      hosts: [x.com]
      http:
        - route:
            - destination: &where
                host: missing
        - match: [{ uri: { prefix: /a } }]
          route:
            - destination: *where
`;
    expect(run(text, { codes: { only: ['IST0101'] } }).findings.map(({ line, path }) => [line, path])).toEqual([
      [14, 'spec.http[0].route[0].destination.host'],
      [14, 'spec.http[1].route[0].destination.host'],
    ]);
  });
  test('of objects without a text has a file and no line', () => {
    const objects: Manifest[] = [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }];
    const { findings } = analyze([{ name: 'x', objects }]);
    expect(findings.map(({ code, file, line }) => [code, file, line])).toEqual([['IST0102', 'x', undefined]]);
  });
  test('is not made of objects in namespaces of the cluster itself', () => {
    expect(brief(run(withAnnotation('').replaceAll('namespace: shop', 'namespace: kube-system')))).toEqual([]);
  });
});

describe('suppression', () => {
  test.each<[annotation: string, reported: string[]]>([
    ['', [ONE, TWO]],
    ['IST0160', [ONE]],
    ['IST0132, IST0160', [ONE]],
    ['*', [ONE]],
    ['IST0101', [ONE, TWO]],
    [
      'IST9999',
      [ONE, TWO, 'ISC0002 Telemetry shop/two a.yaml:11 metadata.annotations["galley.istio.io/analyze-suppress"]'],
    ],
  ])('by the annotation %p', (annotation, reported) => {
    expect(brief(run(withAnnotation(annotation)))).toEqual(reported);
  });
  test.each<[object: string | undefined, reported: string[]]>([
    ['Telemetry shop/one', [TWO]],
    ['Telemetry one.shop', [TWO]],
    ['Telemetry shop/*', []],
    ['Telemetry *.shop', []],
    ['* shop/two', [ONE]],
    [undefined, []],
  ])('by an option for %p', (object, reported) => {
    const { findings, suppressed } = run(withAnnotation(''), {
      suppress: [{ code: 'IST0160', object, reason: 'old' }],
    });
    expect(brief({ findings, suppressed, notChecked: [] })).toEqual(reported);
    expect(suppressed.map(({ by, reason }) => `${by} ${reason}`)).toEqual(
      Array(2 - reported.length).fill('option old'),
    );
  });
  test('that is for nothing, or for a code that does not exist, is a finding', () => {
    const suppress = [
      { code: 'IST0160', object: 'Telemetry bank/*' },
      { code: 'IST9999', object: 'Telemetry shop/one' },
    ];
    const { findings } = run(withAnnotation(''), { suppress });
    expect(findings.slice(2).map(({ code, severity, object, message }) => [code, severity, object, message])).toEqual([
      ['ISC0003', 'info', 'IST0160=Telemetry bank/*', 'nothing that was found is suppressed by it'],
      ['ISC0002', 'warning', 'IST9999=Telemetry shop/one', 'there is no such code'],
    ]);
  });
});

describe('settings of codes', () => {
  const codes = (settings: AnalyzeOptions['codes']) =>
    run(withAnnotation(''), { codes: settings }).findings.map(({ code, severity }) => `${code} ${severity}`);
  test('only, off and severity', () => {
    expect(codes({ only: ['IST0101'] })).toEqual([]);
    expect(codes({ off: ['IST0160'] })).toEqual([]);
    expect(codes({ severity: { IST0160: 'info' } })).toEqual(['IST0160 info', 'IST0160 info']);
  });
});

test('a release reports only the codes that it has', () => {
  const entry = (name: string, protocol: string) => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ${name}, namespace: shop }
spec:
  hosts: [x.com]
  addresses: [10.0.0.1]
  resolution: STATIC
  ports: [{ number: 80, name: a, protocol: ${protocol} }]
  endpoints: [{ address: 10.0.0.2 }]
`;
  const text = `${entry('a', 'HTTP')}---\n${entry('b', 'TCP')}`;
  const codes = (version: string) => run(text, { version }).findings.map(({ code }) => code);
  expect(codes('1.31')).toEqual(['IST0177', 'IST0177']);
  expect(codes('1.30')).toEqual([]);
});

describe('what is not there', () => {
  const policy = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: p, namespace: shop }
spec: { selector: { matchLabels: { app: web } } }
`;
  const route = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: v, namespace: shop }
spec: { hosts: [x.com], http: [{ route: [{ destination: { host: web } }] }] }
`;
  test('does not exist, unless the files are a part', () => {
    expect(run(`${policy}---\n${route}`).findings.map(({ code }) => code)).toEqual(['IST0127', 'IST0101']);
    const part = run(`${policy}---\n${route}`, { complete: false });
    expect(part.findings).toEqual([]);
    expect(part.notChecked).toEqual(
      expect.arrayContaining([
        { code: 'IST0101', why: 'the files are a part' },
        { code: 'IST0127', why: 'the files are a part' },
      ]),
    );
  });
  test('is outside, or in the mesh', () => {
    expect(run(route, { outside: { hosts: ['web.shop.svc.cluster.local'] } }).findings).toEqual([]);
    const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: g, namespace: shop }
spec: { selector: { istio: edge }, servers: [{ hosts: [x.com], port: { name: http, number: 80, protocol: HTTP } }] }
`;
    expect(run(gateway).findings.map(({ code }) => code)).toEqual(['IST0101']);
    expect(run(gateway, { mesh: { ingressGateways: [{ name: 'edge' }] } }).findings).toEqual([]);
  });
  test('every code that no file can show is named with the reason', () => {
    const named = run('', { complete: false }).notChecked.map(({ code }) => code);
    const undecidable = Object.entries(CODES).flatMap(([code, facts]) => ('undecidable' in facts ? [code] : []));
    expect(named).toEqual(undecidable.sort());
    expect(undecidable).toContain('IST0141');
  });
});

describe('hostile input', () => {
  test('aliases that grow without end, anchors without end, and what contains itself', () => {
    const level = (name: string, before: string) => `${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]\n`;
    const laughs = `a: &a [lol]\n${[...'bcdefghijk'].map((name, i) => level(name, 'abcdefghijk'[i])).join('')}`;
    const object = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\n';
    expect(run(object + laughs).findings.map(({ code, line }) => [code, line])).toEqual([['ISC0001', 8]]);
    const anchors = Array.from({ length: 10_000 }, (_, i) => `  k${i}: &a${i} v\n`).join('');
    expect(run(`${object}data:\n${anchors}`).findings).toEqual([]);
    expect(run('apiVersion: v1\nkind: Service\nmetadata: &m { name: x, labels: *m }\n').findings).toMatchObject([
      { code: 'ISC0001', file: 'a.yaml', line: 3 },
    ]);
  });
  test('what is no object is passed over, and what is no YAML does not hide the rest', () => {
    const text = `- 1\n---\ntext\n---\nkind: [\n---\n${withAnnotation('')}`;
    expect(brief(run(text)).map((each) => each.split(' ')[0])).toEqual(['IST0160', 'IST0160', 'ISC0001']);
  });
  test('fields of the wrong type', () => {
    const kinds = ['VirtualService', 'DestinationRule', 'Gateway', 'Sidecar', 'ServiceEntry', 'EnvoyFilter'];
    const values = [null, 1, 'a', [null], { a: null }];
    const objects = kinds.flatMap((kind) =>
      values.map((value, i) => ({
        apiVersion: 'networking.istio.io/v1',
        kind,
        metadata: { name: `x${i}`, labels: value, annotations: value },
        spec: {
          servers: value,
          hosts: value,
          http: value,
          selector: value,
          egress: value,
          subsets: value,
          ports: value,
        },
      })),
    );
    expect(() => analyze([{ name: 'x', objects: objects as unknown as Manifest[] }])).not.toThrow();
  });
});

test('the time grows with the number of objects', () => {
  const many = (count: number): Manifest[] =>
    Array.from({ length: count }, (_, i) => [
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: `s${i}`, namespace: 'shop' },
        spec: { ports: [{ port: 80, name: 'http' }] },
      },
      {
        apiVersion: 'networking.istio.io/v1',
        kind: 'VirtualService',
        metadata: { name: `s${i}`, namespace: 'shop' },
        spec: { hosts: ['same.example.com'], http: [{ route: [{ destination: { host: `s${i}` } }] }] },
      },
    ]).flat();
  const time = (objects: Manifest[]): number => {
    const start = performance.now();
    analyze([{ name: 'x', objects }], { codes: { off: ['IST0109'] } });
    return performance.now() - start;
  };
  time(many(300));
  expect(time(many(3000))).toBeLessThan(40 * Math.max(time(many(300)), 20));
});
