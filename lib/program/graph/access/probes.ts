import type { PolicyRule } from '../../access/policy-rules';
import { rulesOf, type Hop } from './acting';

/** Request by which a callee is tried. */
export interface Probe {
  readonly method: string;
  readonly path: string;
  readonly host?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Limit of the requests by which one callee is tried. */
const MAX_PROBES = 12;

const FIRST: Probe = { method: 'GET', path: '/' };

/** Returns a path that a pattern of a policy matches: `/api/x` for `/api/*`. */
function pathFor(pattern: string): string {
  const path = pattern.replace(/\{\*\*?\}/g, 'x');
  if (path === '*') return '/';
  if (path.endsWith('*')) return `${path.slice(0, -1)}x`;
  const whole = path.startsWith('*') ? `/x${path.slice(1)}` : path;
  return whole.replace(/^\/x\/\/+/, '/x/');
}

const valueFor = (pattern: string): string => pattern.replace(/\*/g, 'x');

const HEADER = /^request\.headers\[(.+)\]$/;

/** Returns requests that a rule describes by its operations and headers. */
function probesOfRule({ clauses }: PolicyRule): Probe[] {
  const conditions = clauses.filter(({ place }) => place === 'when').flatMap(({ alternatives }) => alternatives.flat());
  const headers = Object.fromEntries(
    conditions.flatMap(({ key, negative, values }) => {
      const name = negative ? undefined : HEADER.exec(key)?.[1];
      return name === undefined ? [] : [[name, valueFor(values[0])] as const];
    }),
  );
  const more = Object.keys(headers).length === 0 ? {} : { headers };
  const operations = clauses.filter(({ place }) => place === 'to').flatMap(({ alternatives }) => alternatives);
  return (operations.length === 0 ? [[]] : operations).flatMap((attributes) => {
    const of = (key: string) =>
      attributes.find((attribute) => attribute.key === key && !attribute.negative)?.values ?? [];
    const method = valueFor(of('request.method')[0] ?? 'GET').replace(/^X+$|^x$/, 'GET');
    const host = of('request.host')[0];
    const paths = of('request.path');
    return (paths.length === 0 ? ['/'] : paths.map(pathFor)).map((path) => ({
      ...{ method, path, ...more },
      ...(host === undefined ? {} : { host: valueFor(host) }),
    }));
  });
}

/** Returns the requests by which callees behind hops are tried: a plain one, and those that policies describe. */
export function probesOf(hops: readonly Hop[]): readonly Probe[] {
  const described = hops
    .filter(({ readsRequests }) => readsRequests)
    .flatMap(({ policies }) => policies.flatMap((policy) => rulesOf(policy).flatMap(probesOfRule)));
  const sound = described.filter(({ method, path }) => /^[A-Z][A-Z-]*$/.test(method) && path.startsWith('/'));
  const all = new Map([FIRST, ...sound].map((probe) => [JSON.stringify(probe), probe]));
  return [...all.values()].slice(0, MAX_PROBES);
}

/** Formats a request: `POST /orders host=a.example.com x-user=ann`. */
export const probeText = ({ method, path, host, headers = {} }: Probe): string =>
  [
    `${method} ${path}`,
    ...(host === undefined ? [] : [`host=${host}`]),
    ...Object.entries(headers).map(([name, value]) => `${name}=${value}`),
  ].join(' ');
