import { Command } from 'commander';
import { injectionWarnings, injectText } from '../injection/inject-text';
import { formatProblem } from '../model';
import { meshInjection } from '../mesh/inject-options';
import { resolveMesh } from '../mesh/resolve';
import { readYaml } from '../yaml/read-yaml';
import { splitDocuments } from '../yaml/split-documents';
import { readText } from './files';
import { withExamples } from './help';
import { listOf, withOutput, type OutputOptions } from './output';
import { printJson } from './printable';
import { collect, readProps, withMeshOptions, type PropsOptions } from './props';
import { standardInputText } from './terminal';
import { UsageError } from './usage-error';

interface InjectCommandOptions extends PropsOptions, OutputOptions<'yaml' | 'json'> {
  readonly mesh?: string;
  readonly kubernetesVersion?: string;
  readonly namespace?: string;
}

export function injectCommand(write: (text: string) => void, warn: (text: string) => void): Command {
  const command = withMeshOptions(new Command('inject'))
    .description('add sidecars to workloads, as istiod would when their pods start')
    .argument('[workloads...]', 'files with workloads as YAML or JSON, "-" for standard input', [])
    .option('-f, --file <path>', 'a file with workloads, the same as an argument; may be given again', collect)
    .option(
      '--kubernetes-version <version>',
      'oldest Kubernetes version of the nodes; from 1.33 on sidecars are native',
    )
    .option('-n, --namespace <name>', 'namespace of workloads that name none')
    .option('--mesh <path>', 'props of the mesh as YAML or JSON');
  return withExamples(withOutput(command, ['yaml', 'json']), [
    'istio-constructs inject app.yaml --profile demo | kubectl apply -f -',
    'kustomize build . | istio-constructs inject --mesh props.yaml --kubernetes-version 1.34',
  ]).action((args: readonly string[], options: InjectCommandOptions) => {
    // Here `-f` names workloads, as with istioctl and kubectl; the mesh comes from the other options.
    const named = [...args, ...(options.file ?? [])];
    const texts = (named.length > 0 ? named : ['-']).map((path) => ({ path, text: workloads(path) }));
    const mesh = resolveMesh(readProps({ ...options, file: options.mesh === undefined ? [] : [options.mesh] }));
    const settings = {
      ...meshInjection(mesh),
      kubernetesVersion: options.kubernetesVersion,
      namespace: options.namespace,
    };
    for (const problem of texts.flatMap(({ text }) => injectionWarnings(text, settings)))
      warn(`warning: ${formatProblem(problem)}\n`);
    const injected = texts.map(({ text }) => injectText(text, settings)).join('---\n');
    write(options.output === 'json' ? printJson(listOf(objectsIn(injected))) : injected);
  });
}

/** Returns the objects of a text of YAML. */
const objectsIn = (text: string): unknown[] =>
  splitDocuments(text).flatMap(({ body }) => (body.trim() === '' ? [] : [readYaml(body)]));

/** Reads the text of a file with workloads. */
function workloads(path: string): string {
  const what = 'name files with workloads, or write them to standard input';
  const text = path === '-' ? standardInputText(what) : readText(path);
  if (text.trim() === '')
    throw new UsageError(`${path === '-' ? 'nothing came on standard input' : `${path}: is empty`}; ${what}`);
  return text;
}
