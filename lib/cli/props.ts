import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { parse } from 'yaml';
import { overlay, isRecord } from '../model';
import type { ValueTree } from '../model';
import type { MeshProps } from '../props';

/** The command was called wrongly. */
export class UsageError extends Error {}

/** The options by which commands take the props of a mesh. */
export interface PropsOptions {
  readonly profile?: string;
  readonly file?: readonly string[];
  readonly set?: readonly string[];
}

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** Adds those options to a command. */
export function withPropsOptions(command: Command): Command {
  return command
    .option('-p, --profile <name>', 'what is installed; `istio-constructs profiles` lists them')
    .option('--version <minor>', 'Istio minor, for example 1.30')
    .option(
      '-f, --file <path>',
      'props as YAML or JSON, "-" for standard input; may be given again, the last one wins',
      collect,
    )
    .option(
      '--set <path=value>',
      'one prop, for example cni=true or pilot.replicas=2; wins over files; may be given again',
      collect,
    );
}

/** The props that files and options give together. Whether they are right is for `renderMesh` to say. */
export function readProps(options: PropsOptions & { readonly version?: string }): MeshProps {
  const files = (options.file ?? []).map(readTree);
  const given = {
    ...(options.profile !== undefined && { profile: options.profile }),
    ...(options.version !== undefined && { version: options.version }),
  };
  return [...files, given, ...(options.set ?? []).map(parseSetting)].reduce<ValueTree>(overlay, {}) as MeshProps;
}

export function readText(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (reason) {
    throw new UsageError(`${path}: ${(reason as Error).message}`);
  }
}

function readTree(path: string): ValueTree {
  let tree: unknown;
  try {
    tree = parse(readText(path)) ?? {};
  } catch (reason) {
    if (reason instanceof UsageError) throw reason;
    throw new UsageError(`${path}: ${(reason as Error).message}`);
  }
  if (!isRecord(tree))
    throw new UsageError(`${path}: props are a map, this is ${Array.isArray(tree) ? 'a list' : typeof tree}`);
  return tree;
}

/** `a.b=1` as `{ a: { b: 1 } }`: the value as YAML, a dot inside a name as `\.`. */
export function parseSetting(setting: string): ValueTree {
  const at = setting.indexOf('=');
  if (at <= 0) throw new UsageError(`--set ${setting}: write it as PATH=VALUE, for example cni=true`);
  const names = setting
    .slice(0, at)
    .split(/(?<!\\)\./)
    .map((name) => name.replace(/\\\./g, '.'));
  if (names.includes('')) throw new UsageError(`--set ${setting}: a name in the path is empty`);
  return names.reduceRight<unknown>(
    (value, name) => ({ [name]: value }),
    settingValue(names, setting.slice(at + 1)),
  ) as ValueTree;
}

/** Versions look like numbers, but are text. */
const TEXT_PROPS = new Set(['version', 'compatibilityVersion', 'tag', 'revision']);

function settingValue(names: readonly string[], text: string): unknown {
  return text === '' || (names.length === 1 && TEXT_PROPS.has(names[0])) ? text : (parse(text) as unknown);
}
