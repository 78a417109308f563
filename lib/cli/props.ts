import { Option, type Command } from 'commander';
import { overlay, type ValueTree } from '../model';
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

/** Merges the props that files and options give. `renderMesh` validates them. */
export function readProps(options: PropsOptions): MeshProps {
  const { profile, istio, version = istio } = options;
  if (istio !== undefined && istio !== version)
    throw new UsageError(`--istio ${istio} and --version ${version} say two things; give one of them`);
  const given = { ...(profile !== undefined && { profile }), ...(version !== undefined && { version }) };
  const props = [...(options.file ?? []).map(readTree), given].reduce<ValueTree>(overlay, {});
  return (options.set ?? []).reduce(withSettings, props) as MeshProps;
}
