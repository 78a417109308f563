/* eslint-disable @typescript-eslint/no-require-imports -- help loads no program */
import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { multicluster } from '../lazy';
import type { Manifest } from '../model';
import type { MultiClusterMeshProps } from '../multicluster/types';
import type { GraphOptions, MeshGraph } from '../program/graph';
import type { MeshProps } from '../props';
import { readMap, readTree } from './files';
import { withExamples } from './help';
import { readObjects } from './objects';
import { withOutput, type OutputOptions } from './output';
import { printJson } from './printable';
import { istioOption } from './suggestions';
import { UsageError } from './usage-error';

type Write = (text: string) => void;

/** Options that name a program: its mesh, and what exists beside it. */
export interface ProgramOptions {
  /** Release of Istio that reads the objects. */
  readonly istio?: string;
  /** File with the props of the mesh. */
  readonly mesh?: string;
  /** File with the mesh config. */
  readonly meshConfig?: string;
  /** File with the names of what exists outside. */
  readonly outside?: string;
  /** DNS domain of the cluster. */
  readonly clusterDomain?: string;
}

/** Adds the arguments and options that name a program. */
export function withProgram(command: Command): Command {
  return command
    .addOption(istioOption('the release of Istio that reads the objects: 1.31, or 1.30.3'))
    .option('--mesh <path>', 'props of the mesh as YAML or JSON: its gateways, addons and settings join the objects')
    .option('--mesh-config <path>', 'mesh config as YAML; by default that of the ConfigMap istio, if it is there')
    .option(
      '--outside <path>',
      'what exists without the files, as YAML: hosts, gateways, waypoints, secrets, namespaces',
    )
    .option('--cluster-domain <domain>', 'DNS domain of the cluster');
}

/** Reads the objects of a program; none where only its mesh is given. */
export function programObjects(paths: readonly string[], { mesh }: ProgramOptions): Manifest[] {
  if (paths.length === 0 && mesh !== undefined) return [];
  if (paths.length === 0) throw new UsageError('name files or folders, or "-" for standard input');
  return readObjects(paths);
}

/** Returns the options of the graph of a program. */
export function graphOptions({ istio, mesh, meshConfig, outside, clusterDomain }: ProgramOptions): GraphOptions {
  return {
    ...(istio === undefined ? {} : { version: istio }),
    ...(mesh === undefined ? {} : { mesh: readTree(mesh) as MeshProps }),
    ...(meshConfig === undefined ? {} : { meshConfig: readMap(meshConfig) }),
    ...(outside === undefined ? {} : { outside: readMap(outside) }),
    ...(clusterDomain === undefined ? {} : { clusterDomain }),
  };
}

const lateGraph = () => require('../program/graph') as typeof import('../program/graph');

const FORMATS = ['mermaid', 'dot', 'svg', 'html', 'json'] as const;

interface GraphCommandOptions extends ProgramOptions, OutputOptions<(typeof FORMATS)[number]> {
  readonly before?: string;
  readonly out?: string;
  readonly system?: boolean;
  readonly schema?: boolean;
}

/** Builds the command `graph`, which draws a program. */
export function graphCommand(write: Write): Command {
  const command = withProgram(
    new Command('graph')
      .description('draw what a program declares: services, routes, gateways, policies, who may call whom')
      .argument('[files...]', 'files or folders with YAML or JSON, "-" for standard input', []),
  )
    .option('--before <path>', 'files of another state: what the program adds, removes and changes is marked')
    .option('--out <file>', 'the file to write, in place of standard output')
    .option('--system', 'draw the control plane too, and the Services and workloads of addons')
    .option('--schema', 'write the JSON schema of -o json, and end');
  return withExamples(withOutput(command, FORMATS, 'format'), [
    'istio-constructs graph k8s/ --mesh props.yaml -o html --out mesh.html',
    'istio-constructs graph dist/ --before dist-before/ -o mermaid',
    'istio-constructs graph --mesh fleet.yaml -o svg > clusters.svg',
    'kustomize build . | istio-constructs graph - -o svg > mesh.svg',
  ]).action((paths: readonly string[], options: GraphCommandOptions) => {
    if (options.schema) {
      write(printJson(lateGraph().GRAPH_SCHEMA));
      return;
    }
    const text = drawn(paths, options);
    if (options.out === undefined) write(text);
    else writeOut(options.out, text);
  });
}

function writeOut(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (reason) {
    throw new UsageError(`--out ${path}: cannot be written, ${(reason as Error).message}`);
  }
}

function drawn(paths: readonly string[], options: GraphCommandOptions): string {
  const { before, system, output } = options;
  const clusters = graphOfClusters(paths, options);
  if (clusters !== undefined) return printed(clusters, output, { objects: [] });
  const objects = programObjects(paths, options);
  const settings: GraphOptions = {
    ...graphOptions(options),
    ...(before === undefined ? {} : { before: readObjects([before]) }),
    ...(system === true ? { system } : {}),
  };
  return printed(lateGraph().meshGraph(objects, settings), output, { ...settings, objects });
}

/** Returns the graph of a mesh over several clusters: clusters and networks. Its objects are those of one cluster. */
function graphOfClusters(paths: readonly string[], { mesh }: ProgramOptions): MeshGraph | undefined {
  const props = mesh === undefined ? {} : readTree(mesh);
  if (!('clusters' in props)) return undefined;
  if (paths.length > 0)
    throw new UsageError(
      `--mesh ${mesh}: the mesh has several clusters, and objects are in one; name no files, or the props of one mesh`,
    );
  const { renderClusters, clusterGraph } = multicluster();
  const { plan } = renderClusters(props as unknown as MultiClusterMeshProps);
  return { format: 1, ...clusterGraph(plan), findings: [] };
}

function printed(
  graph: MeshGraph,
  output: GraphCommandOptions['output'],
  options: GraphOptions & { readonly objects: readonly Manifest[] },
): string {
  return output === 'json' ? printJson(graph) : lateGraph().renderGraph(graph, output, options);
}
