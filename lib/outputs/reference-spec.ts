import type { Problem } from '../model';
import type { Later } from './engine';
import { pathText, type Path } from './found';
import { TEMPLATED } from './workload';

/** Spec of a resource, as far as references read it. */
interface Spec {
  readonly ports?: readonly { readonly port?: number; readonly number?: number }[];
  readonly hosts?: readonly string[];
  readonly template?: { readonly spec?: { readonly serviceAccountName?: string } };
}

/** Resource in place of a name. */
export interface ReferencedResource {
  /** Returns a field as the program declares it; undefined where it is not known. */
  readonly declared: (path: readonly string[]) => unknown;
  readonly spec: Later<unknown>;
}

const BACKENDS: ReadonlySet<string> = new Set(['backendRef', 'backendRefs']);
const ACCOUNTS: ReadonlySet<string> = new Set(['principals', 'notPrincipals', 'serviceAccounts', 'notServiceAccounts']);

/**
 * Returns the part of a resource's spec that a reference in a place reads. Labels are plain: they are the keys of a
 * map.
 */
export function referenceSpec(kind: string, path: Path, { declared, spec }: ReferencedResource): object | undefined {
  const place = placeOf(path);
  const from = <T>(read: (spec: Spec) => T): Later<T> => spec.apply((known) => read((known ?? {}) as Spec));
  if (kind === 'Service') {
    return {
      selector: declared(['spec', 'selector']),
      ...(BACKENDS.has(place) && { ports: [{ port: from(({ ports }) => ports?.[0]?.port) }] }),
    };
  }
  if (kind === 'ServiceEntry') {
    return {
      hosts: [from(({ hosts }) => hosts?.[0])],
      ...(BACKENDS.has(place) && { ports: [{ number: from(({ ports }) => ports?.[0]?.number) }] }),
    };
  }
  if (!TEMPLATED.has(kind)) return undefined;
  return {
    selector: { matchLabels: declared(['spec', 'selector', 'matchLabels']) },
    template: {
      metadata: { labels: declared(['spec', 'template', 'metadata', 'labels']) },
      ...(ACCOUNTS.has(place) && {
        spec: { serviceAccountName: from(({ template }) => template?.spec?.serviceAccountName ?? 'default') },
      }),
    },
  };
}

/** Returns the field that a resource stands in, or is an item of. */
const placeOf = (path: Path): string => String(path.filter((step) => typeof step === 'string').at(-1));

/** Says whether a prop decides what an object is called: names of resources are only known later. */
export const isIdentity = ([prop, ...below]: Path): boolean =>
  below.length === 0 && (prop === 'name' || prop === 'namespace');

/** Returns the problem of a resource that stands for no name. */
export const noReference = (path: Path, found: string): Problem => ({
  severity: 'error',
  code: 'pulumi/no-reference',
  path: pathText(path),
  found,
  message: 'only resources of @pulumi/kubernetes can stand for a name',
  fix: 'write the name that is meant here',
});

/** Returns the problem of a resource whose name is known too late. */
export function notYetKnown(name: unknown, path: Path, found: string): Problem {
  const example =
    typeof name === 'string' ? `, ${JSON.stringify(name)}, and depend on the resource with \`dependsOn\`` : '';
  return {
    severity: 'error',
    code: 'pulumi/structural',
    path: pathText(path),
    found,
    fix: `write the name itself${example}`,
    message:
      'it decides what the object is called, so it must be known when the program runs, and the name of a ' +
      'resource is not',
  };
}
