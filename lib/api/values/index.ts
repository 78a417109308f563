import { isRecord, SHOWN_DEFAULTS, type Problem } from '../../model';
import { meshConfigProblems, meshNetworksProblems } from '../mesh-config';

import { walk, type WalkOptions } from '../../schema/walker';
import type { Shape } from '../../schema/notation';
import type { ValuesComponent } from './shapes';

export type { ValuesComponent } from './shapes';
type Shapes = typeof import('./shapes');

/** Schema of the values of one chart, with the differences between charts. */
export interface ChartSchema {
  /** Loads the shape of the values, which only programs that give values need. */
  readonly shape: () => Shape;
  /** Key of the chart's own values in value sets, which the chart lays over its root. */
  readonly section?: string;
  /** Group around the values of the chart in those of istioctl. */
  readonly group?: string;
  /** True where pull secrets are objects with a name; they are names elsewhere. */
  readonly hasSecretObjects?: boolean;
  /** True where a text that does not match the pattern of the schema stops its reader. */
  readonly hasStrictPatterns?: boolean;
}

// eslint-disable-next-line @typescript-eslint/no-require-imports -- some 400 values, loaded when values are checked
const shapes = (): Shapes => require('./shapes') as Shapes;

/** The schemas of Istio's own charts. */
export const CHART_SCHEMAS: Readonly<Record<ValuesComponent, ChartSchema>> = {
  'base': { shape: () => shapes().VALUES.base },
  'istiod': { shape: () => shapes().VALUES.istiod, section: 'pilot', group: 'pilot', hasStrictPatterns: true },
  'cni': { shape: () => shapes().VALUES.cni, section: 'cni', group: 'cni' },
  'ztunnel': { shape: () => shapes().VALUES.ztunnel, group: 'ztunnel' },
  'gateway': { shape: () => shapes().VALUES.gateway, hasSecretObjects: true },
  'istio-ingress': { shape: () => shapes().VALUES['istio-ingress'] },
  'istio-egress': { shape: () => shapes().VALUES['istio-egress'] },
};

/** Returns the fix of a problem where the values of istioctl and those of the chart differ. */
function chartFix({ group }: ChartSchema, values: unknown, prefix: string): (problem: Problem) => Problem {
  return (problem) => {
    const key = problem.path.slice(prefix.length).replace(/^\./, '');
    if (problem.code !== 'schema/unknown-field' || key !== group || !isRecord(values)) return problem;
    return { ...problem, fix: `write its fields without "${key}" around them` };
  };
}

/**
 * Codes of problems for which helm, Kubernetes or istiod stops. Charts render unknown values, and check limits
 * themselves.
 */
const FATAL_CODES: ReadonlySet<string> = new Set([
  'schema/type',
  'schema/null',
  'schema/newer-value',
  'schema/duration',
  'schema/base64',
]);

/**
 * Returns the problems that keep helm, Kubernetes or istiod from reading the Helm values of one chart: a list where the
 * chart looks into a map, a number where istiod or Kubernetes reads text. Values that the chart does not know are
 * ignored, as helm does.
 */
export function unreadableValues(schema: ChartSchema, values: unknown, options: WalkOptions = {}): Problem[] {
  const { section } = schema;
  const found = valuesProblems(schema, values, options);
  if (isRecord(values) && isRecord(values[SHOWN_DEFAULTS]))
    found.push(...valuesProblems(schema, values[SHOWN_DEFAULTS], { ...options, path: under(SHOWN_DEFAULTS, options) }));
  if (section !== undefined && isRecord(values) && values[section] !== undefined && values[section] !== null) {
    found.push(...valuesProblems(schema, values[section], { ...options, path: under(section, options) }));
  }
  const seen = new Set<string>();
  return found.filter(({ code, path, severity }) => {
    // Null removes a default; where the chart cannot do without, it reports that itself.
    const isLeft =
      severity !== 'error' ||
      !(FATAL_CODES.has(code) || (code === 'schema/pattern' && schema.hasStrictPatterns)) ||
      (code === 'schema/null' && !/\[\d+\]/.test(path));
    if (isLeft || seen.has(path)) return false;
    seen.add(path);
    return true;
  });
}

const under = (name: string, { path = '' }: WalkOptions): string => (path === '' ? name : `${path}.${name}`);

/**
 * Checks the pull secrets in `global`, which are names: istiod reads them as text. Chart gateway hands them on to
 * Kubernetes, as objects.
 */
function pullSecretProblems(schema: ChartSchema, global: Record<string, unknown>, path: string): Problem[] {
  const secrets = global.imagePullSecrets;
  if (!Array.isArray(secrets)) return [];
  return secrets.flatMap((found: unknown, i): Problem[] => {
    if (isRecord(found) === (schema.hasSecretObjects ?? false)) return [];
    const at = `${path}.imagePullSecrets[${i}]`;
    const [message, fix] = schema.hasSecretObjects
      ? ['must be an object', `write { name: ${JSON.stringify(String(found))} }`]
      : ['must be a string', secretName(found)];
    return [{ severity: 'error', code: 'schema/type', path: at, found, message, fix }];
  });
}

const secretName = (secret: unknown): string =>
  isRecord(secret) && typeof secret.name === 'string'
    ? `write ${JSON.stringify(secret.name)}`
    : 'write the name of the Secret';

/**
 * Returns the problems of the Helm values of one chart: unknown keys, wrong types, and null where the chart looks into
 * an object. `meshConfig` and `global.meshNetworks` are checked as istiod reads them. Null elsewhere removes a default
 * of the chart.
 */
export function valuesProblems(schema: ChartSchema, values: unknown, options: WalkOptions = {}): Problem[] {
  const prefix = options.path ?? '';
  const inside = (name: string): WalkOptions => ({ ...options, path: under(name, options) });
  const found = walk(schema.shape(), values, options).map(chartFix(schema, values, prefix));
  if (!isRecord(values)) return found;
  if (isRecord(values.meshConfig)) found.push(...meshConfigProblems(values.meshConfig, inside('meshConfig')));
  if (!isRecord(values.global)) return found;
  found.push(...pullSecretProblems(schema, values.global, under('global', options)));
  if (isRecord(values.global.meshNetworks))
    found.push(...meshNetworksProblems(values.global.meshNetworks, inside('global.meshNetworks')));
  return found;
}
