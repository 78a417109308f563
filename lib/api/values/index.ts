import { isRecord } from '../../model';
import type { Problem } from '../../model';
import { meshConfigProblems, meshNetworksProblems } from '../mesh-config';

import { walk } from '../../schema/walker';
import type { WalkOptions } from '../../schema/walker';
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

/**
 * What is wrong with the Helm values of one chart: unknown keys, wrong types, and null where the chart looks into an object. With
 * `meshConfig` and `global.meshNetworks` checked as istiod reads them. Null elsewhere takes a default of the chart away.
 */
export function valuesProblems(component: ValuesComponent, values: unknown, options: WalkOptions = {}): Problem[] {
  const prefix = options.path ?? '';
  const under = (name: string): WalkOptions => ({ ...options, path: prefix === '' ? name : `${prefix}.${name}` });
  const found = walk(shapes().VALUES[component], values, options).map(chartFix(component, values, prefix));
  if (!isRecord(values)) return found;
  if (isRecord(values.meshConfig)) found.push(...meshConfigProblems(values.meshConfig, under('meshConfig')));
  if (isRecord(values.global) && isRecord(values.global.meshNetworks))
    found.push(...meshNetworksProblems(values.global.meshNetworks, under('global.meshNetworks')));
  return found;
}
