import { isRecord, type Problem } from '../../model';
import { meshConfigProblems, meshNetworksProblems } from '../mesh-config';

import { walk, type WalkOptions } from '../../schema/walker';
import type { ValuesComponent } from './shapes';

export type { ValuesComponent } from './shapes';
type Shapes = typeof import('./shapes');

// eslint-disable-next-line @typescript-eslint/no-require-imports -- some 400 values, loaded only where there are values to check
const shapes = (): Shapes => require('./shapes') as Shapes;

/** Groups of the values of istioctl, which each chart has without the group around them. */
const WITHOUT_GROUP: Record<string, ValuesComponent> = { pilot: 'istiod', cni: 'cni', ztunnel: 'ztunnel' };

/** What to write instead where the values of istioctl and those of the chart differ. */
function chartFix(component: ValuesComponent, values: unknown, prefix: string): (problem: Problem) => Problem {
  return (problem) => {
    const key = problem.path.slice(prefix.length).replace(/^\./, '');
    if (problem.code !== 'schema/unknown-field' || WITHOUT_GROUP[key] !== component || !isRecord(values))
      return problem;
    return { ...problem, fix: `write its fields without "${key}" around them` };
  };
}

/** Charts that lay this section over their root. */
const OWN_SECTION: Partial<Record<ValuesComponent, string>> = { istiod: 'pilot', cni: 'cni' };

/** Problems for which helm, Kubernetes or istiod stops. Charts render unknown values, and check limits themselves. */
const STOPS: ReadonlySet<string> = new Set([
  'schema/type',
  'schema/null',
  'schema/newer-value',
  'schema/duration',
  'schema/base64',
]);

/**
 * Returns what keeps helm, Kubernetes or istiod from reading the Helm values of one chart: a list where the chart looks into
 * a map, a number where istiod or Kubernetes reads text. Values that the chart does not know are left alone, as helm does.
 */
export function unreadableValues(component: ValuesComponent, values: unknown, options: WalkOptions = {}): Problem[] {
  const section = OWN_SECTION[component];
  const found = valuesProblems(component, values, options);
  if (section !== undefined && isRecord(values) && values[section] !== undefined && values[section] !== null) {
    found.push(...valuesProblems(component, values[section], { ...options, path: under(section, options) }));
  }
  const seen = new Set<string>();
  return found.filter(({ code, path, severity }) => {
    // Null takes a default away; where the chart cannot do without, it says so itself.
    const isLeft =
      severity !== 'error' ||
      !(STOPS.has(code) || (code === 'schema/pattern' && component === 'istiod')) ||
      (code === 'schema/null' && !/\[\d+\]/.test(path));
    if (isLeft || seen.has(path)) return false;
    seen.add(path);
    return true;
  });
}

const under = (name: string, { path = '' }: WalkOptions): string => (path === '' ? name : `${path}.${name}`);

/** Pull secrets in `global` are names: istiod reads them as text. Chart gateway alone has objects. */
function pullSecretProblems(component: ValuesComponent, global: Record<string, unknown>, path: string): Problem[] {
  const secrets = global.imagePullSecrets;
  if (component === 'gateway' || !Array.isArray(secrets)) return [];
  return secrets.flatMap((secret: unknown, i): Problem[] => {
    if (!isRecord(secret)) return [];
    const fix =
      typeof secret.name === 'string' ? `write ${JSON.stringify(secret.name)}` : 'write the name of the Secret';
    const at = `${path}.imagePullSecrets[${i}]`;
    return [{ severity: 'error', code: 'schema/type', path: at, found: secret, message: 'must be a string', fix }];
  });
}

/**
 * What is wrong with the Helm values of one chart: unknown keys, wrong types, and null where the chart looks into an object. With
 * `meshConfig` and `global.meshNetworks` checked as istiod reads them. Null elsewhere takes a default of the chart away.
 */
export function valuesProblems(component: ValuesComponent, values: unknown, options: WalkOptions = {}): Problem[] {
  const prefix = options.path ?? '';
  const inside = (name: string): WalkOptions => ({ ...options, path: under(name, options) });
  const found = walk(shapes().VALUES[component], values, options).map(chartFix(component, values, prefix));
  if (!isRecord(values)) return found;
  if (isRecord(values.meshConfig)) found.push(...meshConfigProblems(values.meshConfig, inside('meshConfig')));
  if (!isRecord(values.global)) return found;
  found.push(...pullSecretProblems(component, values.global, under('global', options)));
  if (isRecord(values.global.meshNetworks))
    found.push(...meshNetworksProblems(values.global.meshNetworks, inside('global.meshNetworks')));
  return found;
}
