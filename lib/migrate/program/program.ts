import type { MeshProps } from '../../props';
import type { ImportParameter } from '../parameters';
import { LiteralPrinter, quote, variableName } from './literal';

/** Options of a printed program. */
export interface ProgramOptions {
  readonly engine: 'cdk8s' | 'pulumi';
}

/** Prints a program for one mesh. Variables of the input are read from the environment. */
export function printProgram(
  props: MeshProps,
  parameters: readonly ImportParameter[],
  { engine }: ProgramOptions,
): string {
  const printer = new LiteralPrinter(parameters);
  const isEmpty = Object.keys(props).length === 0;
  const mesh = (head: string): string =>
    isEmpty
      ? `new ServiceMesh(${head});`
      : `new ServiceMesh(${head}, ${printer.print(props, 0, `new ServiceMesh(${head}, `.length, 2)});`;
  const parts =
    engine === 'cdk8s'
      ? [
          "import { App, Chart } from 'cdk8s';\nimport { ServiceMesh } from 'istio-constructs';",
          ...variables(parameters),
          'const app = new App();',
          mesh("new Chart(app, 'mesh')"),
          'app.synth();',
        ]
      : ["import { ServiceMesh } from 'istio-constructs/pulumi';", ...variables(parameters), mesh("'mesh'")];
  return `${parts.join('\n\n')}\n`;
}

function variables(parameters: readonly ImportParameter[]): string[] {
  const names = [...new Set(parameters.map(({ name }) => name))];
  if (names.length === 0) return [];
  const constants = names.map((name) => `const ${variableName(name)} = variable(${quote(name)});`);
  return [
    constants.join('\n'),
    [
      'function variable(name: string): string {',
      '  const value = process.env[name];',
      '  if (value === undefined) throw new Error(`set ${name} in the environment`);',
      '  return value;',
      '}',
    ].join('\n'),
  ];
}
