import { Command } from 'commander';
import { imagesOf } from '../mesh/images';
import { renderMesh } from '../mesh/render';
import { multicluster as lateClusters } from '../lazy';
import type { MeshNode } from '../model';
import { readMeshOrClusters, withPropsOptions, type MeshOrClusters, type PropsOptions } from './props';

export function imagesCommand(write: (text: string) => void): Command {
  return withPropsOptions(new Command('images'))
    .description('list every image that the cluster will pull, one a line: what to mirror')
    .addHelpText(
      'after',
      `
Examples:
  istio-constructs images --profile ambient
  istio-constructs images -f props.yaml --set hub=registry.example.com/istio`,
    )
    .action((options: PropsOptions) =>
      write(
        imagesOf(nodesOf(readMeshOrClusters(options)))
          .map((image) => `${image}\n`)
          .join(''),
      ),
    );
}

function nodesOf(props: MeshOrClusters): readonly MeshNode[] {
  return 'mesh' in props
    ? renderMesh(props.mesh)
    : [...lateClusters().renderClusters(props.clusters).clusters.values()].flat();
}
