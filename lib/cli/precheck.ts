import { Command, Option } from 'commander';
import type { AnalyzeResult, Finding } from '../program/analyze';
import type { PrecheckFinding } from '../program/precheck';
import { FORMATS, formatters, type Format, type FormatContext } from './analyze-formats';
import { fails, filesOf, LEVELS } from './analyze';
import { ExitCode } from './exit-code';
import { withExamples } from './help';
import { withOutput } from './output';
import { readProps, withPropsOptions, type PropsOptions } from './props';
import { UsageError } from './usage-error';

interface PrecheckCommandOptions extends PropsOptions {
  readonly kubernetes?: string;
  readonly from?: string;
  readonly to?: string;
  readonly output: Format;
  readonly failOn: string;
}

/* eslint-disable @typescript-eslint/no-require-imports -- other commands do not need them */
const program = () => require('../program/precheck') as typeof import('../program/precheck');
const files = () => require('../program/analyze/documents') as typeof import('../program/analyze/documents');
const lines = () => require('../program/analyze/lines') as typeof import('../program/analyze/lines');
/* eslint-enable @typescript-eslint/no-require-imports */

/** Builds the command `precheck`, which checks a mesh and its objects before an upgrade. */
export function precheckCommand(write: (text: string) => void): Command {
  const command = withPropsOptions(
    new Command('precheck')
      .description('find what stands in the way of an upgrade, without a cluster')
      .argument('[files...]', 'files or folders with the objects beside the mesh, "-" for standard input', []),
  )
    .option('--kubernetes <version>', 'the version of Kubernetes that the cluster has: 1.34')
    .option('--from <version>', 'the release of Istio that runs now')
    .option('--to <version>', 'the release of Istio that the props are upgraded to')
    .addOption(
      new Option('--fail-on <level>', 'the lowest level that makes the exit code 1').choices(LEVELS).default('error'),
    );
  return withExamples(
    withOutput(command, FORMATS),
    [
      'istio-constructs precheck k8s/ -f props.yaml --from 1.30 --to 1.31 --kubernetes 1.34',
      'istio-constructs precheck dist/ --kubernetes 1.34',
    ],
    { done: 'nothing at or above --fail-on', no: 'something' },
  ).action((paths: readonly string[], options: PrecheckCommandOptions) => {
    const result = resultOf(paths, options);
    write(formatters[options.output](result, contextOf(result)));
    if (fails(result, options.failOn)) throw new ExitCode('no');
  });
}

/** Returns whether options name a mesh. */
const hasMesh = ({ file, profile, set, istio, version, to }: PrecheckCommandOptions): boolean =>
  [file, profile, set, istio, version, to].some((option) => option !== undefined);

function resultOf(paths: readonly string[], options: PrecheckCommandOptions): AnalyzeResult {
  const { kubernetes, from, to } = options;
  const isMesh = hasMesh(options);
  if (!isMesh && paths.length === 0)
    throw new UsageError('name the mesh, or files with its objects: precheck k8s/ -f props.yaml');
  const { objects, sources, unreadable } = files().readFiles(paths.length === 0 ? [] : filesOf(paths));
  const [first] = unreadable;
  if (first !== undefined) throw new UsageError(`${first.file}:${first.line}: ${first.message}`);
  const found = program().precheck(isMesh ? readProps(options) : [], { kubernetes, from, to, objects });
  const { Lines } = lines();
  const places = new Lines();
  const findings = found.map((each): Finding => {
    const source = sources.get(each.manifest);
    const line = source && places.of(source, each.path);
    return { ...asFinding(each), ...(source && { file: source.file }), ...(line !== undefined && { line }) };
  });
  return { findings, suppressed: [], notChecked: [] };
}

/** Returns the name of a code: `KubernetesVersion` of `precheck/kubernetes-version`. */
const nameOfCode = (code: string): string =>
  code
    .slice(code.indexOf('/') + 1)
    .split('-')
    .map((word) => `${word[0].toUpperCase()}${word.slice(1)}`)
    .join('');

const asFinding = ({ manifest: _manifest, ...problem }: PrecheckFinding): Finding => ({
  ...problem,
  name: nameOfCode(problem.code),
  parameters: [],
});

/** Returns what formats say of the codes: what was found first. */
const contextOf = ({ findings }: AnalyzeResult): FormatContext => ({
  command: 'precheck',
  factsOf: (code) => {
    const { message = '', fix = '', severity = 'warning' } = findings.find((each) => each.code === code) ?? {};
    return { name: nameOfCode(code), summary: message, fix, level: severity };
  },
});
