import { isRecord, type Problem } from '../../model';
import type { Shape } from '../../schema/notation';

import { walk, type WalkOptions } from '../../schema/walker';
import { ProtoJson } from './proto-json';

type Shapes = typeof import('./shapes');
// eslint-disable-next-line @typescript-eslint/no-require-imports -- 500 fields, loaded when a mesh config is checked
const shapes = (): Shapes => require('./shapes') as Shapes;

/** Problems that istiod only logs: it keeps the rest of the mesh config. */
const WARNINGS = new Set([
  'schema/provider-service',
  'schema/provider-port',
  'schema/provider-status',
  'schema/provider-path',
  'schema/provider-transport',
  'schema/provider-required',
  'schema/ecdh-curve',
  'schema/dns-auto-allocate',
]);

function problemsOf(shape: Shape, value: unknown, options: WalkOptions): Problem[] {
  const input = new ProtoJson(options.path ?? '', options.isUnknown);
  const read = input.read(shape, value);
  const found = walk(shape, read, options).map((problem): Problem => ({
    ...problem,
    severity: WARNINGS.has(problem.code) ? 'warning' : problem.severity,
    path: problem.path.replace(/^\./, ''),
  }));
  return [...input.problems, ...found];
}

/**
 * Returns the problems of `meshConfig`. istiod drops the whole mesh config for a wrong type, a bad duration or a broken
 * rule, and drops an unknown field without a word: both are errors here. A problem that it only logs is a warning.
 */
export const meshConfigProblems = (value: unknown, options: WalkOptions = {}): Problem[] =>
  problemsOf(shapes().MeshConfig, value, options);

/**
 * Returns a mesh config as its type has it: names in camelCase, numbers without quotes. What istiod would not read,
 * and numbers of enum values, leave it as it is.
 */
export function canonicalMeshConfig(value: unknown): unknown {
  const input = new ProtoJson('');
  const read = input.read(shapes().MeshConfig, value);
  const isExact = input.problems.every(({ severity, code }) => severity !== 'error' && code !== 'schema/enum-number');
  return isExact ? read : value;
}

/**
 * Returns the problems of a `ProxyConfig`: `defaultConfig` of the mesh config, or the annotation
 * `proxy.istio.io/config` of a pod.
 */
export const proxyConfigProblems = (value: unknown, options: WalkOptions = {}): Problem[] =>
  problemsOf(shapes().MeshProxyConfig, value, options);

/** Returns the problems of `meshNetworks`, networks by name. */
export function meshNetworksProblems(value: unknown, options: WalkOptions = {}): Problem[] {
  const inner =
    isRecord(value) && Object.keys(value).length === 1 && isRecord(value.networks) ? value.networks : undefined;
  if (
    inner !== undefined &&
    !('endpoints' in inner) &&
    !('gateways' in inner) &&
    Object.values(inner).every(isRecord) &&
    Object.keys(inner).length > 0
  ) {
    const path = options.path === undefined || options.path === '' ? 'networks' : `${options.path}.networks`;
    return [
      {
        severity: 'error',
        code: 'schema/mesh-networks',
        path,
        found: Object.keys(inner),
        message: 'meshNetworks is the networks by name, without a field "networks" around them',
        fix: 'take "networks" away',
      },
    ];
  }
  return problemsOf(shapes().MeshNetworks, value, options);
}
