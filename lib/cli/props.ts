import { Option, type Command } from 'commander';
import { MeshProblems, overlay, type ValueTree } from '../model';
import type { MultiClusterMeshProps } from '../multicluster/types';
import type { MeshProps } from '../props';
import { PROFILES } from '../releases/names';
import { readTree } from './files';
import { withSettings } from './settings';
import { istioOption, withSuggestions } from './suggestions';
import { UsageError } from './usage-error';

/** Options with which commands take the props of a mesh. */
export interface PropsOptions {
  /** Name of the profile. */
  readonly profile?: string;
  /** Release of Istio. */
  readonly istio?: string;
  /** Alias of `istio`. */
  readonly version?: string;
  /** Files of props. */
  readonly file?: readonly string[];
  /** Single settings, in the syntax of `--set`. */
  readonly set?: readonly string[];
}

/** Collects the values of an option that may be given again. */
export const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** Adds the options for the props of a mesh to a command, without the one that names files. */
export function withMeshOptions(command: Command): Command {
  return command
    .addOption(
      withSuggestions(
        new Option('-p, --profile <name>', 'what is installed; `istio-constructs profiles` lists them'),
        PROFILES,
      ),
    )
    .addOption(istioOption('release of Istio, for example 1.30'))
    .option('--version <version>', 'the same as --istio')
    .option(
      '--set <path=value>',
      'one prop, or several as helm has them, for example cni=true,pilot.replicas=2 or ' +
        "'ingressGateways[0].name=x'; a comma inside a value is written \\,; wins over files; may be given again",
      collect,
    );
}

/** Adds all options that give props to a command. */
export function withPropsOptions(command: Command): Command {
  return withMeshOptions(command).option(
    '-f, --file <path>',
    'props as YAML or JSON, "-" for standard input; may be given again, the last one wins',
    collect,
  );
}

/** Props of one mesh, or of one over several clusters. */
export type MeshOrClusters = { readonly mesh: MeshProps } | { readonly clusters: MultiClusterMeshProps };

/** Merges the props that files and options give, of one mesh or of one over several clusters. */
export function readMeshOrClusters(options: PropsOptions): MeshOrClusters {
  const { profile, istio, version = istio } = options;
  if (istio !== undefined && istio !== version)
    throw new UsageError(`--istio ${istio} and --version ${version} say two things; give one of them`);
  const given = { ...(profile !== undefined && { profile }), ...(version !== undefined && { version }) };
  const files = (options.file ?? []).map(readTree).reduce<ValueTree>(overlay, {});
  const props = (settings: ValueTree): ValueTree => (options.set ?? []).reduce(withSettings, overlay(files, settings));
  if (!('clusters' in props({}))) return { mesh: props(given) as MeshProps };
  // What is said of each mesh in one is a default of all clusters.
  const isGiven = Object.keys(given).length > 0;
  return { clusters: props(isGiven ? { defaults: given } : {}) as unknown as MultiClusterMeshProps };
}

/**
 * Merges the props that files and options give. `renderMesh` validates them.
 *
 * @throws MeshProblems for a mesh over several clusters
 */
export function readProps(options: PropsOptions): MeshProps {
  const props = readMeshOrClusters(options);
  if ('mesh' in props) return props.mesh;
  throw new MeshProblems([
    {
      severity: 'error',
      code: 'cli/clusters',
      path: 'clusters',
      found: Object.keys(props.clusters.clusters ?? {}),
      message: 'the command takes the props of one mesh, and these are of one over several clusters',
      fix: 'use `render --out` or `images`, or give the props of one cluster',
    },
  ]);
}
