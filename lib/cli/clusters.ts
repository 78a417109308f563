import { existsSync, readdirSync, readFileSync, rmdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Option, type Command } from 'commander';
import { multicluster } from '../lazy';
import { formatProblem, suggest, type Manifest } from '../model';
import type { MultiClusterMeshProps, MultiClusterPlan } from '../multicluster/types';
import { toYaml } from '../yaml/to-yaml';
import { chosen, componentFiles, type Crds } from './component-files';
import { writeFolder, type OutputFile } from './output-folder';
import { UsageError } from './usage-error';

/** Options of `render` for a mesh over several clusters. */
export interface ClustersOptions {
  /** Folder in which each cluster has one. */
  readonly out?: string;
  /** Part that is written: resource definitions, or all else. */
  readonly crds?: Crds;
  /** Controller whose objects are written too. */
  readonly gitops?: 'argocd' | 'flux';
  /** URL of the Git repository with the folder. */
  readonly repo?: string;
  /** Cluster in which the controller runs. */
  readonly hub?: string;
}

/** Adds the options that are for a mesh over several clusters only. */
export const withClustersOptions = (command: Command): Command =>
  command
    .addOption(
      new Option(
        '--gitops <controller>',
        'of a mesh over several clusters, also write what applies each folder: an ApplicationSet, or ' +
          'Kustomizations of Flux',
      ).choices(['argocd', 'flux']),
    )
    .option('--repo <url>', 'Git repository of the folder, for --gitops argocd')
    .option('--hub <cluster>', 'the cluster in which the controller of --gitops runs, if it is one of them');

const ONLY = ['gitops', 'repo', 'hub'] as const;

/** Refuses options that a mesh in one cluster does not have. */
export function refuseClusterOptions(options: ClustersOptions): void {
  const given = ONLY.find((option) => options[option] !== undefined);
  if (given !== undefined)
    throw new UsageError(
      `--${given} is for a mesh over several clusters; name them under \`clusters\`, or leave it out`,
    );
}

/**
 * Writes a folder for each cluster, and what applies them.
 *
 * @throws UsageError where no folder is named, or the options do not fit together
 * @throws MeshProblems with everything that is wrong with the clusters
 */
export function writeClusters(
  props: MultiClusterMeshProps,
  options: ClustersOptions,
  warn: (text: string) => void,
): void {
  const { out, crds } = options;
  if (out === undefined) {
    throw new UsageError(
      'a mesh over several clusters is no single stream, for each cluster is applied by itself; name a folder with ' +
        '--out',
    );
  }
  const controller = controllerOf(out, options);
  const { plan, clusters, warnings } = multicluster().renderClusters(props);
  const units = controller(plan);
  for (const warning of warnings) warn(`warning: ${formatProblem(warning)}\n`);
  for (const [name, nodes] of clusters) {
    const [first, ...files] = componentFiles(chosen(nodes, crds));
    const marked = first && { ...first, text: `${mark(name, plan)}\n${first.text}` };
    writeFolder(join(out, name), marked ? [marked, ...files] : []);
  }
  writeFolder(out, units);
  removeStale(out, new Set(clusters.keys()), plan);
}

type Controller = (plan: MultiClusterPlan) => OutputFile[];

/** Returns what writes the objects of the chosen controller. */
function controllerOf(out: string, { gitops, repo, hub }: ClustersOptions): Controller {
  const path = relative(process.cwd(), out);
  if (gitops === undefined) {
    if (repo !== undefined || hub !== undefined)
      throw new UsageError(
        `--${repo === undefined ? 'hub' : 'repo'} is for --gitops; name a controller, argocd or flux`,
      );
    return () => [];
  }
  if (path.startsWith('..'))
    throw new UsageError(`--out ${out}: the folder is outside of this one, the root of the repository; run it there`);
  if (gitops === 'argocd' && repo === undefined)
    throw new UsageError('--gitops argocd needs the URL of the Git repository; name it with --repo');
  if (gitops === 'flux' && repo !== undefined)
    throw new UsageError('--repo is for --gitops argocd; Flux has a GitRepository, flux-system; leave it out');
  const write = (objects: readonly Manifest[]): OutputFile[] => [{ name: `00-${gitops}.yaml`, text: toYaml(objects) }];
  return (plan) => {
    const names = plan.clusters.map(({ name }) => name);
    if (hub !== undefined && !names.includes(hub))
      throw new UsageError(
        `--hub ${hub}: there is no cluster of this name; ${suggest(hub, names) ?? 'use one of them'}`,
      );
    const { applicationSet, kustomizations } = multicluster();
    return write(
      gitops === 'argocd'
        ? [applicationSet(plan, { path, hub, repository: repo ?? '' })]
        : kustomizations(plan, { path, hub }),
    );
  };
}

/** Line by which a folder is known to be that of a cluster. */
const mark = (name: string, { meshId }: MultiClusterPlan): string => `# cluster ${name} of mesh ${meshId}`;

/** Removes the files of clusters that the mesh does not have any more. */
function removeStale(out: string, current: ReadonlySet<string>, plan: MultiClusterPlan): void {
  const folders = readdirSync(out, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of folders) {
    const folder = join(out, name);
    if (current.has(name) || !isOfCluster(folder, mark(name, plan))) continue;
    writeFolder(folder, []);
    if (readdirSync(folder).length === 0) rmdirSync(folder);
  }
}

function isOfCluster(folder: string, line: string): boolean {
  const [first] = readdirSync(folder).filter((name) => name.startsWith('00-'));
  const path = join(folder, first ?? '');
  return first !== undefined && existsSync(path) && readFileSync(path, 'utf8').split('\n', 3)[2] === line;
}
