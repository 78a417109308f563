import { PACKAGES } from './packages.data';

/** Name of a package that projects need. */
export type PackageName = keyof typeof PACKAGES;

/** Facts of a project that its `package.json` is made of. */
export interface ProjectFacts {
  readonly name: string;
  readonly main: string;
  readonly scripts: Readonly<Record<string, string>>;
  /** Packages that its program is made with. */
  readonly run: readonly PackageName[];
  /** Packages that run the program, beside those for tests and types. */
  readonly build: readonly PackageName[];
}

/** Packages of the programs of an engine. */
export const ENGINE_PACKAGES: Readonly<Record<'cdk8s' | 'pulumi', readonly PackageName[]>> = {
  cdk8s: ['cdk8s', 'constructs'],
  pulumi: ['@pulumi/kubernetes', '@pulumi/pulumi'],
};

const TOOLS: readonly PackageName[] = ['@swc/core', '@swc/jest', '@types/jest', '@types/node', 'jest', 'typescript'];

/** Prints the `package.json` of a project with tests in TypeScript. */
export const packageJson = ({ name, main, scripts, run, build }: ProjectFacts): string =>
  json({
    name,
    private: true,
    main,
    scripts: { ...scripts, test: 'jest', typecheck: 'tsc' },
    dependencies: versionsOf([...run, 'istio-constructs']),
    devDependencies: versionsOf([...TOOLS, ...build]),
    // An engine that is loaded for the first time takes longer than Jest waits by default.
    jest: {
      testTimeout: 60_000,
      transform: { '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' } } }] },
    },
    prettier: { printWidth: 120, singleQuote: true },
  });

/** Prints the `tsconfig.json` of a project, which checks types and writes nothing. */
export const tsconfigJson = (): string =>
  json({
    compilerOptions: {
      target: 'ES2022',
      module: 'Node16',
      types: ['node', 'jest'],
      strict: true,
      noEmit: true,
      skipLibCheck: true,
    },
    include: ['*.ts'],
  });

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

const versionsOf = (names: readonly PackageName[]): object =>
  Object.fromEntries([...names].sort().map((name) => [name, PACKAGES[name]]));
