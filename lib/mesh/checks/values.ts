import { valuesProblems } from '../../api/values';
import type { ChartName, Problem } from '../../model';
import type { MeshProps, MeshValues as MeshValuesProps } from '../../props';
import { MeshValues } from '../../props/mesh';
import type { Release } from '../../releases';
import { charts } from '../charts/charts';
import { chartOf, type PlannedGateway } from '../gateways/plan';

/** Charts whose values have a place among the props. */
export const VALUES_CHARTS = Object.keys(MeshValues.facts.fields ?? {}).filter(
  (key): key is ChartName & keyof MeshValuesProps => Object.hasOwn(charts, key),
);

/**
 * Validates the escape hatch `values`, chart by chart: unknown keys, wrong types, and mesh config inside the values.
 */
export function valuesPropProblems(
  props: MeshProps,
  gateways: readonly PlannedGateway[],
  { version }: Release,
): Problem[] {
  const { values = {} } = props;
  return [
    ...VALUES_CHARTS.flatMap((chart) =>
      values[chart] === undefined
        ? []
        : valuesProblems(charts[chart].schema, values[chart], { version, path: `values.${chart}` }),
    ),
    // Every chart ignores the globals that it does not know; one that istiod does not know either is misspelt.
    ...(values.global === undefined
      ? []
      : valuesProblems(charts.istiod.schema, { global: values.global }, { version, path: 'values' })),
    ...gateways.flatMap(({ path, props: gateway, ...planned }) =>
      gateway.values === undefined
        ? []
        : valuesProblems(charts[chartOf({ path, props: gateway, ...planned })].schema, gateway.values, {
            version,
            path: `${path}.values`,
          }),
    ),
  ];
}
