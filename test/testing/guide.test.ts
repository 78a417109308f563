import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { parse } from 'yaml';
import { run } from '../../lib/cli/main';
import { matchers } from '../../lib/testing/matchers';
import { explanation, type SimulatedMesh } from '../../lib/testing/index';
import { ownTests } from '../../lib/cli/mesh-test/cases';

const GUIDE = readFileSync(join(__dirname, '../../docs/testing.md'), 'utf8');
const fences = (language: string): string[] =>
  [...GUIDE.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].filter((match) => match[1] === language).map((match) => match[2]);

/** Runs the program of the guide, and gives its mesh. */
function meshOfGuide(): SimulatedMesh {
  const { outputText } = ts.transpileModule(`${fences('ts').join('')}export { mesh };`, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exports: { mesh?: SimulatedMesh } = {};
  new Function('require', 'exports', outputText)(require, exports);
  return exports.mesh!;
}

test('the program runs, and its explanation is the one that is shown', () => {
  const mesh = meshOfGuide();
  const { because } = mesh.request({ from: 'shop/web', url: 'http://orders/hats' });
  expect(`${explanation(because)}\n`).toBe(fences('text')[0]);
});

test('the program for Pulumi compiles to JavaScript that runs', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  const { outputText } = ts.transpileModule(`${fences('ts pulumi')[0]}export { test };`, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exports: { test?: () => Promise<unknown> } = {};
  new Function('require', 'exports', outputText)(require, exports);
  expect(await exports.test!()).toEqual([]);
  warn.mockRestore();
});

test('the table has every matcher', () => {
  const named = [...GUIDE.matchAll(/^\| `(to\w+)\(/gm)].map((match) => match[1]);
  expect(named.sort()).toEqual(Object.keys(matchers).sort());
});

test('the file of tests is one', () => {
  const { tests } = parse(fences('yaml')[0]) as { tests: unknown[] };
  expect(ownTests(tests).map(({ name }) => name)).toEqual(['testers see the new version', 'nobody deletes']);
});

test('the commands exist, with their options', async () => {
  const help: string[] = [];
  for (const line of fences('sh')[0].trim().split('\n')) {
    const [, command, ...words] = line.split(' ');
    let text = '';
    const write = (more: string) => {
      text += more;
    };
    expect([line, await run([command, '--help'], write, write)]).toEqual([line, 0]);
    for (const option of words.filter((word) => word.startsWith('-')))
      expect([line, text]).toEqual([line, expect.stringContaining(option)]);
    help.push(command);
  }
  expect(help).toEqual(['route', 'can', 'matrix', 'unenforced', 'test']);
});
