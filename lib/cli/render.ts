import { Command, Option } from 'commander';
import { formatProblem } from '../model';
import { renderWithWarnings, withTelemetry } from '../mesh/render';
import { resolveMesh } from '../mesh/resolve';
import { toYaml } from '../yaml/to-yaml';
import { writeFolder } from './output-folder';
import { refuseClusterOptions, writeClusters, withClustersOptions, type ClustersOptions } from './clusters';
import { chosen, componentFiles } from './component-files';
import { readMeshOrClusters, withPropsOptions, type PropsOptions } from './props';

type RenderOptions = PropsOptions & ClustersOptions;

export function renderCommand(write: (text: string) => void, warn: (text: string) => void): Command {
  return withClustersOptions(withPropsOptions(new Command('render')))
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
  istio-constructs render -f fleet.yaml --out dist --gitops argocd --repo https://git.example.com/mesh.git
  istio-constructs render --crds only | kubectl apply --server-side -f -`,
    )
    .action((options: RenderOptions) => {
      const props = readMeshOrClusters(options);
      if ('clusters' in props) return writeClusters(props.clusters, options, warn);
      refuseClusterOptions(options);
      const mesh = resolveMesh(props.mesh);
      const rendered = renderWithWarnings(mesh);
      for (const warning of rendered.warnings) warn(`warning: ${formatProblem(warning)}\n`);
      const nodes = chosen(withTelemetry(mesh, rendered.nodes), options.crds);
      if (options.out === undefined) write(toYaml(nodes));
      else writeFolder(options.out, componentFiles(nodes));
    });
}
