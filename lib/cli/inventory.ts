/* eslint-disable @typescript-eslint/no-require-imports -- help loads no program */
import { Argument, Command } from 'commander';
import { renderMesh } from '../mesh/render';
import type { DescribedKind } from '../program/inventory';
import { graphOptions, programObjects, withProgram, type ProgramOptions } from './graph';
import { withExamples } from './help';
import { withOutput, type OutputOptions } from './output';
import { printJson, printable } from './printable';

type Write = (text: string) => void;

const lateInventory = () => require('../program/inventory') as typeof import('../program/inventory');

/** Returns a text for a terminal: names in it cannot move its cursor. */
const lines = (text: string): string => text.split('\n').map(printable).join('\n');

type ListOptions = ProgramOptions & OutputOptions;

/** Builds the command `list`, which lists the objects of a program. */
export function listCommand(write: Write): Command {
  const command = withProgram(
    new Command('list')
      .description('list the objects of a program by namespace and kind, its hosts and its images')
      .argument('[files...]', 'files or folders with YAML or JSON, "-" for standard input', []),
  );
  return withExamples(withOutput(command), [
    'istio-constructs list k8s/',
    'istio-constructs list --mesh props.yaml -o json',
  ]).action((paths: readonly string[], options: ListOptions) => {
    const { mesh, clusterDomain } = graphOptions(options);
    const rendered = mesh === undefined ? [] : renderMesh(mesh).map(({ manifest }) => manifest);
    const { inventory, inventoryText } = lateInventory();
    const objects = [...programObjects(paths, options), ...rendered];
    const found = inventory(objects, clusterDomain === undefined ? {} : { clusterDomain });
    write(options.output === 'json' ? printJson(found) : lines(inventoryText(found)));
  });
}

const KINDS: readonly DescribedKind[] = ['service', 'gateway', 'workload'];

/** Builds the command `describe`, which describes a service, gateway or workload. */
export function describeCommand(write: Write): Command {
  const command = withProgram(
    new Command('describe')
      .description('describe a service, gateway or workload: routes, policies, who may call it, what its proxies know')
      .addArgument(new Argument('<kind>', 'kind of what is described').choices(KINDS))
      .argument('<name>', 'namespace and name: shop/catalog')
      .argument('[files...]', 'files or folders with YAML or JSON, "-" for standard input', []),
  );
  return withExamples(withOutput(command), [
    'istio-constructs describe service shop/orders k8s/',
    'istio-constructs describe workload shop/web dist/ --mesh props.yaml -o json',
  ]).action((kind: DescribedKind, name: string, paths: readonly string[], options: ListOptions) => {
    const { describeInMesh, descriptionText } = lateInventory();
    const description = describeInMesh(programObjects(paths, options), kind, name, graphOptions(options));
    write(options.output === 'json' ? printJson(description) : lines(descriptionText(description)));
  });
}
