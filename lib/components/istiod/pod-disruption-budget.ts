import type { Manifest, Problem } from '../../model';
import { numberOrText } from '../shared/scalar';
import { given, when } from '../shared/sparse';
import { inNamespace, runsHere } from './conditions';
import { podSelector, revisionLabels, revisioned } from './names';
import type { IstiodInput, IstiodValues } from './values';

/** Renders the disruption budget of istiod, but not for one replica, where it would block every drain of a node. */
export function istiodPodDisruptionBudget(input: IstiodInput): Manifest | undefined {
  const { values } = input;
  const replicas = values.autoscaleEnabled ? values.autoscaleMin : values.replicaCount;
  if (
    !inNamespace(input) ||
    !runsHere(input) ||
    !values.global.defaultPodDisruptionBudget.enabled ||
    !(Number(replicas) > 1)
  )
    return undefined;
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: {
      name: revisioned('istiod', values.revision),
      namespace: input.namespace,
      labels: { app: 'istiod', istio: 'pilot', ...revisionLabels(input) },
    },
    spec: {
      ...limit(values.pdb),
      ...when('unhealthyPodEvictionPolicy', values.pdb.unhealthyPodEvictionPolicy),
      selector: { matchLabels: podSelector(input) },
    },
  };
}

/** Returns the limit of a budget. Kubernetes takes one: `maxUnavailable` goes before the default of `minAvailable`. */
function limit(pdb: IstiodValues['pdb']): object {
  if (given(pdb.minAvailable) && !('maxUnavailable' in pdb)) return { minAvailable: numberOrText(pdb.minAvailable) };
  return when('maxUnavailable', numberOrText(pdb.maxUnavailable));
}

/** An empty limit where no other stands: the chart writes a budget without limits, which protects no pod. */
export function emptyLimits(input: IstiodInput): Problem[] {
  const { pdb } = input.values;
  if (given(pdb.minAvailable) || given(pdb.maxUnavailable) || !istiodPodDisruptionBudget(input)) return [];
  return (['minAvailable', 'maxUnavailable'] as const)
    .filter((key) => pdb[key] === '')
    .map((key): Problem => ({
      severity: 'error',
      code: 'values/empty-limit',
      path: `pdb.${key}`,
      found: '',
      message: 'the budget would have no limit, and protect no pod',
      fix: 'write for example 1 or "25%"',
    }));
}
