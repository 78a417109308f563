import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { NEWEST } from '../support/releases';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compareObjects, formatNote, importMesh, readObjects, type ImportedMesh } from '../../lib/migrate';
import { PACKAGES } from '../../lib/migrate/program/packages.data';
import type { Manifest } from '../../lib/model';
import { objectsOfProgram } from '../../lib/testing/pulumi';

/** Programs of meshes with policies: their text, their objects, and the notes on what they leave out. */

const MESH = `apiVersion: install.istio.io/v1alpha1
kind: IstioOperator
spec:
  meshConfig:
    extensionProviders: [{ name: otel, opentelemetry: { service: otel.obs.svc.cluster.local, port: 4317 } }]
`;
const POLICIES = `apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec: { selector: { app: reviews }, ports: [{ port: 9080, name: http }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: reviews, namespace: shop }
spec:
  host: reviews.shop.svc.cluster.local
  subsets: [{ name: v1, labels: { version: v1 } }, { name: v2, labels: { version: v2 } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews, namespace: shop, labels: { team: books } }
spec:
  hosts: [reviews.shop.svc.cluster.local, reviews.example.com]
  gateways: [mesh, edge/public]
  http:
    # Most readers see the old reviews.
    - route:
        - destination: { host: reviews.shop.svc.cluster.local, subset: v1, port: { number: 9080 } }
          weight: 90
        - destination: { host: reviews.shop.svc.cluster.local, subset: v2 }
          weight: 10 # testers
---
# The door.
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: edge }
spec:
  selector: { istio: ingressgateway, app: istio-ingressgateway }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      tls: { mode: SIMPLE, credentialName: public-cert }
      hosts: ['*.example.com']
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: stripe, namespace: shop }
spec: { hosts: [api.stripe.com], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }
---
apiVersion: networking.istio.io/v1beta1
kind: DestinationRule
metadata: { name: stripe, namespace: shop }
spec: { host: api.stripe.com, trafficPolicy: { tls: { mode: SIMPLE } } }
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: default, namespace: shop }
spec: { tracing: [{ providers: [{ name: otel }] }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: at-waypoint, namespace: shop }
spec: { targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: waypoint }], rules: [{}] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: broken, namespace: shop }
spec:
  hosts: [reviews.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: reviews.shop.svc.cluster.local, subset: v3 } }] }]
---
apiVersion: config.istio.io/v1alpha2
kind: rule
metadata: { name: old, namespace: shop }
spec: {}
`;

const given = (policies: string): { name: string; text: string }[] => [
  { name: 'mesh.yaml', text: MESH },
  { name: 'shop.yaml', text: policies },
];
const named = ({ kind, metadata }: Manifest): string => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;

const PROGRAM = `import { App, Chart } from 'cdk8s';
import {
  AuthorizationPolicy,
  DestinationRule,
  Gateway,
  MeshService,
  outside,
  ServiceEntry,
  ServiceMesh,
  Telemetry,
  VirtualService,
} from 'istio-constructs';

const app = new App();

const meshChart = new Chart(app, 'mesh');

const mesh = new ServiceMesh(meshChart, {
  releaseName: 'istio',
  defaultRevision: '',
  meshConfig: {
    extensionProviders: [{ name: 'otel', opentelemetry: { service: 'otel.obs.svc.cluster.local', port: 4317 } }],
  },
});

// What exists without this program.
outside(app, { secrets: ['public-cert'], waypoints: ['shop/waypoint'] });

const edge = new Chart(app, 'edge', { namespace: 'edge' });
edge.addDependency(meshChart);

// The door.
const publicGateway = new Gateway(edge, 'public', {
  selector: mesh.ingressGateway,
  servers: [
    {
      port: { number: 443, name: 'https', protocol: 'HTTPS' },
      tls: { mode: 'SIMPLE', credentialName: 'public-cert' },
      hosts: ['*.example.com'],
    },
  ],
});

const shop = new Chart(app, 'shop', { namespace: 'shop' });
shop.addDependency(meshChart);

const reviews = new MeshService(shop, 'reviews', {
  port: 9080,
  subsets: { v1: { version: 'v1' }, v2: { version: 'v2' } },
});

new VirtualService(shop, 'reviews-routes', {
  name: 'reviews',
  metadata: { labels: { team: 'books' } },
  hosts: [reviews, 'reviews.example.com'],
  gateways: ['mesh', publicGateway],
  // Most readers see the old reviews.
  http: [
    {
      route: [
        { destination: reviews.subset('v1').port(9080), weight: 90 },
        {
          destination: reviews.subset('v2'),
          // testers
          weight: 10,
        },
      ],
    },
  ],
});

const stripe = new ServiceEntry(shop, 'stripe', {
  hosts: ['api.stripe.com'],
  ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
  resolution: 'DNS',
});

new DestinationRule(shop, 'stripe-rule', {
  name: 'stripe',
  apiVersion: 'networking.istio.io/v1beta1',
  host: stripe,
  trafficPolicy: { tls: { mode: 'SIMPLE' } },
});

new Telemetry(shop, 'default', { tracing: [{ providers: [mesh.provider('otel')] }] });

new AuthorizationPolicy(shop, 'at-waypoint', {
  targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'waypoint' }],
  rules: [{}],
});

app.synth();
`;

const root = join(__dirname, '../../dist');
let folder: string;
beforeAll(() => {
  mkdirSync(root, { recursive: true });
  folder = mkdtempSync(join(root, 'programs-'));
  process.env.CDK8S_OUTDIR = join(folder, 'dist');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  delete process.env.CDK8S_OUTDIR;
});

/** Writes the files of a project, and returns their folder. */
function written(mesh: ImportedMesh, engine: 'cdk8s' | 'pulumi', name: string): string {
  const own = join(folder, `${name}-${engine}`);
  mkdirSync(own);
  for (const file of mesh.files({ engine })) writeFileSync(join(own, file.name), file.text);
  return own;
}
const importedIn = (own: string): Manifest[] =>
  readObjects('imported.yaml', readFileSync(join(own, 'imported.yaml'), 'utf8'));
const synthesized = (own: string): Manifest[] =>
  (jest.requireActual(join(own, 'main')) as { app: { charts: { toJson(): Manifest[] }[] } }).app.charts.flatMap(
    (chart) => chart.toJson(),
  );

describe('policies become constructs with references', () => {
  const mesh = importMesh(given(POLICIES), { version: NEWEST });

  test('the whole program', () => {
    expect(mesh.program('cdk8s')).toBe(PROGRAM);
  });

  test('a policy that synth would refuse, or of a kind that is gone, is left out with a note', () => {
    expect(mesh.notes.map(formatNote)).toEqual([
      'shop.yaml:62: error: VirtualService shop/broken spec.hosts[0]: got "reviews.shop.svc.cluster.local"; ' +
        'VirtualService shop/reviews routes this host too, and sidecars only see the older of the two; synth would ' +
        'refuse the object, so that the program leaves it out; join their routes, or let exportTo keep them apart ' +
        '(import/refused-policy)',
      'shop.yaml:63: error: VirtualService shop/broken spec.http[0].route[0].destination.subset: got "v3"; ' +
        'reviews.shop.svc.cluster.local has no such subset; synth would refuse the object, so that the program ' +
        'leaves ' +
        'it out; did you mean "v1"? If not, use one of v1, v2 (import/refused-policy)',
      'shop.yaml:65: error: rule shop/old: got "config.istio.io/v1alpha2 rule"; Istio has no such kind; the program ' +
        'leaves the object out; replace it by one of the kinds of today (import/no-class)',
    ]);
  });

  test('the project for cdk8s renders the objects of the input', () => {
    const own = written(mesh, 'cdk8s', 'shop');
    const imported = importedIn(own);
    expect(compareObjects(synthesized(own), imported)).toMatchObject({ missing: [], extra: [], changed: [] });
    expect(imported.slice(-7).map(named)).toEqual([
      'DestinationRule shop/reviews',
      'VirtualService shop/reviews',
      'Gateway edge/public',
      'ServiceEntry shop/stripe',
      'DestinationRule shop/stripe',
      'Telemetry shop/default',
      'AuthorizationPolicy shop/at-waypoint',
    ]);
  });

  test('the project for Pulumi renders them under mocks', async () => {
    const own = written(mesh, 'pulumi', 'shop');
    const rendered = await objectsOfProgram(() => jest.requireActual(join(own, 'index')) as unknown);
    expect(compareObjects(rendered, importedIn(own))).toMatchObject({ missing: [], extra: [], changed: [] });
  }, 60_000);

  test('files of both projects', () => {
    const names = (engine: 'cdk8s' | 'pulumi') => mesh.files({ engine }).map(({ name }) => name);
    const common = ['package.json', 'tsconfig.json', '.gitignore'];
    expect(names('cdk8s')).toEqual(['main.ts', 'main.test.ts', 'imported.yaml', 'cdk8s.yaml', ...common]);
    expect(names('pulumi')).toEqual(['index.ts', 'index.test.ts', 'imported.yaml', 'Pulumi.yaml', ...common]);
  });
});

describe('names', () => {
  const entry = (name: string, host: string): string =>
    `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: ${name}, namespace: a }\n` +
    `spec: { hosts: [${host}], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }\n---\n` +
    `apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: ${name}, namespace: a }\n` +
    `spec: { host: ${host} }\n`;

  test.each([
    ['new', 'newServiceEntry'],
    ['mesh', 'meshServiceEntry'],
    ['a', 'aServiceEntry'],
    ['2-b.c', '_2BCServiceEntry'],
    ['api.stripe.com', 'apiStripeCom'],
  ])('an object %s has the constant %s', (name, constant) => {
    const program = importMesh(entry(name, 'api.example.com')).program('cdk8s');
    expect(program).toContain(`const ${constant} = new ServiceEntry(a, '${name}', {`);
    expect(program).toContain(`new DestinationRule(a, '${name}-rule', { name: '${name}', host: ${constant} });`);
  });
});

describe('a long program is one file a namespace', () => {
  const route = (namespace: string, i: number): string =>
    `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: v${i}, namespace: ${namespace} }\n` +
    `spec:\n  hosts: [h${i}.example.com]\n  gateways: [edge/door]\n  http:\n` +
    '  - match: [{ uri: { prefix: /a } }]\n' +
    `    route: [{ destination: { host: web.${namespace}.svc.cluster.local } }]\n`;
  const door =
    'apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: door, namespace: edge }\n' +
    'spec:\n  selector: { istio: ingressgateway }\n' +
    "  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ['*.example.com'] }]\n";
  const text = [...Array.from({ length: 60 }, (_, i) => route(i % 2 === 0 ? 'mesh' : 'shop', i)), door].join('---\n');
  const mesh = importMesh(given(text), { version: NEWEST });

  test.each(['cdk8s', 'pulumi'] as const)('for %s', async (engine) => {
    const names = mesh.files({ engine }).map(({ name }) => name);
    const own = written(mesh, engine, 'split');
    const first = engine === 'cdk8s' ? ['main.ts', 'app.ts'] : ['index.ts'];
    expect(names.slice(0, first.length + 4)).toEqual([...first, 'mesh.ts', 'edge.ts', 'mesh-policies.ts', 'shop.ts']);
    const rendered =
      engine === 'cdk8s'
        ? synthesized(own)
        : await objectsOfProgram(() => jest.requireActual(join(own, 'index')) as unknown);
    expect(compareObjects(rendered, importedIn(own))).toMatchObject({ missing: [], extra: [], changed: [] });
  });

  test('a file imports what it names from the others', () => {
    const files = new Map(mesh.files({ engine: 'cdk8s' }).map(({ name, text: content }) => [name, content]));
    expect(files.get('main.ts')).toBe(
      "import { app } from './app';\nimport './edge';\nimport './mesh';\nimport './mesh-policies';\n" +
        "import './shop';\n\n" +
        'export { app };\n\napp.synth();\n',
    );
    expect(files.get('shop.ts')?.split('\n').slice(0, 16).join('\n')).toBe(
      `import { Chart } from 'cdk8s';
import { MeshService, VirtualService } from 'istio-constructs';
import { app } from './app';
import { door } from './edge';
import { meshChart } from './mesh';

const shop = new Chart(app, 'shop', { namespace: 'shop' });
shop.addDependency(meshChart);

export const webService = MeshService.host('web.shop.svc.cluster.local');

new VirtualService(shop, 'v1', {
  hosts: ['h1.example.com'],
  gateways: [door],
  http: [{ match: [{ uri: { prefix: '/a' } }], route: [{ destination: webService }] }],
});`,
    );
  });
});

describe('intents are proposed where they write exactly the objects', () => {
  const notesOf = (http: string, more = ''): string[] =>
    importMesh(
      `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: web, namespace: a }\n` +
        `spec: { hosts: [web], http: [${http}]${more} }\n`,
    )
      .notes.filter(({ code }) => code === 'import/intent')
      .map(({ fix }) => String(fix));

  test('retries and a time limit', () => {
    expect(
      notesOf(
        '{ route: [{ destination: { host: web } }], retries: { attempts: 3, retryOn: "5xx,reset" }, timeout: 2s }',
      ),
    ).toEqual([
      "write const web = new MeshService(chart, 'web').retry({ attempts: 3, retryOn: ['5xx', 'reset'] })" +
        ".timeout('2s') in their place",
    ]);
  });

  test.each([
    ['a rewrite', '{ route: [{ destination: { host: web } }], rewrite: { uri: / }, timeout: 2s }', ''],
    ['a route of its own port', '{ route: [{ destination: { host: web, port: { number: 80 } } }], timeout: 2s }', ''],
    ['gateways', '{ route: [{ destination: { host: web } }], timeout: 2s }', ', gateways: [b/door]'],
  ])('but not with %s', (_, http, more) => {
    expect(notesOf(http, more)).toEqual([]);
  });
});

test('packages of a project are those that this one is built with', () => {
  const own = parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as Record<string, unknown> & {
    version: string;
    devDependencies: Record<string, string>;
    peerDependencies: Record<string, string>;
  };
  const known: Record<string, string> = {
    ...own.devDependencies,
    ...own.peerDependencies,
    'istio-constructs': `^${own.version}`,
  };
  const exact = (version: string): string => version.replace(/^\^/, '');
  expect(Object.fromEntries(Object.entries(PACKAGES).map(([name, version]) => [name, exact(version)]))).toEqual(
    Object.fromEntries(Object.keys(PACKAGES).map((name) => [name, exact(known[name])])),
  );
});

test('variables of the input have samples in the test of the project', () => {
  const mesh = importMesh(
    'apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nspec: { hub: $REGISTRY, profile: minimal }',
  );
  const own = written(mesh, 'cdk8s', 'variables');
  expect(readFileSync(join(own, 'sample-variables.ts'), 'utf8')).toBe("process.env.REGISTRY = 'param-registry';\n");
  expect(readFileSync(join(own, 'main.test.ts'), 'utf8')).toBe(`import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareObjects, readObjects } from 'istio-constructs/manifests';
import './sample-variables';
import { app } from './main';

const imported = readObjects('imported.yaml', readFileSync(join(__dirname, 'imported.yaml'), 'utf8'));

test('the program renders the objects that it was imported from', () => {
  const rendered = app.charts.flatMap((chart) => chart.toJson());
  expect(compareObjects(rendered, imported)).toMatchObject({ equal: true });
});
`);
  jest.requireActual(join(own, 'sample-variables'));
  expect(compareObjects(synthesized(own), importedIn(own)).equal).toBe(true);
});

test('the last line of a document keeps its end, so that a block of text in it is what it was', () => {
  const text = 'kind: A\nmetadata: { name: a }\ntext: |\n  one\n---\nkind: B\nmetadata: { name: b }\ntext: |\n  two\n';
  expect(readObjects('a.yaml', text).map((object) => (object as unknown as { text: string }).text)).toEqual([
    'one\n',
    'two\n',
  ]);
});
