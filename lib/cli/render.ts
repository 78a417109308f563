import { Command, Option } from 'commander';
import { formatProblem } from '../model';
import { renderWithWarnings, withTelemetry } from '../mesh/render';
import { resolveMesh } from '../mesh/resolve';
import type { MeshProps } from '../props';
import { toYaml } from '../yaml/to-yaml';
import { refuseClusterOptions, writeClusters, withClustersOptions, type ClustersOptions } from './clusters';
import { chosen, componentFiles } from './component-files';
import { withExamples } from './help';
import { listOf, withOutput, type OutputOptions } from './output';
import { writeFolder } from './output-folder';
import { printJson } from './printable';
import { readMeshOrClusters, withPropsOptions, type PropsOptions } from './props';
import { UsageError } from './usage-error';

type RenderOptions = PropsOptions & ClustersOptions & OutputOptions<'yaml' | 'json'>;
type Write = (text: string) => void;

export function renderCommand(write: Write, warn: Write): Command {
  const command = withClustersOptions(withPropsOptions(new Command('render')))
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
    'istio-constructs render -f fleet.yaml --out dist --gitops argocd --repo https://git.example.com/mesh.git',
    'istio-constructs render --crds only | kubectl apply --server-side -f -',
  ]).action((options: RenderOptions) => {
    if (options.out !== undefined && options.output === 'json')
      throw new UsageError('the files of --out are YAML; leave out -o json, or --out');
    const props = readMeshOrClusters(options);
    if ('clusters' in props) return writeClusters(props.clusters, options, warn);
    refuseClusterOptions(options);
    writeMesh(props.mesh, options, write, warn);
  });
}

function writeMesh(props: MeshProps, { out, output, crds }: RenderOptions, write: Write, warn: Write): void {
  const mesh = resolveMesh(props);
  const rendered = renderWithWarnings(mesh);
  for (const warning of rendered.warnings) warn(`warning: ${formatProblem(warning)}\n`);
  const nodes = chosen(withTelemetry(mesh, rendered.nodes), crds);
  if (out !== undefined) writeFolder(out, componentFiles(nodes));
  else if (output === 'json') write(printJson(listOf(nodes.map(({ manifest }) => manifest))));
  else write(toYaml(nodes));
}
