import type { ImportParameter } from '../parameters';
import { quote, variableName } from '../literal';

/** Prints the constants for the variables of an input, and the function that reads them. */
export function variables(parameters: readonly ImportParameter[]): string[] {
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
