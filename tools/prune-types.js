'use strict';
/**
 * Removes declarations that no entry of the package leads to: a file of declarations has all that its module exports to
 * other modules, and of most of them the entries need a few.
 */
const { readFileSync, rmSync, writeFileSync } = require('node:fs');
const { sep } = require('node:path');
const ts = require('typescript');

const OPTIONS = {
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  types: ['node'],
  skipLibCheck: true,
};

/** Follows the entries through the declarations of a folder. */
class Reached {
  statements = new Set();
  /** Names in imports and exports of names, as nodes. */
  names = new Set();

  constructor(program, folder) {
    this.checker = program.getTypeChecker();
    this.folder = folder + sep;
  }

  isOwn(node) {
    return node.getSourceFile().fileName.replaceAll('/', sep).startsWith(this.folder);
  }

  /** Takes a whole file, as an entry is, and one that adds to the types of others. */
  file(source) {
    for (const statement of source.statements) this.statement(statement);
    const symbol = this.checker.getSymbolAtLocation(source);
    for (const name of symbol ? this.checker.getExportsOfModule(symbol) : []) this.symbol(name);
  }

  /** Takes what a symbol is declared by, and each alias on the way there. */
  symbol(symbol) {
    for (const declaration of symbol.declarations ?? []) this.declaration(declaration);
    if (!(symbol.flags & ts.SymbolFlags.Alias)) return;
    const next = this.checker.getImmediateAliasedSymbol(symbol);
    if (next && next !== symbol) this.symbol(next);
  }

  declaration(node) {
    if (!this.isOwn(node)) return;
    if (ts.isSourceFile(node)) {
      if (!this.statements.has(node)) {
        this.statements.add(node);
        this.file(node);
      }
      return;
    }
    const isName = ts.isImportSpecifier(node) || ts.isExportSpecifier(node) || ts.isImportClause(node);
    if (isName || ts.isNamespaceImport(node)) this.names.add(node);
    else this.statement(topOf(node));
  }

  statement(statement) {
    if (this.statements.has(statement)) return;
    this.statements.add(statement);
    if (ts.isImportDeclaration(statement)) return;
    if (ts.isExportDeclaration(statement)) {
      for (const specifier of statement.exportClause?.elements ?? []) this.name(specifier);
    } else this.inside(statement);
  }

  /** Takes a name that a statement exports, and what it stands for. */
  name(specifier) {
    this.names.add(specifier);
    const symbol = this.checker.getSymbolAtLocation(specifier.name);
    if (symbol) this.symbol(symbol);
  }

  /** Takes all that a node mentions: names, and members of a type by name, such as those of a module. */
  inside(node) {
    const symbol = ts.isIdentifier(node) ? this.checker.getSymbolAtLocation(node) : memberOf(node, this.checker);
    if (symbol) this.symbol(symbol);
    ts.forEachChild(node, (child) => this.inside(child));
  }
}

/** Returns the member that a type such as `Module['name']` names. */
function memberOf(node, checker) {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isLiteralTypeNode(node.indexType)) return undefined;
  const { literal } = node.indexType;
  if (!ts.isStringLiteral(literal)) return undefined;
  return checker.getPropertyOfType(checker.getTypeFromTypeNode(node.objectType), literal.text);
}

/** Returns the statement of a file that a node is in. */
function topOf(node) {
  let top = node;
  while (!ts.isSourceFile(top.parent)) top = top.parent;
  return top;
}

/** Returns an import or an export of names with those that are taken; none where it has none of them. */
function withTaken(statement, text, names) {
  const clause = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : statement.exportClause;
  const elements = clause?.elements;
  if (elements === undefined) return text;
  const kept = elements.filter((element) => names.has(element));
  if (kept.length === elements.length) return text;
  if (kept.length === 0) return undefined;
  const start = statement.getStart();
  const list = kept.map((element) => element.getText()).join(', ');
  return `${text.slice(0, clause.getStart() - start)}{ ${list} }${text.slice(clause.getEnd() - start)}`;
}

/** Returns whether a file adds to the types of other modules or to the global ones. */
const isAugmentation = (source) =>
  source.statements.some(
    (statement) =>
      ts.isModuleDeclaration(statement) &&
      (ts.isStringLiteral(statement.name) || (statement.flags & ts.NodeFlags.GlobalAugmentation) !== 0),
  );

/** Returns the text of a statement that stays, with its comments; undefined for one that goes. */
function textOf(statement, { statements, names }) {
  const comments = statement.getFullText().slice(0, statement.getStart() - statement.getFullStart());
  const own = statement.getText();
  if (ts.isImportDeclaration(statement)) {
    const clause = statement.importClause;
    if (clause === undefined) return comments + own;
    if (clause.namedBindings?.elements === undefined)
      return names.has(clause) || names.has(clause.namedBindings) ? comments + own : undefined;
    const text = withTaken(statement, own, names);
    return text === undefined ? undefined : comments + text;
  }
  if (ts.isExportDeclaration(statement)) {
    if (statement.exportClause?.elements === undefined) return comments + own;
    const text = withTaken(statement, own, names);
    return text === undefined ? undefined : comments + text;
  }
  return statements.has(statement) ? comments + own : undefined;
}

/** Removes declarations below a folder that the entries do not lead to. Files that have none left go. */
function pruneTypes(entries, folder) {
  const program = ts.createProgram(entries, OPTIONS);
  const reached = new Reached(program, folder);
  const own = program.getSourceFiles().filter((source) => reached.isOwn(source));
  for (const source of own) if (entries.includes(source.fileName) || isAugmentation(source)) reached.file(source);
  const texts = new Map(own.map((source) => [source, textsOf(source, reached)]));
  // A file that exports all of others goes with them.
  for (let isDone = false; !isDone;) {
    isDone = true;
    for (const [source, kept] of texts) {
      const left = kept.filter(({ all }) => all === undefined || texts.get(all)?.length !== 0);
      if (left.length === kept.length) continue;
      texts.set(source, left);
      isDone = false;
    }
  }
  for (const [{ fileName }, kept] of texts) {
    const text = kept
      .map((each) => each.text)
      .join('')
      .trim();
    if (text === '') rmSync(fileName);
    else if (text !== readFileSync(fileName, 'utf8').trim()) writeFileSync(fileName, `${text}\n`);
  }
}

/** Returns what stays of a file: the texts of its statements, and the file of one that exports all of another. */
function textsOf(source, reached) {
  return source.statements.flatMap((statement) => {
    const text = textOf(statement, reached);
    return text === undefined ? [] : [{ text, all: exportedFile(statement, reached.checker) }];
  });
}

/** Returns the file that `export * from` names; undefined for any other statement. */
function exportedFile(statement, checker) {
  if (!ts.isExportDeclaration(statement) || statement.exportClause !== undefined) return undefined;
  return checker.getSymbolAtLocation(statement.moduleSpecifier)?.declarations?.find(ts.isSourceFile);
}

module.exports = { pruneTypes };
