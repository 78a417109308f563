import type { ValueTree } from '../../model';
import type { IstiodValues } from './values';

const pick = (tree: object | undefined, ...keys: string[]): ValueTree =>
  Object.fromEntries(Object.entries(tree ?? {}).filter(([key]) => keys.includes(key)));

/** Returns the part of the chart's values that injection templates can read as `.Values`. */
export function injectorValues(values: IstiodValues): ValueTree {
  return {
    ...pick(values, 'global', 'sidecarInjectorWebhook', 'revision'),
    pilot: pick(values, 'cni', 'env'),
    gateways: pick(values.gateways, 'securityContext', 'seccompProfile'),
  };
}
