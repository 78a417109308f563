import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import type { Manifest } from '../../lib/model';

const NEEDED = ['pulumi', 'pulumi-language-nodejs', 'pulumi-resource-kubernetes'];
const ROOT = join(__dirname, '../..');

/** The programs of a real engine that are not on PATH. */
export const missing = NEEDED.filter(
  (program) => !(process.env.PATH ?? '').split(delimiter).some((directory) => existsSync(join(directory, program))),
);

/** What the engine did with one resource. The numbers are places in the order of all events. */
export interface Step {
  readonly op: string;
  /** The name of the resource, for example `mesh-istiod/deployment`. */
  readonly name: string;
  readonly urn: string;
  readonly started: number;
  readonly ended: number;
  readonly inputs: Record<string, unknown>;
}

/** One run of a command of the engine. */
export interface EngineRun {
  readonly status: number | null;
  /** What it said, debug messages left out. */
  readonly text: string;
  readonly steps: readonly Step[];
}

interface Metadata {
  readonly op: string;
  readonly urn: string;
  readonly new?: { readonly inputs?: Record<string, unknown> };
}
interface Event {
  readonly resourcePreEvent?: { readonly metadata: Metadata };
  readonly resOutputsEvent?: { readonly metadata: Metadata };
  readonly resOpFailedEvent?: { readonly metadata: Metadata };
  readonly diagnosticEvent?: { readonly severity: string; readonly message: string };
}

/** How an object is named in expectations. */
export const nameOf = ({ kind, metadata: { name, namespace } }: Manifest): string =>
  `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;

/**
 * A stack of its own in an empty directory, for one of the programs beside this file. The provider writes files instead
 * of calling a cluster.
 */
export class Stack {
  private readonly home = mkdtempSync(join(tmpdir(), 'pulumi-engine-'));
  private readonly rendered = join(this.home, 'rendered');

  constructor(program: string) {
    const nodeargs = `--require ${require.resolve('tsx/cjs')}`;
    writeFileSync(
      join(this.home, 'Pulumi.yaml'),
      JSON.stringify({ name: 'engine', runtime: { name: 'nodejs', options: { typescript: false, nodeargs } } }),
    );
    writeFileSync(join(this.home, 'package.json'), JSON.stringify({ name: 'engine', main: 'index.js' }));
    writeFileSync(
      join(this.home, 'index.js'),
      `module.exports = require(${JSON.stringify(join(__dirname, 'programs', `${program}.ts`))});\n`,
    );
    for (const directory of ['state', 'node_modules']) mkdirSync(join(this.home, directory));
    symlinkSync(join(ROOT, 'node_modules/@pulumi'), join(this.home, 'node_modules/@pulumi'));
    this.pulumi(['stack', 'init', 'dev']);
  }

  /** Creates and updates. `settings` are environment variables that the program reads. */
  up(settings: Record<string, string> = {}, ...options: readonly string[]): EngineRun {
    return this.run(['up', '--yes', '--skip-preview', '--json', ...options], settings);
  }

  preview(settings: Record<string, string> = {}): EngineRun {
    return this.run(['preview', '--json'], settings);
  }

  destroy(): EngineRun {
    return this.run(['destroy', '--yes', '--skip-preview', '--json'], {});
  }

  /** All objects that the provider has written and not taken away, by `Kind namespace/name`. */
  get written(): Record<string, Manifest> {
    const files = existsSync(this.rendered)
      ? readdirSync(this.rendered, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'))
      : [];
    const objects = files.map((file) => parse(readFileSync(join(this.rendered, file), 'utf8')) as Manifest);
    return Object.fromEntries(objects.map((object) => [nameOf(object), object]));
  }

  /** Everything that the engine has stored, as text. */
  get state(): string {
    const directory = join(this.home, 'state');
    return readdirSync(directory, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((item) => item.isFile())
      .map((item) => readFileSync(join(item.parentPath, item.name), 'utf8'))
      .join('\n');
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }

  private run(args: readonly string[], settings: Record<string, string>): EngineRun {
    const { status, stdout, stderr } = this.pulumi(args, settings);
    const events = stdout
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Event);
    const said = events.flatMap(({ diagnosticEvent }) =>
      diagnosticEvent && diagnosticEvent.severity !== 'debug' ? [diagnosticEvent.message] : [],
    );
    return { status, text: [...said, stderr].join('\n'), steps: stepsOf(events) };
  }

  private pulumi(args: readonly string[], settings: Record<string, string> = {}) {
    const own = Object.entries(process.env).filter(([name]) => !/^(PULUMI|KUBE)/.test(name));
    const result = spawnSync('pulumi', [...args, '--non-interactive'], {
      cwd: this.home,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      env: {
        ...Object.fromEntries(own),
        ...settings,
        RENDERED: this.rendered,
        PULUMI_HOME: join(this.home, 'home'),
        PULUMI_BACKEND_URL: `file://${join(this.home, 'state')}`,
        PULUMI_CONFIG_PASSPHRASE: 'x',
        PULUMI_SKIP_UPDATE_CHECK: 'true',
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
        PULUMI_ENABLE_STREAMING_JSON_PREVIEW: 'true',
        KUBECONFIG: join(this.home, 'none'),
      },
    });
    if (result.error) throw result.error;
    return result;
  }
}

/** Each operation with when it started and ended, in the order of their beginnings. */
function stepsOf(events: readonly Event[]): Step[] {
  const name = (urn: string): string => urn.slice(urn.lastIndexOf('::') + 2);
  const ends = new Map(
    events.map((event, i) => [keyOf((event.resOutputsEvent ?? event.resOpFailedEvent)?.metadata), i]),
  );
  return events.flatMap(({ resourcePreEvent }, started) => {
    if (!resourcePreEvent) return [];
    const { op, urn, new: after } = resourcePreEvent.metadata;
    return [
      {
        op,
        urn,
        name: name(urn),
        started,
        ended: ends.get(keyOf(resourcePreEvent.metadata)) ?? Infinity,
        inputs: after?.inputs ?? {},
      },
    ];
  });
}

const keyOf = (metadata: Metadata | undefined): string => (metadata ? `${metadata.op} ${metadata.urn}` : '');
