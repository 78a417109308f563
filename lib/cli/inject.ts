import { Command } from 'commander';
import { injectText } from '../injection/inject-text';
import { meshInjection } from '../mesh/inject-options';
import { resolveMesh } from '../mesh/resolve';
import { readProps, readText, withPropsOptions } from './props';
import type { PropsOptions } from './props';

export function injectCommand(write: (text: string) => void): Command {
  return withPropsOptions(new Command('inject'))
    .description('add sidecars to workloads, as istiod would when their pods start')
    .argument('[workloads...]', 'YAML files with workloads, "-" for standard input', [])
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
  istio-constructs inject -f app.yaml --profile demo | kubectl apply -f -
  kustomize build . | istio-constructs inject -f - --mesh props.yaml --kubernetes-version 1.34`,
    )
    .action(
      (
        args: readonly string[],
        options: PropsOptions & { mesh?: string; kubernetesVersion?: string; namespace?: string },
      ) => {
        // Here `-f` names workloads, as with istioctl and kubectl; the mesh comes from the other options.
        const workloads = [...args, ...(options.file ?? [])];
        const mesh = resolveMesh(readProps({ ...options, file: options.mesh === undefined ? [] : [options.mesh] }));
        const settings = {
          ...meshInjection(mesh),
          kubernetesVersion: options.kubernetesVersion,
          namespace: options.namespace,
        };
        write(workloads.map((path) => injectText(readText(path), settings)).join('---\n'));
      },
    );
}
