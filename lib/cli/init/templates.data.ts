/** Texts of the files of a new project. */

/** Answers that a project is made of. */
export interface Answers {
  readonly name: string;
  readonly engine: 'cdk8s' | 'pulumi';
  /** Minor of Istio. */
  readonly istio: string;
  readonly profile: string;
  /** Whether namespaces have the ambient data plane, and not sidecars. */
  readonly isAmbient: boolean;
}

/** Path of the schema of props in a project, from its root. */
export const SCHEMA = './node_modules/istio-constructs/build/props.schema.json';

/** Setting by which sidecars let nothing out that is not declared; ambient mode has none like it. */
const REGISTRY_ONLY = '  outboundTrafficPolicy:\n    mode: REGISTRY_ONLY\n';

const props = ({ istio, profile, isAmbient }: Answers): string => `# yaml-language-server: $schema=${SCHEMA}
# Settings of the mesh. The program reads them, and so do the commands of istio-constructs.
version: '${istio}'
profile: ${profile}
meshConfig:
  accessLogFile: /dev/stdout
${isAmbient ? '' : REGISTRY_ONLY}`;

const cdk8sProgram = ({ isAmbient }: Answers): string => `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { MeshService, ServiceMesh, type ServiceMeshProps } from 'istio-constructs';
import { readValues } from 'istio-constructs/manifests';

const props = readValues(readFileSync(join(__dirname, 'props.yaml'), 'utf8')) as ServiceMeshProps;

/** Builds the manifests of the mesh: each chart is a file in dist/. */
export function buildMesh(): App {
  const app = new App();
  const control = new Chart(app, 'mesh');
  const mesh = new ServiceMesh(control, props);
  mesh.mtls('strict');

  // A namespace in which a call needs a line here. Its workloads come from elsewhere.
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  shop.addDependency(control);
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };
  mesh.enroll(new ApiObject(shop, 'namespace', namespace)${isAmbient ? ", 'ambient'" : ''});
  mesh.denyAll({ namespace: 'shop' });

  const service = (name: string) =>
    new MeshService(shop, name, { port: 80, selector: { app: name }, serviceAccount: name });
  const [web, orders] = [service('web'), service('orders')];
  web.calls(orders);
  return app;
}
`;

const pulumiProgram = ({ isAmbient }: Answers): string => `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as k8s from '@pulumi/kubernetes';
import { readValues } from 'istio-constructs/manifests';
import { MeshService, ServiceMesh, type ServiceMeshArgs } from 'istio-constructs/pulumi';

const props = readValues(readFileSync(join(__dirname, 'props.yaml'), 'utf8')) as ServiceMeshArgs;

// With enableConfigMapMutable a change of mesh config updates its ConfigMap in place.
const provider = new k8s.Provider('cluster', { enableConfigMapMutable: true });
const mesh = new ServiceMesh('mesh', props, { provider });
mesh.mtls('strict');

// A namespace in which a call needs a line here. Its workloads come from elsewhere.
const labels = mesh.enrollmentLabels('${isAmbient ? 'ambient' : 'sidecar'}', { namespace: 'shop' });
const shop = new k8s.core.v1.Namespace('shop', { metadata: { name: 'shop', labels } }, { provider });
mesh.denyAll({ namespace: 'shop' });

const service = (name: string) =>
  new MeshService(
    name,
    { namespace: 'shop', port: 80, selector: { app: name }, serviceAccount: name },
    { provider, dependsOn: [shop, mesh] },
  );
const [web, orders] = [service('web'), service('orders')];
web.calls(orders);

/** Images to mirror. */
export const images = mesh.images();
`;

const workloads = `/** Workloads that stand for those of the cluster in tests: a pod and a Service of each name. */
export function workloads(namespace: string, ...names: readonly string[]) {
  return names.flatMap((name) => [
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace, labels: { app: name } },
      spec: { serviceAccountName: name, containers: [{ name, image: \`registry.example.com/\${name}:1\` }] },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace },
      spec: { selector: { app: name }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
    },
  ]);
}
`;

const NOTHING_LEAVES = `test('what is not declared is not reached', () => {
  expect(mesh.workload('shop/web').get('http://api.example.com/')).toBeBlocked();
});

`;

const tests = ({ isAmbient }: Answers): string => `test('web calls orders, with mutual TLS', () => {
  expect(mesh.can('shop/web', 'shop/orders')).toBeAllowed();
  expect(mesh.workload('shop/web').get('http://orders/')).toBeEncrypted();
});

test('nobody else does', () => {
  expect(mesh.can('shop/batch', 'shop/orders')).toBeDenied();
  expect(mesh.can('shop/orders', 'shop/web')).toBeDenied();
  expect(mesh.can('internet', 'shop/orders')).toBeBlocked();
});

${isAmbient ? '' : NOTHING_LEAVES}test('every policy is carried out by a proxy', () => {
  expect(mesh).toEnforceEverything();
});
`;

const cdk8sTest = (answers: Answers): string => `import { simulate } from 'istio-constructs/testing';
import { objectsOf } from 'istio-constructs/testing/cdk8s';
import 'istio-constructs/testing/jest';
import { buildMesh } from './mesh';
import { workloads } from './workloads';

const mesh = simulate([...objectsOf(buildMesh()), ...workloads('shop', 'web', 'orders', 'batch')]);

${tests(answers)}`;

const pulumiTest = (answers: Answers): string => `\
import { simulate, type SimulatedMesh } from 'istio-constructs/testing';
import 'istio-constructs/testing/jest';
import { objectsOfProgram } from 'istio-constructs/testing/pulumi';
import { workloads } from './workloads';

let mesh: SimulatedMesh;
beforeAll(async () => {
  // A preview without a cluster: the resources are registered with mocks.
  const objects = await objectsOfProgram(() => require('./index'));
  mesh = simulate([...objects, ...workloads('shop', 'web', 'orders', 'batch')]);
});

${tests(answers)}`;

const STEPS = {
  cdk8s: '      - run: npm run synth\n      - run: npx istio-constructs analyze dist --incomplete -o github\n',
  pulumi: '',
} as const;

const workflow = ({ engine }: Answers): string => `name: mesh
on:
  pull_request:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
          cache: npm
      - run: npm ci
      - run: npm run typecheck
      - run: npm test
${STEPS[engine]}`;

const ENGINE_README = {
  cdk8s: {
    engine: 'cdk8s',
    program:
      '| `mesh.ts` | the program: the mesh, its namespaces and who may call whom |\n' +
      '| `main.ts` | writes `dist/` |',
    run: `npm run synth                                                # writes dist/
kubectl apply --server-side -f dist/0000-mesh.k8s.yaml
kubectl wait --for=condition=Available deployment/istiod -n istio-system --timeout=5m
kubectl apply --server-side -f dist/                         # policies, which istiod checks`,
    tests: 'mesh.test.ts',
  },
  pulumi: {
    engine: 'Pulumi',
    program: '| `index.ts` | the program: the mesh, its namespaces and who may call whom |',
    run: 'pulumi stack init dev\npulumi up',
    tests: 'index.test.ts',
  },
} as const;

const readme = ({ name, engine, istio }: Answers): string => {
  const own = ENGINE_README[engine];
  return `# ${name}

An Istio ${istio} mesh as a program of ${own.engine}, with istio-constructs.

| File | |
|---|---|
| \`props.yaml\` | settings of the mesh: editors with a YAML language server complete and check them |
${own.program}
| \`${own.tests}\` | what must hold of the mesh, asked of the program: no cluster is needed |
| \`workloads.ts\` | workloads that stand for those of the cluster in the tests |
| \`.github/workflows/mesh.yaml\` | these checks for each pull request; it needs \`package-lock.json\`: commit it |

\`\`\`sh
npm install
npm test
${own.run}
\`\`\`

The commands read \`props.yaml\` too:

\`\`\`sh
npx istio-constructs images -f props.yaml                    # what to mirror
npx istio-constructs explain Deployment/istiod -f props.yaml # where a value comes from
npx istio-constructs --help
\`\`\`
`;
};

const main = `import { buildMesh } from './mesh';

buildMesh().synth();
`;

const pulumiYaml = ({ name }: Answers): string => `name: ${name}
runtime:
  name: nodejs
  options:
    typescript: true
description: A mesh with Istio.
`;

/** Text of a file, or what it is made with. */
type Text = string | ((answers: Answers) => string);

/** Files of every project. */
const COMMON: Readonly<Record<string, Text>> = {
  'README.md': readme,
  'props.yaml': props,
  'workloads.ts': workloads,
  '.github/workflows/mesh.yaml': workflow,
};

/** Files of a project, by engine and name. */
export const TEMPLATES: Readonly<Record<Answers['engine'], Readonly<Record<string, Text>>>> = {
  cdk8s: {
    ...COMMON,
    'mesh.ts': cdk8sProgram,
    'main.ts': main,
    'mesh.test.ts': cdk8sTest,
    'cdk8s.yaml': 'language: typescript\napp: npx tsx main.ts\n',
    '.gitignore': 'dist/\nnode_modules/\n',
  },
  pulumi: {
    ...COMMON,
    'index.ts': pulumiProgram,
    'index.test.ts': pulumiTest,
    'Pulumi.yaml': pulumiYaml,
    '.gitignore': 'node_modules/\n',
  },
};
