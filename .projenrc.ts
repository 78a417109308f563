import { JsonPatch, TextFile, javascript, typescript } from 'projen';

/** Everything that `npx projen` writes (package.json, tsconfig files, tasks) is decided here. */
const project = new typescript.TypeScriptProject({
  name: 'istio-constructs',
  description:
    'Istio as typed TypeScript: a whole service mesh for cdk8s and Pulumi, rendered without helm or istioctl',
  keywords: ['istio', 'service-mesh', 'cdk8s', 'pulumi', 'kubernetes', 'ambient', 'envoy'],
  license: 'Apache-2.0',
  copyrightOwner: 'The istio-constructs authors',
  authorName: 'The istio-constructs authors',
  authorOrganization: true,
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  projenVersion: '0.103.25',

  srcdir: 'lib',
  libdir: 'build',
  testdir: 'test',
  entrypoint: 'build/index.js',
  entrypointTypes: 'build/lib/index.d.ts',
  minNodeVersion: '20.0.0',
  typescriptVersion: '6.0.3',

  // CI is `.ci/run`; tests, lint and the API reference have tasks of our own below.
  github: false,
  buildWorkflow: false,
  release: false,
  depsUpgrade: false,
  jest: false,
  eslint: false,
  docgen: false,
  sampleCode: false,
  package: true,
  npmignoreEnabled: false,
  disableTsconfigDev: true,

  peerDeps: [
    '@pulumi/kubernetes@^4.24.1',
    '@pulumi/pulumi@^3.142.0',
    '@pulumi/tls@^5.0.0',
    'cdk8s@^2.68.0',
    'constructs@^10.3.0',
  ],
  peerDependencyOptions: { pinnedDevDependency: false },
  deps: ['@bufbuild/re2@^0.6.1', 'commander@^14.0.0', 'fast-json-patch@^3.1.1', 'yaml@^2.9.0'],
  devDeps: [
    '@bufbuild/cel@^0.6.1',
    '@eslint/js@^9',
    '@pulumi/kubernetes@^4.34.2',
    // The last minor that runs on Node.js 20.
    '@pulumi/pulumi@~3.248.0',
    '@swc/core@1.16.18',
    '@swc/jest@^0.2.39',
    '@types/jest@^30',
    '@types/node@^20',
    'cdk8s@^2.70.106',
    'cdk8s-cli@^2.207.60',
    'cdk8s-plus-27@^2.9.5',
    'constructs@^10.8.1',
    // A judge of JSON schemas, in tests.
    'ajv@^8.20.0',
    'eslint@^9',
    'eslint-import-resolver-typescript@^4.4.5',
    'eslint-plugin-import@^2.32.0',
    'jest@^30.5.2',
    'typedoc@^0.28.20',
    'esbuild@^0.28.0',
    'prettier@^3',
    'knip@^5',
    // Layout of graphs: the build puts it into the package, so that users install nothing.
    '@dagrejs/dagre@^3.1.3',
    // Judges of queries and dashboards, in tests.
    '@prometheus-io/lezer-promql@^0.315.0',
    '@grafana/grafana-foundation-sdk@^0.0.21',
    'tsx@^4',
    'typescript-eslint@^8.73.0',
  ],
});

// A lock file without download addresses installs from whichever registry a machine is set up for.
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');

const pkg = project.package;
pkg.addField('peerDependenciesMeta', {
  '@pulumi/kubernetes': { optional: true },
  '@pulumi/pulumi': { optional: true },
  // Found at run time, where a program has its certificates made.
  '@pulumi/tls': { optional: true },
  'cdk8s': { optional: true },
  'constructs': { optional: true },
});
pkg.addField('bin', { 'istio-constructs': 'build/cli.js' });
pkg.addField('exports', {
  '.': { types: './build/lib/index.d.ts', default: './build/index.js' },
  './pulumi': { types: './build/lib/pulumi/index.d.ts', default: './build/pulumi.js' },
  './manifests': {
    types: './build/lib/manifests.d.ts',
    import: './build/manifests.mjs',
    default: './build/manifests.js',
  },
  './testing': { types: './build/lib/testing/index.d.ts', default: './build/testing.js' },
  './testing/cdk8s': { types: './build/lib/testing/cdk8s.d.ts', default: './build/testing-cdk8s.js' },
  './testing/pulumi': { types: './build/lib/testing/pulumi.d.ts', default: './build/testing-pulumi.js' },
  './testing/jest': { types: './build/lib/testing/jest.d.ts', default: './build/testing-jest.js' },
  './testing/jest-globals': { types: './build/lib/testing/jest-globals.d.ts', default: './build/testing-jest.js' },
  './testing/vitest': { types: './build/lib/testing/vitest.d.ts', default: './build/testing-vitest.mjs' },
  './props.schema.json': './build/props.schema.json',
  './package.json': './package.json',
});
pkg.addField('typesVersions', {
  '*': {
    'pulumi': ['build/lib/pulumi/index.d.ts'],
    'manifests': ['build/lib/manifests.d.ts'],
    'testing': ['build/lib/testing/index.d.ts'],
    'testing/cdk8s': ['build/lib/testing/cdk8s.d.ts'],
    'testing/pulumi': ['build/lib/testing/pulumi.d.ts'],
    'testing/jest': ['build/lib/testing/jest.d.ts'],
    'testing/jest-globals': ['build/lib/testing/jest-globals.d.ts'],
    'testing/vitest': ['build/lib/testing/vitest.d.ts'],
  },
});
pkg.addField('files', [
  'build/*.js',
  'build/*.mjs',
  'build/**/*.d.ts',
  'build/data/*.txt',
  'build/props.schema.json',
  // Guides, codes and the pages of the API stay in the repository, where the README leads: they would be a tenth of
  // what every installation reads.
  'CHANGELOG.md',
]);
pkg.addField('publishConfig', { access: 'public', provenance: true });
pkg.addField('sideEffects', ['./build/testing-jest.js', './build/testing-vitest.mjs']);
// Of these two, later versions are not published for every platform: `npm ci` would find holes in the lock file.
pkg.addField('overrides', { 'unrs-resolver': '1.12.2', '@swc/core': '$@swc/core' });
pkg.addVersion('0.1.0');

pkg.addField('jest', {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  maxWorkers: '100%',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  // Examples and README snippets name the package as users do.
  moduleNameMapper: {
    '^istio-constructs$': '<rootDir>/lib/index.ts',
    '^istio-constructs/manifests$': '<rootDir>/lib/manifests.ts',
    '^istio-constructs/pulumi$': '<rootDir>/lib/pulumi/index.ts',
    '^istio-constructs/testing$': '<rootDir>/lib/testing/index.ts',
    '^istio-constructs/testing/(cdk8s|pulumi|jest)$': '<rootDir>/lib/testing/$1.ts',
    // Modules with which @pulumi/pulumi serializes functions; no test does, and they are most of what the SDK loads.
    '^@npmcli/arborist$': '<rootDir>/test/support/unused-module.js',
    '/typescript-shim$': '<rootDir>/test/support/unused-module.js',
  },
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/examples/.*/dist/'],
  testEnvironment: 'node',
  // Tests run in a context of their own, where each look at a global goes through an interceptor: as parameters of a
  // module they cost nothing, a quarter of all time. None that a test replaces, and none that modules declare.
  sandboxInjectedGlobals: [
    ...['Object', 'Array', 'JSON', 'Math', 'Map', 'Set', 'WeakMap', 'WeakSet', 'String', 'Number', 'Boolean'],
    ...['RegExp', 'Error', 'TypeError', 'Promise', 'Reflect', 'parseInt'],
  ],
  testTimeout: 120000,
  reporters: ['default', '<rootDir>/test/support/slow-tests.js'],
});

/** Compiler options of the published code, of the tests and of the examples: the same strictness everywhere. */
const compilerOptions = {
  target: 'ES2022',
  module: 'Node16',
  moduleResolution: 'Node16',
  lib: ['ES2022'],
  types: ['node'],
  strict: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noImplicitOverride: true,
  esModuleInterop: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  forceConsistentCasingInFileNames: true,
};
project.tryRemoveFile('tsconfig.json');
const json = (path: string, content: unknown) =>
  new TextFile(project, path, { lines: [JSON.stringify(content, null, 2)], marker: false });
/** Code that runs in a browser, whose globals the rest of the library does not have. */
const PAGE = 'lib/program/graph/page/**/*.ts';
json('tsconfig.json', {
  compilerOptions: { ...compilerOptions, rootDir: '.', outDir: 'build', declaration: true, stripInternal: true },
  include: ['lib/**/*.ts', 'imports/**/*.ts'],
  exclude: [PAGE],
});
json('tsconfig.page.json', {
  compilerOptions: { ...compilerOptions, lib: ['ES2022', 'DOM', 'DOM.Iterable'], noEmit: true },
  include: [PAGE],
});
json('tsconfig.dev.json', {
  compilerOptions: {
    ...compilerOptions,
    types: ['node', 'jest'],
    noEmit: true,
    noUnusedLocals: false,
    paths: {
      'istio-constructs': ['./lib/index.ts'],
      'istio-constructs/pulumi': ['./lib/pulumi/index.ts'],
      'istio-constructs/manifests': ['./lib/manifests.ts'],
      'istio-constructs/testing': ['./lib/testing/index.ts'],
      'istio-constructs/testing/*': ['./lib/testing/*.ts'],
    },
  },
  include: ['lib/**/*.ts', 'imports/**/*.ts', 'test/**/*.ts', 'tools/**/*.ts', 'examples/**/*.ts', '.projenrc.ts'],
  exclude: ['node_modules', 'build', PAGE],
});

/** Files, exports and dependencies that nothing uses are faults of lint. */
json('knip.json', {
  entry: [
    'lib/cli/main.ts',
    'lib/testing/*.ts',
    'tools/*.{ts,js}',
    'bench/{items,programs}/*.js',
    'bench/*.js',
    // Loaded into the processes that the bench measures, by its path.
    'bench/support/usage.js',
    'examples/*/{main,index}.ts',
    'examples/observability/*.ts',
    'test/**/*.test.ts',
    'test/cluster/*.cluster.ts',
    // Run in the page of a browser, which reads them as text.
    'test/{dashboards,graph}/measure.js',
    'lib/program/graph/page/main.ts',
    // Read by their folder, one for each addon.
    'test/addons/**/*effects.ts',
    'test/*/run.{js,ts}',
    // Programs that tests run in processes of their own.
    'test/{pulumi,pulumi-engine}/programs/*.ts',
    'test/pulumi/law/secrets-refused.ts',
    // Run by hand, with istioctl and Helm.
    'test/{migrate,multicluster}/answers/record.ts',
  ],
  project: ['{lib,imports,test,bench,examples,tools}/**/*.{ts,js,mjs}'],
  // Types of plain JavaScript beside it; knip does not see that an import of the one takes the other.
  ignore: ['test/**/*.d.ts'],
  // What its own file uses is not dead, only more public than it need be.
  ignoreExportsUsedInFile: true,
  // A type is exported where the signature of what is exported names it, whether or not somebody imports it.
  exclude: ['types'],
  // Run by tasks and tests by their path in node_modules.
  ignoreDependencies: [
    ...['cdk8s-cli', 'jest', 'prettier', 'typedoc', '@jest/globals', '@grafana/grafana-foundation-sdk'],
    // Found at run time, where a program has its certificates made.
    '@pulumi/tls',
  ],
  // Taken out of a late `require`, which knip does not follow.
  ignoreIssues: {
    // Commands are loaded by the table of their names.
    'lib/cli/**/*.ts': ['exports'],
    'lib/addons/{addresses,prometheus/problems,resolve,table,watchers,telemetry/index}.ts': ['exports'],
    'lib/injection/pod/shape-at.ts': ['exports'],
    'lib/mesh/service-shape-at.ts': ['exports'],
    'lib/migrate/report.ts': ['exports'],
    'lib/multicluster/{declare,index,remote-secret/checked}.ts': ['exports'],
    'lib/outputs/clusters/*.ts': ['exports'],
    // Its functions are the methods of a service, found by their names.
    'lib/policies/service/traffic.ts': ['exports'],
    'lib/program/validate.ts': ['exports'],
    'lib/program/analysis/severities.ts': ['exports'],
    'lib/props/{telemetry,addons/index}.ts': ['exports'],
    'lib/schema/samples.ts': ['exports'],
    'lib/rules/gateway-api/index.ts': ['exports'],
    'lib/rules/kubernetes/index.ts': ['exports'],
    'bench/support/*.js': ['exports'],
    'test/{go,ztunnel}/*.js': ['exports'],
  },
});

json('.prettierrc.json', { printWidth: 120, singleQuote: true, quoteProps: 'consistent', trailingComma: 'all' });

project.compileTask.reset('node tools/build.js', { receiveArgs: true });
project.testTask.reset('jest --ci', { receiveArgs: true });
project.addTask('lint', {
  exec: 'prettier --check --log-level warn . && knip --no-progress && eslint .',
  receiveArgs: true,
  description: 'Room boundaries, cycles, sizes, style, and what nothing uses',
});
project.addTask('format', {
  exec: 'prettier --write --log-level warn .',
  receiveArgs: true,
  description: 'Format all code',
});
project.addTask('typecheck', {
  exec: 'tsc -p tsconfig.dev.json && tsc -p tsconfig.page.json',
  description: 'Type-check the library, its tests, tools and examples',
});
project.addTask('test:prometheus', {
  exec: 'tsx test/prometheus/run.ts',
  receiveArgs: true,
  description: 'Run queries and rules in a real Prometheus, built from its Go modules',
});
project.addTask('test:dashboards', {
  exec: 'tsx test/dashboards/run.ts',
  receiveArgs: true,
  description: 'Draw all dashboards in Chromium with data of a real Prometheus; says why it is skipped',
});
project.addTask('test:graph', {
  exec: 'tsx test/graph/run.ts',
  receiveArgs: true,
  description: 'Draw graphs of examples and public sets in Chromium, and use a page; says why it is skipped',
});
project.addTask('test:sarif', {
  exec: 'tsx test/sarif/run.ts',
  receiveArgs: true,
  description: 'Validate logs of the analysis by the schema of SARIF; says why it is skipped',
});
project.addTask('test:charts', {
  exec: 'tsx test/charts/run.ts',
  receiveArgs: true,
  description: 'Compare addons with the official charts, rendered by Helm; says why it is skipped',
});
project.addTask('test:cluster', {
  exec: "jest --ci -i --testMatch '<rootDir>/test/cluster/*.cluster.ts'",
  receiveArgs: true,
  description: 'Apply meshes to a real API server beside a real istiod; says why it is skipped',
});
project.addTask('test:go', {
  exec: 'node test/go/run.js',
  receiveArgs: true,
  description: 'Compare with real Go; says why it is skipped',
});
project.addTask('test:import', {
  exec: 'tsx --tsconfig tsconfig.dev.json test/import/run.ts',
  receiveArgs: true,
  description: 'Print, compile and compare the programs of all inputs of the reference data',
});
project.addTask('test:envoy', {
  exec: 'tsx test/envoy/run.ts',
  receiveArgs: true,
  description: 'Compare access and routing with real istiod and Envoy; says why it is skipped',
});
project.addTask('test:ztunnel', {
  exec: 'node test/ztunnel/run.js',
  receiveArgs: true,
  description: 'Compare with real ztunnel; says why it is skipped',
});
project.addTask('generate', {
  exec: 'tsx tools/generate.ts',
  receiveArgs: true,
  description: 'Write imports/ and the API pages from lib/api',
});
project.addTask('manifests', {
  cwd: 'examples/first-mesh',
  exec: 'cdk8s synth --check-upgrade=false --output ../../dist',
  receiveArgs: true,
  description: 'Write the manifests of a working Istio to dist/',
});
project.addTask('api', {
  exec: 'node tools/api-md.js',
  receiveArgs: true,
  description: 'Write API.md from the doc comments',
});
project.addTask('architecture', {
  exec: 'node tools/architecture.js',
  receiveArgs: true,
  description: 'Draw the rooms of lib and their imports into docs/architecture.md',
});
project.addTask('test:packed', {
  exec: 'node test/packed/run.js',
  receiveArgs: true,
  description: 'Install the packed package as a user would, and use it',
});
project.addTask('bench', {
  exec: 'node bench/run.js',
  receiveArgs: true,
  description: 'Cost as ratios within one run',
});

project.gitignore.addPatterns(
  '/build/',
  '/dist/',
  '/examples/*/dist/',
  '/examples/*/node_modules/',
  '*.tgz',
  '.tsbuildinfo',
);
project.tryFindObjectFile('package.json')?.patch(JsonPatch.add('/scripts/prepack', 'node tools/build.js'));
project.synth();
