import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'cdk8s';
import * as ts from 'typescript';
import { compareObjects, importMesh, readObjects, type ImportedMesh } from '../../lib/migrate';
import type { Manifest } from '../../lib/model';
import { objectsOfProgram } from '../../lib/testing/pulumi';
import { NEWEST_VERSION } from '../support/releases';
import { helmInputs, operatorInputs } from './answers/inputs';
import { RELEASES } from './answers/tools';
import { WRAPPED } from './answers/wrapped';

/*
 * Programs of a fixed sample of inputs, for both engines: compiled at once, rendered, and compared with the objects of
 * the input. `npm run test:import` does the same with all inputs of the reference data.
 */

const ROOT = join(__dirname, '../..');
const OPERATORS = ['operator-1', 'operator-4'];
const CHARTS = ['helm-0-istiod', 'helm-1-gateway'];
const FILES = ['argo-sources', 'sail-ambient'];

const POLICIES = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: cart, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [public]
  http: [{ route: [{ destination: { host: cart, subset: v1 } }] }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec: { host: cart, subsets: [{ name: v1, labels: { version: v1 } }] }
---
apiVersion: install.istio.io/v1alpha1
kind: IstioOperator
spec: { profile: demo }
`;

/** Imports the sample once. */
function sample(): [name: string, mesh: ImportedMesh][] {
  const drawn = [...operatorInputs(20), ...helmInputs(14)].filter(({ name }) =>
    [...OPERATORS, ...CHARTS].includes(name),
  );
  return [
    ...drawn.map(({ name, kind, chart, input }): [string, ImportedMesh] => [
      name,
      importMesh(input, { version: NEWEST_VERSION, kind, chart, ...(chart && { release: RELEASES[chart] }) }),
    ]),
    ...WRAPPED.filter(({ name }) => FILES.includes(name)).map(({ name, text }): [string, ImportedMesh] => [
      name,
      importMesh(text, { version: NEWEST_VERSION }),
    ]),
    ['policies', importMesh(POLICIES)],
  ];
}

/* Programs are written below the root, so that they find the packages. */
mkdirSync(join(ROOT, 'dist'), { recursive: true });
const folder = mkdtempSync(join(ROOT, 'dist/compiled-'));
process.env.CDK8S_OUTDIR = join(folder, 'dist');
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  delete process.env.CDK8S_OUTDIR;
});

interface Project {
  readonly name: string;
  readonly engine: 'cdk8s' | 'pulumi';
  readonly folder: string;
  readonly files: ReadonlyMap<string, string>;
}

const projects = sample().flatMap(([name, mesh]) =>
  (['cdk8s', 'pulumi'] as const).map((engine): Project => {
    const own = join(folder, `${name}-${engine}`);
    mkdirSync(own);
    const files = mesh.files({ engine });
    for (const file of files) writeFileSync(join(own, file.name), file.text);
    return { name, engine, folder: own, files: new Map(files.map((file) => [file.name, file.text])) };
  }),
);

test('the sample has programs of all forms of input', () => {
  expect(projects).toHaveLength(2 * (OPERATORS.length + CHARTS.length + FILES.length + 1));
});

test('all programs compile under strict', () => {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.dev.json'), (file) => ts.sys.readFile(file)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  const main = projects.flatMap((project) =>
    [...project.files.keys()].filter((name) => name.endsWith('.ts')).map((name) => join(project.folder, name)),
  );
  const paths = {
    'istio-constructs': [join(ROOT, 'lib/index.ts')],
    'istio-constructs/pulumi': [join(ROOT, 'lib/pulumi/index.ts')],
    'istio-constructs/manifests': [join(ROOT, 'lib/manifests.ts')],
    'istio-constructs/testing/*': [join(ROOT, 'lib/testing/*.ts')],
  };
  const program = ts.createProgram(main, { ...options, noEmit: true, strict: true, noUnusedLocals: true, paths });
  const problems = main.flatMap((path) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${path.slice(folder.length + 1)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
  expect(problems).toEqual([]);
}, 60_000);

/** Returns what a project renders otherwise than its input, and its own test does not name. */
async function unexpected({ engine, folder: own, files }: Project): Promise<string[]> {
  const rendered =
    engine === 'cdk8s'
      ? (jest.requireActual(join(own, 'main')) as { app: App }).app.charts.flatMap((chart) => chart.toJson())
      : await objectsOfProgram(() => jest.requireActual(join(own, 'index')) as unknown);
  const imported = readObjects('imported.yaml', files.get('imported.yaml') ?? '');
  const { missing, extra, changed } = compareObjects(rendered as Manifest[], imported);
  const test = files.get(engine === 'cdk8s' ? 'main.test.ts' : 'index.test.ts') ?? '';
  return [...missing, ...extra, ...changed.map(({ path }) => path)].filter((text) => !test.includes(text));
}

test.each(projects.map((project) => [project.name, project.engine, project] as const))(
  'the program of %s for %s renders the objects of its input',
  async (_, __, project) => {
    expect(await unexpected(project)).toEqual([]);
  },
  60_000,
);
