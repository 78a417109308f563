import { Command } from 'commander';
import { injectionWarnings, injectText } from '../injection/inject-text';
import { formatProblem } from '../model';
import { meshInjection } from '../mesh/inject-options';
import { resolveMesh } from '../mesh/resolve';
import { readText } from './files';
import { collect, readProps, withMeshOptions, type PropsOptions } from './props';
import { UsageError } from './usage-error';

interface InjectCommandOptions extends PropsOptions {
  readonly mesh?: string;
  readonly kubernetesVersion?: string;
  readonly namespace?: string;
}

/** Text of standard input; undefined on a terminal, where reading would block. */
export type StandardInput = () => string | undefined;

/** Reads the standard input of this process. */
export const standardInput: StandardInput = () => (process.stdin.isTTY ? undefined : readText('-'));

export function injectCommand(
  write: (text: string) => void,
  warn: (text: string) => void,
  input: StandardInput,
): Command {
  return withMeshOptions(new Command('inject'))
    .description('add sidecars to workloads, as istiod would when their pods start')
    .argument('[workloads...]', 'files with workloads as YAML or JSON, "-" for standard input', [])
    .option('-f, --file <path>', 'a file with workloads, the same as an argument; may be given again', collect)
    .option(
      '--kubernetes-version <version>',
      'oldest Kubernetes version of the nodes; from 1.33 on sidecars are native',
    )
    .option('-n, --namespace <name>', 'namespace of workloads that name none')
    .option('--mesh <path>', 'props of the mesh as YAML or JSON')
    .addHelpText(
      'after',
      `
Examples:
  istio-constructs inject app.yaml --profile demo | kubectl apply -f -
  kustomize build . | istio-constructs inject --mesh props.yaml --kubernetes-version 1.34`,
    )
    .action((args: readonly string[], options: InjectCommandOptions) => {
      // Here `-f` names workloads, as with istioctl and kubectl; the mesh comes from the other options.
      const named = [...args, ...(options.file ?? [])];
      const texts = (named.length > 0 ? named : ['-']).map((path) => ({ path, text: workloads(path, input) }));
      const mesh = resolveMesh(readProps({ ...options, file: options.mesh === undefined ? [] : [options.mesh] }));
      const settings = {
        ...meshInjection(mesh),
        kubernetesVersion: options.kubernetesVersion,
        namespace: options.namespace,
      };
      for (const problem of texts.flatMap(({ text }) => injectionWarnings(text, settings)))
        warn(`warning: ${formatProblem(problem)}\n`);
      write(texts.map(({ text }) => injectText(text, settings)).join('---\n'));
    });
}

/** Reads the text of a file with workloads. */
function workloads(path: string, input: StandardInput): string {
  const text = path === '-' ? input() : readText(path);
  const what = 'name files with workloads, or write them to standard input';
  if (text === undefined) throw new UsageError(`standard input is a terminal; ${what}`);
  if (text.trim() === '')
    throw new UsageError(`${path === '-' ? 'nothing came on standard input' : `${path}: is empty`}; ${what}`);
  return text;
}
