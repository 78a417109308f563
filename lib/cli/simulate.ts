import { Command } from 'commander';
import { formatProblem } from '../model';
import { simulate, type SimulatedMesh } from '../program/simulate/simulate';
import { describeOutcome } from '../program/simulate/matchers/describe';
import { explanation } from '../program/simulate/questions/text';
import type { AccessVerdict } from '../program/simulate/questions/types';
import { ExitCode } from './exit-code';
import { readObjects } from './objects';
import { collect } from './props';
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
    .option('--istio <version>', 'release of Istio, for example 1.30')
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

interface RouteOptions extends MeshOptions {
  readonly from?: string;
  readonly via?: string;
  readonly method?: string;
  readonly header: readonly string[];
  readonly json?: boolean;
}

const UNKNOWN = 3;

export function routeCommand(write: Write): Command {
  return withProgramOptions(new Command('route'))
    .description('say where a request goes, and why')
    .argument('<url>', 'for example http://orders/v2/x')
    .option('--from <workload>', 'who calls: NAMESPACE/NAME')
    .option('--via <gateway>', 'the gateway that it comes in by: NAMESPACE/NAME')
    .option('-X, --method <method>', 'method of HTTP')
    .option('-H, --header <header>', 'header, as NAME: VALUE', collect, [])
    .option('--json', 'write the whole verdict as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  istio-constructs route -f dist/ --from shop/web http://orders/v2/x -H "x-user: ' +
        'ann"\n\nExit codes: 0 known, 2 called wrongly, 3 not known',
    )
    .action((url: string, { from, via, method, header, json, ...mesh }: RouteOptions) => {
      const verdict = meshOf(mesh).request({
        url,
        headers: headersOf(header),
        ...(from === undefined ? {} : { from }),
        ...(via === undefined ? {} : { via }),
        ...(method === undefined ? {} : { method }),
      });
      write(
        json
          ? `${JSON.stringify(verdict, null, 2)}\n`
          : `${describeOutcome(verdict)}\n${explanation(verdict.because)}\n`,
      );
      if (verdict.outcome === 'unknown') throw new ExitCode(UNKNOWN);
    });
}

interface CanOptions extends MeshOptions {
  readonly header: readonly string[];
  readonly port?: string;
  readonly json?: boolean;
}

const exitCode = ({ outcome }: AccessVerdict): number =>
  outcome === 'allowed' ? 0 : outcome === 'unknown' ? UNKNOWN : 1;

export function canCommand(write: Write): Command {
  return withProgramOptions(new Command('can'))
    .description('say whether a callee lets a caller in, and by which policy')
    .argument('<from>', 'who calls: NAMESPACE/NAME, or internet')
    .argument('<to>', 'what is called: a service or workload, NAMESPACE/NAME')
    .argument('[method]', 'method of HTTP', 'GET')
    .argument('[path]', 'path', '/')
    .option('-H, --header <header>', 'header, as NAME: VALUE', collect, [])
    .option('--port <number>', 'port of the service; its first by default')
    .option('--json', 'write the whole verdict as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  istio-constructs can -f dist/ ops/batch shop/orders GET /admin\n\nExit codes: 0 allowed, ' +
        '1 not allowed, 2 called wrongly, 3 not known',
    )
    .action((from: string, to: string, method: string, path: string, { header, port, json, ...mesh }: CanOptions) => {
      const options = { headers: headersOf(header), ...(port === undefined ? {} : { port: Number(port) }) };
      const verdict = meshOf(mesh).can(from, to, method, path, options);
      write(
        json
          ? `${JSON.stringify(verdict, null, 2)}\n`
          : `${describeOutcome(verdict)}\n${explanation(verdict.because)}\n`,
      );
      const code = exitCode(verdict);
      if (code !== 0) throw new ExitCode(code);
    });
}

interface MatrixOptions extends MeshOptions {
  readonly method?: string;
  readonly path?: string;
  readonly namespace: readonly string[];
  readonly json?: boolean;
}

export function matrixCommand(write: Write): Command {
  return withProgramOptions(new Command('matrix'))
    .description('write who may call what, as a table to keep in Git')
    .option('-X, --method <method>', 'method of HTTP')
    .option('--path <path>', 'path')
    .option('-n, --namespace <name>', 'only this namespace; may be given again', collect, [])
    .option('--json', 'write it as JSON')
    .addHelpText('after', '\nExamples:\n  istio-constructs matrix -f dist/ > access.md')
    .action(({ method, path, namespace, json, ...mesh }: MatrixOptions) => {
      const matrix = meshOf(mesh).matrix({
        ...(method === undefined ? {} : { method }),
        ...(path === undefined ? {} : { path }),
        ...(namespace.length === 0 ? {} : { namespaces: namespace }),
      });
      write(json ? `${JSON.stringify(matrix, null, 2)}\n` : matrix.toString());
    });
}

export function unenforcedCommand(write: Write): Command {
  return withProgramOptions(new Command('unenforced'))
    .description('list policies and routes that no proxy carries out')
    .addHelpText('after', '\nExamples:\n  istio-constructs unenforced -f dist/\n\nExit codes: 0 none, 1 some')
    .action((options: MeshOptions) => {
      const findings = meshOf(options).unenforced();
      for (const finding of findings) write(`${formatProblem(finding)}\n`);
      if (findings.length > 0) throw new ExitCode(1);
    });
}
