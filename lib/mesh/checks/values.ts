import { valuesProblems, type ValuesComponent } from '../../api/values';
import type { Problem } from '../../model';
import type { MeshProps } from '../../props';
import type { Release } from '../../releases';
import { chartOf, type PlannedGateway } from '../gateways/plan';

const CHARTS = ['base', 'istiod', 'cni', 'ztunnel', 'gateway'] as const satisfies readonly ValuesComponent[];

/** The escape hatches `values`, chart by chart: unknown keys, wrong types, and mesh config inside them. */
export function valuesPropProblems(
  props: MeshProps,
  gateways: readonly PlannedGateway[],
  { version }: Release,
): Problem[] {
  const { values = {} } = props;
  return [
    ...CHARTS.flatMap((chart) =>
      values[chart] === undefined ? [] : valuesProblems(chart, values[chart], { version, path: `values.${chart}` }),
    ),
    // Every chart ignores the globals that it does not know; those that istiod does not know either are slips.
    ...(values.global === undefined
      ? []
      : valuesProblems('istiod', { global: values.global }, { version, path: 'values' })),
    ...gateways.flatMap(({ path, props: gateway, ...planned }) =>
      gateway.values === undefined
        ? []
        : valuesProblems(chartOf({ path, props: gateway, ...planned }) as ValuesComponent, gateway.values, {
            version,
            path: `${path}.values`,
          }),
    ),
  ];
}
