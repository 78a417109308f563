import { Command, Option } from 'commander';
import { formatProblem, type MeshNode } from '../model';
import { renderWithWarnings, withTelemetry } from '../mesh/render';
import { resolveMesh } from '../mesh/resolve';
import { toYaml } from '../yaml/to-yaml';
import { writeFolder } from './output-folder';
import { readProps, withPropsOptions, type PropsOptions } from './props';

interface RenderOptions extends PropsOptions {
  readonly out?: string;
  readonly crds?: 'only' | 'skip';
}

export function renderCommand(write: (text: string) => void, warn: (text: string) => void): Command {
  return withPropsOptions(new Command('render'))
    .description('write the manifests of a mesh')
    .option(
      '-o, --out <dir>',
      'write one file for each component into a folder; files of ours that are no longer rendered go',
    )
    .addOption(
      new Option('--crds <which>', 'nothing but the resource definitions, or everything else').choices([
        'only',
        'skip',
      ]),
    )
    .addHelpText(
      'after',
      `
Examples:
  istio-constructs render > mesh.yaml
  istio-constructs render --profile demo --istio 1.30 --set cni=true > mesh.yaml
  istio-constructs render -f props.yaml --out dist
  istio-constructs render --crds only | kubectl apply --server-side -f -`,
    )
    .action((options: RenderOptions) => {
      const mesh = resolveMesh(readProps(options));
      const rendered = renderWithWarnings(mesh);
      for (const warning of rendered.warnings) warn(`warning: ${formatProblem(warning)}\n`);
      const nodes = chosen(withTelemetry(mesh, rendered.nodes), options.crds);
      if (options.out === undefined) write(toYaml(nodes));
      else writeFiles(options.out, nodes);
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
