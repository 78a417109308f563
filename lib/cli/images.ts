import { Command } from 'commander';
import { imagesOf } from '../mesh/images';
import { renderMesh } from '../mesh/render';
import { readProps, withPropsOptions, type PropsOptions } from './props';

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
        imagesOf(renderMesh(readProps(options)))
          .map((image) => `${image}\n`)
          .join(''),
      ),
    );
}
