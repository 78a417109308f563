import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cases } from '../migrate/cases';
import { writeProjects } from './projects';

/**
 * Prints the project of each case of the reference data, for both engines, compiles all of them at once, and runs the
 * test of each, which compares its objects with those of the input. `npm run test:import -- TEXT` takes the cases whose
 * name contains the text.
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
run('jest', ['--ci', '-w', '2', '--silent', '--config', join(FOLDER, 'jest.config.json')]);
