import type { Manifest } from '../../model';
import { emit } from '../../yaml/emit';
import { ENGINES } from './engines';
import { ENGINE_PACKAGES, packageJson, tsconfigJson } from './package-json';
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
    { name: 'package.json', text: packageJson(factsOf(engine)) },
    { name: 'tsconfig.json', text: tsconfigJson() },
    { name: '.gitignore', text: `${engine === 'cdk8s' ? 'dist/\n' : ''}node_modules/\n` },
  ];
}

const factsOf = (engine: ProgramOptions['engine']): Parameters<typeof packageJson>[0] => ({
  name: 'mesh',
  main: ENGINES[engine].main,
  scripts: engine === 'cdk8s' ? { synth: 'cdk8s synth' } : {},
  run: ENGINE_PACKAGES[engine],
  build: engine === 'cdk8s' ? ['cdk8s-cli', 'tsx'] : [],
});
