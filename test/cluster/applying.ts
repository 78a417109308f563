import type { Cluster } from './cluster';

/** What came of one command of kubectl that applies files. */
export interface Applied {
  readonly status: number | null;
  /** How many objects were applied. */
  readonly count: number;
  /** The objects that were refused because a field belongs to somebody else, with who that is and the field. */
  readonly conflicts: readonly string[];
  /** Whatever else went wrong. */
  readonly errors: string;
}

interface Live {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly resourceVersion: string;
    readonly managedFields?: readonly Managed[];
  };
}

interface Managed {
  readonly manager: string;
  readonly operation: string;
  readonly subresource?: string;
  readonly fieldsV1: Readonly<Record<string, unknown>>;
}

/** Applies as README says, or with further options. */
export async function apply(cluster: Cluster, path: string, ...options: readonly string[]): Promise<Applied> {
  const { status, stdout, stderr } = await cluster.kubectl(['apply', '--server-side', ...options, '-f', path]);
  return {
    status,
    count: stdout.split('\n').filter((line) => line.endsWith(' serverside-applied')).length,
    ...failures(stderr),
  };
}

/** The conflicts among what kubectl said, and the rest of it. kubectl names the fields, but not the object. */
function failures(text: string): Pick<Applied, 'conflicts' | 'errors'> {
  const messages = text
    .split(/^(?=Apply failed |error: |Error from server|Warning: )/m)
    .map((message) => message.trim());
  const refused = messages.filter((message) => message.startsWith('Apply failed '));
  return {
    conflicts: refused.map((message) => {
      const managers = [...message.matchAll(/conflicts? with "([^"]+)"/g)].map(([, manager]) => manager);
      const fields = [...message.matchAll(/(?:^- |: )(\.\S.*)$/gm)].map(([, field]) => field);
      return `${[...new Set(managers)].join(', ')}: ${fields.join(', ')}`;
    }),
    errors: messages.filter((message) => message !== '' && !/^(Apply failed|Warning:)/.test(message)).join('\n'),
  };
}

/** The live objects of some files, by `Kind namespace/name`. */
export async function live(cluster: Cluster, path: string): Promise<Map<string, Live>> {
  const { items } = JSON.parse(
    await cluster.ask('get', '-f', path, '-o', 'json', '--show-managed-fields', '--ignore-not-found'),
  ) as {
    items: Live[];
  };
  return new Map(items.map((object) => [nameOf(object), object]));
}

export const nameOf = ({ kind, metadata: { name, namespace } }: Pick<Live, 'kind' | 'metadata'>): string =>
  `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;

/** The objects that are not what they were: for every write that changes something the API server counts on. */
export function changed(before: ReadonlyMap<string, Live>, after: ReadonlyMap<string, Live>): string[] {
  return [...after]
    .filter(([name, { metadata }]) => before.get(name)?.metadata.resourceVersion !== metadata.resourceVersion)
    .map(([name]) => name)
    .sort();
}

/** A field that somebody else has written: names of fields, and keys of list items as `k:{"name":"x"}`. */
export interface ForeignField {
  readonly manager: string;
  readonly path: readonly string[];
}

/** What others than the applier have written into an object, its status left out. */
export function foreignFields(object: Live, own: string): ForeignField[] {
  return (object.metadata.managedFields ?? [])
    .filter(({ manager, subresource }) => manager !== own && subresource !== 'status')
    .flatMap(({ manager, fieldsV1 }) => paths(fieldsV1).map((path) => ({ manager, path })));
}

function paths(fields: Readonly<Record<string, unknown>>): string[][] {
  return Object.entries(fields).flatMap(([key, below]): string[][] => {
    if (key === '.') return [];
    const here = key.startsWith('f:') ? key.slice(2) : key;
    const deeper = paths(below as Record<string, unknown>);
    return deeper.length > 0 ? deeper.map((path) => [here, ...path]) : [[here]];
  });
}
