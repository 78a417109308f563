import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from '../../lib/model';

export const EXAMPLES = join(__dirname, '../../examples');

/** A manifest as tests reach into it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests name the fields that they expect
export type Read = Manifest & Record<string, any>;

/** What an app wrote: its files, and the objects in them in the order of `kubectl apply -f DIR`. */
export class Written {
  constructor(
    readonly files: readonly string[],
    readonly objects: readonly Read[],
  ) {}

  static in(dir: string): Written {
    const files = (readdirSync(dir, { recursive: true }) as string[]).filter((file) => file.endsWith('.yaml')).sort();
    const objects = files.flatMap((file) =>
      parseAllDocuments(readFileSync(join(dir, file), 'utf8')).map((document) => document.toJS() as Read),
    );
    return new Written(files, objects);
  }

  /** The object `Kind name` or `Kind namespace/name`. */
  get(name: string): Read {
    const found = this.objects.filter((object) => named(object).includes(name));
    if (found.length !== 1)
      throw new Error(
        `${found.length} objects are ${name}; there are ${this.objects.map((object) => named(object)[0]).join(', ')}`,
      );
    return found[0];
  }

  has(name: string): boolean {
    return this.objects.some((object) => named(object).includes(name));
  }

  count(kind: string): number {
    return this.objects.filter((object) => object.kind === kind).length;
  }

  /** Objects that stand before the first definition of their kind, which is among the objects too. */
  beforeTheirDefinition(): string[] {
    const definitions = new Map(
      this.objects
        .flatMap(({ kind, spec }, i): [string, number][] =>
          kind === 'CustomResourceDefinition' ? [[`${spec.group} ${spec.names.kind}`, i]] : [],
        )
        .reverse(),
    );
    return this.objects
      .filter(({ apiVersion, kind }, i) => (definitions.get(`${apiVersion.split('/')[0]} ${kind}`) ?? -1) > i)
      .map((object) => named(object)[0]);
  }

  /** Objects that stand before the Namespace they are in, which is among the objects too. */
  beforeTheirNamespace(): string[] {
    const place = (namespace: string): number =>
      this.objects.findIndex(({ kind, metadata }) => kind === 'Namespace' && metadata.name === namespace);
    return this.objects
      .filter(({ metadata: { namespace } }, i) => namespace !== undefined && place(namespace) > i)
      .map((object) => named(object)[0]);
  }
}

function named({ kind, metadata: { name, namespace } }: Manifest): string[] {
  return namespace === undefined ? [`${kind} ${name}`] : [`${kind} ${namespace}/${name}`, `${kind} ${name}`];
}

/** Runs `body` in an empty folder, and gives what was written to `dist` there. */
export function written(body: (dist: string) => void): Written {
  const dir = mkdtempSync(join(tmpdir(), 'istio-constructs-'));
  const before = process.cwd();
  process.chdir(dir);
  try {
    body(join(dir, 'dist'));
    return Written.in(join(dir, 'dist'));
  } finally {
    process.chdir(before);
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Runs an example in this process: the program of its folder that is named, or `main`. */
export function runExample(name: string, program = 'main'): Written {
  return written(() =>
    jest.isolateModules(() => {
      jest.requireActual(join(EXAMPLES, name, program));
    }),
  );
}
