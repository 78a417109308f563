import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import type { AnalyzedFile, AnalyzeOptions, AnalyzeResult, Finding, Suppression } from '../program/analyze';
import type { MeshProps } from '../props';
import { CODES, codeFacts, type CodeName } from '../program/analysis/codes.data';
import { ExitCode } from './exit-code';
import { readMap, readText, readTree } from './files';
import { FORMATS, formatters, type Format } from './analyze-formats';
import { withExamples } from './help';
import { withOutput } from './output';
import { printJson } from './printable';
import { istioOption } from './suggestions';
import { standardInputText } from './terminal';
import { UsageError } from './usage-error';
import { watchFiles } from './watch';

type Write = (text: string) => void;

interface AnalyzeCommandOptions {
  readonly istio?: string;
  readonly mesh?: string;
  readonly meshConfig?: string;
  readonly meshNetworks?: string;
  readonly outside?: string;
  readonly clusterDomain?: string;
  readonly istioNamespace?: string;
  readonly incomplete?: boolean;
  readonly output: Format;
  readonly failOn: string;
  readonly suppress?: readonly string[];
  readonly only?: readonly string[];
  readonly off?: readonly string[];
  readonly severity?: readonly string[];
  readonly also?: readonly string[];
  readonly listCodes?: boolean;
  readonly watch?: boolean;
}

/** Levels of findings, the lowest first. */
export const LEVELS = ['info', 'warning', 'error'];

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];
const collectCodes = (value: string, before: readonly string[] = []): string[] => [
  ...before,
  ...value.split(',').map((code) => code.trim()),
];

/** Builds the command `analyze`, which checks files of objects. */
export function analyzeCommand(write: Write): Command {
  const command = new Command('analyze')
    .description('find what is wrong with Kubernetes and Istio objects in files, without a cluster')
    .argument('[files...]', 'files or folders with YAML or JSON, "-" for standard input', [])
    .addOption(istioOption('the release of Istio that reads the objects: 1.31, or 1.30.3'))
    .option('--mesh <path>', 'props of the mesh as YAML or JSON: its gateways, webhooks and settings join the objects')
    .option('--mesh-config <path>', "Istio's mesh config as YAML")
    .option('--mesh-networks <path>', "the mesh's networks as YAML")
    .option(
      '--outside <path>',
      'what exists without the files, as YAML: hosts, gateways, waypoints, secrets, namespaces',
    )
    .option('--cluster-domain <domain>', 'DNS domain of the cluster')
    .option('--istio-namespace <name>', 'the namespace of istiod')
    .option('--incomplete', 'the files are a part: report only what contradicts itself')
    .addOption(
      new Option('--fail-on <level>', 'the lowest level that makes the exit code 1').choices(LEVELS).default('error'),
    )
    .option('--suppress <code=object>', 'do not report a code for an object: "IST0101=VirtualService shop/*"', collect)
    .option('--only <codes>', 'report only these codes', collectCodes)
    .option('--also <codes>', 'report these codes too, which are off otherwise', collectCodes)
    .option('--off <codes>', 'do not report these codes', collectCodes)
    .option('--severity <code=level>', 'another level for a code', collect)
    .option('--watch', 'analyze anew whenever a file changes')
    .option('--list-codes', 'write all codes, and end');
  return withExamples(
    withOutput(command, FORMATS),
    [
      'istio-constructs analyze k8s/ --mesh props.yaml -o sarif > istio.sarif',
      'kustomize build . | istio-constructs analyze - --fail-on warning',
    ],
    { done: 'nothing at or above --fail-on', no: 'something' },
  ).action((paths: readonly string[], options: AnalyzeCommandOptions) => {
    if (options.listCodes) {
      write(options.output === 'json' ? printJson(allCodes()) : listOfCodes());
      return;
    }
    if (options.watch) watchAndAnalyze(paths, options, write);
    else if (analyzeOnce(paths, options, write)) throw new ExitCode('no');
  });
}

/** Writes the findings in files; reports whether one of them is at or above `--fail-on`. */
function analyzeOnce(paths: readonly string[], options: AnalyzeCommandOptions, write: Write): boolean {
  const result = analyzeFiles(filesOf(paths), optionsOf(options));
  write(formatters[options.output](result));
  return fails(result, options.failOn);
}

/** Returns whether a finding is at or above a level. */
export const fails = ({ findings }: AnalyzeResult, level: string): boolean =>
  findings.some(({ severity }) => LEVELS.indexOf(severity) >= LEVELS.indexOf(level));

/** Writes the findings in files now, and again after each change, until the process is interrupted. */
function watchAndAnalyze(paths: readonly string[], options: AnalyzeCommandOptions, write: Write): void {
  const settings = [options.mesh, options.meshConfig, options.meshNetworks, options.outside];
  if ([...paths, ...settings].includes('-'))
    throw new UsageError('standard input cannot be watched; name files or folders');
  analyzeOnce(paths, options, write);
  watchFiles([...paths, ...settings.flatMap((path) => path ?? [])], () => {
    try {
      analyzeOnce(paths, options, write);
    } catch (reason) {
      // A file that is being written may be half there: the next change shows the rest.
      write(`error: ${(reason as Error).message}\n`);
    }
  });
}

function analyzeFiles(files: readonly AnalyzedFile[], options: AnalyzeOptions): AnalyzeResult {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- other commands need no analysis
  const { analyze } = require('../program/analyze') as typeof import('../program/analyze');
  return analyze(files, options);
}

/** Reads the named files, and the files in named folders. */
export function filesOf(paths: readonly string[]): AnalyzedFile[] {
  if (paths.length === 0) throw new UsageError('name files or folders, or "-" for standard input');
  return paths
    .flatMap((path) => (path === '-' ? [{ name: '-', text: standardInputText() }] : named(path)))
    .map(({ name, text }) => ({ name, text }));
}

function named(path: string): { name: string; text: string }[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [{ name: path, text: readText(path) }];
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith('.') || entry.name === 'node_modules' ? [] : named(inside);
    return /\.(ya?ml|json)$/.test(entry.name) ? [{ name: inside, text: readText(inside) }] : [];
  });
}

function optionsOf(options: AnalyzeCommandOptions): AnalyzeOptions {
  const read = (path: string | undefined) => (path === undefined ? undefined : readMap(path));
  const { istio: version, clusterDomain, istioNamespace, only, off } = options;
  return {
    ...{ version, clusterDomain, istioNamespace, complete: !options.incomplete },
    mesh: options.mesh === undefined ? undefined : (readTree(options.mesh) as MeshProps),
    meshConfig: read(options.meshConfig),
    meshNetworks: read(options.meshNetworks),
    outside: read(options.outside),
    suppress: (options.suppress ?? []).map(suppressionOf),
    codes: {
      only: checked(only),
      also: checked(options.also) ?? [],
      off: checked(off) ?? [],
      severity: Object.fromEntries((options.severity ?? []).map(levelOf)),
    },
  };
}

function suppressionOf(text: string): Suppression {
  const equals = text.indexOf('=');
  return equals < 0 ? { code: text } : { code: text.slice(0, equals), object: text.slice(equals + 1) };
}

function levelOf(text: string): [code: string, level: Finding['severity']] {
  const [code, level = ''] = text.split('=');
  if (!LEVELS.includes(level))
    throw new UsageError(`--severity ${text}: write CODE=LEVEL, with one of ${LEVELS.join(', ')}`);
  return [checkedCode(code), level as Finding['severity']];
}

const checked = (codes: readonly string[] | undefined): string[] | undefined => codes?.map(checkedCode);

/** Returns a code of the analysis. */
export function checkedCode(code: string): CodeName {
  if (!Object.hasOwn(CODES, code)) throw new UsageError(`${code} is no code; --list-codes writes all`);
  return code as CodeName;
}

/** Returns what there is to know of every code, in their order. */
const allCodes = () => (Object.keys(CODES) as CodeName[]).sort().map((code) => ({ code, ...codeFacts(code) }));

function listOfCodes(): string {
  const rows = allCodes().map(({ code, name, level, summary, onDemand }) => {
    return `${code}  ${level.padEnd(7)}  ${name}: ${summary}${onDemand ? ' Off without --also.' : ''}\n`;
  });
  return rows.join('');
}
