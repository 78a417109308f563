import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import * as ts from 'typescript';
import ROOMS from '../../tools/rooms.json';

const LIB = join(__dirname, '../../lib');
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = ROOMS;

type Graph = ReadonlyMap<string, readonly string[]>;

/**
 * The modules that a source names: by imports of values and types, exports, `require` and `import()`, also of types.
 */
function importsOf(name: string, text: string): string[] {
  const found: string[] = [];
  const add = (node: ts.Node | undefined): void => {
    if (node && ts.isStringLiteralLike(node)) found.push(node.text);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    if (ts.isExternalModuleReference(node)) add(node.expression);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal);
    if (ts.isCallExpression(node) && isLoading(node.expression)) add(node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest));
  return found;
}

const isLoading = (called: ts.Expression): boolean =>
  called.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(called) && called.text === 'require');

/** The file of a relative import. */
function fileOf(from: string, module: string): string[] {
  if (!module.startsWith('.')) return [];
  const base = resolve(dirname(from), module);
  return [`${base}.ts`, join(base, 'index.ts'), base].filter((file) => existsSync(file) && statSync(file).isFile());
}

/** All files of `lib`, each with those that it imports. */
function graphOfLib(): Graph {
  const files = (readdirSync(LIB, { recursive: true }) as string[]).filter((file) => file.endsWith('.ts'));
  return new Map(
    files.map((file) => {
      const path = join(LIB, file);
      const imported = importsOf(file, readFileSync(path, 'utf8')).flatMap((module) =>
        fileOf(path, module).slice(0, 1),
      );
      return [file, [...new Set(imported.map((each) => relative(LIB, each)))].filter((each) => !each.startsWith('..'))];
    }),
  );
}

/** One cycle for each file at which a walk of the graph comes back to where it was. */
function cycles(graph: Graph): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, above: readonly string[]): void => {
    if (above.includes(file)) found.push([...above.slice(above.indexOf(file)), file].join(' -> '));
    if (done.has(file)) return;
    done.add(file);
    for (const next of graph.get(file) ?? []) walk(next, [...above, file]);
  };
  for (const file of graph.keys()) walk(file, []);
  return found;
}

const roomOf = (file: string): string | undefined => (file.includes('/') ? file.split('/')[0] : undefined);

/** Imports that the table of rooms does not allow. Files outside all rooms, such as entries, may import all. */
function refused(graph: Graph): string[] {
  return [...graph].flatMap(([file, imported]) => {
    const room = roomOf(file);
    const allowed = room === undefined ? undefined : MAY_IMPORT[room];
    if (room !== undefined && allowed === undefined) return [`${file}: tools/rooms.json has no room ${room}`];
    const isAllowed = (other: string): boolean => {
      const of = roomOf(other);
      return (
        of === undefined || of === room || allowed?.some((part) => part === of || other.startsWith(`${part}/`)) === true
      );
    };
    return allowed ? imported.filter((other) => !isAllowed(other)).map((other) => `${file} imports ${other}`) : [];
  });
}

describe('the reader of imports', () => {
  test('sees every form of import', () => {
    const text = [
      "import { a } from './value';",
      "import type { B } from './type';",
      "import { type C } from './inline-type';",
      "import './effect';",
      "export * from './all';",
      "export type { D } from './exported-type';",
      "import e = require('./equals');",
      "const f = require('./required') as typeof import('./type-of');",
      "const g = () => import('./late');",
      "type H = import('./type-node').H;",
      "export const i = './no-import';",
    ].join('\n');
    expect(importsOf('example.ts', text)).toEqual([
      './value',
      './type',
      './inline-type',
      './effect',
      './all',
      './exported-type',
      './equals',
      './required',
      './type-of',
      './late',
      './type-node',
    ]);
  });

  test('finds cycles, also of one file and of many', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['a']],
      ['d', ['d']],
      ['e', ['a']],
    ]);
    expect(cycles(graph)).toEqual(['a -> b -> c -> a', 'd -> d']);
  });

  test('finds imports that no row of the table allows', () => {
    const graph = new Map([
      ['index.ts', ['cdk8s/app.ts']],
      ['model/problem.ts', ['model/path.ts', 'rules/place.ts']],
      ['injection/inject.ts', ['rules/kubernetes/name.ts', 'rules/place.ts']],
      ['attic/box.ts', ['model/path.ts']],
    ]);
    expect(refused(graph)).toEqual([
      'model/problem.ts imports rules/place.ts',
      'injection/inject.ts imports rules/place.ts',
      'attic/box.ts: tools/rooms.json has no room attic',
    ]);
  });
});

describe('lib', () => {
  const graph = graphOfLib();

  test('is read whole', () => {
    expect(graph.size).toBeGreaterThan(600);
    expect(graph.get('policies/intents/egress-rule.ts')).toEqual([
      'policies/intents/egress.ts',
      'policies/intents/egress-problems.ts',
      'policies/intents/rule.ts',
    ]);
  });

  test('has no cycle, over imports of types too', () => expect(cycles(graph)).toEqual([]));

  test('imports only what the table of rooms allows', () => expect(refused(graph)).toEqual([]));
});
