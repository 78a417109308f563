import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cases } from '../migrate/cases';
import type { App } from 'cdk8s';
import { compareObjects, readObjects } from '../../lib/migrate';
import { writeProjects } from './projects';

/**
 * `npm run test:import [-- TEXT]`: prints the project of each case of the reference data (of those whose name has the
 * text), for both engines; checks the layout and compiles all of them at once; and compares the objects of each with
 * those of its input: of programs for cdk8s in this process, of those for Pulumi, and of every tenth for cdk8s, by the
 * test of the project.
 */

const ROOT = join(__dirname, '../..');
const FOLDER = join(ROOT, 'dist/imported');

const wanted = process.argv[2] ?? '';
const all = [...cases('istiooperator'), ...cases('helm')].filter(({ name }) => name.includes(wanted));

rmSync(FOLDER, { recursive: true, force: true });
const { written, refused } = writeProjects(all, FOLDER);

const paths = {
  'istio-constructs': [join(ROOT, 'lib/index.ts')],
  'istio-constructs/pulumi': [join(ROOT, 'lib/pulumi/index.ts')],
  'istio-constructs/manifests': [join(ROOT, 'lib/manifests.ts')],
  'istio-constructs/testing/*': [join(ROOT, 'lib/testing/*.ts')],
};
mkdirSync(FOLDER, { recursive: true });
writeFileSync(
  join(FOLDER, 'tsconfig.json'),
  JSON.stringify({
    extends: '../../tsconfig.dev.json',
    compilerOptions: { paths, noUnusedLocals: true },
    include: ['*/*.ts'],
    exclude: [],
  }),
);
const mapper = Object.fromEntries(
  Object.entries(paths).map(([name, [path]]) => [`^${name.replace('*', '(.*)')}$`, path.replace('*', '$1')]),
);
writeFileSync(
  join(FOLDER, 'jest.config.json'),
  JSON.stringify({
    rootDir: FOLDER,
    roots: [FOLDER],
    transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
    moduleNameMapper: mapper,
    testTimeout: 60_000,
  }),
);

const bin = (name: string): string => join(ROOT, 'node_modules/.bin', name);
const run = (name: string, args: readonly string[]): void => {
  console.log(`${name} ${args.join(' ')}`);
  execFileSync(bin(name), args, { cwd: ROOT, stdio: 'inherit' });
};

console.log(`${written.length} projects of ${all.length} cases; ${refused.length} inputs are refused`);
for (const { name, reason } of refused) console.log(`  ${name}: ${reason}`);
const layout = ['--no-config', '--ignore-path', 'none', '--print-width', '120', '--single-quote'];
run('prettier', ['--check', '--log-level', 'warn', ...layout, `${FOLDER}/*/*.ts`]);
run('tsc', ['-p', FOLDER]);

process.env.CDK8S_OUTDIR = join(FOLDER, 'dist');
const forCdk8s = written.filter((name) => name.endsWith('-cdk8s'));
const different = forCdk8s.filter((name) => !isAsTested(name));
console.log(`${forCdk8s.length - different.length} of ${forCdk8s.length} programs for cdk8s render what they must`);
for (const name of different) console.log(`  ${name}`);
run('jest', ['--ci', '--silent', '--config', join(FOLDER, 'jest.config.json'), ...tested().map((name) => `/${name}/`)]);
if (different.length > 0) process.exitCode = 1;

/** Reports whether a program renders the objects of its input, or differs in what its test names. */
function isAsTested(name: string): boolean {
  const folder = join(FOLDER, name);
  /* eslint-disable @typescript-eslint/no-require-imports -- programs that were just written */
  try {
    require(join(folder, 'sample-variables'));
  } catch {
    // A program without variables.
  }
  const { app } = require(join(folder, 'main')) as { app: App };
  /* eslint-enable @typescript-eslint/no-require-imports */
  const rendered = app.charts.flatMap((chart) => chart.toJson());
  const imported = readObjects(name, readFileSync(join(folder, 'imported.yaml'), 'utf8'));
  const { missing, extra, changed } = compareObjects(rendered, imported);
  const test = readFileSync(join(folder, 'main.test.ts'), 'utf8');
  const isNamed = (text: string): boolean => test.includes(text);
  return [...missing, ...extra, ...changed.map(({ path }) => path)].every(isNamed);
}

function tested(): string[] {
  return written.filter((name) => name.endsWith('-pulumi') || forCdk8s.indexOf(name) % 10 === 0);
}
