import { given } from '../../components/shared/sparse';
import type { Manifest } from '../../model';
import { autoscaler } from '../shared/autoscaler';
import { networkPolicy, placedObject } from '../shared/objects';
import type { KialiInput } from './input';
import { kialiLabels } from './labels';
import { kialiValues } from './values';

export function kialiAutoscaler(input: KialiInput): Manifest | undefined {
  const values = kialiValues(input);
  const { hpa, remote_cluster_resources_only: isRemote } = values.deployment;
  if (isRemote || !given(hpa.spec)) return undefined;
  return autoscaler(input, kialiLabels(input, values).labels, hpa.spec);
}

export function kialiDisruptionBudget(input: KialiInput): Manifest | undefined {
  const values = kialiValues(input);
  const { pod_disruption_budget: budget, remote_cluster_resources_only: isRemote } = values.deployment;
  if (isRemote || budget === undefined || !given(budget.spec)) return undefined;
  const { labels, selector } = kialiLabels(input, values);
  return placedObject([budget.api_version, 'PodDisruptionBudget'], input, labels, {
    spec: { selector: { matchLabels: selector }, ...budget.spec },
  });
}

export function kialiNetworkPolicy(input: KialiInput): Manifest | undefined {
  const values = kialiValues(input);
  const { deployment, server } = values;
  if (deployment.remote_cluster_resources_only || !deployment.network_policy.enabled) return undefined;
  const { metrics } = server.observability;
  const ports = [server.port, ...(metrics.enabled ? [metrics.port] : [])];
  return networkPolicy(input, kialiLabels(input, values), ports);
}
