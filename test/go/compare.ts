import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { execute, parseTemplate, TemplateError } from '../../lib/injection/go-template';
import { templateFunctions } from '../../lib/injection/settings/template-functions';
import { builtinTemplates } from '../../lib/injection/templates';
import { templateData, type Input } from './data';
import { checkDocuments } from './documents';
import { inputs } from './inputs.js';
import userTemplates from './user-templates.js';

interface Comparison {
  readonly release: string;
  /** The built Go program, and where Istio's source is. */
  readonly program: { readonly path: string; readonly source: string };
  readonly count: number;
  readonly seed: number;
  /** Istio's own templates in place of ours. */
  readonly upstream: boolean;
}

interface Result {
  readonly output?: string;
  readonly error?: { readonly line: number; readonly column?: number; readonly text: string };
}

const CHART_FILES: { readonly [template: string]: string } = {
  sidecar: 'injection-template',
  gateway: 'gateway-injection-template',
};
const NAMES = [
  'sidecar',
  'gateway',
  'grpc-simple',
  'grpc-agent',
  'waypoint',
  'kube-gateway',
  'agentgateway',
  'agentgateway-waypoint',
];

function chartTemplates(source: string): Record<string, string> {
  const folder = join(source, 'manifests', 'charts', 'istio-control', 'istio-discovery', 'files');
  const files = NAMES.map((name) => [name, join(folder, `${CHART_FILES[name] ?? name}.yaml`)] as const).filter(
    ([, file]) => existsSync(file),
  );
  return Object.fromEntries(files.map(([name, file]) => [name, readFileSync(file, 'utf8')]));
}

/** Renders one input with the interpreter. */
function renderer(texts: Record<string, string>, { release, program }: Comparison): (input: Input) => Result {
  const parsed = new Map(Object.entries(texts).map(([name, text]) => [name, parseTemplate(name, text)]));
  const functions = templateFunctions(release);
  const hasInitImage = readFileSync(join(program.source, 'pkg', 'kube', 'inject', 'inject.go'), 'utf8').includes(
    'ProxyInitImage',
  );
  return (input) => {
    const template = parsed.get(input.template);
    if (!template) throw new Error(`there is no template ${input.template}`);
    try {
      return { output: execute(template, templateData(input, hasInitImage), functions) };
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      return {
        error: { line: error.line, text: error.message, ...(error.column !== undefined && { column: error.column }) },
      };
    }
  };
}

const isSame = (ours: Result, go: Result): boolean =>
  ours.output === go.output && ours.error?.line === go.error?.line && ours.error?.column === go.error?.column;

function report(number: number, input: Input, ours: Result, go: Result): void {
  console.log(`  input ${number}, template ${input.template}`);
  if (ours.output === undefined || go.output === undefined) {
    console.log(`    ours: ${ours.error?.text ?? 'a text'}\n    Go:   ${go.error?.text ?? 'a text'}`);
    return;
  }
  const [a, b] = [ours.output.split('\n'), go.output.split('\n')];
  const at = a.findIndex((line, i) => line !== b[i]);
  const [ourLine, goLine] = [[...(a[at] ?? '')], [...(b[at] ?? '')]];
  const from = Math.max(0, goLine.findIndex((char, i) => char !== ourLine[i]) - 20);
  const show = (chars: readonly string[]): string => JSON.stringify(chars.slice(from, from + 100).join(''));
  console.log(`    line ${at + 1}, from character ${from}\n    ours: ${show(ourLine)}\n    Go:   ${show(goLine)}`);
}

/** Renders the same inputs in Go and here; true where all texts, and the places of all errors, are equal. */
export async function compareTemplates(comparison: Comparison): Promise<boolean> {
  const { release, program, count, seed, upstream } = comparison;
  const texts = { ...(upstream ? chartTemplates(program.source) : builtinTemplates(release)), ...userTemplates };
  const render = renderer(texts, comparison);
  const folder = mkdtempSync(join(tmpdir(), 'istio-constructs-'));
  writeFileSync(join(folder, 'templates.json'), JSON.stringify(texts));
  const all = [...inputs(seed, count, Object.keys(texts))] as Input[];
  const go = spawn(program.path, [join(folder, 'templates.json')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => {
    go.on('close', resolve);
  });
  go.stdin.on('error', () => undefined); // the program ended early: its status says so below
  for (const input of all) go.stdin.write(`${JSON.stringify(input)}\n`);
  go.stdin.end();
  let [done, differing, errors, documents] = [0, 0, 0, 0];
  const unfit: string[] = [];
  for await (const line of createInterface({ input: go.stdout })) {
    const input = all[done++] as Input;
    const [result, ours] = [JSON.parse(line) as Result, render(input)];
    if (result.error) errors++;
    if (!isSame(ours, result) && ++differing <= 5) report(done, input, ours, result);
    if (upstream || input.kind !== 'gateway' || input.wild || ours.output === undefined) continue;
    const found = checkDocuments(ours.output);
    documents += found.count;
    unfit.push(...found.problems.map((problem) => `input ${done}, template ${input.template}: ${problem}`));
  }
  const status = await ended;
  rmSync(folder, { recursive: true });
  unfit.slice(0, 5).forEach((problem) => console.log(`  ${problem}`));
  const fitting = upstream ? '' : `; ${documents} Gateway documents, ${unfit.length} unfit`;
  console.log(
    `${upstream ? 'chart templates' : 'templates'} of ${release}: ${done} inputs (seed ${seed}) over ` +
      `${Object.keys(texts).length} templates, ` +
      `${errors} of them errors in both, ${differing} differ${fitting}`,
  );
  if (status !== 0 || done !== count)
    console.log(`  the Go program ended with ${status} after ${done} of ${count} inputs`);
  return differing === 0 && unfit.length === 0 && status === 0 && done === count;
}
