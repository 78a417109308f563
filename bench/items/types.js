'use strict';
/**
 * Type-checking a program that uses the kinds of Istio with our types, and the same program with the types that `cdk8s
 * import` makes of the
 * same CRDs.
 */
const { execFileSync } = require('node:child_process');
const { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { WrongOutput } = require('../support/compare');
const { freshFolder, pairs, run } = require('../support/measure');

const root = join(__dirname, '../..');
const KINDS = [
  'VirtualService',
  'DestinationRule',
  'Gateway',
  'ServiceEntry',
  'AuthorizationPolicy',
  'PeerAuthentication',
  'Telemetry',
];

const OPTIONS = {
  target: 'ES2022',
  module: 'Node16',
  moduleResolution: 'Node16',
  lib: ['ES2022'],
  types: ['node'],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
};

/** The program; only its imports and the names of its classes differ. */
const program = (imports, name) => `${imports}
import { App, Chart } from 'cdk8s';
const chart = new Chart(new App(), 'policies');
new ${name('VirtualService')}(chart, 'vs', { spec: {
  hosts: ['catalog'],
  http: [{
    match: [{ uri: { prefix: '/api' } }],
    route: [{ destination: { host: 'catalog', subset: 'v1' }, weight: 100 }],
    timeout: '5s',
    retries: { attempts: 3 },
  }],
} });
new ${name('DestinationRule')}(chart, 'dr', { spec: {
  host: 'catalog',
  subsets: [{ name: 'v1', labels: { version: 'v1' } }],
  trafficPolicy: { connectionPool: { http: { maxRetries: 3 } } },
} });
new ${name('Gateway')}(chart, 'gw', { spec: {
  selector: { istio: 'ingressgateway' },
  servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['catalog.example.com'] }],
} });
new ${name('ServiceEntry')}(chart, 'se', { spec: {
  hosts: ['api.example.com'],
  ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
} });
new ${name('AuthorizationPolicy')}(chart, 'ap', { spec: {
  selector: { matchLabels: { app: 'catalog' } },
  rules: [{ from: [{ source: { namespaces: ['shop'] } }] }],
} });
new ${name('PeerAuthentication')}(chart, 'pa', { spec: { selector: { matchLabels: { app: 'catalog' } } } });
new ${name('Telemetry')}(chart, 't', { spec: { tracing: [{ randomSamplingPercentage: 10 }] } });
`;

/** A mistake that both must find: whoever does not check is fast. */
const MISTAKE = (name) => `\nnew ${name('VirtualService')}(chart, 'wrong', { spec: { hosts: [1] } });\n`;

/** A folder with the program, where the packages are found as a user's would. */
function project(files) {
  const folder = freshFolder();
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules')))
    if (!name.startsWith('.')) symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  symlinkSync(root, join(folder, 'node_modules', 'istio-constructs'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'package.json'), '{}');
  for (const name of ['main', 'wrong'])
    writeFileSync(join(folder, `${name}.json`), JSON.stringify({ compilerOptions: OPTIONS, files: [`${name}.ts`] }));
  return folder;
}

function importedTypes() {
  const { renderComponent, toYaml } = require('istio-constructs/manifests');
  const crds = renderComponent({ component: 'base' }).filter(({ kind }) => kind === 'CustomResourceDefinition');
  const folder = freshFolder();
  writeFileSync(join(folder, 'crds.yaml'), toYaml(crds));
  writeFileSync(join(folder, 'package.json'), '{}');
  const cli = join(root, 'node_modules/cdk8s-cli/bin/cdk8s');
  execFileSync(
    process.execPath,
    [cli, 'import', '--check-upgrade=false', '--language', 'typescript', '--output', '.', '--no-save', 'crds.yaml'],
    { cwd: folder, stdio: 'pipe' },
  );
  return folder;
}

module.exports = ({ rounds }) => {
  const { copyFileSync } = require('node:fs');
  const ourName = (kind) => `Kube${kind}`;
  const ours = `import { ${KINDS.map(ourName).join(', ')} } from 'istio-constructs';`;
  const generated = importedTypes();
  const modules = readdirSync(generated).filter((name) => name.endsWith('.ts'));
  const groupOf = {
    VirtualService: 'networking',
    DestinationRule: 'networking',
    Gateway: 'networking',
    ServiceEntry: 'networking',
    AuthorizationPolicy: 'security',
    PeerAuthentication: 'security',
    Telemetry: 'telemetry',
  };
  const theirs = ['networking', 'security', 'telemetry']
    .map((group) => `import * as ${group} from './${group}.istio.io';`)
    .join('\n');
  const theirName = (kind) => `${groupOf[kind]}.${kind}`;
  const ourFolder = project({
    'main.ts': program(ours, ourName),
    'wrong.ts': program(ours, ourName) + MISTAKE(ourName),
  });
  const theirFolder = project({
    'main.ts': program(theirs, theirName),
    'wrong.ts': program(theirs, theirName) + MISTAKE(theirName),
  });
  for (const name of modules) copyFileSync(join(generated, name), join(theirFolder, name));

  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const check = (folder, name = 'main') => run([compiler, '-p', `${name}.json`], folder);
  for (const folder of [ourFolder, theirFolder]) {
    let found = '';
    try {
      check(folder, 'wrong');
    } catch (reason) {
      found = reason.message;
    }
    if (!/wrong\.ts\(\d+,\d+\): error TS2322/.test(found) || found.split('error TS').length !== 2)
      throw new WrongOutput(`the mistake is not the only error: ${found}`);
  }
  return [
    {
      name: 'type-checking with our types / with those of cdk8s import',
      ratio: pairs(
        () => check(ourFolder),
        () => check(theirFolder),
        Math.min(rounds, 5),
      ),
      aim: 0.6,
    },
  ];
};
