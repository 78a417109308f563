import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

const LIB = join(__dirname, '../../lib');
/** Where what a program may say is declared; the types of props are generated from `lib/props`. */
const ROOMS = ['policies', 'cdk8s', 'pulumi', 'cli', 'mesh/charts', 'injection/settings', 'program'];
const PROPS = /(?:Props|Options|Args|RateLimit)$/;

const files = [
  join(LIB, '../imports/props.ts'),
  ...ROOMS.flatMap((room) =>
    readdirSync(join(LIB, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(LIB, room, name)),
  ),
];

/** The words of a documentation comment, without its tags. */
function description(node: ts.Node): string {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return comments.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '').join('');
}

interface Prop {
  readonly name: string;
  readonly text: string;
}

function propsIn(path: string): Prop[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
  const found = source.statements.filter(ts.isInterfaceDeclaration).filter(({ name, modifiers }) => {
    const exported = modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
    return exported && PROPS.test(name.text);
  });
  return found.flatMap(({ name, members }) =>
    members
      .filter(ts.isPropertySignature)
      .map((member) => ({ name: `${name.text}.${member.name.getText()}`, text: description(member) })),
  );
}

test('every prop has a description beside its default', () => {
  const props = files.flatMap(propsIn);
  expect(props.length).toBeGreaterThan(200);
  expect(props.filter(({ text }) => text.trim() === '').map(({ name }) => name)).toEqual([]);
});
