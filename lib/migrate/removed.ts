import { isRecord } from '../model';
import { REMOVED_FIELDS, type RemovedField } from '../releases/removed-fields.data';

type Step = string | number;

/** Removed field that an input has. */
export interface RemovedFinding {
  readonly path: readonly Step[];
  readonly value: unknown;
  readonly field: RemovedField;
}

/** Finds fields that Istio had once in the spec of an IstioOperator, or in Helm values below `values`. */
export function removedFields(spec: unknown): RemovedFinding[] {
  return REMOVED_FIELDS.flatMap((field) =>
    places(spec, field.path.split('.')).map(({ path, value }) => ({ path, value, field })),
  );
}

function places(tree: unknown, steps: readonly string[], path: Step[] = []): { path: Step[]; value: unknown }[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [{ path, value: tree }];
  if (step === '*') {
    if (Array.isArray(tree)) return tree.flatMap((item, i) => places(item, rest, [...path, i]));
    return isRecord(tree) ? Object.keys(tree).flatMap((key) => places(tree[key], rest, [...path, key])) : [];
  }
  return isRecord(tree) && step in tree ? places(tree[step], rest, [...path, step]) : [];
}
