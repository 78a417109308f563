import { join } from 'node:path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '../..');

export interface Fence {
  readonly language: string;
  readonly text: string;
  readonly line: number;
}

/** A program of a page, with the line of the page where it begins. */
export interface Program {
  readonly name: string;
  readonly text: string;
  readonly throws: boolean;
}

/** Returns the snippets of a page. */
export const fencesOf = (page: string): Fence[] =>
  [...page.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    language: match[1],
    text: match[2],
    line: page.slice(0, match.index).split('\n').length,
  }));

/**
 * Returns the programs of a page. A snippet that makes no app goes on where the one before stopped; what it adds comes
 * before that one's `app.synth()`.
 */
export function programsOf(fences: readonly Fence[]): Program[] {
  const result: Program[] = [];
  for (const { language, text, line } of fences.filter((fence) => fence.language.split(' ')[0] === 'ts')) {
    const before = result.at(-1);
    const begins = /new App\(|renderComponent\(|new pulumi\./.test(text);
    const throws = language === 'ts throws';
    if (begins || before === undefined) result.push({ name: `line-${line}`, text, throws });
    else
      result[result.length - 1] = {
        ...before,
        text:
          imports(text) +
          before.text.replace('app.synth();\n', '') +
          `${withoutImports(text).replace('app.synth();\n', '')}app.synth();\n`,
      };
  }
  return result;
}

const imports = (text: string): string => (text.match(/^import .*\n/gm) ?? []).join('');
const withoutImports = (text: string): string => text.replace(/^import .*\n/gm, '');

/**
 * Runs a program in this process, and returns what it printed. `load` is the `require` of the test: jest's knows the
 * modules of the repository under the names of the package.
 */
export function printedBy({ text }: Program, load: NodeRequire): string {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  const printed: unknown[] = [];
  const print = (value: unknown) => printed.push(value);
  new Function('require', 'exports', 'console', outputText)(load, {}, { log: print, error: print });
  return printed.join('\n');
}

/** Returns what the compiler says of programs, as `NAME.ts:LINE TEXT`. */
export function compileProblems(programs: readonly Program[]): string[] {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(ROOT, 'tsconfig.dev.json'),
    { noEmit: true, noUnusedLocals: false },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (problem) => {
        throw new Error(String(problem.messageText));
      },
    },
  );
  const files = new Map(programs.map(({ name, text }) => [join(ROOT, `page-${name}.ts`), text]));
  const host = ts.createCompilerHost(config!.options);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.getSourceFile = (path, options, ...rest) =>
    files.has(path) ? ts.createSourceFile(path, files.get(path)!, options) : getSourceFile(path, options, ...rest);
  const program = ts.createProgram([...files.keys()], config!.options, host);
  return [...files.keys()].flatMap((path) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText, start }) =>
        `${path.slice(ROOT.length + 1)}:${source!.getLineAndCharacterOfPosition(start ?? 0).line + 1} ` +
        `${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
}
