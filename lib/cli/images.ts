import { Command } from 'commander';
import { multicluster as lateClusters } from '../lazy';
import { imagesOf } from '../mesh/images';
import { renderMesh } from '../mesh/render';
import type { MeshNode } from '../model';
import { withExamples } from './help';
import { withOutput, type OutputOptions } from './output';
import { printJson } from './printable';
import { readMeshOrClusters, withPropsOptions, type MeshOrClusters, type PropsOptions } from './props';

export function imagesCommand(write: (text: string) => void): Command {
  const command = withPropsOptions(new Command('images')).description(
    'list every image that the cluster will pull, one a line: what to mirror',
  );
  return withExamples(withOutput(command), [
    'istio-constructs images --profile ambient',
    'istio-constructs images -f props.yaml --set hub=registry.example.com/istio',
    'istio-constructs images -o json',
  ]).action(({ output, ...options }: PropsOptions & OutputOptions) => {
    const images = imagesOf(nodesOf(readMeshOrClusters(options)));
    write(output === 'json' ? printJson(images) : images.map((image) => `${image}\n`).join(''));
  });
}

function nodesOf(props: MeshOrClusters): readonly MeshNode[] {
  return 'mesh' in props
    ? renderMesh(props.mesh)
    : [...lateClusters().renderClusters(props.clusters).clusters.values()].flat();
}
