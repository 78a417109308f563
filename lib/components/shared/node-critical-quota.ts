/**
 * Returns the spec of a ResourceQuota that allows pods of class `system-node-critical`, which some clusters (GKE)
 * refuse outside kube-system otherwise.
 */
export function nodeCriticalQuota(pods: number | string): object {
  return {
    hard: { pods: String(pods) },
    scopeSelector: {
      matchExpressions: [{ operator: 'In', scopeName: 'PriorityClass', values: ['system-node-critical'] }],
    },
  };
}
