import { Command, Option } from 'commander';
import { formatProblem, type MeshNode } from '../model';
import { renderWithWarnings, withTelemetry } from '../mesh/render';
import { resolveMesh } from '../mesh/resolve';
import { toYaml } from '../yaml/to-yaml';
import { withExamples } from './help';
import { listOf, withOutput, type OutputOptions } from './output';
import { writeFolder } from './output-folder';
import { printJson } from './printable';
import { readProps, withPropsOptions, type PropsOptions } from './props';
import { UsageError } from './usage-error';

interface RenderOptions extends PropsOptions, OutputOptions<'yaml' | 'json'> {
  readonly out?: string;
  readonly crds?: 'only' | 'skip';
}

export function renderCommand(write: (text: string) => void, warn: (text: string) => void): Command {
  const command = withPropsOptions(new Command('render'))
    .description('write the manifests of a mesh')
    .option(
      '--out <dir>',
      'write one file for each component into a folder; files of ours that are no longer rendered go',
    )
    .addOption(
      new Option('--crds <which>', 'nothing but the resource definitions, or everything else').choices([
        'only',
        'skip',
      ]),
    );
  return withExamples(withOutput(command, ['yaml', 'json']), [
    'istio-constructs render > mesh.yaml',
    'istio-constructs render --profile demo --istio 1.30 --set cni=true > mesh.yaml',
    'istio-constructs render -f props.yaml --out dist',
    'istio-constructs render --crds only | kubectl apply --server-side -f -',
  ]).action((options: RenderOptions) => {
    if (options.out !== undefined && options.output === 'json')
      throw new UsageError('the files of --out are YAML; leave out -o json, or --out');
    const mesh = resolveMesh(readProps(options));
    const rendered = renderWithWarnings(mesh);
    for (const warning of rendered.warnings) warn(`warning: ${formatProblem(warning)}\n`);
    const nodes = chosen(withTelemetry(mesh, rendered.nodes), options.crds);
    if (options.out !== undefined) writeFiles(options.out, nodes);
    else if (options.output === 'json') write(printJson(listOf(nodes.map(({ manifest }) => manifest))));
    else write(toYaml(nodes));
  });
}

function chosen(nodes: readonly MeshNode[], crds: RenderOptions['crds']): MeshNode[] {
  return nodes.filter((node) => crds === undefined || (node.phase === 'crds') === (crds === 'only'));
}

/**
 * Writes one file for each component, numbered in the order of installation; custom resource definitions have a file of
 * their own.
 */
function writeFiles(dir: string, nodes: readonly MeshNode[]): void {
  const byFile = new Map<string, MeshNode[]>();
  for (const node of nodes) {
    const name = node.phase === 'crds' ? 'crds' : node.component;
    byFile.set(name, [...(byFile.get(name) ?? []), node]);
  }
  const files = [...byFile].map(([name, own], i) => ({
    name: `${String(i).padStart(2, '0')}-${name}.yaml`,
    text: toYaml(own),
  }));
  writeFolder(dir, files);
}
