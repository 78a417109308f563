'use strict';
/**
 * Writes API.md and the pages that it leads to from the doc comments of what the package exports; with `--check` it
 * writes nothing, and fails when one of them is not current.
 *
 * An export that an earlier entry has is not repeated.
 */
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { basename, dirname, join, relative } = require('node:path');
const ts = require('typescript');

const root = join(__dirname, '..');
const MAIN = 'API.md';
const TYPES = 'docs/types.md';
const PULUMI = 'docs/pulumi.md';
const ENTRIES = [
  ['istio-constructs', 'lib/index.ts', 'Constructs for [cdk8s](https://cdk8s.io).'],
  [
    'istio-constructs/manifests',
    'lib/manifests.ts',
    'Pure functions, which load neither cdk8s nor Pulumi. The types of the entry above are here too.',
  ],
  ['istio-constructs/pulumi', 'lib/pulumi/index.ts', 'The same mesh as resources of [Pulumi](https://www.pulumi.com).'],
].filter(([, file]) => existsSync(join(root, file)));

const config = ts.getParsedCommandLineOfConfigFile(
  join(root, 'tsconfig.dev.json'),
  {},
  {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (problem) => {
      throw new Error(String(problem.messageText));
    },
  },
);
const program = ts.createProgram(
  ENTRIES.map(([, file]) => join(root, file)),
  config.options,
);
const checker = program.getTypeChecker();

/** Returns the exports of a file: name, declarations, and the file of the first declaration. */
function exportsOf(file) {
  const module = checker.getSymbolAtLocation(program.getSourceFile(join(root, file)));
  return checker
    .getExportsOfModule(module)
    .map((symbol) => {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      const declarations = target.declarations ?? [];
      return {
        name: symbol.name,
        target,
        declarations,
        node: declarations[0],
        file: declarations[0] && relative(root, declarations[0].getSourceFile().fileName).replace(/\\/g, '/'),
      };
    })
    .filter(({ node }) => node && !isInternal(node));
}

const tagsOf = (node) => ts.getJSDocTags(node);
const isInternal = (node) => tagsOf(node).some((tag) => tag.tagName.text === 'internal');
const plain = (text) => (ts.getTextOfJSDocComment(text) ?? '').replace(/\s+/g, ' ').trim();

/** Returns the text of the doc comment, without tags, as one line; a member of a class may have its interface's. */
function doc(node) {
  const holder = ts.isVariableDeclaration(node) ? node.parent.parent : node;
  const comments = ts.getJSDocCommentsAndTags(holder).filter(ts.isJSDoc);
  if (comments.length > 0) return plain(comments.at(-1).comment);
  if (!ts.isClassElement(node) || !node.symbol) return '';
  return plain(ts.displayPartsToString(node.symbol.getDocumentationComment(checker)));
}

function tag(node, name) {
  const found = tagsOf(node).find((each) => each.tagName.text === name);
  return found && plain(found.comment);
}

/** Returns the cell of a default: a value as code, a description (which begins with a hyphen) as text. */
function defaultCell(text) {
  if (text === undefined) return '';
  return text.startsWith('-')
    ? cell(text.replace(/^-\s*/, ''))
    : cell(text.replace(/^('[^']*'|\[[^\]]*\]|[\w.%/]+)(?=$|;| )/, '`$1`'));
}

const cell = (text) => text.replace(/\|/g, '\\|');
const source = (node) =>
  node
    .getText()
    .replace(/\s*\/\*\*[\s\S]*?\*\/\s*/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^\| /, '')
    .replace(/\breadonly /g, '');
const code = (text) => (text === '' ? '' : `\`${cell(text)}\``);
const anchor = (name) => `#${name.toLowerCase()}`;
const heading = (name) => `### ${name}`;
/** Returns the page with the fields of a generated file. */
const page = (file) => {
  const path = `docs/api/${basename(file, '.ts')}.md`;
  return existsSync(join(root, path)) ? path : undefined;
};

/**
 * Places where names are documented: those of the entry for Pulumi, which has names that the first entry has too, and
 * all others.
 */
const places = new Map();
const placesOfPulumi = new Map();
/** Page that is being written. */
let current = MAIN;

function link(path) {
  const [file, hash] = path.split('#');
  return `${file === current ? '' : relative(dirname(current), file).replace(/\\/g, '/')}${hash ? `#${hash}` : ''}`;
}

const placeOf = (name) => (current === PULUMI && placesOfPulumi.get(name)) || places.get(name);

/** Returns a type as code, linked to the first name in it that is documented. */
function typeCell(text) {
  const name = (text.match(/[A-Z]\w+/g) ?? []).find(placeOf);
  return name ? `[${code(text)}](${link(placeOf(name))})` : code(text);
}

function table(head, rows) {
  if (rows.length === 0) return [];
  return [
    `| ${head.join(' | ')} |`,
    `|${head.map(() => '---').join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ];
}

const nameOf = (member) => (member.name ? member.name.getText() : '');
const isPublic = (member) =>
  !isInternal(member) &&
  !(ts.getCombinedModifierFlags(member) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) &&
  !/^[[#]/.test(nameOf(member));

/** What a class or interface extends, and what a class implements that is documented by itself. */
const extendedBy = (node) =>
  (node.heritageClauses ?? []).flatMap(({ token, types }) =>
    types
      .map((type) => source(type))
      .filter((type) => token === ts.SyntaxKind.ExtendsKeyword || placeOf(type.replace(/<.*/s, ''))),
  );

function extendsLine(node) {
  const parents = extendedBy(node);
  return parents.length > 0 ? [`Extends ${parents.map(typeCell).join(', ')}.`, ''] : [];
}

/** Returns the rows of the fields of an interface. */
function fields(members) {
  return table(
    ['Field', 'Type', 'Default', 'What it is'],
    members
      .filter(isPublic)
      .map((member) => [
        code(`${nameOf(member)}${member.questionToken ? '' : '*'}`).replace('*`', '`\\*'),
        member.type ? typeCell(source(member.type)) : code('()'),
        defaultCell(tag(member, 'default')),
        cell(doc(member)),
      ]),
  );
}

/** Returns the signature of a function or method: `name(parameters): result`. */
function signature(node, name) {
  const generics = node.typeParameters ? `<${node.typeParameters.map(source).join(', ')}>` : '';
  return `${name}${generics}(${node.parameters.map(source).join(', ')})${node.type ? `: ${source(node.type)}` : ''}`;
}

/** Returns the declarations without the implementation of overloads. */
const declared = (nodes) => (nodes.length > 1 ? nodes.filter((node) => !node.body) : nodes);

/** Returns the class that a class extends, when users do not see that one by itself. */
function hiddenBase(node) {
  const parent = (node.heritageClauses ?? []).find((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
  const base = parent && checker.getTypeAtLocation(parent.expression).symbol?.valueDeclaration;
  return base && ts.isClassDeclaration(base) && !base.getSourceFile().isDeclarationFile && !placeOf(base.name.text)
    ? base
    : undefined;
}

/** Returns the last of the bases that users do not see; the class itself where it has none. */
function lastBase(node) {
  const base = hiddenBase(node);
  return base ? lastBase(base) : node;
}

const isStatic = (member) => Boolean(ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static);

/** Returns the members that a class has of bases that users do not see, without those that it declares itself. */
function inheritedMembers(node) {
  const base = hiddenBase(node);
  if (!base) return [];
  const keyOf = (member) => `${isStatic(member)} ${nameOf(member)}`;
  const own = new Set(node.members.map(keyOf));
  return [...base.members, ...inheritedMembers(base)].filter(
    (member) => !ts.isConstructorDeclaration(member) && !own.has(keyOf(member)),
  );
}

/** Puts the types that a class gives to a generic base in place of the parameters of that. */
function instantiated(node) {
  const parent = (node.heritageClauses ?? []).find((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
  const given = (hiddenBase(node)?.typeParameters ?? []).map((parameter, i) => [
    parameter.name.text,
    source(parent.typeArguments?.[i] ?? parameter.default),
  ]);
  return (text) =>
    given
      .reduce((before, [parameter, type]) => before.replace(new RegExp(`\\b${parameter}\\b`, 'g'), type), text)
      .replace(/ = \{\} as [^,)]+/g, ' = {}');
}

function classBody(name, node) {
  const own = instantiated(node);
  const members = [...node.members, ...inheritedMembers(node)].filter(isPublic);
  const constructors = declared(members.filter(ts.isConstructorDeclaration));
  const methods = members.filter(ts.isMethodDeclaration);
  const callable = [...new Set(methods.map((member) => member.symbol))].flatMap((symbol) =>
    declared(symbol.declarations.filter((each) => methods.includes(each))),
  );
  const values = members.filter((member) => ts.isPropertyDeclaration(member) || ts.isGetAccessorDeclaration(member));
  // Overloads share the comment of the first.
  const methodDoc = (member) => doc(member) || doc(member.symbol.declarations[0]);
  return [
    ...constructors.map((each) => `- ${code(signature(each, `new ${name}`))}`),
    ...(constructors.length > 0 ? [''] : []),
    ...table(
      ['Member', 'What it is'],
      [
        ...values.map((member) => [
          code(`${nameOf(member)}${member.type ? `: ${source(member.type)}` : ''}`),
          cell(doc(member)),
        ]),
        ...callable.map((member) => [
          code(own(signature(member, `${isStatic(member) ? `${name}.` : ''}${nameOf(member)}`))),
          cell(methodDoc(member)),
        ]),
      ],
    ),
  ];
}

/** Returns the section of one export, with a heading. */
function section({ name, node, declarations }) {
  const lines = [heading(name), ''];
  const text = doc(node);
  if (text) lines.push(text, '');
  if (ts.isClassDeclaration(node)) lines.push(...extendsLine(lastBase(node)), ...classBody(name, node));
  else if (ts.isInterfaceDeclaration(node)) lines.push(...extendsLine(node), ...fields(node.members));
  else if (ts.isFunctionDeclaration(node)) {
    lines.push('```ts', ...declared(declarations).map((each) => signature(each, name)), '```', '');
    const thrown = tag(node, 'throws');
    if (thrown) lines.push(`Throws ${thrown}.`, '');
    // The compiler reads what follows @see as a name, which takes "https" away.
    const see = tagsOf(node).find((each) => each.tagName.text === 'see');
    if (see)
      lines.push(
        see
          .getText()
          .replace(/^@see\s+/, '')
          .replace(/[\s*]+$/, ''),
        '',
      );
  } else if (ts.isTypeAliasDeclaration(node) && ts.isTypeLiteralNode(node.type))
    lines.push(...fields(node.type.members));
  return lines;
}

/** Returns whether one line is enough for an export: types and constants. */
const isShort = ({ node }) =>
  ts.isVariableDeclaration(node) || (ts.isTypeAliasDeclaration(node) && !ts.isTypeLiteralNode(node.type));
function shortText(node) {
  const text = ts.isTypeAliasDeclaration(node)
    ? source(node.type)
    : node.type
      ? source(node.type)
      : source(node.initializer ?? node).replace(/ as const$/, '');
  return text.length > 160 ? `${text.slice(0, 160)} …` : text;
}

/** Exports that a page begins with. */
const FIRST = new Set(['ServiceMesh', 'MeshProps']);

const GROUPS = [
  { title: 'Constructs', is: ({ node }) => ts.isClassDeclaration(node) && !isPolicyKind({ node }) },
  { title: 'Functions', is: ({ node }) => ts.isFunctionDeclaration(node) },
  {
    title: 'Props and other types',
    is: ({ node }) =>
      ts.isInterfaceDeclaration(node) || (ts.isTypeAliasDeclaration(node) && ts.isTypeLiteralNode(node.type)),
  },
];

/**
 * Returns whether an export is a type of fields of Istio's own API, which have their pages; the props of a mesh are
 * described like other props.
 */
const isGenerated = ({ file }) => file.startsWith('imports/') && !OWN_FILES.has(file);
const OWN_FILES = new Set([
  'imports/props.ts',
  'imports/mesh-inputs.ts',
  'imports/cdk8s-policies.ts',
  'imports/pulumi-policies.ts',
  'imports/cdk8s-constructs.ts',
  'imports/pulumi-components.ts',
  'imports/cdk8s-handles.ts',
  'imports/pulumi-handles.ts',
]);
const isPolicyKind = ({ node }) =>
  ts.isClassDeclaration(node) && extendedBy(node).some((name) => /^(Cluster)?Policy$/.test(name));
const isPolicyProps = ({ node }) =>
  ts.isTypeAliasDeclaration(node) && /^(Policy|GatewayApi)Props</.test(source(node.type));

function policies(all) {
  const kinds = all.filter(isPolicyKind);
  if (kinds.length === 0) return [];
  const pageOf = (name) => page(`${name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()}.ts`);
  return [
    '### Policies',
    '',
    "One construct for each kind of Istio's API, checked before it leaves the program. Props are the fields of the " +
      'spec, at the top level, with `name`, `namespace`, `apiVersion` and `metadata` ' +
      `([PolicyMetadata](${link(placeOf('PolicyMetadata'))})). ` +
      'Wherever a host, gateway, workload, service account or provider is named, an object that stands for it ' +
      'is taken too.',
    '',
    ...table(
      ['Construct', 'Fields', 'What it is'],
      kinds.map(({ name, node }) => [
        code(name),
        pageOf(name) ? `[fields](${link(pageOf(name))})` : '',
        cell(doc(node)),
      ]),
    ),
  ];
}

function generated(all) {
  const own = all.filter(isGenerated);
  const linked = (items) =>
    items.map(({ name, file }) => (page(file) ? `[${name}](${link(page(file))})` : code(name))).join(', ');
  const group = (title, items) => (items.length > 0 ? [`${title}: ${linked(items)}.`, ''] : []);
  const isKube = ({ name }) => /^Kube[A-Z]/.test(name);
  const isSpec = ({ name }) => name.endsWith('Spec');
  const isValues = ({ name }) => name.endsWith('Values');
  if (own.length === 0) return [];
  return [
    "### Types of Istio's API",
    '',
    'Generated from the catalogue of fields. Each name leads to the page of its fields.',
    '',
    ...group('Specs', own.filter(isSpec)),
    ...group('Helm values', own.filter(isValues)),
    ...group(
      'Mesh-wide settings',
      own.filter((item) => !isKube(item) && !isSpec(item) && !isValues(item)),
    ),
    ...group(
      'Plain constructs of these kinds, without checks',
      own.filter((item) => isKube(item) && !item.name.endsWith('Props')),
    ),
  ];
}

function short(all) {
  const own = all.filter((item) => isShort(item) && !isPolicyProps(item));
  if (own.length === 0) return [];
  return [
    '### Names for values',
    '',
    ...table(
      ['Name', 'Value', 'What it is'],
      own.map(({ name, node }) => [
        `<a id="${anchor(name).slice(1)}"></a>${code(name)}`,
        typeCell(shortText(node)),
        cell(doc(node)),
      ]),
    ),
  ];
}

/** Returns the page that an export is on. */
function pageOfExport(entry, item) {
  if (entry.endsWith('/pulumi')) return PULUMI;
  const isType = isShort(item) || GROUPS.find((group) => group.is(item))?.title === 'Props and other types';
  return entry === ENTRIES[0][0] && isType && !FIRST.has(item.name) ? TYPES : MAIN;
}

/** Collects exports by their entries, and notes the place of each. */
function collect() {
  const seen = new Set();
  return ENTRIES.map(([name, file, text]) => {
    const all = exportsOf(file).filter(({ target }) => !seen.has(target));
    for (const item of all) {
      seen.add(item.target);
      item.page = pageOfExport(name, item);
      const noted = item.page === PULUMI ? placesOfPulumi : places;
      if (isGenerated(item)) {
        if (page(item.file)) noted.set(item.name, page(item.file));
      } else if (!isPolicyProps(item))
        noted.set(item.name, `${item.page}${isPolicyKind(item) ? '#policies' : anchor(item.name)}`);
    }
    return { name, text, all };
  });
}

/** Returns the sections of one entry on one page. */
function sections({ all }, path) {
  current = path;
  const own = all.filter((item) => item.page === path && !isGenerated(item));
  const lines = [];
  for (const group of GROUPS) {
    const members = own
      .filter((item) => group.is(item) && !isShort(item))
      .sort((a, b) => Number(FIRST.has(b.name)) - Number(FIRST.has(a.name)));
    lines.push(...members.flatMap(section));
    if (group.title === 'Constructs') lines.push(...policies(own));
  }
  return [...lines, ...short(own)];
}

const WRITTEN = 'Written by `npm run api` from the doc comments. A field marked \\* has to be given.';

/** Returns all pages by their paths. */
function render() {
  const entries = collect();
  const [first, functions, pulumi] = entries;
  const title = ({ name, text }) => [`## ${name}`, '', text, ''];
  const pages = {
    [MAIN]: [
      '# API',
      '',
      `${WRITTEN} The README shows how the parts go together.`,
      '',
      '- [istio-constructs](#istio-constructs): constructs for cdk8s, and [what they take](docs/types.md)',
      '- [istio-constructs/manifests](#istio-constructsmanifests): functions',
      ...(pulumi ? ['- [istio-constructs/pulumi](docs/pulumi.md): components for Pulumi'] : []),
      "- [docs/api](docs/api): the fields of each kind of Istio's API, of the mesh config, and of the charts' values",
      '',
      ...title(first),
      ...sections(first, MAIN),
      ...generated(first.all),
      ...title(functions),
      ...sections(functions, MAIN),
    ],
    [TYPES]: [
      '# Types of istio-constructs',
      '',
      `${WRITTEN} [Back to the API](../API.md).`,
      '',
      ...sections(first, TYPES),
    ],
    ...(pulumi && {
      [PULUMI]: [
        '# istio-constructs/pulumi',
        '',
        `${pulumi.text} ${WRITTEN} [Back to the API](../API.md).`,
        '',
        ...sections(pulumi, PULUMI),
      ],
    }),
  };
  return Object.entries(pages).map(([path, lines]) => [
    path,
    `${lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trimEnd()}\n`,
  ]);
}

const check = process.argv.includes('--check');
for (const [path, text] of render()) {
  const file = join(root, path);
  if (!check) {
    writeFileSync(file, text);
    console.log(`${path}: ${text.split('\n').length - 1} lines`);
  } else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error(`${path} is not current; run: npm run api`);
    process.exitCode = 1;
  }
}
