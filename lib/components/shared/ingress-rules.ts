/** Port that a NetworkPolicy admits. */
export interface PolicyPort {
  readonly protocol: string;
  readonly port: unknown;
}

export const tcp = (port: unknown): PolicyPort => ({ protocol: 'TCP', port });

/**
 * Returns ingress rules that let everyone reach these ports, one rule for each group.
 *
 * `emptyFrom`: write an empty list of peers, which means the same as none (older releases do).
 */
export function ingressRules(groups: readonly (readonly PolicyPort[])[], emptyFrom: boolean): object[] {
  return groups.map((ports) => (emptyFrom ? { from: [], ports } : { ports }));
}
