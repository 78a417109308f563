import { existsSync, statSync } from 'node:fs';
import { Command } from 'commander';
import { isRecord, releaseNumber, type Manifest } from '../model';
import { diffMeshes, manifestsOf, type Compared } from '../program/diff';
import { upgradeNotes } from '../program/diff/notes';
import { newestRelease } from '../program/diff/release-in';
import { formatJson, formatMarkdown, formatText } from '../program/diff/report';
import type { MeshProps } from '../props';
import { renderMesh } from '../mesh/render';
import { DEFAULT_RELEASE, findRelease } from '../releases';
import { ExitCode } from './exit-code';
import { documents } from './files';
import { withExamples } from './help';
import { readObjects } from './objects';
import { withOutput, type OutputOptions } from './output';
import { readProps, withPropsOptions, type PropsOptions } from './props';
import { UsageError } from './usage-error';

interface DiffOptions extends PropsOptions, OutputOptions<keyof typeof FORMATS> {
  readonly from?: string;
  readonly to?: string;
  readonly exitCode?: boolean;
}

const FORMATS = { text: formatText, markdown: formatMarkdown, json: formatJson };

/** Makes `diff`. */
export function diffCommand(write: (text: string) => void, warn: (text: string) => void): Command {
  const command = withPropsOptions(
    new Command('diff')
      .description('compare two meshes, or a mesh of two releases: objects, fields, causes, and what runs anew')
      .argument('[old]', 'props, a file or folder of manifests, or "-"')
      .argument('[new]', 'what it is compared with'),
  )
    .option('--from <version>', 'release of the first side')
    .option('--to <version>', 'release of the second side')
    .option('--exit-code', 'exit with 1 where the sides differ');
  return withExamples(
    withOutput(command, ['text', 'markdown', 'json'], 'format'),
    [
      'istio-constructs diff -f props.yaml --from 1.30 --to 1.31',
      'istio-constructs diff dist-before/ dist/ -o markdown',
      'istio-constructs diff before.yaml after.yaml --exit-code',
    ],
    { no: 'the input is wrong, or with --exit-code the sides differ' },
  ).action((before: string | undefined, after: string | undefined, options: DiffOptions) => {
    const sides = before === undefined ? ofReleases(options) : ofPaths(before, after, options);
    for (const warning of sides.warnings) warn(`warning: ${warning}\n`);
    const changes = diffMeshes(sides.before, sides.after);
    write(FORMATS[options.output]({ title: sides.title, changes, notes: sides.notes }));
    if (options.exitCode === true && changes.length > 0) throw new ExitCode('no');
  });
}

interface Sides {
  readonly title: string;
  readonly before: Compared;
  readonly after: Compared;
  readonly notes: ReturnType<typeof upgradeNotes>;
  readonly warnings: readonly string[];
}

function exact(version: string, option: string): string {
  const release = findRelease(version);
  if (release === undefined) throw new UsageError(`${option} ${version}: this release of Istio is not known`);
  return release.version;
}

/** The same props in two releases. */
function ofReleases(options: DiffOptions): Sides {
  const { version = DEFAULT_RELEASE.version, ...props } = readProps(options);
  const [from, to] = [exact(options.from ?? version, '--from'), exact(options.to ?? version, '--to')];
  const mesh = (release: string): MeshProps => ({ ...props, version: release as MeshProps['version'] });
  const manifests = renderMesh(mesh(from)).map(({ manifest }) => manifest);
  return {
    title: `Istio ${from} to ${to}`,
    before: mesh(from),
    after: mesh(to),
    notes: upgradeNotes(manifests, from, to),
    warnings: downgrade(from, to),
  };
}

/** Returns the props or the objects of a path. */
function sideOf(path: string): MeshProps | Manifest[] {
  if (path !== '-' && !existsSync(path)) throw new UsageError(`cannot read ${path}`);
  if (path !== '-' && statSync(path).isDirectory()) return readObjects([path]);
  const found = documents(path).filter((document) => document !== undefined && document !== null);
  if (found.length <= 1 && !found.some((document) => isRecord(document) && 'kind' in document))
    return (found[0] ?? {}) as MeshProps;
  return found.flatMap((document) => {
    if (!isRecord(document) || typeof document.kind !== 'string')
      throw new UsageError(`${path} has something that is no Kubernetes object`);
    return [document as unknown as Manifest];
  });
}

/** Returns what is said of the upgrade that two sets of objects are, by the newest control planes in them. */
function upgradeBetween(before: Compared, after: Compared, paths: string): Omit<Sides, 'before' | 'after'> {
  const [left, right] = [before, after].map((side) => manifestsOf(side));
  const [from, to] = [newestRelease(left)?.version, newestRelease(right)?.version];
  if (from === undefined || to === undefined || from === to) return { title: paths, notes: [], warnings: [] };
  return {
    title: `Istio ${from} to ${to}: ${paths}`,
    notes: upgradeNotes(left, from, to),
    warnings: downgrade(from, to),
  };
}

const downgrade = (from: string, to: string): string[] =>
  releaseNumber(from) > releaseNumber(to)
    ? [`${from} to ${to} is a downgrade: objects with fields that came later lose them, or are refused`]
    : [];

function ofPaths(before: string, after: string | undefined, options: DiffOptions): Sides {
  if (after === undefined) throw new UsageError('name both sides: diff OLD NEW');
  if (before === '-' && after === '-') throw new UsageError('only one side can be standard input');
  if (options.from !== undefined || options.to !== undefined)
    throw new UsageError('--from and --to compare two releases of the same props: -f props.yaml --from 1.30 --to 1.31');
  const [left, right] = [sideOf(before), sideOf(after)];
  return { before: left, after: right, ...upgradeBetween(left, right, `${before} to ${after}`) };
}
