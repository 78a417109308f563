import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pruneTypes } from '../../tools/prune-types.js';

/** Files of declarations, and what is left of each; undefined for one that goes. */
type Files = Readonly<Record<string, readonly [before: string, after: string | undefined]>>;

const CASES: Readonly<Record<string, Files>> = {
  'what an entry leads to stays, with its comments, and what nothing leads to goes': {
    index: ["export { A } from './a';\n", "export { A } from './a';\n"],
    a: [
      "import type { B, C } from './b';\n/** An A. */\nexport interface A {\n  b: B;\n}\n/** A D. */\n" +
        'export interface D {\n  c: C;\n}\n',
      "import type { B } from './b';\n/** An A. */\nexport interface A {\n  b: B;\n}\n",
    ],
    b: ['export type B = 1;\nexport type C = 2;\n', 'export type B = 1;\n'],
  },
  'names are followed through files that only hand them on': {
    index: ["export type { A } from './barrel';\n", "export type { A } from './barrel';\n"],
    barrel: ["export { A, B } from './a';\nexport { C } from './c';\n", "export { A } from './a';\n"],
    a: ['export type A = 1;\nexport type B = 2;\n', 'export type A = 1;\n'],
    c: ['export type C = 3;\n', undefined],
  },
  'a file of which nothing is left goes, and so does what exports all of it': {
    index: ["import { A } from './all';\nexport type X = A;\n", "import { A } from './all';\nexport type X = A;\n"],
    all: ["export * from './a';\nexport * from './b';\n", "export * from './a';\n"],
    a: ['export type A = 1;\n', 'export type A = 1;\n'],
    b: ['export type B = 2;\n', undefined],
  },
  'all of a file that the entry exports stays': {
    index: ["export * from './a';\n", "export * from './a';\n"],
    a: ['export type A = 1;\nexport type B = 2;\n', 'export type A = 1;\nexport type B = 2;\n'],
  },
  'a member of the type of a module': {
    index: [
      "type M = typeof import('./m');\nexport declare const f: M['f'];\n",
      "type M = typeof import('./m');\nexport declare const f: M['f'];\n",
    ],
    m: [
      'export declare function f(): void;\nexport declare function g(): void;\n',
      'export declare function f(): void;\n',
    ],
  },
  'a type that is imported where it is used, and one by another name': {
    index: [
      "import { B as C } from './b';\nexport type X = import('./a').A | C;\n",
      "import { B as C } from './b';\nexport type X = import('./a').A | C;\n",
    ],
    a: ['export type A = 1;\nexport type N = 2;\n', 'export type A = 1;\n'],
    b: ['export type B = 1;\nexport type N = 2;\n', 'export type B = 1;\n'],
  },
  'classes with what they extend, and all declarations of one name': {
    index: ["export { A } from './a';\n", "export { A } from './a';\n"],
    a: [
      'declare class Base {\n}\nexport declare class A extends Base {\n}\n' +
        'export declare namespace A {\n  const x = 1;\n}\nexport declare class B {\n}\n',
      'declare class Base {\n}\nexport declare class A extends Base {\n}\n' +
        'export declare namespace A {\n  const x = 1;\n}\n',
    ],
  },
  'what adds to global types': {
    index: ["import './global';\nexport {};\n", "import './global';\nexport {};\n"],
    global: [
      "import type { A } from './a';\ndeclare global {\n  interface Window {\n    a: A;\n  }\n}\n",
      "import type { A } from './a';\ndeclare global {\n  interface Window {\n    a: A;\n  }\n}\n",
    ],
    a: ['export type A = 1;\nexport type B = 2;\n', 'export type A = 1;\n'],
  },
};

/** Each case is a folder with an entry of its own, and all are pruned at once: a compiler starts once. */
const dir = mkdtempSync(join(tmpdir(), 'prune-types-'));
const folders = Object.entries(CASES).map(([name, files], i) => ({ name, files, folder: join(dir, String(i)) }));
afterAll(() => rmSync(dir, { recursive: true }));
beforeAll(() => {
  for (const { files, folder } of folders) {
    mkdirSync(folder);
    for (const [name, [before]] of Object.entries(files)) writeFileSync(join(folder, `${name}.d.ts`), before);
  }
  pruneTypes(
    folders.map(({ folder }) => join(folder, 'index.d.ts')),
    dir,
  );
});

test.each(folders)('$name', ({ files, folder }) => {
  for (const [name, [, after]] of Object.entries(files)) {
    const path = join(folder, `${name}.d.ts`);
    expect([name, existsSync(path) ? readFileSync(path, 'utf8') : undefined]).toEqual([name, after]);
  }
});
