import { isRecord, overlay, type Problem, type ValueTree } from '../../model';
import { wrong } from '../shared/problems';
import { checkKialiConfig } from './config/check';
import { kialiDefaults } from './defaults';
import type { KialiInput } from './input';
import { kialiPropValues } from './values';

/** What is wrong with `config`: by itself, and beside the props. */
export function configProblems(input: KialiInput): Problem[] {
  const { config } = input.props;
  if (config === undefined) return [];
  const byProps = kialiPropValues(input);
  const byNone = kialiPropValues({ ...input, props: {} });
  return [
    ...checkKialiConfig(config, input.versions.kiali.slice(1), { under: overlay(kialiDefaults(input), byProps) }),
    ...contradictions(config as ValueTree, byProps, byNone, 'config'),
  ];
}

/** Values of `config` that say something else than props do; what no prop says may be said. */
function contradictions(config: ValueTree, byProps: ValueTree, byNone: ValueTree, path: string): Problem[] {
  return Object.entries(config).flatMap(([key, value]): Problem[] => {
    const [prop, none] = [byProps[key], byNone[key]];
    const at = `${path}.${key}`;
    if (isRecord(value) && isRecord(prop)) return contradictions(value, prop, isRecord(none) ? none : {}, at);
    const isSame = JSON.stringify(value) === JSON.stringify(prop);
    if (prop === undefined || isSame || JSON.stringify(prop) === JSON.stringify(none)) return [];
    return [wrong('contradiction', at, value, [`a prop says ${JSON.stringify(prop)}`, 'leave out one of them'])];
  });
}
