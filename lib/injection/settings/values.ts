import { isRecord, SHOWN_DEFAULTS, splitShownDefaults, type Problem } from '../../model';
import { copyJson } from '../pod/go-json';

type Values = Record<string, unknown>;

/**
 * Merges Helm values over their defaults, as Helm does: maps by key, everything else replaced, `null` removes. A `null`
 * where the chart has a map is a problem: the templates read through the map, and injection would fail in the cluster.
 */
export function mergeValues(defaults: Values, given: Values, problems: Problem[], path = 'values'): Values {
  const result = copyJson(defaults);
  for (const [key, value] of Object.entries(given)) {
    const before = result[key];
    const at = `${path}.${key}`;
    if (value === null || value === undefined) {
      if (value === null && isRecord(before)) problems.push(nullForMap(at));
      else if (value === null) delete result[key];
    } else if (isRecord(before) && isRecord(value)) {
      result[key] = mergeValues(before, value, problems, at);
    } else {
      result[key] = dropNulls(value);
    }
  }
  return result;
}

/**
 * Returns the complete values of the istiod chart. The values under `pilot`, as in an IstioOperator and in the
 * ConfigMap of the injector, are laid over the root of the chart, which is where the chart has them.
 */
export function chartValues(defaults: Values, given: Values, problems: Problem[]): Values {
  const { shown, own } = splitShownDefaults(given);
  const { pilot, ...root } = own;
  if (pilot === null) problems.push(nullForMap('values.pilot'));
  const merged = mergeValues(mergeValues(defaults, shown, problems, `values.${SHOWN_DEFAULTS}`), root, problems);
  return isRecord(pilot) ? mergeValues(merged, pilot, problems, 'values.pilot') : merged;
}

/** Reports every `null` of `given` in a place where `defaults` has a map. */
export function nullsForMaps(defaults: Values, given: Values, path: string): Problem[] {
  return Object.entries(defaults).flatMap(([key, before]) => {
    const value = given[key];
    if (!isRecord(before)) return [];
    if (value === null) return [nullForMap(`${path}.${key}`)];
    return isRecord(value) ? nullsForMaps(before, value, `${path}.${key}`) : [];
  });
}

function nullForMap(path: string): Problem {
  return {
    severity: 'error',
    code: 'injection/null-for-map',
    path,
    found: null,
    message: 'the chart has a map here, and injection fails in the cluster where a template reads through null',
    fix: 'leave the key out, or write {} for nothing',
  };
}

function dropNulls(value: unknown): unknown {
  if (!isRecord(value)) return copyJson(value);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([key, item]) => [key, dropNulls(item)]),
  );
}

/**
 * Returns the part of the istiod chart's values that ConfigMap `istio-sidecar-injector` carries in its key `values`,
 * and that templates can read: `global` and `sidecarInjectorWebhook` whole, `revision`, and two made of parts: `pilot`
 * (`cni`, `env`) and `gateways`.
 */
export function injectorValues(values: Values): Values {
  const gateways = isRecord(values.gateways) ? values.gateways : {};
  return {
    gateways: pick(gateways, ['seccompProfile', 'securityContext']),
    ...pick(values, ['global']),
    pilot: pick(values, ['cni', 'env']),
    ...pick(values, ['revision', 'sidecarInjectorWebhook']),
  };
}

function pick(values: Values, keys: readonly string[]): Values {
  return Object.fromEntries(keys.filter((key) => key in values).map((key) => [key, values[key]]));
}

/** Returns the value at a path of keys, or undefined. */
export function valueAt(values: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), values);
}

/** Returns the string at a path of keys, or ''. */
export function textAt(values: unknown, ...keys: string[]): string {
  const value = valueAt(values, ...keys);
  return typeof value === 'string' ? value : '';
}
