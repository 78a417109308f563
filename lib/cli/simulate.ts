import { Command } from 'commander';
import { formatProblem } from '../model';
import { simulate, type SimulatedMesh } from '../program/simulate/simulate';
import { describeOutcome } from '../program/simulate/matchers/describe';
import { explanation } from '../program/simulate/questions/text';
import type { AccessVerdict } from '../program/simulate/questions/types';
import { EXIT_TEXTS, ExitCode, type ExitName } from './exit-code';
import { withExamples } from './help';
import { readObjects } from './objects';
import { withOutput, type OutputOptions } from './output';
import { printJson } from './printable';
import { collect } from './props';
import { istioOption } from './suggestions';
import { readMap } from './files';
import { UsageError } from './usage-error';

type Write = (text: string) => void;

interface MeshOptions {
  readonly file: readonly string[];
  readonly istio?: string;
  readonly meshConfig?: string;
}

/** Adds the options that name the objects of the mesh. */
export function withProgramOptions(command: Command): Command {
  return command
    .option(
      '-f, --file <path>',
      'manifests: a file or a folder, "-" for standard input; may be given again',
      collect,
      [],
    )
    .addOption(istioOption('release of Istio, for example 1.30'))
    .option('--mesh-config <path>', 'mesh config as YAML; by default that of the ConfigMap istio, if it is there');
}

export function meshOf({ file, istio, meshConfig }: MeshOptions): SimulatedMesh {
  const config = meshConfig === undefined ? undefined : readMap(meshConfig);
  return simulate(readObjects(file), {
    ...(istio === undefined ? {} : { version: istio }),
    ...(config === undefined ? {} : { meshConfig: config }),
  });
}

function headersOf(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf(':');
      if (at < 1) throw new UsageError(`a header is written NAME: VALUE, not ${JSON.stringify(line)}`);
      return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    }),
  );
}

interface RouteOptions extends MeshOptions, OutputOptions {
  readonly from?: string;
  readonly via?: string;
  readonly method?: string;
  readonly header: readonly string[];
}

export function routeCommand(write: Write): Command {
  const command = withProgramOptions(new Command('route'))
    .description('say where a request goes, and why')
    .argument('<url>', 'for example http://orders/v2/x')
    .option('--from <workload>', 'who calls: NAMESPACE/NAME')
    .option('--via <gateway>', 'the gateway that it comes in by: NAMESPACE/NAME')
    .option('-X, --method <method>', 'method of HTTP')
    .option('-H, --header <header>', 'header, as NAME: VALUE', collect, []);
  return withExamples(
    withOutput(command, ['text', 'json'], 'json'),
    ['istio-constructs route -f dist/ --from shop/web http://orders/v2/x -H "x-user: ann"'],
    { done: 'known', unknown: EXIT_TEXTS.unknown },
  ).action((url: string, { from, via, method, header, output, ...mesh }: RouteOptions) => {
    const verdict = meshOf(mesh).request({
      url,
      headers: headersOf(header),
      ...(from === undefined ? {} : { from }),
      ...(via === undefined ? {} : { via }),
      ...(method === undefined ? {} : { method }),
    });
    write(output === 'json' ? printJson(verdict) : `${describeOutcome(verdict)}\n${explanation(verdict.because)}\n`);
    if (verdict.outcome === 'unknown') throw new ExitCode('unknown');
  });
}

interface CanOptions extends MeshOptions, OutputOptions {
  readonly header: readonly string[];
  readonly port?: string;
}

const exitOf = ({ outcome }: AccessVerdict): ExitName =>
  outcome === 'allowed' ? 'done' : outcome === 'unknown' ? 'unknown' : 'no';

export function canCommand(write: Write): Command {
  const command = withProgramOptions(new Command('can'))
    .description('say whether a callee lets a caller in, and by which policy')
    .argument('<from>', 'who calls: NAMESPACE/NAME, or internet')
    .argument('<to>', 'what is called: a service or workload, NAMESPACE/NAME')
    .argument('[method]', 'method of HTTP', 'GET')
    .argument('[path]', 'path', '/')
    .option('-H, --header <header>', 'header, as NAME: VALUE', collect, [])
    .option('--port <number>', 'port of the service; its first by default');
  return withExamples(
    withOutput(command, ['text', 'json'], 'json'),
    ['istio-constructs can -f dist/ ops/batch shop/orders GET /admin'],
    { done: 'allowed', no: 'not allowed', unknown: EXIT_TEXTS.unknown },
  ).action((from: string, to: string, method: string, path: string, { header, port, output, ...mesh }: CanOptions) => {
    const options = { headers: headersOf(header), ...(port === undefined ? {} : { port: Number(port) }) };
    const verdict = meshOf(mesh).can(from, to, method, path, options);
    write(output === 'json' ? printJson(verdict) : `${describeOutcome(verdict)}\n${explanation(verdict.because)}\n`);
    const exit = exitOf(verdict);
    if (exit !== 'done') throw new ExitCode(exit);
  });
}

interface MatrixOptions extends MeshOptions, OutputOptions {
  readonly method?: string;
  readonly path?: string;
  readonly namespace: readonly string[];
}

export function matrixCommand(write: Write): Command {
  const command = withProgramOptions(new Command('matrix'))
    .description('write who may call what, as a table to keep in Git')
    .option('-X, --method <method>', 'method of HTTP')
    .option('--path <path>', 'path')
    .option('-n, --namespace <name>', 'only this namespace; may be given again', collect, []);
  return withExamples(withOutput(command, ['text', 'json'], 'json'), [
    'istio-constructs matrix -f dist/ > access.md',
    'istio-constructs matrix -f dist/ -n shop -o json',
  ]).action(({ method, path, namespace, output, ...mesh }: MatrixOptions) => {
    const matrix = meshOf(mesh).matrix({
      ...(method === undefined ? {} : { method }),
      ...(path === undefined ? {} : { path }),
      ...(namespace.length === 0 ? {} : { namespaces: namespace }),
    });
    write(output === 'json' ? printJson(matrix) : matrix.toString());
  });
}

export function unenforcedCommand(write: Write): Command {
  const command = withProgramOptions(new Command('unenforced')).description(
    'list policies and routes that no proxy carries out',
  );
  return withExamples(withOutput(command), ['istio-constructs unenforced -f dist/'], {
    done: 'none',
    no: 'some, or the input is wrong',
  }).action(({ output, ...options }: MeshOptions & OutputOptions) => {
    const findings = meshOf(options).unenforced();
    if (output === 'json') write(printJson(findings));
    else for (const finding of findings) write(`${formatProblem(finding)}\n`);
    if (findings.length > 0) throw new ExitCode('no');
  });
}
