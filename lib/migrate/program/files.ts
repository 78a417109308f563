import type { Manifest } from '../../model';
import { emit } from '../../yaml/emit';
import { ENGINES } from './engines';
import { PACKAGES } from './packages.data';
import type { ProgramPlan } from './plan';
import { programModules, type ProgramFile, type ProgramOptions } from './program';
import { IMPORTED, sampleFiles, testFile, type ExpectedDifferences } from './test-file';

/** Facts of a program that its project is made of. */
export interface Project {
  readonly plan: ProgramPlan;
  /** Objects that the program must render. */
  readonly imported: readonly Manifest[];
  readonly differences: ExpectedDifferences;
}

/** Prints a project: the program, the file that runs it, its packages, and a test that holds the proof. */
export function projectFiles({ plan, imported, differences }: Project, options: ProgramOptions): ProgramFile[] {
  const { engine } = options;
  const main = ENGINES[engine].main;
  return [
    ...programModules(plan, options),
    { name: main.replace(/\.ts$/, '.test.ts'), text: testFile(engine, plan.parameters, differences) },
    ...sampleFiles(plan.parameters),
    { name: IMPORTED, text: imported.map((object) => emit(object)).join('---\n') },
    engine === 'cdk8s'
      ? { name: 'cdk8s.yaml', text: 'language: typescript\napp: npx tsx main.ts\n' }
      : { name: 'Pulumi.yaml', text: 'name: mesh\nruntime: nodejs\n' },
    { name: 'package.json', text: json(packageJson(engine)) },
    { name: 'tsconfig.json', text: json(TSCONFIG) },
    { name: '.gitignore', text: `${engine === 'cdk8s' ? 'dist/\n' : ''}node_modules/\n` },
  ];
}

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

type PackageName = keyof typeof PACKAGES;

const TOOLS: readonly PackageName[] = ['@swc/core', '@swc/jest', '@types/jest', '@types/node', 'jest', 'typescript'];

const NEEDS: Readonly<Record<ProgramOptions['engine'], Record<'run' | 'build', readonly PackageName[]>>> = {
  cdk8s: { run: ['cdk8s', 'constructs'], build: ['cdk8s-cli', 'tsx'] },
  pulumi: { run: ['@pulumi/kubernetes', '@pulumi/pulumi'], build: [] },
};

function packageJson(engine: ProgramOptions['engine']): object {
  const { run, build } = NEEDS[engine];
  return {
    name: 'mesh',
    private: true,
    main: ENGINES[engine].main,
    scripts: { ...(engine === 'cdk8s' && { synth: 'cdk8s synth' }), test: 'jest', typecheck: 'tsc' },
    dependencies: versionsOf([...run, 'istio-constructs']),
    devDependencies: versionsOf([...TOOLS, ...build]),
    jest: { transform: { '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' } } }] } },
    prettier: { printWidth: 120, singleQuote: true },
  };
}

const versionsOf = (names: readonly PackageName[]): object =>
  Object.fromEntries([...names].sort().map((name) => [name, PACKAGES[name]]));

const TSCONFIG = {
  compilerOptions: {
    target: 'ES2022',
    module: 'Node16',
    types: ['node', 'jest'],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
  },
  include: ['*.ts'],
};
