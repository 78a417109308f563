import { isRecord } from '../../model';
import type { Release } from '../../releases';
import { canonicalQuantity } from '../../model/quantity';
import { at, withValue, type Tree } from '../tree';
import { isGateway, type ComponentSpec } from './components';
import { flagValue } from './merge-input';
import { servicePorts } from './service-ports';

/**
 * Returns the values for the chart of a component: the shared ones, with those that follow from the component's own
 * settings.
 */
export function chartValues(spec: ComponentSpec, merged: Tree, release: Release): Tree {
  const { component, k8s = {} } = spec;
  const shared = at(merged, ['spec', 'values']);
  const set = (values: Tree, name: readonly string[], value: unknown): Tree =>
    withValue(values, [...component.root, ...name], value);
  let values = isRecord(shared) ? shared : {};
  if (isGateway(component)) {
    values = set(values, ['name'], spec.name);
    values = set(values, ['labels'], spec.label ?? null);
    const ports = at(k8s, ['service', 'ports']);
    if (Array.isArray(ports) && ports.length > 0) values = set(values, ['ports'], servicePorts(ports));
  }
  if (release.facts.operatorSettingsAreValues) {
    for (const [name, value] of settingsAsValues(spec)) values = set(values, name, value);
  }
  if (spec.hub !== '') values = set(values, ['hub'], flagValue(spec.hub));
  if (spec.tag !== undefined) values = set(values, ['tag'], flagValue(String(spec.tag)));
  return component.key === 'ztunnel' ? flattened(values, at(values, component.root)) : values;
}

/** Returns the settings under `k8s` that charts read as values too. */
function settingsAsValues({ component, k8s = {} }: ComponentSpec): [string[], unknown][] {
  const found: [string[], unknown][] = [];
  if (component.workload?.kind === 'Deployment') {
    const { minReplicas, maxReplicas } = isRecord(k8s.hpaSpec) ? k8s.hpaSpec : {};
    if (typeof minReplicas === 'number') found.push([['autoscaleMin'], minReplicas]);
    if (typeof maxReplicas === 'number' && maxReplicas > 0) found.push([['autoscaleMax'], maxReplicas]);
    if (typeof k8s.replicaCount === 'number' && k8s.replicaCount > 0) found.push([['replicaCount'], k8s.replicaCount]);
  }
  for (const kind of ['limits', 'requests']) {
    const cpu = at(k8s, ['resources', kind, 'cpu']);
    const text = typeof cpu === 'string' || typeof cpu === 'number' ? canonicalQuantity(cpu) : undefined;
    if (text !== undefined && text !== '0') found.push([['resources', kind, 'cpu'], text]);
  }
  return found;
}

/** Returns the values of chart ztunnel without a group around them; of the others only scalars, lists and `global`. */
function flattened(values: Tree, own: unknown): Tree {
  if (!isRecord(own)) return values;
  const plain = Object.entries(values).filter(([, value]) => !isRecord(value));
  return { global: values.global ?? null, ...Object.fromEntries(plain), ...own };
}
