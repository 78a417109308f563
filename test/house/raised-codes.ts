import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import * as ts from 'typescript';

/** Finds the codes of problems in the sources of the library, by their syntax. */

const LIB = join(__dirname, '../../lib');
const SHORT = /^[a-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*$/;

/** A source of the library, by its path from `lib`. */
export interface Source {
  readonly path: string;
  readonly tree: ts.SourceFile;
}

export function sourcesOf(folder = ''): Source[] {
  const paths = (readdirSync(join(LIB, folder), { recursive: true }) as string[])
    .map((path) => join(folder, path).replace(/\\/g, '/'))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('problems.data.ts') && statSync(join(LIB, path)).isFile());
  return paths.sort().map((path) => ({
    path,
    tree: ts.createSourceFile(path, readFileSync(join(LIB, path), 'utf8'), ts.ScriptTarget.Latest, true),
  }));
}

function visit(node: ts.Node, each: (node: ts.Node) => void): void {
  each(node);
  ts.forEachChild(node, (child) => visit(child, each));
}

const isModuleName = ({ parent }: ts.Node): boolean =>
  ts.isImportDeclaration(parent) ||
  ts.isExportDeclaration(parent) ||
  ts.isLiteralTypeNode(parent) ||
  (ts.isCallExpression(parent) && parent.expression.getText() === 'require');

/** Whole codes: texts `PREFIX/NAME` with one of the prefixes, but for names of modules. */
export function wholeCodes(sources: readonly Source[], prefixes: readonly string[]): string[] {
  const whole = new RegExp(`^(?:${prefixes.join('|')})/[a-z][A-Za-z-]*$`);
  const found: string[] = [];
  for (const { tree } of sources)
    visit(tree, (node) => {
      if (ts.isStringLiteralLike(node) && whole.test(node.text) && !isModuleName(node)) found.push(node.text);
    });
  return [...new Set(found)];
}

/** Places where a code is put together from a prefix and something else: `path: PREFIX/`. */
export function joinedCodes(sources: readonly Source[], prefixes: readonly string[]): string[] {
  const found: string[] = [];
  for (const { path, tree } of sources)
    visit(tree, (node) => {
      if (!ts.isTemplateExpression(node)) return;
      const [, prefix] = /^([a-z-]+)\/[a-z-]*$/.exec(node.head.text) ?? [];
      if (prefix !== undefined && prefixes.includes(prefix)) found.push(`${path}: ${node.head.text}`);
    });
  return [...new Set(found)].sort();
}

/** The texts that an expression may be: of a literal, or of the branches of a condition. */
function textsOf(node: ts.Expression | undefined): string[] {
  if (node === undefined) return [];
  if (ts.isAsExpression(node) || ts.isParenthesizedExpression(node)) return textsOf(node.expression);
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  return ts.isStringLiteralLike(node) && SHORT.test(node.text) ? [node.text] : [];
}

/** Last parts of codes: `code` and `name` of objects, the first two arguments of calls, and branches of conditions. */
export function shortCodes(root: ts.Node): string[] {
  const found: string[] = [];
  visit(root, (node) => {
    if (ts.isPropertyAssignment(node) && ['code', 'name'].includes(node.name.getText()))
      found.push(...textsOf(node.initializer));
    if (ts.isCallExpression(node)) found.push(...node.arguments.slice(0, 2).flatMap(textsOf));
    if (ts.isConditionalExpression(node)) found.push(...textsOf(node));
  });
  return [...new Set(found)];
}

/** What stands at the top of a module under a name. */
interface Declaration {
  readonly source: Source;
  readonly node: ts.Node;
}

const declared = (statement: ts.Statement): [name: string, node: ts.Node][] => {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map((one) => [one.name.getText(), one]);
  const isNamed = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
  return isNamed && statement.name ? [[statement.name.text, statement]] : [];
};

/** Names that a module has from others: `FILE#NAME` by the name in it. */
function importsOf({ path, tree }: Source): Map<string, string> {
  const found = new Map<string, string>();
  for (const statement of tree.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const file = relative('/', resolve('/', dirname(path), statement.moduleSpecifier.text));
    const names = statement.importClause?.namedBindings;
    if (names !== undefined && ts.isNamedImports(names))
      for (const { name, propertyName } of names.elements)
        found.set(name.text, `${file}.ts#${(propertyName ?? name).getText()}`);
  }
  return found;
}

/** Codes that calls of `error`, `warn` and `dnsLabel` and faults have: those of checks of one value. */
function ruleCodes(root: ts.Node): string[] {
  const found: string[] = [];
  visit(root, (node) => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'code') found.push(...textsOf(node.initializer));
    if (!ts.isCallExpression(node)) return;
    const called = ts.isPropertyAccessExpression(node.expression)
      ? node.expression.name.text
      : node.expression.getText();
    if (['error', 'warn', 'dnsLabel'].includes(called)) found.push(...textsOf(node.arguments[0]));
  });
  return found;
}

/** The codes that checks in some folders of `lib/rules` raise, with those of the checks of values that they use. */
export function codesOfRules(...folders: readonly string[]): string[] {
  const declarations = new Map<string, Declaration>();
  for (const source of sourcesOf('rules'))
    for (const statement of source.tree.statements)
      for (const [name, node] of declared(statement)) declarations.set(`${source.path}#${name}`, { source, node });
  const waiting = [...declarations.keys()].filter((key) => folders.some((folder) => key.startsWith(folder)));
  const reached = new Set(waiting);
  const codes = new Set<string>();
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const { source, node } = declarations.get(key) as Declaration;
    const imports = importsOf(source);
    ruleCodes(node).forEach((code) => codes.add(code));
    visit(node, (part) => {
      if (!ts.isIdentifier(part)) return;
      const used = imports.get(part.text) ?? `${source.path}#${part.text}`;
      if (reached.has(used) || !declarations.has(used)) return;
      reached.add(used);
      waiting.push(used);
    });
  }
  return [...codes].sort();
}
